import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, appeal, handling, Machine, staff, who } from '../../../test/machine.ts'

const second = staff('X', 'dispatcher', 'office-head')
const recusal = { whom: 'caseworker', reason: '承办人参加过原来的决定' }

test('ST-62: the person asks that the caseworker keep out; before there is one, or twice, it is refused', () => {
  accepted().refused(who.person, 'request-recusal', 'no-caseworker-yet', recusal)
  handling()
    .refused(who.person, 'request-recusal', 'recusal-reason-missing', { ...recusal, reason: ' ' })
    .do(who.person, 'request-recusal', recusal)
    .refused(who.person, 'request-recusal', 'asked-already', recusal)
})

test('ST-63: the head of the unit decides about the caseworker; agreed, another one has to be found', () => {
  const asked = () => handling().do(who.person, 'request-recusal', recusal)
  const clock = asked().clock('DL-30')
  assert.deepEqual([clock?.organ, clock?.last], ['H', '2025-06-05'])
  const agreed = asked().do(who.head, 'decide-recusal', { decision: 'agreed', reason: '属实' })
  assert.equal(agreed.state.stage, 'accepted')
  assert.deepEqual([agreed.state.caseworkers, agreed.state.recused], [[], ['H-handler']])
  assert.equal(agreed.clock('DL-30')?.metOn, '2025-06-02')
  assert.equal(agreed.clock('DL-05')?.stoppedOn, null, 'the limit of the matter runs on')
  agreed.refused(who.head, 'appoint', 'recused', { caseworker: 'H-handler', declared: 'none' })
  agreed.refused(who.handler, 'answer-urge', 'you-are-recused', { reply: '在办' })
  const denied = asked().do(who.head, 'decide-recusal', { decision: 'denied', reason: '无关' })
  assert.deepEqual([denied.state.stage, denied.state.caseworkers], ['handling', ['H-handler']])
  handling().refused(who.head, 'decide-recusal', 'nothing-asked', { decision: 'denied', reason: '无关' })
})

test('ST-63: about the head decides who sent the matter, never the head; a draft of a recused person goes back', () => {
  const asked = handling().do(who.person, 'request-recusal', { whom: 'head', reason: '签过原来的决定' })
  asked.refused(who.head, 'decide-recusal', 'not-your-decision', { decision: 'denied', reason: '无关' })
  asked.do(who.officeHead, 'decide-recusal', { decision: 'agreed', reason: '属实' })
  assert.deepEqual(asked.state.recused, ['H-organ-head'])
  const drafted = handling()
    .do(who.handler, 'extend', { days: 10, reason: '复杂' })
    .do(who.person, 'request-recusal', recusal)
    .do(who.head, 'decide-recusal', { decision: 'agreed', reason: '属实' })
  assert.equal(drafted.state.pending, null)
})

const reason = { reason: '没有别的法定途径' }
const redirected = () =>
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { ...appeal, path: '31-4' })
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .do(who.liaison, 'redirect', { competent: '某机关', advice: '带材料', contact: '电话' })
    .do(who.head, 'approve')

test('ST-64: a classification may be doubted by the person, not before it was made', () => {
  new Machine().do(who.registrar, 'register').refused(who.person, 'object-classification', 'step-not-reached', reason)
  assert.equal(redirected().do(who.person, 'object-classification', reason).clock('DL-30')?.organ, 'X')
})

test('ST-65: another person decides; agreed, the organ owes a new notice, counted from the decision', () => {
  const asked = () => redirected().on('2025-06-20').do(who.person, 'object-classification', reason)
  const agreed = { decision: 'agreed', class: 'appeal', path: '31-6', reply: '应走信访程序' }
  asked().refused(who.registrar, 'decide-classification', 'own-work', agreed)
  asked().refused(second, 'decide-classification', 'path-missing', { ...agreed, path: undefined })
  asked().refused(second, 'decide-classification', 'same-classification', { ...agreed, path: '31-4' })
  const put = asked().do(second, 'decide-classification', agreed)
  assert.deepEqual([put.state.stage, put.state.path, put.state.endedOn], ['signed', '31-6', null])
  assert.equal(put.clock('DL-03')?.day0, '2025-06-20')
  put.do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
  const kept = asked().do(second, 'decide-classification', { decision: 'denied', reply: '可以申请复议' })
  assert.equal(kept.state.stage, 'redirected')
  kept.refused(who.person, 'object-classification', 'decided-already', reason)
})

