import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, officeOf } from '../../test/office.ts'
import { openWorld, type World } from '../../test/world.ts'
import { isoAt, jobPrincipal } from '../kernel/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import { caseOfPerson } from './index.ts'
import { publishedSuggestions } from './published.ts'
import { countQueues, listCases } from './queues.ts'
import { alarmUrgent, escalateUrgent } from './urgent.ts'
import { openFile, staffView } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, toHandling, answers, differences, inTx } = officeOf(() => world)

const see = (staff: Staff, caseNo: string) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const file = await openFile(tx, world.house.petitions, caseNo)
    return file && staffView(tx, world.house.petitions, file, staff)
  })
const toDecide = (staff: Staff) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) => ({
    cases: (await listCases(tx, world.house.petitions, staff, { queue: 'to-decide', limit: 50 })).items.map(
      ({ caseNo }) => caseNo,
    ),
    count: (await countQueues(tx, world.house.petitions, staff.organ))['to-decide'],
  }))

test('ST-62, 63: a request of recusal waits with the head of the unit, who decides with DOC-26; another caseworker goes on', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { chief, handler } = who()
  await act('person', caseNo, 'request-recusal', { whom: 'caseworker', reason: '承办人参加过原来的决定' })
  assert.deepEqual(await toDecide(chief), { cases: [caseNo], count: 1 })
  assert.deepEqual((await toDecide(who().head)).cases, [])
  const done = await act(chief, caseNo, 'decide-recusal', { decision: 'agreed', reason: '属实' })
  assert.deepEqual(
    done.documents.map(({ code }) => code),
    ['DOC-26'],
  )
  assert.deepEqual(await toDecide(chief), { cases: [], count: 0 })
  await refused(chief, caseNo, 'appoint', { caseworker: handler.account, declared: 'none' }, 'recused')
  const another = world.house.directory.holding(chief.organ, 'handler').find((account) => account !== handler.account)
  await act(chief, caseNo, 'appoint', { caseworker: another, declared: 'none' })
  const view = await caseOfPerson(world.house.petitions, caseNo)
  assert.ok(view.documents.some(({ code }) => code === 'DOC-26'))
  assert.ok(view.timeline.some(({ says }) => says.includes('承办人应当回避')))
  assert.deepEqual(await differences(), [])
})

test('ST-66, 67: who was joined to another case objects under the own number; apart, both cases know it', async () => {
  const kept = await send()
  const { caseNo } = await send({ title: '又停水了' })
  const { registrar, dispatcher } = who()
  await act(registrar, caseNo, 'register')
  await act(registrar, caseNo, 'merge', { into: kept.caseNo, reason: '同人同事' })
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.ok(mine.actions.some(({ action, allowed }) => action === 'object-link' && allowed))
  await act('person', caseNo, 'object-link', { reason: '是这个月新发生的' })
  await refused(registrar, caseNo, 'decide-link', { decision: 'agreed', reply: '不同' }, 'own-work')
  await act(dispatcher, caseNo, 'decide-link', { decision: 'agreed', reply: '两次停水，不是同一件事。' })
  const apart = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual([apart.state, apart.mergedInto], ['deduped', null])
  assert.deepEqual(
    apart.replies.map(({ says }) => says),
    ['两次停水，不是同一件事。'],
  )
  assert.deepEqual((await see(registrar, kept.caseNo))?.links, [])
  assert.deepEqual(await differences(), [])
})

