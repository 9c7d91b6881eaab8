import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city } from '../../../test/office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import type { Listening } from '../../main.ts'
import { drawWorks, sampleSize, shareLeast } from './draw.ts'
import { forgetWhose } from './forget.ts'
import { fatalErrors, itemsOf, type Marks, passRate, sheetItems, verdictOf } from './sheet.ts'

const all = (mark: 'full' | 'partly' | 'none', of: 'order' | 'call' = 'order'): Marks =>
  Object.fromEntries(itemsOf(of).map(({ code }) => [code, mark]))

test('§3.6 the sheet is data: weights of 100, every element of an order, the four things that must never happen', () => {
  assert.equal(
    sheetItems.reduce((sum, { weight }) => sum + weight, 0),
    100,
  )
  for (const code of ['who', 'when', 'where', 'what', 'wish', 'classification', 'correctness', 'confidentiality'])
    assert.ok(
      itemsOf('order').some((item) => item.code === code),
      code,
    )
  for (const code of ['opening', 'listening', 'closing'])
    assert.ok(
      itemsOf('call').some((item) => item.code === code),
      code,
    )
  assert.deepEqual(Object.keys(fatalErrors), ['leak', 'false-order', 'insult', 'refused-without-path'])
})

for (const [says, marks, fatal, expected] of [
  ['all done', all('full'), [], { score: 100, passed: true }],
  ['half done', all('partly'), [], { score: 50, passed: false }],
  // 75 points apply to an order; without the answer's 20 there remain 55.
  ['nothing to answer', { ...all('full'), correctness: 'n/a' }, [], { score: 100, passed: true }],
  ['15 of 75 missing is exactly the bar', { ...all('full'), classification: 'none' }, [], { score: 80, passed: true }],
  [
    '21 of 75 missing is below',
    { ...all('full'), classification: 'none', who: 'none' },
    [],
    { score: 72, passed: false },
  ],
  ['a leak outweighs everything', all('full'), ['leak'], { score: 0, passed: false }],
] as const)
  test(`§3.6 verdict: ${says}`, () => {
    assert.deepEqual(verdictOf('order', marks, fatal), expected)
  })

test('HK-12: passed of those checked; what is still open stands beside it', () => {
  assert.deepEqual(passRate([{ passed: true }, { passed: true }, { passed: false }, { passed: null }]), {
    numerator: 2,
    denominator: 3,
    open: 1,
    percent: 66.67,
  })
  assert.equal(passRate([{ passed: null }]).percent, null)
})

test('HK-12: at least three of a hundred, by a seed that anybody can try again', () => {
  assert.equal(shareLeast, 3)
  assert.deepEqual([sampleSize(1, 3), sampleSize(33, 3), sampleSize(34, 3), sampleSize(1000, 3)], [1, 1, 2, 30])
  const works = Array.from({ length: 200 }, (_, n) => `450100-2026-${n}`)
  const drawn = drawWorks(works, 5, 'seed')
  assert.equal(drawn.length, 10)
  assert.deepEqual(drawWorks(works.toReversed(), 5, 'seed'), drawn, 'the order in which they come does not matter')
  assert.notDeepEqual(drawWorks(works, 5, 'other'), drawn)
  // Over many seeds each is drawn about as often as any other.
  const times = new Map<string, number>()
  for (let seed = 0; seed < 400; seed++)
    for (const work of drawWorks(works.slice(0, 20), 25, String(seed))) times.set(work, (times.get(work) ?? 0) + 1)
  for (const [work, n] of times) assert.ok(n > 60 && n < 140, `${work} ${n}`)
})

let world: World
let server: Listening
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
})
after(async () => {
  await server.close()
  await world.close()
})
const as = async (role: 'agent' | 'shift-leader' | 'office-head' | 'registrar') => {
  const call = caller(server.url)
  const account = world.staff(city, role).login
  assert.equal((await call('POST', '/api/v1/sessions', { account, password: samplePassword })).status, 201)
  return call
}
const answered = async (by: 'agent' | 'shift-leader') => {
  const call = await as(by)
  const sent = await call('POST', '/api/v1/orders', {
    type: 'CONSULT',
    title: '咨询居住证',
    content: '想问居住证在哪里办，要带什么材料。',
    placeRegion: '450102',
    place: '长青路',
    petitioner: { name: '陈小满', phone: '13800138000' },
  })
  assert.equal(sent.status, 201, sent.text)
  const done = await call('POST', `/api/v1/cases/${sent.json.caseNo}/actions/answer-order`, {
    reply: '居住证在派出所申请，带身份证和居住证明。',
  })
  assert.ok(done.status < 300, done.text)
  return sent.json.caseNo as string
}
const draw = { subject: 'order', from: '2026-06-01', to: '2026-06-02', sharePercent: 100 }

