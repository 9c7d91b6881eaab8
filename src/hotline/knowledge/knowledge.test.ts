import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, works } from '../../../test/office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../../../test/world.ts'
import { jobPrincipal } from '../../kernel/index.ts'
import type { Listening } from '../../main.ts'
import { turnDay } from './dates.ts'

let world: World
let server: Listening
type Call = ReturnType<typeof caller>
let editor: Call
let reviewer: Call
let agent: Call
before(async () => {
  world = await openWorld()
  server = await serveWorld(world)
  await signIn()
})
after(async () => {
  await server.close()
  await world.close()
})

async function signedIn(organ: string, role: 'knowledge-editor' | 'shift-leader' | 'agent' | 'liaison'): Promise<Call> {
  const call = caller(server.url)
  const account = world.staff(organ, role).login
  assert.equal((await call('POST', '/api/v1/sessions', { account, password: samplePassword })).status, 201)
  return call
}
async function signIn(): Promise<void> {
  editor = await signedIn(city, 'knowledge-editor')
  reviewer = await signedIn(city, 'shift-leader')
  agent = await signedIn(city, 'agent')
}

const fields = {
  title: '异地就医怎样备案',
  variants: ['外地看病怎么报销'],
  short: '带身份证到任一医保窗口，或在网上办理，当天生效。',
  long: '备案后在备案地住院，按参保地规定报销。',
  sourceNo: '示医保发〔2026〕3号',
  sourceTitle: '异地就医备案办法',
  issuer: '示例市医疗保障局',
  region: null as string | null,
  from: '2026-01-01',
  to: null as string | null,
  category: '05/01',
  owner: works,
  reviewOn: '2026-12-01',
}
const base = '/api/v1/knowledge'

/** An entry that somebody wrote and somebody else published. */
async function published(more: Partial<typeof fields> = {}): Promise<string> {
  const { id } = (await editor('POST', `${base}/entries`, { fields: { ...fields, ...more } })).json
  await nextVersion(id)
  return id
}
async function nextVersion(id: string): Promise<void> {
  assert.equal((await editor('POST', `${base}/entries/${id}/submit`)).status, 200)
  assert.equal((await reviewer('POST', `${base}/entries/${id}/publish`)).status, 200)
}
const search = async (q: string, more = '') => (await agent('GET', `${base}?q=${encodeURIComponent(q)}${more}`)).json
const titles = async (q: string, more = ''): Promise<string[]> =>
  (await search(q, more)).items.map(({ title }: { title: string }) => title)

test('§3.8 whoever wrote a version does not publish it; another person does, and every version stays', async () => {
  const { id } = (await editor('POST', `${base}/entries`, { fields })).json
  assert.deepEqual((await titles('异地就医')).length, 0, 'a draft is found by nobody')
  assert.equal((await reviewer('POST', `${base}/entries/${id}/publish`)).json.code, 'knowledge-not-in-review')
  assert.equal((await editor('POST', `${base}/entries/${id}/submit`)).status, 200)
  const own = await editor('POST', `${base}/entries/${id}/publish`)
  assert.deepEqual([own.status, own.json.code], [409, 'knowledge-own-draft'])
  assert.equal(
    (await editor('PUT', `${base}/entries/${id}/draft`, { fields, note: '' })).json.code,
    'knowledge-in-review',
  )
  await reviewer('POST', `${base}/entries/${id}/return`, { note: '请写明窗口地址' })
  const back = (await editor('GET', `${base}/entries/${id}`)).json
  assert.equal(back.versions[0].returnedNote, '请写明窗口地址')
  await nextVersion(id)
  assert.deepEqual(await titles('异地就医'), [fields.title])
  await editor('PUT', `${base}/entries/${id}/draft`, {
    fields: { ...fields, short: '网上办，当天生效。' },
    note: '取消窗口',
  })
  assert.equal((await search('异地就医')).items[0].version, 1, 'the draft of the next version shows nowhere')
  await nextVersion(id)
  assert.deepEqual((await search('异地就医')).items[0].answer, '网上办，当天生效。')
  const { versions } = (await editor('GET', `${base}/entries/${id}`)).json
  assert.deepEqual(
    versions.map(({ version, state, short }: (typeof versions)[number]) => [version, state, short]),
    [
      [2, 'published', '网上办，当天生效。'],
      [1, 'published', fields.short],
    ],
  )
  assert.equal((await agent('POST', `${base}/entries`, { fields })).status, 403, 'agents search, they do not write')
})

