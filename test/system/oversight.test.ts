/** 督办 over HTTP: an office writes to an organ that is late, the head issues, the organ answers, the person sees that it was. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Role } from '../../src/law/index.ts'
import type { Listening } from '../../src/main.ts'
import type { LetterDetail, LettersView } from '../../src/oversight/index.ts'
import { caseOfPerson } from '../../src/petitions/index.ts'
import { city, officeOf, works } from '../office.ts'
import { caller, openWorld, samplePassword, serveWorld, type World } from '../world.ts'

let world: World
let server: Listening
let late: string
let sealedCase: string
before(async () => {
  world = await openWorld('2026-03-02T09:00:00+08:00')
  server = await serveWorld(world)
  late = (await send()).caseNo
  await toHandling(late)
  sealedCase = (await send({ purpose: '04', petitioner: { name: '孙某' } })).caseNo
  // DL-05 ended on 1 May and rolled past the holidays; four weeks later nobody has answered.
  world.clock.set(Temporal.Instant.from('2026-06-01T09:00:00+08:00'))
})
after(async () => {
  await server.close()
  await world.close()
})
const { send, toHandling, act, who, differences } = officeOf(() => world)

const as = async (organ: string, role: Role) => {
  const call = caller(server.url)
  const { login } = world.staff(organ, role)
  assert.equal((await call('POST', '/api/v1/sessions', { account: login, password: samplePassword })).status, 201)
  return call
}
type Call = Awaited<ReturnType<typeof as>>
const base = '/api/v1/oversight/letters'
const letter = (more: object = {}) => ({
  ...{
    kind: 'supervise',
    organ: works,
    grounds: ['SUP-3'],
    cases: [{ caseNo: late, rule: 'DL-05', last: '2026-05-06' }],
  },
  ...{ findings: '超过办理期限，没有出具处理意见书。', demand: '请立即办理。', contact: '督查科 0000-1234567' },
  ...{ replyOn: '2026-06-16', ...more },
})
const drafted = async (call: Call, more: object = {}): Promise<string> => {
  const made = await call('POST', base, letter(more))
  assert.equal(made.status, 201, made.text)
  return made.json.id
}
const refused = async (answer: ReturnType<Call>, code: string): Promise<void> => {
  const { status, json, text } = await answer
  assert.deepEqual([status, json?.code], [409, code], text)
}

test('DOC-21: overdue clocks are offered as grounds; sealed cases and the own organ are not among them', async () => {
  const supervisor = await as(city, 'supervisor')
  const { json } = await supervisor('GET', '/api/v1/oversight/overdue')
  assert.deepEqual(
    json.items.map(({ caseNo, organ, rule, ground }: Record<string, string>) => [caseNo, organ, rule, ground]),
    [[late, works, 'DL-05', 'SUP-3']],
  )
  assert.ok(json.items[0].daysLate > 20)
  assert.equal((await supervisor('GET', '/api/v1/oversight/overdue?organ=450100-WJ')).json.items.length, 0)
  assert.equal((await (await as(works, 'organ-head'))('GET', '/api/v1/oversight/overdue')).status, 403)
})

test('DOC-21: drafted, approved by another, issued with number and seal, seen by the organ only then, answered once', async () => {
  const supervisor = await as(city, 'supervisor')
  const head = await as(city, 'office-head')
  const organ = await as(works, 'organ-head')
  const id = await drafted(supervisor)
  assert.equal((await organ('GET', `${base}/${id}`)).status, 404, 'a draft is the business of the office')
  await refused(head('POST', `${base}/${id}/issue`), 'letter-step-passed')
  assert.equal((await supervisor('POST', `${base}/${id}/issue`)).status, 403)
  assert.equal((await supervisor('POST', `${base}/${id}/submit`)).status, 204)
  await refused(supervisor('PUT', `${base}/${id}`, letter()), 'letter-step-passed')
  assert.equal((await head('POST', `${base}/${id}/return`, { reason: '请写明超期几天。' })).status, 204)
  assert.equal((await supervisor('GET', `${base}/${id}`)).json.returned, '请写明超期几天。')
  assert.equal(
    (await supervisor('PUT', `${base}/${id}`, letter({ findings: '已超期26天，没有处理意见书。' }))).status,
    204,
  )
  await supervisor('POST', `${base}/${id}/submit`)
  const issued = await head('POST', `${base}/${id}/issue`)
  assert.match(issued.json.no, /^示?.*信督〔2026〕1号$/, issued.text)

  const got: LetterDetail = (await organ('GET', `${base}/${id}`)).json
  assert.deepEqual([got.state, got.replyOn, got.returned, got.own], ['issued', '2026-06-16', null, false])
  const text = (await organ('GET', `${base}/${id}/text`)).text
  for (const words of [issued.json.no, late, '办理期限，最后一日', '已超期26天', '2026年6月16日', '第三十四条'])
    assert.ok(text.includes(words), words)
  for (const words of ['停水', '陈小满']) assert.ok(!text.includes(words), `the letter tells ${words}`)
  const pdf = await organ('GET', `${base}/${id}/pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.ok((await organ('GET', `${base}/${id}/pdf?size=large`)).text.startsWith('%PDF'))

  await refused(supervisor('DELETE', `${base}/${id}`), 'letter-step-passed')
  const answer = { measures: '已于今日出具处理意见书。', contact: '王示例 0000-1234567' }
  assert.equal((await head('POST', `${base}/${id}/answer`, answer)).status, 404, 'the office does not answer itself')
  assert.deepEqual((await organ('POST', `${base}/${id}/answer`, answer)).json, { no: null })
  await refused(organ('POST', `${base}/${id}/answer`, answer), 'letter-step-passed')
  const seen: LetterDetail = (await supervisor('GET', `${base}/${id}`)).json
  assert.deepEqual([seen.state, seen.answer?.measures], ['answered', answer.measures])
  await assert.rejects(
    world.house.kernel.units.write({ name: 'test', reach: [city] }, (tx) =>
      sql`update oversight_letter set no = 'x' where id = ${id}`.execute(tx),
    ),
    /never changed/,
  )
})

test('DOC-21: the person reads that the open case is supervised, and by whom; nothing of any person', async () => {
  const view = await caseOfPerson(world.house.petitions, late)
  const [entry, ...more] = view.timeline.filter(({ kind }) => kind === 'supervised')
  assert.equal(more.length, 0)
  assert.match(entry?.says ?? '', /^.*信访局已向.*住房和城乡建设局发出督办函，督促依法办理。$/)
  assert.equal(entry?.at.slice(0, 10), '2026-06-01')
  assert.deepEqual(await differences(), [])
})

test('DOC-22, DL-12: a proposal is due in thirty days and its feedback says adopted or why not; overdue is counted', async () => {
  const supervisor = await as(city, 'supervisor')
  const head = await as(city, 'office-head')
  const organ = await as(works, 'liaison')
  const id = await drafted(supervisor, { kind: 'improve', cases: [], grounds: ['SUP-2'] })
  await supervisor('POST', `${base}/${id}/submit`)
  assert.match((await head('POST', `${base}/${id}/issue`)).json.no, /信建议〔2026〕1号$/)
  const due = (await organ('GET', `${base}/${id}`)).json.replyOn
  assert.equal(due, '2026-07-01')

  world.clock.set(Temporal.Instant.from('2026-07-02T09:00:00+08:00'))
  // Sessions ended meanwhile.
  const [later, organLater] = [await as(city, 'supervisor'), await as(works, 'liaison')]
  const list: LettersView = (await later('GET', base)).json
  assert.deepEqual([list.counts.open, list.counts.overdue, list.items.find((one) => one.id === id)?.late], [1, 1, true])
  assert.equal((await organLater('GET', base)).json.counts.toAnswer, 1)

  const answer = { measures: '由一个窗口告知。', contact: '王示例 0000-1234567' }
  await refused(organLater('POST', `${base}/${id}/answer`, answer), 'adoption-missing')
  await refused(
    organLater('POST', `${base}/${id}/answer`, { ...answer, adopted: 'partly' }),
    'adoption-reasons-missing',
  )
  const given = { ...answer, adopted: 'partly', reasons: '分局暂不集中。' }
  assert.match((await organLater('POST', `${base}/${id}/answer`, given)).json.no, /信建议〔2026〕1号$/)
  const text = (await later('GET', `${base}/${id}/text?part=answer`)).text
  for (const words of ['部分采纳', '分局暂不集中', '第四十条第四款']) assert.ok(text.includes(words), words)
  assert.deepEqual((await later('GET', base)).json.counts, { toIssue: 0, toAnswer: 0, open: 0, overdue: 0 })
  world.clock.set(Temporal.Instant.from('2026-06-01T10:00:00+08:00'))
})

test('RG-1: a sealed case enters no letter, is answered like one that is not there, and leaves the lists when it is sealed', async () => {
  const supervisor = await as(city, 'supervisor')
  for (const caseNo of [sealedCase, '450100-2026-9999999-3'])
    await refused(supervisor('POST', base, letter({ cases: [{ caseNo }] })), 'no-such-case-for-letter')
  await refused(supervisor('POST', base, letter({ findings: `另见${sealedCase}。` })), 'case-not-listed')

  const { caseNo } = await send({ title: '另一件' })
  const id = await drafted(supervisor, { cases: [{ caseNo }] })
  assert.equal((await supervisor('GET', `${base}/${id}`)).json.cases.length, 1)
  await act(who().registrar, caseNo, 'register')
  await act(who().registrar, caseNo, 'seal')
  assert.deepEqual((await supervisor('GET', `${base}/${id}`)).json.cases, [])
  await supervisor('POST', `${base}/${id}/submit`)
  assert.equal((await (await as(city, 'office-head'))('POST', `${base}/${id}/issue`)).status, 200)
  assert.ok(!(await supervisor('GET', `${base}/${id}/text`)).text.includes(caseNo))
})

test('DOC-21: written to organs of the own area only, never about a person', async () => {
  const supervisor = await as(city, 'supervisor')
  await refused(supervisor('POST', base, letter({ findings: '陈小满多次催办没有回音。' })), 'letter-names-person')
  await refused(supervisor('POST', base, letter({ organ: city })), 'own-organ')
  await refused(supervisor('POST', base, letter({ organ: 'nowhere' })), 'organ-out-of-area')
  const county = await as('450102-XF', 'supervisor')
  await refused(county('POST', base, letter({ cases: [] })), 'organ-out-of-area')
  assert.equal((await county('GET', base)).json.total, 0, 'letters of the city are not the county’s')
  const incomplete = await drafted(supervisor, { findings: ' ' })
  await refused(supervisor('POST', `${base}/${incomplete}/submit`), 'document-incomplete')
  assert.equal((await supervisor('DELETE', `${base}/${incomplete}`)).status, 204)
})
