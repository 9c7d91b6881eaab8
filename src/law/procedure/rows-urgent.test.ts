import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, Machine, who } from '../../../test/machine.ts'

const urgent = () =>
  new Machine().do(who.registrar, 'register').do(who.registrar, 'flag-urgent', { reason: '墙体开裂' })
const told = { told: '市政府值班室', measures: '已转移' }

test('ST-07, DL-15: what is urgent is flagged with its hour and reported; without a reason, or twice, it is refused', () => {
  new Machine()
    .do(who.registrar, 'register')
    .refused(who.registrar, 'flag-urgent', 'urgent-reason-missing', { reason: '' })
  const world = urgent()
  assert.deepEqual([world.state.urgency, world.state.urgentAt?.slice(0, 16)], ['critical', '2025-06-02T10:00'])
  assert.deepEqual([world.clock('DL-15')?.last, world.clock('DL-15')?.organ], ['2025-06-02', 'X'])
  world.refused(who.registrar, 'flag-urgent', 'urgent-already', { reason: '墙体开裂' })
  world.refused(who.officeHead, 'report-urgent', 'told-missing', { ...told, told: ' ' })
  world.do(who.officeHead, 'report-urgent', told)
  assert.equal(world.clock('DL-15')?.metOn, '2025-06-02')
  world.refused(who.officeHead, 'report-urgent', 'nothing-urgent', told)
})

test('ST-04, ST-07: classified as 特急 it is urgent from that moment; sent up for a decision it is reported', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { ...appeal, urgency: 'critical' })
  assert.ok(world.state.urgentAt)
  world.do(who.dispatcher, 'report-up', { proposal: '建议立即处置' })
  assert.deepEqual([world.state.urgentReported, world.clock('DL-15')?.metOn], [true, '2025-06-02'])
})

test('ST-07: not reported for two hours, the office above sees it; earlier, or reported, it does not', () => {
  urgent().refused(who.system, 'escalate-urgent', 'not-to-escalate', { to: 'G' })
  const world = urgent().on('2025-06-03').do(who.system, 'escalate-urgent', { to: 'G' })
  assert.deepEqual([world.state.urgentTo, world.state.organs], ['G', ['X', 'G']])
  world.refused(who.system, 'escalate-urgent', 'escalated-before', { to: 'G' })
  urgent()
    .do(who.officeHead, 'report-urgent', told)
    .on('2025-06-03')
    .refused(who.system, 'escalate-urgent', 'not-to-escalate', { to: 'G' })
})