test('§3.6, HK-12: drawn once of a period that is over, checked blind, objected to, decided by another person', async () => {
  world.clock.set(Temporal.Instant.from('2026-06-01T09:00:00+08:00'))
  const numbers = [await answered('agent'), await answered('agent'), await answered('shift-leader')].toSorted()
  const early = await (await as('shift-leader'))('POST', '/api/v1/quality/samples', draw)
  assert.equal(early.json.code, 'quality-period-open')
  world.clock.set(Temporal.Instant.from('2026-06-02T09:00:00+08:00'))
  const leader = await as('shift-leader')
  assert.equal((await leader('POST', '/api/v1/quality/samples', { ...draw, sharePercent: 2 })).status, 400)
  assert.equal((await leader('POST', '/api/v1/quality/samples', { ...draw, account: 'x' })).status, 400)
  const made = await leader('POST', '/api/v1/quality/samples', draw)
  assert.equal(made.status, 201, made.text)
  assert.equal((await leader('POST', '/api/v1/quality/samples', draw)).json.code, 'quality-drawn-already')
  const { items } = (await leader('GET', `/api/v1/quality/samples/${made.json.id}`)).json
  assert.deepEqual(items.map(({ work }: { work: string }) => work).toSorted(), numbers)
  const blank = { marks: all('full'), fatal: [], remark: '' }
  const own = items.find((item: { own: boolean }) => item.own)
  assert.equal((await leader('POST', `/api/v1/quality/checks/${own.id}`, blank)).json.code, 'quality-own-work')
  const [first, second] = items.filter((item: { own: boolean }) => !item.own)
  const { wish: _, ...unfinished } = all('full')
  const refused = await leader('POST', `/api/v1/quality/checks/${first.id}`, { ...blank, marks: unfinished })
  assert.match(refused.json.says, /要素：诉求/)
  const bad = { marks: { ...all('full'), classification: 'none', who: 'none' }, fatal: [], remark: '分类选错' }
  assert.deepEqual((await leader('POST', `/api/v1/quality/checks/${first.id}`, bad)).json, { score: 72, passed: false })
  assert.equal((await leader('POST', `/api/v1/quality/checks/${first.id}`, bad)).json.code, 'quality-not-open')
  assert.equal((await leader('POST', `/api/v1/quality/checks/${second.id}`, blank)).json.score, 100)

  const agent = await as('agent')
  const mine = (await agent('GET', '/api/v1/quality/own')).json.items
  assert.equal(mine.length, 2)
  assert.equal(
    (await agent('POST', `/api/v1/quality/checks/${own.id}/appeal`, { says: '不是我的' })).json.code,
    'quality-no-appeal',
  )
  const appeal = await agent('POST', `/api/v1/quality/checks/${first.id}/appeal`, { says: '来电人当时就是这样说的' })
  assert.equal(appeal.status, 204)
  const decision = { says: '听了录音，分类没有错', instead: { marks: { ...all('full'), who: 'none' }, fatal: [] } }
  const self = await leader('POST', `/api/v1/quality/checks/${first.id}/decision`, decision)
  assert.equal(self.json.code, 'quality-own-sheet')
  const head = await as('office-head')
  const [waiting] = (await head('GET', '/api/v1/quality/appeals')).json.items
  assert.deepEqual([waiting.id, waiting.appeal], [first.id, '来电人当时就是这样说的'])
  assert.deepEqual((await head('POST', `/api/v1/quality/checks/${first.id}/decision`, decision)).json, {
    score: 92,
    passed: true,
  })
  const [sample] = (await head('GET', '/api/v1/quality/samples')).json.items
  assert.deepEqual(sample.rate, { numerator: 2, denominator: 2, open: 1, percent: 100 })
  assert.deepEqual([sample.population, sample.drawn], [3, 3])
  assert.equal((await (await as('registrar'))('GET', '/api/v1/quality/samples')).status, 403)
})

