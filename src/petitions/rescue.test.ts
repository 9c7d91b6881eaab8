import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { city, officeOf } from '../../test/office.ts'
import { monday, openWorld, type World } from '../../test/world.ts'
import { type Staff, saveSite, staffActor, staffPrincipal } from '../people/index.ts'
import { caseOfPerson } from './index.ts'
import { countQueues, listCases } from './queues.ts'
import { eraseShownRescues } from './rescue.ts'
import { actionsOf, openFile, staffView } from './views.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const { who, act, send, refused, toHandling, differences, inTx } = officeOf(() => world)

const words = '住在东门三栋暗号乙'
const call = { whom: '120急救中心暗号甲', calledAt: '08:50', passedOn: words }
const found = { found: '确有危险暗号丙' }
const start = Temporal.Instant.from(monday)
const daysOn = (days: number) => world.clock.set(start.add({ hours: 24 * days }))

const seen = (staff: Staff, caseNo: string) =>
  world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const house = world.house.petitions
    const file = await openFile(tx, house, caseNo)
    if (!file) throw new Error('not seen')
    const { timeline, records } = await staffView(tx, house, file, staff)
    const acts = actionsOf(house, file, staffActor(staff), world.clock.now())
    return {
      timeline,
      records,
      acts: acts.map(({ action, allowed, refusal }) => [action, allowed, refusal?.code]),
      toDecide: (await countQueues(tx, house, staff.organ))['to-decide'],
    }
  })

/** Every row about a case outside its events, whichever table it is in; notes that wait for the cube cancel out. */
const rowsOf = (caseNo: string) =>
  inTx(async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = current_schema() and column_name = 'case_no' and table_name not in ('event', 'case_head', 'fact_change') order by 1`.execute(
      tx,
    )
    const all: [string, unknown[]][] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ row: unknown }>`
        select to_jsonb(t) as row from ${sql.table(name)} t where case_no = ${caseNo} order by to_jsonb(t)::text`.execute(
        tx,
      )
      all.push([name, rows.map(({ row }) => row)])
    }
    // Where a list, a queue or a filter would find it; number of events and fingerprint apart.
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(h) - 'seq' - 'leaf' as row from case_head h where case_no = ${caseNo}`.execute(tx)
    return [...all, ['case_head', rows]]
  })

test('RG-10: recorded, confirmed by a second person, told to its person, erased; no row, list or act remembers it', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { handler, chief, liaison } = who()
  const before = { rows: await rowsOf(caseNo), chief: await seen(chief, caseNo) }
  const mineBefore = await caseOfPerson(world.house.petitions, caseNo)

  await refused(handler, caseNo, 'record-rescue-call', { ...call, whom: '' }, 'rescue-whom-missing')
  await act(handler, caseNo, 'record-rescue-call', call)
  const open = await seen(chief, caseNo)
  assert.equal(open.toDecide, (before.chief.toDecide ?? 0) + 1, 'it is owed at the desk of the organ')
  assert.ok(open.records.some(({ body }) => body.passedOn === words))
  const untold = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual([untold.replies, untold.timeline], [mineBefore.replies, mineBefore.timeline])

  await refused(handler, caseNo, 'confirm-rescue-call', found, 'not-your-act')
  await act(chief, caseNo, 'confirm-rescue-call', found)
  const told = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual(
    told.replies.map(({ says }) => says),
    [
      `因为担心有生命危险，经办人在08:50打了求助电话：120急救中心暗号甲。\n告诉了：${words}`,
      '负责人核对了求助电话：确有危险暗号丙\n这些内容30天后删除，不留标记，与办理无关。',
    ],
  )
  assert.ok(told.timeline.some(({ kind }) => kind === 'rescue-call-confirmed'))

  daysOn(30)
  assert.equal(await eraseShownRescues(world.house.petitions), 0, 'thirty days are not over')
  daysOn(31)
  assert.equal(await eraseShownRescues(world.house.petitions), 1)
  assert.equal(await eraseShownRescues(world.house.petitions), 0)
  assert.deepEqual(await rowsOf(caseNo), before.rows, 'every row is as it was')
  const left = await seen(chief, caseNo)
  assert.deepEqual(left, before.chief, 'a colleague sees the very same case')
  assert.deepEqual((await seen(liaison, caseNo)).timeline, before.chief.timeline)
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual(mine.replies, [])
  assert.equal(mine.timeline.at(-1)?.says, '求助电话的内容已经删除，不留标记。')
  const { rows } = await inTx((tx) =>
    sql<{
      data: object
    }>`select data - 'digests' - 'due' as data from event where case_no = ${caseNo} and kind like 'rescue-call-%' order by seq`.execute(
      tx,
    ),
  )
  assert.deepEqual(
    rows.map(({ data }) => data),
    [{ confirmBy: '2026-06-01' }, {}, {}],
    'beside the next due day, which every event has: kinds, times and digests',
  )
  assert.deepEqual(await differences(), [], 'a replay finds nothing missing')
  daysOn(0)
})

