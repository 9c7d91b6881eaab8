import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, handling, Machine, who } from '../../../test/machine.ts'

const list = { items: '停水的时间\n受影响的楼栋', why: '核实范围' }

test('ST-60, RGT-11: what is missing is asked for once in each stage, complete, and no limit stops', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .refused(who.registrar, 'ask-missing', 'items-missing', { ...list, items: ' ' })
    .do(who.registrar, 'ask-missing', list)
    .refused(who.registrar, 'ask-missing', 'missing-asked-before', list)
  assert.deepEqual(
    [world.events.at(-1)?.data.items, world.clock('DL-01')?.stoppedOn, world.clock('DL-01')?.last],
    [2, null, '2025-06-17'],
  )
  world.do(who.registrar, 'classify', appeal).do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
  world
    .do(who.liaison, 'sign')
    .refused(who.registrar, 'ask-missing', 'not-your-stage', list)
    .do(who.liaison, 'ask-missing', list)
    .refused(who.liaison, 'ask-missing', 'missing-asked-before', list)
})

test('ST-60, RGT-16, L22 37(2): aid is referred with consent only; which aid stands in no event', () => {
  const aid = { aid: 'social', consent: 'agreed', told: '民政窗口' }
  const world = handling()
    .refused(who.handler, 'refer-aid', 'aid-without-consent', { ...aid, consent: 'not-yet' })
    .refused(who.handler, 'refer-aid', 'told-missing', { ...aid, told: '' })
    .do(who.handler, 'refer-aid', aid)
  assert.deepEqual(world.events.at(-1)?.data, {})
})