test('§3.8 a draft names what exists; a review day is at most a year away', async () => {
  const wrong = await editor('POST', `${base}/entries`, {
    fields: { ...fields, category: '77', owner: 'nobody', region: 'x' },
  })
  assert.deepEqual(
    wrong.json.fields.map(({ field }: { field: string }) => field),
    ['category', 'owner', 'region'],
  )
  const { id } = (await editor('POST', `${base}/entries`, { fields: { ...fields, reviewOn: '2028-01-01' } })).json
  const refused = await editor('POST', `${base}/entries/${id}/submit`)
  assert.deepEqual([refused.json.code, /最迟一年/.test(refused.json.says)], ['knowledge-incomplete', true])
})

test('§3.8 search: two characters, questions, initials, region and those above it, category, pages', async () => {
  await published({
    title: '公租房怎样申请',
    variants: ['廉租房在哪里申请'],
    short: '到街道住保窗口。',
    category: '01/02',
  })
  await published({
    title: '城东区公租房补贴标准',
    variants: [],
    short: '每月每平方米八元。',
    category: '01/02',
    region: '450102',
  })
  assert.deepEqual((await titles('公租')).length, 2)
  assert.deepEqual(await titles('请问廉租房怎么申请呢'), ['公租房怎样申请'])
  assert.deepEqual(await titles('gzfzysq'), ['公租房怎样申请'])
  assert.deepEqual((await titles('公租房', '&region=450103')).length, 1, 'another county sees what holds in the city')
  assert.deepEqual((await titles('公租房', '&region=450102001')).length, 2, 'a township sees its county, too')
  assert.deepEqual((await titles('公租房', '&category=05')).length, 0)
  assert.deepEqual((await titles('公租房', '&category=01')).length, 2)
  const first = await search('公租房', '&limit=1')
  assert.deepEqual([first.total, first.items.length], [2, 1])
  const second = await search('公租房', `&limit=1&cursor=${encodeURIComponent(first.next)}`)
  assert.deepEqual([second.total, second.items.length, second.next], [2, 1, null])
  assert.notEqual(first.items[0].id, second.items[0].id)
  assert.deepEqual((await search('量子纠缠')).items, [])
  assert.deepEqual(
    Object.keys(first.items[0]).filter((key) =>
      ['id', 'version', 'title', 'answer', 'source', 'reviewOn', 'state'].includes(key),
    ).length,
    7,
  )
})

test('HK-13 a search counts once, while it is being typed not at all', async () => {
  const count = async () =>
    world.house.kernel.units.read(jobPrincipal('test'), async (tx) => {
      const { rows } = await sql<{
        searches: number
        found: number
      }>`select searches, found from knowledge_search where place = 'desk' and day = '2026-06-01'`.execute(tx)
      return [rows[0]?.searches ?? 0, rows[0]?.found ?? 0]
    })
  const [searches = 0, found = 0] = await count()
  await search('公租', '&typing=1')
  assert.deepEqual(await count(), [searches, found])
  await search('公租')
  await search('量子纠缠')
  assert.deepEqual(await count(), [searches + 2, found + 1])
})

test('§3.8 a direct answer keeps entry and version, and the phone only where it was given; never who answered', async () => {
  const id = await published({ title: '居住证办理' })
  const path = `${base}/${id}/answers`
  const key = { 'idempotency-key': 'answer-0001' }
  const given = await agent('POST', path, { version: 1, callId: 'c-1', contact: '13800138000' }, key)
  assert.equal(given.status, 201)
  assert.equal(
    (await agent('POST', path, { version: 1, callId: 'c-1', contact: '13800138000' }, key)).json.id,
    given.json.id,
  )
  assert.equal((await agent('POST', path, { version: 1 })).status, 201)
  await editor('PUT', `${base}/entries/${id}/draft`, {
    fields: { ...fields, title: '居住证办理', short: '改了。' },
    note: '',
  })
  await nextVersion(id)
  assert.equal((await agent('POST', path, { version: 1 })).json.code, 'knowledge-version-replaced')
  await editor('POST', `${base}/entries/${id}/stop`)
  assert.equal((await agent('POST', path, { version: 2 })).json.code, 'knowledge-not-given')
  await editor('POST', `${base}/entries/${id}/resume`)
  assert.equal((await agent('POST', path, { version: 2 })).status, 201)
  const rows = await world.house.kernel.units.read(
    jobPrincipal('test'),
    async (tx) =>
      (
        await sql<
          Record<string, unknown>
        >`select * from knowledge_answer where entry = ${id} order by version, contact is null`.execute(tx)
      ).rows,
  )
  assert.deepEqual(
    rows.map(({ version, call_id, contact }) => [version, call_id, contact !== null]),
    [
      [1, 'c-1', true],
      [1, null, false],
      [2, null, false],
    ],
  )
  assert.ok(!String(rows[0]?.contact).includes('138'), 'the phone is sealed')
  assert.deepEqual(
    Object.keys(rows[0] ?? {}).toSorted(),
    ['at', 'call_id', 'contact', 'entry', 'id', 'keep_until', 'version'],
    'no account stands beside an answer',
  )
  assert.equal((await editor('POST', path, { version: 2 })).status, 403)
})

