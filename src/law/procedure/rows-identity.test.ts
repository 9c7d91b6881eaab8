import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, Machine, staff, who } from '../../../test/machine.ts'
import { identityOpenTo } from './identity-state.ts'

const ask = { purpose: 'life', reason: '楼房开裂，要马上通知住户。' }
const agreed = { decision: 'agreed', found: '确有危险' }
const custodian = staff('X', 'custodian')
const kept = (data = {}) =>
  new Machine({ confidential: true, ...data })
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')

test('RG-8: the handling organ asks for a look with a reason; where nothing is kept from it, it is refused', () => {
  kept()
    .refused(who.handler, 'ask-identity', 'identity-reason-missing', { ...ask, reason: ' ' })
    .refused(who.registrar, 'ask-identity', 'not-your-act', ask)
    .do(who.handler, 'ask-identity', ask)
    .refused(who.liaison, 'ask-identity', 'identity-asked-already', ask)
  kept({ confidential: false }).refused(who.handler, 'ask-identity', 'identity-not-kept-from-you', ask)
  const restricted = kept()
    .do(who.person, 'request-data', { what: 'restrict', text: '请停止使用' })
    .do(who.registrar, 'answer-data', { decision: 'done', reply: '已照办' })
  restricted.refused(who.handler, 'ask-identity', 'identity-restricted', ask)
})

test('RG-8: a second person decides, never who asked; the look is open to who asked, for 24 hours', () => {
  const world = kept()
    .refused(who.head, 'decide-identity', 'no-identity-ask', agreed)
    .do(who.liaison, 'ask-identity', ask)
    .refused(who.liaison, 'decide-identity', 'identity-second-person', agreed)
    .refused(who.head, 'decide-identity', 'identity-finding-missing', { ...agreed, found: '' })
  assert.equal(identityOpenTo(world.state, 'H-liaison', world.context(who.liaison).now), false)
  world.do(who.head, 'decide-identity', agreed)
  const { now } = world.context(who.liaison)
  assert.equal(identityOpenTo(world.state, 'H-liaison', now), true)
  assert.equal(identityOpenTo(world.state, 'H-handler', now), false)
  assert.equal(identityOpenTo(world.state, 'H-liaison', now.add({ hours: 25 })), false)
  // Over, and another emergency may be asked for.
  world.do(who.handler, 'ask-identity', ask).do(custodian, 'decide-identity', { ...agreed, decision: 'denied' })
  assert.equal(identityOpenTo(world.state, 'H-handler', now), false)
  world.refused(custodian, 'decide-identity', 'no-identity-ask', agreed)
})

test('RG-8: what was opened to an organ is closed when the case goes elsewhere', () => {
  const world = kept().do(who.liaison, 'ask-identity', ask).do(who.head, 'decide-identity', agreed)
  const { now } = world.context(who.liaison)
  assert.equal(identityOpenTo({ ...world.state, holder: 'J' }, 'H-liaison', now), false)
})
