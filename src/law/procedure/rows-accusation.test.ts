import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Machine, staff, who } from '../../../test/machine.ts'

const notingOfficer = staff('D', 'discipline-officer')
const to = { to: 'D', envelope: '封字第1号' }
const sealed = (input = {}) => new Machine().do(who.registrar, 'register').do(who.registrar, 'seal', input)

test('ST-54: an accusation is sealed by whoever reads it first, once; who names the own office leaves it to the officer', () => {
  const world = sealed({ accused: 'H' })
  assert.deepEqual([world.state.sealed, world.state.accused], [true, 'H'])
  world.refused(who.registrar, 'seal', 'sealed')
  new Machine().do(who.registrar, 'register').refused(who.registrar, 'seal', 'accused-is-this-office', { accused: 'G' })
})

test('ST-09: the officer refers it, the head approves the envelope; never to the accused organ or its line', () => {
  const world = sealed()
    .do(who.discipline, 'refer-discipline', { ...to, accused: 'H' })
    .do(who.officeHead, 'approve')
  assert.deepEqual([world.state.stage, world.state.discipline, world.state.accused], ['discipline', 'D', 'H'])
  assert.equal(world.clock('DL-01')?.metOn, '2025-06-02')
  sealed().refused(who.discipline, 'refer-discipline', 'accused-organ', { ...to, accused: 'D' })
  sealed().refused(who.discipline, 'refer-discipline', 'not-a-discipline-organ', { ...to, to: 'H' })
  sealed().refused(who.discipline, 'refer-discipline', 'accused-is-this-office', { ...to, accused: 'G' })
  sealed().refused(who.registrar, 'refer-discipline', 'not-your-act', to)
})

test('ST-55: where the own office is accused, the envelope goes straight on, and the office loses sight of it', () => {
  const input = { ...to, carrier: 'hand' }
  sealed().refused(who.discipline, 'hand-over-envelope', 'referral-needs-approval', { ...input, accused: 'H' })
  const world = sealed().do(who.discipline, 'hand-over-envelope', { ...input, accused: 'X' })
  assert.deepEqual([world.state.stage, world.state.office, world.state.discipline], ['discipline', 'D', 'D'])
})

test('ST-55, RGT-09: what was registered by its envelope goes up without approval', () => {
  const world = new Machine({ sealed: true, envelopeOnly: true }).do(who.discipline, 'hand-over-envelope', {
    ...to,
    carrier: 'confidential-post',
  })
  assert.deepEqual([world.state.stage, world.state.office], ['discipline', 'X'])
})

// Once, the trigger of the database stopped these with an error that nobody could act on.
test('regression, RG-1, RG-9: who watches since a report of retaliation and is then accused sees not even the envelope', () => {
  const report = () =>
    sealed().do(who.person, 'report-retaliation', { what: '事后被刁难', to: 'G', caseNo: '450100-2025-0000001-1' })
  assert.deepEqual(report().state.watchers, ['G'])
  const handed = report().do(who.discipline, 'hand-over-envelope', { ...to, carrier: 'hand', accused: 'G' })
  assert.deepEqual([handed.state.watchers, handed.state.office], [[], 'D'])
  const other = report()
    .do(who.discipline, 'refer-discipline', { ...to, accused: 'H' })
    .do(who.officeHead, 'approve')
  assert.deepEqual(other.state.watchers, ['G'])
})

test('ST-54: whose sealed desk would be the accused’s names nobody at first; another desk may be named', () => {
  const world = new Machine({ receiver: 'T' }).do(staff('T', 'registrar'), 'register')
  world.refused(staff('T', 'registrar'), 'seal', 'accused-is-this-office', { accused: 'X' })
  world.do(staff('T', 'registrar'), 'seal', { accused: 'H' })
  assert.deepEqual([world.state.office, world.state.accused], ['X', 'H'])
})

const referred = (data = {}) =>
  new Machine({ sealed: true, ...data }).do(who.discipline, 'refer-discipline', to).do(who.officeHead, 'approve')

test('ST-56: the receipt is noted with its day, once; the day of telling a named person counts from it', () => {
  const world = referred().on('2025-06-04')
  world.refused(who.discipline, 'note-envelope-receipt', 'day-ahead', { on: '2025-06-05' })
  world.do(notingOfficer, 'note-envelope-receipt', { on: '2025-06-03' })
  assert.deepEqual([world.clock('DL-16')?.day0, world.clock('DL-16')?.organ], ['2025-06-03', 'D'])
  world.refused(who.discipline, 'note-envelope-receipt', 'noted-before', { on: '2025-06-03' })
  assert.equal(
    referred({ anonymous: true }).do(notingOfficer, 'note-envelope-receipt', { on: '2025-06-02' }).clock('DL-16'),
    undefined,
  )
})

test('ST-57: accepted, closed, told: in this order, by day only', () => {
  const world = referred()
  world.refused(who.discipline, 'note-discipline-result', 'envelope-not-received', {
    step: 'accepted',
    on: '2025-06-02',
  })
  world
    .do(who.discipline, 'note-envelope-receipt', { on: '2025-06-02' })
    .do(who.discipline, 'note-discipline-result', { step: 'accepted', on: '2025-06-02' })
  assert.equal(world.clock('DL-16')?.metOn, '2025-06-02')
  world.on('2025-07-01').do(who.discipline, 'note-discipline-result', { step: 'closed', on: '2025-06-30' })
  assert.deepEqual([world.clock('DL-17')?.day0, world.clock('DL-17')?.last], ['2025-06-30', '2025-07-21'])
  world.refused(who.discipline, 'note-discipline-result', 'noted-before', { step: 'accepted', on: '2025-07-01' })
  world.do(notingOfficer, 'note-discipline-result', { step: 'told', on: '2025-07-01' })
  assert.equal(world.clock('DL-17')?.metOn, '2025-07-01')
})
