import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { jobPrincipal } from '../../src/kernel/index.ts'
import type { Listening } from '../../src/main.ts'
import { city, officeOf, water, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

/**
 * An accusation that the accused bureau's people cannot find in any way (RG-1, L22 30(3)): everything that they can ask
 * answers exactly as it did before the accusation came in, and its number answers like one that does not exist.
 */
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
const { act, who, send, differences } = officeOf(() => world)

const secret = '张局长在招标中收钱的事'
const accusation = {
  channel: '03',
  purpose: '04',
  title: secret,
  content: '市住建局张局长在去年十月的招标中收了二十万元，有转账记录，请查处。',
  petitioner: { name: '林白露', phone: '13900139000' },
  about: '市住房和城乡建设局',
  addressedTo: works,
  placeRegion: '450100',
}

const signedIn = async (login: string) => {
  const call = caller(server.url)
  const { status } = await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })
  assert.equal(status, 201, login)
  return call
}
type Call = ReturnType<typeof caller>

const lists = [
  ...['', '?queue=to-register', '?queue=to-sign', '?queue=handling', '?queue=to-approve', '?queue=to-decide'],
  ...['?queue=overdue', '?queue=all', '?class=accusation', '?state=discipline', `?organ=${works}`, `?organ=${city}`],
  ...['?channel=03', '?place=450100', '?due=2999-12-31', `?q=${encodeURIComponent('招标')}`, '?q=%E5%BC%A0%E5%B1%80'],
].map((query) => `/api/v1/cases${query}`)
const questions = [
  ...lists,
  ...['/api/v1/queues', '/api/v1/cases/export.csv?queue=all', '/api/v1/messages/failed', '/api/v1/postings'],
  ...['/api/v1/filters', '/api/v1/visits'],
]

/** All that this person can ask, in one breath; moments of the answer itself left out. */
async function everything(call: Call): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const path of questions) {
    const { status, text } = await call('GET', path)
    answers[path] = `${status} ${text}`
  }
  const typed = await call('POST', '/api/v1/duplicates', {
    petitioner: accusation.petitioner,
    title: accusation.title,
    content: accusation.content,
  })
  answers.duplicates = `${typed.status} ${typed.text}`
  return answers
}

/** Every door that takes a number. */
const doors = (no: string) =>
  [
    ['GET', `/api/v1/cases/${no}`],
    ['GET', `/api/v1/cases/${no}/actions`],
    ['GET', `/api/v1/cases/${no}/pending`],
    ['GET', `/api/v1/cases/${no}/messages`],
    ['GET', `/api/v1/cases/${no}/duplicates`],
    ['GET', `/api/v1/cases/${no}/documents/0123456789abcdef.pdf`],
    ['GET', `/api/v1/cases/${no}/files/0123456789abcdef0123456789abcdef`],
    ['POST', `/api/v1/cases/${no}/actions/sign`, {}],
    ['POST', `/api/v1/cases/${no}/actions/approve`, {}],
    ['POST', `/api/v1/cases/${no}/reveal`, { purpose: 'contact', reason: '核实情况' }],
    ['GET', `/api/v1/public/cases/${no}`],
  ] as const

test('the accused bureau finds an accusation in no list, search, count, export, message or proposal, nor by its number', async () => {
  // A case of the bureau's own, so that its lists are not simply empty.
  const own = await send()
  await act(who().registrar, own.caseNo, 'register')
  await act(who().registrar, own.caseNo, 'classify', { class: 'appeal', path: '31-6', category: '01/08' })
  await act(who().dispatcher, own.caseNo, 'transfer', { to: works, reason: '归其管' })

  const clerks: [string, Call][] = []
  for (const login of ['zj.liaison', 'zj.handler', 'zj.organ-head']) clerks.push([login, await signedIn(login)])
  const before = new Map<string, Record<string, string>>()
  for (const [login, call] of clerks) before.set(login, await everything(call))
  assert.ok(Object.values(before.get('zj.liaison') ?? {}).some((text) => text.includes(own.caseNo)))

  const { json } = await caller(server.url)('POST', '/api/v1/public/submissions', accusation)
  const { caseNo } = json as { caseNo: string }
  const unseen = async (when: string) => {
    for (const [login, call] of clerks) {
      assert.deepEqual(await everything(call), before.get(login), `${login}, ${when}`)
      for (const [method, path, body] of doors(caseNo)) {
        const there = await call(method, path, body)
        const nowhere = await call(method, path.replace(caseNo, nobodys), body)
        assert.equal(there.status, nowhere.status, `${login} ${path}`)
        assert.ok(there.status >= 400, path)
        assert.equal(there.text.replaceAll(caseNo, ''), nowhere.text.replaceAll(nobodys, ''), `${login} ${path}`)
      }
    }
  }
  await unseen('on arrival')

  const officer = world.staff(city, 'discipline-officer')
  await act(officer, caseNo, 'refer-discipline', { to: '450100-JW', envelope: '封字第1号', accused: works })
  await unseen('waiting for approval')
  await act(who().head, caseNo, 'approve')
  await act(world.staff('450100-JW', 'discipline-officer'), caseNo, 'note-envelope-receipt', { on: '2026-06-01' })
  await unseen('referred')
  // A case of somebody else cannot be joined to it either, and the refusal is that of a number without case.
  const joined = await send()
  await act(who().registrar, joined.caseNo, 'register')
  const registrar = await signedIn('xf.registrar')
  const merge = (into: string) =>
    registrar('POST', `/api/v1/cases/${joined.caseNo}/actions/merge`, { into, reason: '同人同事' })
  const [sealed, nothing] = [await merge(caseNo), await merge(nobodys)]
  assert.equal(sealed.status, nothing.status)
  assert.equal(sealed.json.code, 'no-such-case-to-join')
  assert.deepEqual(sealed.json, nothing.json)
  assert.deepEqual(await differences(), [])
})