test('§3.8 a wrong answer is taken back: no direct answer, a duty, and whoever left a number is told once', async () => {
  const id = await published({ title: '高龄津贴标准', short: '每月一百元。' })
  for (const body of [{ contact: '13800138001' }, { contact: '13800138002' }, {}])
    await agent('POST', `${base}/${id}/answers`, { version: 1, ...body })
  const wrong = { version: 1, wrong: '写成了去年的标准', right: '今年起每月一百二十元' }
  assert.equal(
    (await editor('POST', `${base}/entries/${id}/wrong`, { ...wrong, version: 2 })).json.code,
    'knowledge-version-not-published',
  )
  const marked = await editor('POST', `${base}/entries/${id}/wrong`, wrong)
  assert.deepEqual(marked.json, { told: 3, contacts: 2 })
  assert.equal((await editor('POST', `${base}/entries/${id}/wrong`, wrong)).json.code, 'knowledge-marked-wrong')
  const [hit] = (await search('高龄津贴')).items
  assert.deepEqual([hit.state, hit.why], ['expired', 'wrong'])
  assert.equal((await agent('POST', `${base}/${id}/answers`, { version: 1 })).json.code, 'knowledge-not-given')
  const duty = (await editor('GET', `${base}/tasks`)).json.items.find(({ entry }: { entry: string }) => entry === id)
  assert.deepEqual([duty.kind, duty.due, duty.owner], ['wrong', '2026-06-02', works])
  assert.equal(
    (await editor('POST', `${base}/tasks/${duty.id}/close`, { note: '不用改' })).json.code,
    'knowledge-wrong-stays',
  )

  const open = (await agent('GET', `${base}/recalls/open`)).json.items
  assert.equal(open.length, 2)
  assert.doesNotMatch(JSON.stringify(open), /1380013/, 'the list holds no number')
  const [first, second] = open
  const { phone } = (await agent('POST', `${base}/recalls/${first.id}/contact`)).json
  assert.match(phone, /^1380013800[12]$/)
  assert.equal(
    (await agent('POST', `${base}/recalls/${first.id}/attempts`, { result: 'reached' })).json.state,
    'reached',
  )
  assert.equal((await agent('POST', `${base}/recalls/${first.id}/contact`)).json.code, 'knowledge-recall-ended')
  for (const state of ['open', 'open', 'unreachable'])
    assert.equal(
      (await agent('POST', `${base}/recalls/${second.id}/attempts`, { result: 'no-answer' })).json.state,
      state,
    )
  const left = await world.house.kernel.units.read(
    jobPrincipal('test'),
    async (tx) =>
      (
        await sql<{
          n: number
        }>`select count(*)::int as n from knowledge_answer where entry = ${id} and contact is not null`.execute(tx)
      ).rows,
  )
  assert.equal(left[0]?.n, 0, 'both numbers are erased')

  const owner = await signedIn(works, 'liaison')
  const counts = (await owner('GET', `${base}/recalls`)).json.items.find(({ entry }: { entry: string }) => entry === id)
  assert.deepEqual([counts.told, counts.withContact, counts.open, counts.reached, counts.unreachable], [3, 2, 0, 1, 1])
  assert.equal((await owner('GET', `${base}/recalls/open`)).status, 403, 'the owner sees counts only')

  await editor('PUT', `${base}/entries/${id}/draft`, {
    fields: { ...fields, title: '高龄津贴标准', short: '每月一百二十元。' },
    note: '更正标准',
  })
  await nextVersion(id)
  assert.equal((await search('高龄津贴')).items[0].state, 'published')
  assert.ok(
    !(await editor('GET', `${base}/tasks`)).json.items.some(({ entry }: { entry: string }) => entry === id),
    'the duty is done',
  )
})

