import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handling, Machine, who } from '../../../test/machine.ts'
import { publishedCalendar } from '../index.ts'
import { confirmBy, rescueDesk, rescueTold } from './life-state.ts'

const call = { whom: '120急救中心', calledAt: '09:40', passedOn: '住址和电话' }
const found = { found: '确有危险' }

test('RG-10: who phoned records it; without whom, time or words it is refused; no word of it is in an event', () => {
  const world = handling()
  for (const [field, code] of [
    ['whom', 'rescue-whom-missing'],
    ['calledAt', 'rescue-time-unclear'],
    ['passedOn', 'rescue-words-missing'],
  ] as const)
    world.refused(who.handler, 'record-rescue-call', code, { ...call, [field]: ' ' })
  world.refused(who.handler, 'record-rescue-call', 'rescue-time-unclear', { ...call, calledAt: '25:00' })
  world.do(who.handler, 'record-rescue-call', call)
  assert.deepEqual(Object.keys(world.events.at(-1)?.data ?? {}), ['confirmBy'])
  assert.deepEqual(world.events.at(-1)?.clocks, [])
  assert.equal(rescueDesk(world.state), 'H')
})

test('RG-10: another person confirms, never who phoned; nothing to confirm is refused', () => {
  const world = handling()
    .refused(who.head, 'confirm-rescue-call', 'no-rescue-call', found)
    .do(who.liaison, 'record-rescue-call', call)
    .refused(who.liaison, 'confirm-rescue-call', 'second-person-needed', found)
    .refused(who.head, 'confirm-rescue-call', 'rescue-finding-missing', { found: ' ' })
    .do(who.head, 'confirm-rescue-call', found)
    .refused(who.head, 'confirm-rescue-call', 'no-rescue-call', found)
  assert.equal(rescueDesk(world.state), null)
  // A second call is a new one: it is owed a look again.
  world.do(who.head, 'record-rescue-call', call).refused(who.head, 'confirm-rescue-call', 'second-person-needed', found)
})

test('RG-10: a sealed case is left to those who may open it', () => {
  const world = new Machine({ sealed: true, purpose: '04' })
    .refused(who.registrar, 'record-rescue-call', 'sealed-desk-only', call)
    .do(who.discipline, 'record-rescue-call', call)
    .refused(who.officeHead, 'confirm-rescue-call', 'sealed-desk-only', found)
  assert.equal(rescueDesk(world.state), 'X')
})

test('RG-10: the content is erased when it was shown for thirty days, and the state is as if nothing had been', () => {
  const world = handling()
  const before = world.state
  world.do(who.handler, 'record-rescue-call', call).do(who.head, 'confirm-rescue-call', found)
  const last = world.today.add({ days: 30 })
  world.on(last.toString()).refused(who.system, 'erase-rescue-call', 'rescue-call-still-shown')
  world.on(last.add({ days: 1 }).toString()).do(who.system, 'erase-rescue-call')
  assert.deepEqual({ ...world.state, seq: 0 }, { ...before, seq: 0 })
  world.refused(who.system, 'erase-rescue-call', 'rescue-call-still-shown')
})

for (const [at, by] of [
  ['2025-09-24T09:30', '2025-09-24'], // by day a second person is at hand
  ['2025-09-24T23:30', '2025-09-25'], // at night one may act alone
  ['2025-09-25T03:00', '2025-09-25'], // before the morning the next working day is this one
  ['2025-09-26T22:00', '2025-09-28'], // Sunday 28 September is a make-up working day
  ['2025-10-01T10:00', '2025-10-09'], // over the holiday
] as const)
  test(`RG-10: a call of ${at} is confirmed by ${by}`, () => {
    assert.equal(String(confirmBy(Temporal.Instant.from(`${at}:00+08:00`), publishedCalendar)), by)
  })

test('RG-10: its person reads of it when it was confirmed, or when that was owed', () => {
  const world = handling().do(who.handler, 'record-rescue-call', call)
  const owed = Temporal.PlainDate.from(world.state.rescue?.confirmBy ?? '')
  assert.equal(rescueTold(world.state, owed), false)
  assert.equal(rescueTold(world.state, owed.add({ days: 1 })), true)
  world.do(who.head, 'confirm-rescue-call', found)
  assert.equal(rescueTold(world.state, world.today), true)
})