/** A number with the right check digit that no case has. */
const nobodys = '450100-2026-0999999-2'

test('its number takes as long to be refused as one that does not exist', async () => {
  const { json } = await caller(server.url)('POST', '/api/v1/public/submissions', accusation)
  const call = await signedIn('zj.liaison')
  const took = async (no: string): Promise<number> => {
    const at = performance.now()
    const { status } = await call('GET', `/api/v1/cases/${no}`)
    assert.equal(status, 404)
    return performance.now() - at
  }
  const there: number[] = []
  const nowhere: number[] = []
  // In turns, so that whatever else the machine does falls on both alike.
  for (let turn = 0; turn < 40; turn++) {
    there.push(await took(json.caseNo))
    nowhere.push(await took(nobodys))
  }
  const middle = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
  const [a, b] = [middle(there), middle(nowhere)]
  assert.ok(a < b * 2 + 5 && b < a * 2 + 5, `${a} ms against ${b} ms`)
})

test('the database refuses what the program would never ask: a sealed case in reach of the accused organ or its line', async () => {
  const { caseNo } = await send({ ...water, purpose: '04' })
  const officer = world.staff(city, 'discipline-officer')
  await act(officer, caseNo, 'refer-discipline', { to: '450100-JW', envelope: '封字第2号', accused: works })
  await act(who().head, caseNo, 'approve')
  const widen = (reach: string) =>
    world.house.kernel.units.write(jobPrincipal('attack'), (tx) =>
      sql`update case_head set reach = reach || ${[reach]}::text[] where case_no = ${caseNo}`.execute(tx),
    )
  await assert.rejects(widen(works), /may not reach/)
  await assert.rejects(widen(`sealed:${works}`), /may not reach/)
  // An organ beside the line is no business of the trigger; what was done by hand is undone again.
  await widen('450100-JY')
  await world.house.kernel.units.write(jobPrincipal('attack'), (tx) =>
    sql`update case_head set reach = array_remove(reach, '450100-JY') where case_no = ${caseNo}`.execute(tx),
  )
})

test('RGT-09: what is written to a discipline organ above is registered by its envelope and goes up in five working days', async () => {
  const registrar = await signedIn('xf.registrar')
  const { status, json } = await registrar('POST', '/api/v1/envelopes', { channel: '01' })
  assert.equal(status, 201)
  assert.deepEqual(
    json.clocks.map(({ rule, last }: { rule: string; last: string }) => [rule, last]),
    [
      ['DL-01', '2026-06-16'],
      ['DL-18', '2026-06-08'],
    ],
  )
  const more = await registrar('POST', '/api/v1/envelopes', { channel: '01', content: '抄下来的内容' })
  assert.equal(more.status, 400)
  assert.equal((await registrar('GET', `/api/v1/cases/${json.caseNo}`)).status, 404)
  const officer = world.staff(city, 'discipline-officer')
  await act(officer, json.caseNo, 'hand-over-envelope', {
    to: '450100-JW',
    envelope: '封字第3号',
    carrier: 'confidential-post',
  })
  assert.deepEqual(await differences(), [])
})

// Once the county's office, which has no sealed desk, kept it for ever: nobody there may open it.
test('regression, ST-54, RG-1: an accusation that comes to a county goes to the sealed desk of the city, and on from there', async () => {
  const { caseNo } = await send({ ...accusation, placeRegion: '450102', addressedTo: undefined })
  const officer = world.staff(city, 'discipline-officer')
  await act(officer, caseNo, 'refer-discipline', { to: '450100-JW', envelope: '封字第2号' })
  const done = await act(who().head, caseNo, 'approve')
  assert.equal(done.state, 'discipline')
  const county = await signedIn('cd.xf.registrar')
  assert.equal((await county('GET', `/api/v1/cases/${caseNo}`)).status, 404)
  assert.deepEqual(await differences(), [])
})