test('HL-L13 the owner says that its policy changed; the base owes the update within a working day', async () => {
  const id = await published({ title: '幼儿园报名时间' })
  const owner = await signedIn(works, 'liaison')
  const told = await owner('POST', `${base}/tasks`, {
    entry: id,
    says: '今年报名提前到七月一日',
    changedOn: '2026-06-01',
  })
  assert.equal(told.status, 201)
  const other = await signedIn('450100-JY', 'liaison')
  assert.equal(
    (await other('POST', `${base}/tasks`, { entry: id, says: '不归我们', changedOn: '2026-06-01' })).status,
    403,
  )
  assert.ok(!(await other('GET', `${base}/tasks`)).json.items.some((task: { id: string }) => task.id === told.json.id))
  assert.equal((await owner('GET', `${base}/counts`)).json.tasks, 1)
  assert.equal((await owner('GET', `${base}/entries?state=published`)).json.items[0].openTasks >= 0, true)
  assert.equal(
    (await editor('POST', `${base}/tasks/${told.json.id}/close`, { note: '已经写明以当年通知为准' })).status,
    204,
  )
  assert.equal(
    (await editor('POST', `${base}/tasks/${told.json.id}/close`, { note: '再关一次' })).json.code,
    'knowledge-task-done',
  )
})

test('§3.8 a report of a mistake is settled once; where it is right, it becomes a duty', async () => {
  const id = await published({ title: '公积金提取条件' })
  assert.equal(
    (await agent('POST', `${base}/${id}/reports`, { version: 1, says: '租房提取每年两次，这里写一次' })).status,
    201,
  )
  assert.equal((await agent('POST', `${base}/${id}/reports`, { version: 9, says: '没有这一版' })).status, 409)
  const [report] = (await editor('GET', `${base}/reports`)).json.items
  assert.deepEqual([report.says, report.origin, report.outcome], ['租房提取每年两次，这里写一次', 'staff', null])
  const settle = { outcome: 'changed', reply: '核对了新办法，确是两次' }
  assert.equal((await editor('POST', `${base}/reports/${report.id}/settle`, settle)).status, 204)
  assert.equal(
    (await editor('POST', `${base}/reports/${report.id}/settle`, settle)).json.code,
    'knowledge-report-settled',
  )
  const duty = (await editor('GET', `${base}/tasks`)).json.items.find(({ entry }: { entry: string }) => entry === id)
  assert.deepEqual([duty.kind, duty.says, duty.due], ['correction', settle.reply, '2026-06-02'])
})

test('§3.8 a new day: expired by review or end, taken over by the next version, unused numbers erased', async () => {
  const review = await published({ title: '复核到期的一条', reviewOn: '2026-06-10' })
  const ended = await published({ title: '有效期到的一条', to: '2026-06-10' })
  const next = await published({ title: '换版本的一条' })
  await editor('PUT', `${base}/entries/${next}/draft`, {
    fields: { ...fields, title: '换版本的一条', short: '新标准。', from: '2026-06-11' },
    note: '',
  })
  await nextVersion(next)
  const numbered = await published({ title: '留过电话的一条' })
  await agent('POST', `${base}/${numbered}/answers`, { version: 1, contact: '13800138003' })
  const states = async () => {
    const found = (await search('一条')).items as { id: string; state: string; why: string | null; answer: string }[]
    return [review, ended, next].map((id) => {
      const hit = found.find((one) => one.id === id)
      return [hit?.state, hit?.why, hit?.answer]
    })
  }
  await turnDay(world.house.kernel)
  assert.deepEqual(
    (await states()).map(([state]) => state),
    ['published', 'published', 'published'],
  )
  world.clock.set(Temporal.Instant.from('2026-06-11T00:30:00+08:00'))
  await signIn()
  assert.equal(
    (await agent('POST', `${base}/${review}/answers`, { version: 1 })).json.code,
    'knowledge-not-given',
    'even before the job has run',
  )
  await turnDay(world.house.kernel)
  assert.deepEqual(await states(), [
    ['expired', 'review', fields.short],
    ['expired', 'ended', fields.short],
    ['published', null, '新标准。'],
  ])
  assert.equal(await turnDay(world.house.kernel), 0, 'a second run changes nothing')
  const kept = () =>
    world.house.kernel.units.read(
      jobPrincipal('test'),
      async (tx) =>
        (await sql`select 1 from knowledge_answer where entry = ${numbered} and contact is not null`.execute(tx)).rows
          .length,
    )
  assert.equal(await kept(), 1)
  world.clock.set(Temporal.Instant.from('2026-09-01T09:00:00+08:00'))
  await turnDay(world.house.kernel)
  assert.equal(await kept(), 0, 'after 90 days nobody can be called any more')
})