test('ST-65: where nothing was told yet the limit runs on; an accusation is sealed at once (RG-1)', () => {
  const asked = () =>
    new Machine()
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', appeal)
      .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
      .do(who.liaison, 'sign')
      .do(who.person, 'object-classification', reason)
  const suggestion = asked().do(second, 'decide-classification', {
    decision: 'agreed',
    class: 'suggestion',
    reply: '是',
  })
  assert.deepEqual([suggestion.state.stage, suggestion.state.class3], ['signed', 'suggestion'])
  assert.equal(suggestion.state.clocks.filter(({ rule }) => rule === 'DL-03').length, 1)
  const sealed = asked().do(second, 'decide-classification', { decision: 'agreed', class: 'accusation', reply: '是' })
  assert.deepEqual([sealed.state.sealed, sealed.state.holder, sealed.state.stage], [true, null, 'classified'])
  assert.equal(sealed.clock('DL-03')?.stoppedOn, '2025-06-02')
})

const merged = () =>
  new Machine().do(who.registrar, 'register').do(who.registrar, 'merge', { into: 'K1', reason: '同人同事' })

test('ST-66: who was joined to another case may object; who was not has nothing to object to', () => {
  const input = { reason: '今年新发生的事' }
  new Machine().refused(who.person, 'object-link', 'not-linked', input)
  merged()
    .refused(who.person, 'object-link', 'objection-empty', { reason: '' })
    .do(who.person, 'object-link', input)
    .refused(who.person, 'object-link', 'asked-already', input)
})

test('ST-67: not who joined them decides; apart again, the case has its own limit from that day', () => {
  const asked = () => merged().on('2025-06-09').do(who.person, 'object-link', { reason: '新的事' })
  asked().refused(who.registrar, 'decide-link', 'own-work', { decision: 'agreed', reply: '不同' })
  const apart = asked().do(second, 'decide-link', { decision: 'agreed', reply: '不同' })
  assert.deepEqual([apart.state.stage, apart.state.mergedInto, apart.state.links], ['deduped', null, []])
  assert.deepEqual([apart.state.dup, apart.state.endedOn, apart.clock('DL-01')?.day0], ['first', null, '2025-06-09'])
  apart.do(who.registrar, 'classify', appeal)
  const kept = asked().do(second, 'decide-link', { decision: 'denied', reply: '同一件' })
  assert.equal(kept.state.stage, 'merged')
  kept.refused(who.person, 'object-link', 'decided-already', { reason: '还是不同' })
})

test('ST-68: a report of retaliation goes above, and says nothing in this case; without an office it is refused', () => {
  const input = { what: '被停发工资' }
  const world = handling()
  world.refused(who.person, 'report-retaliation', 'no-office-above', input)
  world.refused(who.person, 'report-retaliation', 'retaliation-empty', { what: '', to: 'Y', caseNo: 'K2' })
  world.do(who.person, 'report-retaliation', { ...input, to: 'Y', caseNo: 'K2' })
  assert.deepEqual(world.state.watchers, ['Y'])
  assert.deepEqual(world.events.at(-1)?.data, { to: 'Y' })
})

test('ST-69: a dissatisfied rating is looked at by somebody else than the handler, once', () => {
  const served = () =>
    handling()
      .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
      .do(who.handler, 'draft-opinion', { answers: [] })
      .do(who.head, 'issue-opinion')
      .do(who.liaison, 'deliver', { document: 'op', mode: 'post', on: '2025-06-02', proof: '回证' })
  const input = { result: 'to-improve', reply: '已要求改进' }
  served().do(who.person, 'rate', { office: 1, handler: 2 }).refused(who.officeHead, 'recheck', 'nothing-asked', input)
  const rated = served().do(who.person, 'rate', { office: 1, handler: 3 })
  assert.deepEqual(
    rated.state.asks.map(({ desk, barred }) => [desk, barred]),
    [['X', ['H-handler', 'H-organ-head']]],
  )
  assert.equal(rated.clock('DL-31')?.last, '2025-06-17')
  rated.refused(who.head, 'recheck', 'not-your-act', input)
  rated.do(who.officeHead, 'recheck', input)
  assert.deepEqual([rated.state.asks, rated.clock('DL-31')?.metOn], [[], '2025-06-02'])
  rated.do(who.person, 'rate', { office: 1, handler: 3 })
  assert.deepEqual(rated.state.asks, [])
})