test('§3.5, RG-13: no screen that others see names an agent, and none counts by agent', async () => {
  const agent = world.staff(city, 'agent')
  const leader = await as('shift-leader')
  const [sample] = (await leader('GET', '/api/v1/quality/samples')).json.items
  const head = await as('office-head')
  for (const [call, path] of [
    [leader, '/api/v1/quality/samples'],
    [leader, `/api/v1/quality/samples/${sample.id}`],
    [leader, '/api/v1/quality/appeals'],
    [head, '/api/v1/quality/samples'],
    [head, '/api/v1/quality/appeals'],
  ] as const) {
    const { status, text } = await call('GET', path)
    assert.equal(status, 200, path)
    for (const trace of [agent.account, agent.login, agent.name]) assert.ok(!text.includes(trace), `${path}: ${trace}`)
  }
  const { paths } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, unknown>
  }
  const ours = Object.entries(paths).filter(([path]) => path.startsWith('/api/v1/quality'))
  assert.ok(ours.length >= 8)
  assert.doesNotMatch(JSON.stringify(ours), /"(account|agent|by|person)"/, 'nothing can be asked or drawn by person')
})

test('§3.6: calls that ended are drawn like orders, and their sheet asks how the person was listened to', async () => {
  const agent = await as('agent')
  const entered = await agent('POST', '/api/v1/calls', {
    number: '13800138000',
    answeredAt: '2026-06-01T10:00:00+08:00',
    endedAt: '2026-06-01T10:04:00+08:00',
  })
  assert.equal(entered.status, 201, entered.text)
  const leader = await as('shift-leader')
  const made = await leader('POST', '/api/v1/quality/samples', { ...draw, subject: 'call' })
  assert.equal(made.status, 201, made.text)
  const [check] = (await leader('GET', `/api/v1/quality/samples/${made.json.id}`)).json.items
  assert.equal(check.subject, 'call')
  const path = `/api/v1/quality/checks/${check.id}`
  const order = { marks: all('full', 'order'), fatal: [], remark: '' }
  assert.match((await leader('POST', path, order)).json.says, /开头语、倾听、结束语/)
  const rude = { marks: all('full', 'call'), fatal: ['insult'], remark: '对来电人不耐烦' }
  assert.deepEqual((await leader('POST', path, rude)).json, { score: 0, passed: false })
  const none = await leader('POST', '/api/v1/quality/samples', {
    ...draw,
    subject: 'call',
    from: '2026-05-01',
    to: '2026-05-02',
  })
  assert.equal(none.json.code, 'quality-nothing-ended')
})

test('RG-1, RG-15: a sealed order leaves the sheets; after their time they no longer say whose work it was', async () => {
  const rows = () =>
    world.house.kernel.units.read(
      jobPrincipal('test'),
      async (tx) =>
        (
          await sql<{
            account: string | null
            remark: Buffer | null
            score: number | null
            work: string
          }>`select * from quality_check order by id`.execute(tx)
        ).rows,
    )
  const before = await rows()
  assert.ok(before.some(({ account, remark }) => account && remark))
  assert.equal(await forgetWhose(world.house.kernel), 0)
  world.clock.set(Temporal.Instant.from('2027-06-04T09:00:00+08:00'))
  assert.ok((await forgetWhose(world.house.kernel)) > 0)
  const later = await rows()
  assert.deepEqual(
    later.map(({ score, work }) => [work, score]),
    before.map(({ score, work }) => [work, score]),
  )
  assert.ok(later.every(({ account, remark }) => account === null && remark === null))
  const { qualityProjector } = await import('./forget.ts')
  const [{ work: caseNo } = { work: '' }] = later
  const change = { caseNo, events: [], before: { sealed: false, seq: 1 }, after: { sealed: true } } as never
  await world.house.kernel.units.write(jobPrincipal('test'), (tx) => qualityProjector(tx, [change]))
  assert.ok(!(await rows()).some(({ work }) => work === caseNo))
})
