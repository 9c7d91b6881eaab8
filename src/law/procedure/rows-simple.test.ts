import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, Machine, who } from '../../../test/machine.ts'

const classified = (data = {}) => new Machine(data).do(who.registrar, 'register').do(who.registrar, 'classify', appeal)
const marked = () => classified().do(who.registrar, 'mark-simple')
const signed = () => marked().do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' }).do(who.liaison, 'sign')
const accepted = () => signed().do(who.liaison, 'accept-simply', { unit: '一科', contact: '电话' })
const reply = { result: 'explain', reply: '路灯已修好' }

test('ST-59, DL-13a–c: one working day to send on, three to accept, ten to answer, beside the ordinary limits', () => {
  const world = signed()
  assert.equal(world.state.clocks.find(({ rule }) => rule === 'DL-13a')?.metOn, '2025-06-02')
  assert.equal(world.clock('DL-13b')?.last, '2025-06-05')
  world.do(who.liaison, 'accept-simply', { unit: '一科', contact: '电话' })
  assert.deepEqual(
    [world.clock('DL-13c')?.last, world.clock('DL-05')?.last, world.clock('DL-13b')?.metOn],
    ['2025-06-16', '2025-08-01', '2025-06-02'],
  )
  world.do(who.liaison, 'answer-simply', reply)
  assert.deepEqual([world.state.stage, world.clock('DL-05')?.metOn], ['simply-answered', '2025-06-02'])
})

for (const [what, data, act] of [
  ['another path', {}, { ...appeal, path: '31-4' }],
  ['five people', { peopleCount: 5 }, appeal],
  ['a joint letter', { signerCount: 40 }, appeal],
  ['an urgent matter', {}, { ...appeal, urgency: 'critical' }],
] as const)
  test(`ST-59: not for ${what}`, () => {
    new Machine(data)
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', act)
      .refused(who.registrar, 'mark-simple', 'not-eligible-for-simple')
  })

test('ST-59: what is assigned is not simple any more', () => {
  const world = marked()
    .do(who.dispatcher, 'assign', { to: 'H', demand: '报结果' })
    .do(who.officeHead, 'approve')
    .do(who.liaison, 'sign')
  assert.equal(world.state.simple, false)
  world.refused(who.liaison, 'accept-simply', 'not-eligible-for-simple', { unit: '一科', contact: '电话' })
})

test('ST-59: what may not be supported falls back, with its limit from the first day 0', () => {
  const world = accepted()
    .on('2025-06-10')
    .refused(who.liaison, 'answer-simply', 'not-simple-any-more', { ...reply, result: 'reject' })
  world.do(who.liaison, 'leave-simple', { reason: '可能不予支持' })
  assert.deepEqual([world.state.simple, world.clock('DL-13c')?.stoppedOn], [false, '2025-06-10'])
  assert.deepEqual([world.clock('DL-05')?.day0, world.clock('DL-05')?.metOn], ['2025-06-02', null])
  world.refused(who.liaison, 'answer-simply', 'not-simple', reply)
})

test('ST-59: whoever wants it in writing gets the ordinary procedure back after a simple answer', () => {
  const world = accepted()
    .do(who.liaison, 'answer-simply', reply)
    .on('2025-06-20')
    .do(who.person, 'leave-simple', { reason: '要书面意见' })
  assert.deepEqual([world.state.stage, world.state.endedOn], ['accepted', null])
  assert.deepEqual([world.clock('DL-05')?.last, world.clock('DL-05')?.metOn], ['2025-08-01', null])
  world.do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
})