test('RG-9, ST-68: a report of retaliation is a sealed case above; the organ that handles the matter learns nothing of it', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { liaison, registrar } = who()
  const before = await see(liaison, caseNo)
  const done = await act('person', caseNo, 'report-retaliation', {
    what: '提出后被停水停电密文',
    contact: '13800138000',
  })
  const report = done.opened?.[0]
  assert.ok(report?.queryCode)
  assert.deepEqual(await see(liaison, caseNo), before, 'the handler sees the very same case')
  assert.equal(await see(liaison, report.caseNo), null)
  assert.equal(await see(registrar, report.caseNo), null)
  const officer = world.staff(city, 'discipline-officer')
  const opened = await see(officer, report.caseNo)
  assert.match(opened?.content ?? '', new RegExp(`${caseNo}[^]*停水停电密文`))
  assert.ok(await see(officer, caseNo), 'the sealed desk may look at the case and at who looked')
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.ok(mine.timeline.some(({ kind }) => kind === 'retaliation-reported'))
  const { rows } = await inTx((tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from record where case_no = ${caseNo} and kind = 'report-retaliation'`.execute(tx),
  )
  assert.equal(rows[0]?.n, 0, 'its words are kept in no record of this case')
  assert.deepEqual(await differences(), [])
})

test('ST-34: a settlement comes with DOC-13, which says that it takes no right away', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { handler, chief } = who()
  const agreement = {
    ...{ form: 'mediation', other: '某物业公司', facts: '停水三天', terms: '减免一个月物业费。' },
    ...{ performance: '下月账单中减免。', consent: 'both-signed', contact: '王示例 0000-1234567' },
  }
  await act(handler, caseNo, 'settle', agreement)
  const done = await act(chief, caseNo, 'approve')
  assert.deepEqual([done.state, done.documents.map(({ code }) => code)], ['settled', ['DOC-13']])
  assert.deepEqual(await differences(), [])
})

test('ST-53: an adopted suggestion waits for a second person although it is answered, and then everybody reads it without number', async () => {
  const { caseNo } = await send({ title: '建议公交延伸两站', requests: [] })
  const { registrar, dispatcher, head, liaison, chief } = who()
  await act(registrar, caseNo, 'register')
  await act(registrar, caseNo, 'classify', { class: 'suggestion', category: '14' })
  await act(dispatcher, caseNo, 'transfer', { to: liaison.organ, reason: '归其管' })
  await act(liaison, caseNo, 'sign')
  await act(liaison, caseNo, 'accept', { unit: '一科', contact: '王示例 0000-1234567' })
  await act(chief, caseNo, 'approve')
  await act(liaison, caseNo, 'answer-suggestion', { result: 'adopted', reply: '采纳' })
  const published = { title: '公交延伸', text: '居民建议延伸两站，已采纳。', privacy: 'checked' }
  await act(registrar, caseNo, 'publish', published)
  assert.deepEqual(await publishedSuggestions(world.house.petitions), [])
  const list = await world.house.kernel.units.read(staffPrincipal(head), (tx) =>
    listCases(tx, world.house.petitions, head, { queue: 'to-approve', limit: 50 }),
  )
  assert.ok(list.items.some((item) => item.caseNo === caseNo))
  await act(head, caseNo, 'approve')
  const [first, ...others] = await publishedSuggestions(world.house.petitions)
  assert.deepEqual(
    [first?.organ, first?.result, first?.title, others.length],
    ['示例市信访局', 'adopted', '公交延伸', 0],
  )
  assert.ok(!JSON.stringify(first).includes(caseNo))
  await refused(registrar, caseNo, 'withdraw-publication', { reason: '' }, 'reason-missing')
  await act(registrar, caseNo, 'withdraw-publication', { reason: '写到了门牌' })
  assert.deepEqual(await publishedSuggestions(world.house.petitions), [])
  await refused(registrar, caseNo, 'publish', { ...published, text: '陈小满建议延伸两站。' }, 'public-text-names')
  assert.deepEqual(await differences(), [])
})

test('ST-07, DL-15: an urgent matter that nobody reported in two hours is shown to the organ above', async () => {
  const { caseNo } = await send({ title: '教学楼墙体开裂' })
  const { registrar, head } = who()
  await act(registrar, caseNo, 'register')
  await act(registrar, caseNo, 'flag-urgent', { reason: '可能危及安全' })
  const leader = world.staff('450100-ZF', 'leader')
  const urgent = (staff: Staff) =>
    world.house.kernel.units.read(staffPrincipal(staff), async (tx) =>
      (await listCases(tx, world.house.petitions, staff, { queue: 'urgent', limit: 50 })).items.map((i) => i.caseNo),
    )
  assert.deepEqual(await urgent(registrar), [caseNo])
  assert.equal(await escalateUrgent(world.house.petitions), 0)
  assert.deepEqual(await urgent(leader), [])
  world.clock.set(world.clock.now().add({ hours: 2 }))
  assert.equal(await escalateUrgent(world.house.petitions), 1)
  assert.equal(await escalateUrgent(world.house.petitions), 0)
  assert.deepEqual(await urgent(leader), [caseNo])
  await act(head, caseNo, 'report-urgent', { told: '市政府值班室', measures: '学生已转移' })
  assert.deepEqual(await urgent(leader), [])
  assert.deepEqual(await differences(), [])
})

test('DL-15: an hour after a matter was found urgent and not reported, its organ and the office are told once, at night too', async () => {
  const { caseNo } = await send({ title: '燃气泄漏' })
  await toHandling(caseNo)
  const { handler, chief, head } = who()
  const group = (id: string, organ: string, account: string | null) =>
    world.house.kernel.units.write(jobPrincipal('test'), (tx) =>
      sql`insert into push_subscription (id, organ, account, name, kinds, robot, address, quiet_from, quiet_to, updated_at) values
        (${id}, ${organ}, ${account}, ${id}, '{to-sign}', 'wecom', '\\x00', 0, 1439, ${isoAt(world.clock.now())})`.execute(
        tx,
      ),
    )
  await group('works', chief.organ, null)
  await group('its head', chief.organ, chief.account)
  await group('a caseworker', chief.organ, handler.account)
  await group('the office', head.organ, null)
  await act(chief, caseNo, 'flag-urgent', { reason: '可能危及安全' })
  const told = () =>
    inTx(async (tx) =>
      (
        await sql<{
          subscription: string
        }>`select subscription from push where case_no = ${caseNo} and kind = 'urgent' order by subscription`.execute(
          tx,
        )
      ).rows.map(({ subscription }) => subscription),
    )
  world.clock.set(world.clock.now().add({ minutes: 59 }))
  await alarmUrgent(world.house.petitions)
  assert.deepEqual(await told(), [])
  world.clock.set(world.clock.now().add({ minutes: 1 }))
  await alarmUrgent(world.house.petitions)
  await alarmUrgent(world.house.petitions)
  assert.deepEqual(await told(), ['its head', 'the office', 'works'])
})

test('RGT-11, RGT-16: the list of what is missing and the referral to aid stand on the own page, in full', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { liaison, handler } = who()
  await act(liaison, caseNo, 'ask-missing', { items: '停水的时间\n受影响的楼栋', why: '核实范围' })
  await refused(handler, caseNo, 'ask-missing', { items: '还要一份', why: '核实' }, 'missing-asked-before')
  await act(handler, caseNo, 'refer-aid', { aid: 'social', consent: 'agreed', told: '民政窗口 0000-1000500' })
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.match(mine.replies[0]?.says ?? '', /停水的时间\n受影响的楼栋\n核实范围/)
  assert.equal(mine.replies[1]?.says, '民政窗口 0000-1000500')
  assert.ok(mine.timeline.some(({ says }) => says.includes('2项')))
  assert.deepEqual(await differences(), [])
})

test('ST-37, DL-20: whoever is rated sees nothing of it before the window is over; the office that did not handle it does', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { handler, chief, liaison, registrar } = who()
  const draft = { answers: answers(['恢复供水', '公布检修计划']), basis: '供水条例', executeOn: '2026-12-01' }
  await act(handler, caseNo, 'draft-opinion', { ...draft, contact: '王示例 0000-1234567' })
  const issued = await act(chief, caseNo, 'issue-opinion')
  const on = world.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  await act(liaison, caseNo, 'deliver', { document: issued.documents[0]?.id, mode: 'direct', on, proof: '签收' })
  await act('person', caseNo, 'rate', { office: 1, handler: 3, text: '没有说清' })
  const rated = async (staff: Staff) => {
    const view = await see(staff, caseNo)
    return [view?.timeline.some(({ kind }) => kind === 'rated'), view?.records.some(({ kind }) => kind === 'rate')]
  }
  assert.deepEqual(await rated(handler), [false, false])
  assert.deepEqual(await rated(registrar), [true, true])
  world.clock.set(world.clock.now().add({ hours: 24 * 40 }))
  assert.deepEqual(await rated(handler), [true, true])
})