test('RG-10: a confirmation that is late is told in the list of whoever owes it, and gone when it is there', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const { handler, chief, registrar } = who()
  const told = (staff: Staff) =>
    world.house.kernel.units.read(staffPrincipal(staff), async (tx) => {
      const { items } = await listCases(tx, world.house.petitions, staff, { queue: 'to-decide', limit: 200 })
      const counts = await countQueues(tx, world.house.petitions, staff.organ)
      return [counts['late-rescues'], items.find((item) => item.caseNo === caseNo)?.confirmBy]
    })
  await act(handler, caseNo, 'record-rescue-call', call)
  assert.deepEqual(await told(chief), [0, undefined], 'not late on the day itself')
  daysOn(1)
  assert.deepEqual(await told(chief), [1, '2026-06-01'])
  assert.deepEqual(await told(registrar), [0, undefined], 'nobody else is told')
  await act(chief, caseNo, 'confirm-rescue-call', found)
  assert.deepEqual(await told(chief), [0, undefined])
  daysOn(0)
})

test('RG-10: no other record can be deleted, not even by a job', async () => {
  const { caseNo } = await send()
  await toHandling(caseNo)
  const count = () =>
    inTx((tx) => sql<{ n: number }>`select count(*)::int as n from record where case_no = ${caseNo}`.execute(tx))
  const [before] = (await count()).rows
  await world.house.kernel.units.write({ name: 'job:test', reach: [], job: true }, (tx) =>
    sql`delete from record where case_no = ${caseNo}`.execute(tx),
  )
  assert.ok(before && before.n > 0)
  assert.deepEqual((await count()).rows, [before])
  const { registrar } = who()
  await assert.rejects(
    world.house.kernel.units.write(staffPrincipal(registrar), (tx) =>
      sql`delete from record where case_no = ${caseNo}`.execute(tx),
    ),
    /permission denied/,
  )
})

test('RG-10, RG-1: of a sealed case its desk records and confirms; the page of the person says that, and when', async () => {
  const { caseNo } = await send({ purpose: '04' })
  const officer = world.staff(city, 'discipline-officer')
  const custodian = world.staff(city, 'custodian')
  await assert.rejects(act(who().registrar, caseNo, 'record-rescue-call', call))
  await act(officer, caseNo, 'record-rescue-call', call)
  await refused(officer, caseNo, 'confirm-rescue-call', found, 'second-person-needed')
  await act(custodian, caseNo, 'confirm-rescue-call', found)
  const mine = await caseOfPerson(world.house.petitions, caseNo)
  assert.deepEqual(mine.replies, [])
  assert.equal(mine.timeline.at(-1)?.says, '因为担心有生命危险，打过求助电话，已由第二人核对。')
  assert.doesNotMatch(JSON.stringify(mine), /暗号/)
  assert.deepEqual(await differences(), [])
})

test('RG-10: the button names the rescue services first, and the crisis line where the city has one', async () => {
  const { caseNo } = await send()
  const { registrar } = who()
  const hint = () =>
    world.house.kernel.units.read(staffPrincipal(registrar), async (tx) => {
      const house = world.house.petitions
      const file = await openFile(tx, house, caseNo)
      const found = file && actionsOf(house, file, staffActor(registrar), world.clock.now(), 'record-rescue-call')[0]
      return found?.hint ?? ''
    })
  assert.match(await hint(), /^先打电话，后记录：报警110，急救120，火警119，交通事故122/)
  assert.doesNotMatch(await hint(), /心理援助/)
  await world.house.kernel.units.write({ name: 'job:test', reach: [], job: true }, (tx) =>
    saveSite(tx, { crisisLine: '示例热线 0000-1000999' }, monday),
  )
  await world.house.site.reload()
  assert.match(await hint(), /本市心理援助：示例热线 0000-1000999$/)
})
