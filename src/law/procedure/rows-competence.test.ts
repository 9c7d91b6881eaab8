import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, appeal, handling, Machine, staff, who } from '../../../test/machine.ts'
import { bodiesFor } from '../index.ts'

/** L22 24: several competent organs, disputes between them, organs that were closed. H and J stand under G, P does not. */

const joint = { liaison: staff('J', 'liaison'), head: staff('J', 'organ-head') }
const opinion = {
  answers: [{ request: '供水', facts: '属实', reasons: '检修', result: 'explain', opinion: '说明' }],
  basis: '条例',
  contact: '电话',
}
const signed = () =>
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
const disputed = () =>
  signed().do(who.liaison, 'dispute', { other: 'J', reasons: '三定规定属其职责' }).do(who.head, 'approve')

test('ST-28, L22 24(1): a joint organ reads the case, speaks once, and the lead waits for it, but not for ever', () => {
  const world = handling()
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .refused(who.head, 'involve', 'lead-already', { organ: 'H', question: '管网' })
    .do(who.head, 'involve', { organ: 'J', question: '管网' })
    .refused(who.head, 'involve', 'joint-already', { organ: 'J', question: '管网' })
    .refused(who.handler, 'draft-opinion', 'joint-not-heard', opinion)
  assert.ok(world.state.organs.includes('J'))
  world
    .refused(joint.liaison, 'answer-jointly', 'joint-opinion-missing', { opinion: ' ' })
    .do(joint.liaison, 'answer-jointly', { opinion: '检修已审批' })
    .refused(joint.liaison, 'answer-jointly', 'joint-answered', { opinion: '再说' })
    .do(who.handler, 'draft-opinion', opinion)
  const silent = handling()
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .do(who.head, 'involve', { organ: 'J', question: '管网' })
    .on('2025-06-17')
    .refused(who.handler, 'draft-opinion', 'joint-not-heard', opinion)
    .on('2025-06-18')
  silent.do(who.handler, 'draft-opinion', opinion)
})

test('regression, ST-22, ST-23: who has asked for a decision does not object too; a case that ended meanwhile stays ended', () => {
  const arbiter = staff('X', 'office-head')
  disputed().refused(who.liaison, 'object', 'asked-already', { reasons: '不属本局', competent: 'J' })
  const ended = disputed().do(who.person, 'withdraw', { statement: '自愿', confirmed: true })
  ended
    .refused(arbiter, 'decide-competence', 'not-a-party', { to: null, reason: '经核对' })
    .do(arbiter, 'decide-competence', { to: 'J', reason: '经核对' })
  assert.deepEqual([ended.state.stage, ended.state.holder, ended.state.asks], ['withdrawn', 'H', []])
})

test('ST-28, L22 35: what several organs made jointly is reviewed by the organ above them all', () => {
  const alone = handling()
  const together = handling().do(who.head, 'involve', { organ: 'T', question: '社区' })
  const organsOf = ({ state }: Machine) =>
    bodiesFor(state, 'review', alone.context(who.system)).organs.map(({ code }) => code)
  assert.deepEqual([organsOf(alone), organsOf(together)], [['G'], ['G']])
  assert.deepEqual(organsOf(handling().do(who.head, 'involve', { organ: 'P', question: '省厅' })), [])
})

test('ST-23: an objection that was denied is not raised again; a dispute goes to the organ above both', () => {
  signed()
    .do(who.liaison, 'object', { reasons: '不属本局', competent: 'J' })
    .do(who.head, 'approve')
    .do(who.officeHead, 'decide-objection', { decision: 'denied', reason: '属本局' })
    .refused(who.liaison, 'object', 'objection-denied-before', { reasons: '再提', competent: 'J' })
    .refused(who.liaison, 'dispute', 'reasons-missing', { other: 'J', reasons: '' })
    .refused(who.liaison, 'dispute', 'no-arbiter-here', { other: 'P', reasons: '省厅职责' })
    .do(who.liaison, 'dispute', { other: 'J', reasons: '三定规定属其职责' })
})

test('ST-22, 23, L22 24(1): competence decided for the other organ moves the case; its fifteen days begin, and it may not object', () => {
  const world = disputed()
  assert.deepEqual([world.state.arbiter, world.state.stage, world.clock('DL-30')?.organ], ['X', 'signed', 'X'])
  world
    .on('2025-06-04')
    .refused(who.officeHead, 'decide-competence', 'not-a-party', { to: 'D', reason: '职责' })
    .refused(who.liaison, 'decide-competence', 'not-your-act', { to: 'J', reason: '职责' })
    .do(who.officeHead, 'decide-competence', { to: 'J', reason: '职责' })
  const { state } = world
  assert.deepEqual([state.stage, state.holder, state.organs.includes('H'), state.bound], ['to-sign', 'J', false, true])
  assert.deepEqual(
    state.clocks
      .filter(({ metOn, stoppedOn }) => !metOn && !stoppedOn)
      .map(({ rule, organ, day0 }) => [rule, organ, day0]),
    [['DL-03', 'J', '2025-06-04']],
  )
  world
    .do(joint.liaison, 'sign')
    .refused(joint.liaison, 'object', 'competence-decided', { reasons: '不属本局', competent: 'H' })
    .refused(joint.liaison, 'dispute', 'competence-decided', { other: 'H', reasons: '不属本局' })
})

test('ST-23: decided for the holder, nothing stops and nothing starts; its own notice stays due', () => {
  const world = disputed()
  const due = world.clock('DL-03')?.last
  world.do(who.officeHead, 'decide-competence', { to: 'H', reason: '职责' })
  assert.deepEqual([world.state.holder, world.state.stage, world.clock('DL-03')?.last], ['H', 'signed', due])
  world.refused(who.officeHead, 'decide-competence', 'nothing-asked', { to: 'H', reason: '职责' })
})

test('ST-23: what was accepted meanwhile is not moved any more', () => {
  disputed()
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.head, 'approve')
    .refused(who.officeHead, 'decide-competence', 'accepted-meanwhile', { to: 'J', reason: '职责' })
    .do(who.officeHead, 'decide-competence', { to: 'H', reason: '已受理' })
})

test('ORG-1, L22 24(2): whoever goes on with the duties takes over what a closed organ owed, also beside the main line', () => {
  const world = accepted().do(who.head, 'involve', { organ: 'J', question: '管网' })
  world
    .refused(who.system, 'succeed-organ', 'organ-not-in-case', { closed: 'P', successor: 'T' })
    .do(who.system, 'succeed-organ', { closed: 'J', successor: 'T' })
  assert.deepEqual(
    world.state.joint.map(({ organ }) => organ),
    ['T'],
  )
  const due = world.clock('DL-05')
  world.do(who.system, 'succeed-organ', { closed: 'H', successor: 'J' })
  const now = world.clock('DL-05')
  assert.deepEqual([world.state.holder, now?.organ, now?.last], ['J', 'J', due?.last])
})
