import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Machine, staff, who } from '../../../test/machine.ts'
import { startOrderClock } from './order-clocks.ts'
import { type OrderType, returnLedger } from './order-state.ts'
import { emptyState, isEnded, isOrder } from './state.ts'
import type { Context } from './types.ts'

/** A work order of the 12345 centre, which belongs to office X. */
class Order extends Machine {
  time = '10:00:00'
  constructor(data: { type?: OrderType; [key: string]: unknown } = {}) {
    super()
    const first = this.events[0]
    assert.ok(first)
    const clocks = startOrderClock(emptyState, this.context(who.system), 'HL-L3', 'X')
    const order = { type: 'HELP', stage: 'order-created', channel: '06', ...data }
    this.events[0] = { ...first, kind: 'order-created', row: 'HS-07', clocks, data: { ...first.data, ...order } }
  }
  override context(actor: Parameters<Machine['context']>[0]): Context {
    const context = super.context(actor)
    return this.time ? { ...context, now: Temporal.Instant.from(`${this.today}T${this.time}+08:00`) } : context
  }
  at(time: string): this {
    this.time = time
    return this
  }
}

const agent = staff('X', 'agent')
const leader = staff('X', 'shift-leader')
const dispatcher = who.dispatcher
const checks = { type: 'HELP', urgency: 'normal', category: '01', placeRegion: '450102' }
const waterBureau = [staff('J', 'liaison'), staff('J', 'handler')] as const

const checked = (data = {}, input = {}) => new Order(data).do(agent, 'check-order', { ...checks, ...input })
const dispatched = (data = {}, input = {}) => checked(data, input).do(dispatcher, 'dispatch-order', { to: 'H' })
const signed = (data = {}, input = {}) => dispatched(data, input).do(who.liaison, 'sign-order')
const replied = () => signed().do(who.handler, 'reply-caller', { result: 'solved', reply: '阀门已经更换' })
const fedBack = () => replied().do(who.handler, 'feed-back', { feedback: '已到场更换' })
const audited = () => fedBack().do(agent, 'audit-feedback', { decision: 'pass' })
const closed = () => audited().do(agent, 'call-back', { outcome: 'solved', satisfied: 1 })

test('HS-07, HL-L3: an order is dispatched within two hours, an urgent one within thirty minutes', () => {
  const order = new Order()
  assert.equal(order.clock('HL-L3')?.dueAt, '2025-06-02T12:00:00.000+08:00')
  order.at('11:30:00').do(agent, 'check-order', checks).do(dispatcher, 'dispatch-order', { to: 'H' })
  assert.equal(order.clock('HL-L3')?.metAt, '2025-06-02T11:30:00.000+08:00')
  const late = new Order().at('23:30:00')
  const [clock] = startOrderClock(late.state, late.context(who.system), 'HL-L3', 'X')
  assert.deepEqual(clock?.op === 'start' && [clock.dueAt, clock.last], ['2025-06-03T01:30:00.000+08:00', '2025-06-03'])
})

test('HS-09, HL-02: an order is dispatched only after type, category and place were checked', () => {
  const order = new Order()
  order.refused(dispatcher, 'dispatch-order', 'step-not-reached', { to: 'H' })
  order.refused(agent, 'check-order', 'order-type-unknown', { ...checks, type: 'WAR' })
  order.refused(agent, 'check-order', 'order-category-missing', { ...checks, category: '' })
  order.refused(agent, 'check-order', 'order-place-missing', { ...checks, placeRegion: '' })
  order.do(agent, 'check-order', checks)
  assert.deepEqual(
    [order.state.stage, order.state.category, order.state.placeRegion],
    ['order-checked', '01', '450102'],
  )
})

test('HS-02: what the centre can answer is not dispatched; the answer says something', () => {
  new Order().refused(agent, 'answer-order', 'reply-missing', { reply: ' ' })
  const order = new Order({ type: 'CONSULT' }).do(agent, 'answer-order', { reply: '可以网上办理' })
  assert.deepEqual(
    [order.state.stage, order.clock('HL-L3')?.metOn, isEnded(order.state)],
    ['order-answered', '2025-06-02', true],
  )
  order.refused(who.handler, 'answer-order', 'not-your-act', { reply: '可以' })
})

test('HS-06, HL-04: refused only with reason and path, and only when the shift leader agrees', () => {
  checked().refused(agent, 'refuse-order', 'path-not-told', { ground: 'other-procedure', reply: '' })
  const order = checked().do(agent, 'refuse-order', { ground: 'other-procedure', reply: '请申请劳动仲裁' })
  assert.equal(order.state.stage, 'order-checked')
  order.refused(agent, 'approve', 'not-your-act')
  order.do(leader, 'approve')
  assert.equal(order.state.stage, 'order-refused')
})

test('HS-08: a merged order points at the kept one, and only staff of the centre merge', () => {
  const order = checked().do(agent, 'merge', { into: '450100-2025-0000001-1', reason: '同一处' })
  assert.deepEqual([order.state.stage, order.state.mergedInto], ['order-merged', '450100-2025-0000001-1'])
  checked().refused(who.liaison, 'merge', 'not-your-act', { into: '450100-2025-0000001-1', reason: '同一处' })
})

for (const [what, data, input, rule, due] of [
  ['an ordinary one', {}, {}, 'HL-L4', undefined],
  ['water, power, gas and heating', {}, { utility: true }, 'HL-L4k', '2025-06-02T10:30:00.000+08:00'],
  ['danger to life', {}, { urgency: 'critical' }, 'HL-L4d', '2025-06-02T10:15:00.000+08:00'],
] as const)
  test(`HS-10, HL-L4: signing of ${what} ends by ${rule}`, () => {
    const order = dispatched(data, input)
    assert.equal(order.clock(rule)?.dueAt, due)
    assert.equal(order.clock(rule)?.organ, 'H')
    order.do(who.liaison, 'sign-order')
    assert.equal(order.clock(rule)?.metOn, '2025-06-02')
  })

for (const [type, more, rule, last] of [
  ['CONSULT', {}, 'HL-L6', '2025-06-04'],
  ['HELP', {}, 'HL-L7', '2025-06-09'],
  ['SUGGEST', {}, 'HL-L7', '2025-06-09'],
  ['REPORT', {}, 'HL-L8', '2025-06-23'],
  ['HELP', { urgency: 'critical' }, 'HL-L10', '2025-06-02'],
  ['HELP', { utility: true }, 'HL-L10k', '2025-06-03'],
] as const)
  test(`HS-10: ${type} ${JSON.stringify(more)} is answered by ${rule}`, () => {
    assert.equal(dispatched({ type }, { type, ...more }).clock(rule)?.last, last)
  })

test('HS-10: not to the centre itself, not to nobody, not to whom it came back from', () => {
  checked().refused(dispatcher, 'dispatch-order', 'route-to-self', { to: 'X' })
  checked().refused(dispatcher, 'dispatch-order', 'unknown-organ', { to: '?' })
  checked().refused(dispatcher, 'dispatch-order', 'nobody-signs-there', { to: 'T' })
  checked().refused(agent, 'dispatch-order', 'not-your-act', { to: 'H' })
})

test('HS-10, HS-14: a helper unit is added once, and says what it did', () => {
  const order = signed().do(leader, 'add-helper-unit', { organ: 'J', question: '管线在哪里' })
  order.refused(leader, 'add-helper-unit', 'helper-already', { organ: 'J', question: '再问一次' })
  order.refused(leader, 'add-helper-unit', 'helper-already', { organ: 'H', question: '主办' })
  order.refused(who.liaison, 'help-order', 'not-your-act', { record: '办了' })
  order.do(waterBureau[0], 'help-order', { record: '已确认管线位置' })
  assert.equal(order.state.joint[0]?.answeredOn, '2025-06-02')
  order.refused(waterBureau[0], 'help-order', 'helped-already', { record: '又办了' })
})

test('HS-11: only the unit that got it signs', () => {
  dispatched().refused(waterBureau[0], 'sign-order', 'not-your-act')
  const order = dispatched().do(who.liaison, 'sign-order')
  assert.deepEqual([order.state.stage, order.clock('HL-L5')?.last], ['order-signed', '2025-06-03'])
})

test('HS-12, HS-13, HL-L11: a return in time is accepted and dispatched anew; the limit runs on; the ledger says where time went', () => {
  const order = signed().do(who.liaison, 'request-order-return', { ground: 'not-duty', reason: '归水务局' })
  order.refused(who.liaison, 'decide-order-return', 'not-your-act', { decision: 'accepted', reason: '是' })
  order.on('2025-06-03').do(leader, 'decide-order-return', { decision: 'accepted', reason: '确属水务局职责' })
  assert.deepEqual([order.state.stage, order.state.holder, order.state.returned], ['order-checked', null, true])
  order.refused(dispatcher, 'dispatch-order', 'order-returned-from-there', { to: 'H' })
  order.do(dispatcher, 'dispatch-order', { to: 'J' })
  assert.deepEqual(
    [order.clock('HL-L7')?.day0, order.clock('HL-L7')?.last, order.clock('HL-L7')?.organ],
    ['2025-06-02', '2025-06-09', 'J'],
  )
  const ledger = order.state.order && returnLedger(order.state.order)
  assert.deepEqual(
    ledger?.map(({ organ, ground, decided }) => [organ, ground, decided]),
    [['H', 'not-duty', 'accepted']],
  )
})

test('HS-12: too late, it must be handled', () => {
  const order = dispatched().on('2025-06-04')
  order.refused(who.liaison, 'request-order-return', 'order-return-too-late', { ground: 'not-duty', reason: '不归' })
  dispatched({}, { complex: true })
    .on('2025-06-04')
    .do(who.liaison, 'request-order-return', { ground: 'not-duty', reason: '职责交叉' })
})

test('HS-13: a denied return binds the unit', () => {
  const order = dispatched()
    .do(who.liaison, 'request-order-return', { ground: 'not-here', reason: '不在辖区' })
    .do(leader, 'decide-order-return', { decision: 'denied', reason: '在辖区内' })
  assert.deepEqual([order.state.stage, order.state.order?.bound], ['order-signed', true])
  order.refused(who.liaison, 'request-order-return', 'order-bound', { ground: 'not-here', reason: '再退' })
})

test('HS-10, HL-L11: the third dispatch is decided by the centre and binds', () => {
  const order = dispatched()
  order.do(who.liaison, 'request-order-return', { ground: 'not-duty', reason: '不归' })
  order.do(leader, 'decide-order-return', { decision: 'accepted', reason: '是' })
  order.do(dispatcher, 'dispatch-order', { to: 'J' })
  order.do(waterBureau[0], 'request-order-return', { ground: 'not-duty', reason: '也不归' })
  order.do(leader, 'decide-order-return', { decision: 'accepted', reason: '是' })
  const third = staff('P', 'liaison')
  order.do(dispatcher, 'dispatch-order', { to: 'P' })
  assert.equal(order.state.order?.bound, true)
  order.refused(third, 'request-order-return', 'order-bound', { ground: 'not-duty', reason: '还是不归' })
})

test('HS-14: a caseworker of the own unit takes it up; the caller is called within a working day', () => {
  const order = signed()
  order.refused(who.liaison, 'take-up-order', 'unknown-caseworker', { caseworker: 'J-handler' })
  order.do(who.liaison, 'take-up-order', { caseworker: 'H-handler' })
  assert.deepEqual([order.state.stage, order.state.caseworkers], ['order-handling', ['H-handler']])
  order.refused(who.handler, 'contact-caller', 'contact-empty', { mode: 'reached', record: '' })
  order.do(who.handler, 'contact-caller', { mode: 'not-reached', record: '两次没有接通' })
  assert.equal(order.clock('HL-L5')?.metOn, null)
  order.do(who.handler, 'contact-caller', { mode: 'reached', record: '下午到场' })
  assert.equal(order.clock('HL-L5')?.metOn, '2025-06-02')
})

test('HS-14: nobody is called who wants no reply', () => {
  assert.equal(signed({ noReply: true }).clock('HL-L5'), undefined)
})

test('HS-15, HL-L9: extended once, by the centre, by ten working days at most, from the last day', () => {
  const order = signed()
  order.refused(who.handler, 'extend-order', 'order-extension-too-long', { days: 11, reply: '配件' })
  order.refused(who.handler, 'extend-order', 'reason-missing', { days: 5, reply: '' })
  order.do(who.handler, 'extend-order', { days: 5, reply: '配件要从外地运来' })
  order.refused(who.head, 'approve', 'not-your-approval')
  order.do(leader, 'approve')
  assert.deepEqual([order.clock('HL-L9')?.day0, order.clock('HL-L9')?.last], ['2025-06-09', '2025-06-16'])
  order.refused(who.handler, 'extend-order', 'order-extended-already', { days: 1, reply: '再延' })
  signed({}, { utility: true }).refused(who.handler, 'extend-order', 'order-not-extendable', { days: 1, reply: '延' })
  signed().on('2025-06-10').refused(who.handler, 'extend-order', 'order-extension-too-late', { days: 1, reply: '延' })
})

test('HS-16, HS-17: the caller gets an answer, the centre a feedback, in one act or in two', () => {
  signed().refused(who.handler, 'reply-caller', 'reply-missing', { result: 'solved', reply: '' })
  const order = replied()
  assert.deepEqual([order.state.stage, order.clock('HL-L7')?.metOn], ['order-replied', '2025-06-02'])
  order.refused(who.handler, 'feed-back', 'feedback-missing', { feedback: '' })
  order.do(who.handler, 'feed-back', { feedback: '已到场' })
  assert.equal(order.state.stage, 'order-fed-back')
  const once = signed().do(who.handler, 'reply-caller', { result: 'solved', reply: '已修好', feedback: '已到场' })
  assert.deepEqual([once.state.stage, once.events.at(-1)?.row], ['order-fed-back', 'HS-17'])
})

test('HS-18, HL-09: every feedback is checked; what is not done goes back', () => {
  fedBack().refused(agent, 'audit-feedback', 'reason-missing', { decision: 'redo' })
  fedBack().refused(who.liaison, 'audit-feedback', 'not-your-act', { decision: 'pass' })
  const back = fedBack().do(agent, 'audit-feedback', { decision: 'redo', reason: '没有到场' })
  assert.deepEqual(
    [back.state.stage, back.state.order?.redone, back.clock('HL-L7')?.metOn],
    ['order-handling', 1, null],
  )
  assert.equal(audited().clock('HL-L12')?.last, '2025-06-05')
})

test('HS-19, HS-20: solved and not unsatisfied, it is closed', () => {
  const order = closed()
  assert.deepEqual([order.state.stage, order.state.order?.callBacks.at(-1)?.satisfied], ['order-closed', 1])
  assert.equal(order.clock('HL-L12')?.metOn, '2025-06-02')
})

for (const input of [{ outcome: 'unsolved' }, { outcome: 'partly' }, { outcome: 'solved', satisfied: 3 }])
  test(`HS-21: ${JSON.stringify(input)} is done again`, () => {
    const order = audited().do(agent, 'call-back', input)
    assert.deepEqual([order.state.stage, order.state.order?.redone], ['order-handling', 1])
    // The call-back was made in time, whatever came of it.
    const calledBack = order.clock('HL-L12')
    assert.deepEqual([calledBack?.metOn, calledBack?.stoppedOn], ['2025-06-02', null])
  })

test('HS-19, RG-13: unreachable three times is closed unrated; nobody reached has no opinion', () => {
  const order = audited()
  order.refused(agent, 'call-back', 'silence-is-no-rating', { outcome: 'unreachable', satisfied: 1 })
  order.do(agent, 'call-back', { outcome: 'unreachable' }).do(agent, 'call-back', { outcome: 'unreachable' })
  assert.equal(order.state.stage, 'order-audited')
  order.do(agent, 'call-back', { outcome: 'unreachable' })
  assert.deepEqual([order.state.stage, order.events.at(-1)?.data.as], ['order-closed', 'unreachable'])
  assert.equal(audited().do(agent, 'call-back', { outcome: 'not-wanted' }).state.stage, 'order-closed')
})

test('HS-20, HS-21: lawfully explained but not solved: the shift leader closes it with reasons, or sends it back', () => {
  const explained = { outcome: 'unsolved', next: 'explained', note: '要求今年拓宽' }
  audited().refused(agent, 'call-back', 'reason-missing', { ...explained, note: '' })
  const order = audited().do(agent, 'call-back', explained)
  assert.equal(order.state.stage, 'order-called-back')
  order.refused(agent, 'close-order', 'not-your-act', { reply: '已列入计划' })
  order.refused(leader, 'close-order', 'reason-missing', { reply: '' })
  order.do(leader, 'close-order', { reply: '已列入明年计划' })
  assert.equal(order.state.stage, 'order-closed')
  const back = audited().do(agent, 'call-back', explained)
  back.refused(agent, 'redo-order', 'reason-missing', { reason: '' })
  back.do(agent, 'redo-order', { reason: '仍在漏水' })
  assert.equal(back.state.stage, 'order-handling')
})

test('HS-21, HL-31: the caller has it done again inside fifteen days, twice at most', () => {
  const order = closed()
  order.refused(who.person, 'reopen-order', 'supplement-empty', { text: '' })
  order.on('2025-06-17').do(who.person, 'reopen-order', { text: '又漏水了' })
  assert.deepEqual([order.state.stage, order.state.holder, isEnded(order.state)], ['order-handling', 'H', false])
  closed().on('2025-06-18').refused(who.person, 'reopen-order', 'reopen-too-late', { text: '又漏水了' })
  order
    .do(who.handler, 'reply-caller', { result: 'solved', reply: '再修', feedback: '再到场' })
    .do(agent, 'audit-feedback', { decision: 'pass' })
    .do(agent, 'call-back', { outcome: 'unsolved' })
    .do(who.handler, 'reply-caller', { result: 'solved', reply: '三修', feedback: '三到场' })
    .do(agent, 'audit-feedback', { decision: 'pass' })
    .do(agent, 'call-back', { outcome: 'solved' })
  order.refused(who.person, 'reopen-order', 'reopened-enough', { text: '还漏' })
})

test('HS-22: archived by the calendar after the window, not inside it', () => {
  closed().refused(who.system, 'archive-order', 'reopen-still-possible')
  const order = closed().on('2025-06-18').do(who.system, 'archive-order')
  assert.equal(order.state.stage, 'order-archived')
})

test('HS-23, HL-11: the unit is supervised and answers in two working days', () => {
  const order = signed().do(leader, 'supervise-order', { ground: 'overdue', text: '请说明' })
  assert.equal(order.clock('HL-30')?.last, '2025-06-04')
  order.refused(leader, 'supervise-order', 'supervised-already', { ground: 'overdue', text: '请说明' })
  order.refused(who.liaison, 'answer-order-supervision', 'reply-missing', { text: '' })
  order.do(who.liaison, 'answer-order-supervision', { text: '已安排专人' })
  assert.equal(order.clock('HL-30')?.metOn, '2025-06-02')
  order.refused(who.liaison, 'answer-order-supervision', 'not-supervised', { text: '再答' })
})

test('HS-24, HL-10: ended without result only with the centre’s approval and with reasons to the caller', () => {
  signed().refused(who.handler, 'terminate-order', 'path-not-told', { ground: 'concluded', reply: '' })
  const order = signed().do(who.handler, 'terminate-order', { ground: 'concluded', reply: '上月已依法办结' })
  order.refused(who.head, 'approve', 'not-your-approval')
  assert.equal(order.state.stage, 'order-signed')
  order.do(leader, 'approve')
  assert.deepEqual([order.state.stage, isEnded(order.state)], ['order-terminated', true])
})

test('HS-19: the person rates hotline and unit, and changes it once; an open order has no rating', () => {
  signed().refused(who.person, 'rate', 'step-not-reached', { office: 1, handler: 1 })
  const order = closed()
    .do(who.person, 'rate', { office: 1, handler: 3 })
    .do(who.person, 'rate', { office: 1, handler: 2 })
  order.refused(who.person, 'rate', 'rated-twice', { office: 1, handler: 1 })
})

test('HS-20, §3.4: handed to the petition line with consent: one procedure, DL-01 from that day, the desk’s limits stop', () => {
  signed().refused(agent, 'hand-to-petition', 'consent-missing', { consent: false })
  const order = signed().on('2025-06-05').do(who.person, 'hand-to-petition', { consent: true })
  assert.deepEqual([order.state.stage, isOrder(order.state), order.state.holder], ['registered', false, null])
  assert.deepEqual([order.clock('DL-01')?.day0, order.clock('DL-01')?.last], ['2025-06-05', '2025-06-20'])
  assert.ok(order.state.clocks.filter(({ rule }) => rule.startsWith('HL')).every((c) => c.metOn || c.stoppedOn))
  order.do(who.registrar, 'classify', { class: 'appeal', path: '31-6', category: '01' })
  order.refused(agent, 'check-order', 'not-your-act', checks)
})

test('HS-07, §3.4: a small matter goes to 12345 with consent, where there is a centre; others stay', () => {
  const matter = () => new Machine().do(who.registrar, 'register')
  matter().refused(who.registrar, 'hand-to-hotline', 'consent-missing', { type: 'CONSULT', consent: false })
  new Machine({ signerCount: 8 })
    .do(who.registrar, 'register')
    .refused(who.registrar, 'hand-to-hotline', 'not-small', { type: 'CONSULT', consent: true })
  matter()
    .do(who.registrar, 'classify', { class: 'appeal', path: '31-4', category: '01' })
    .do(who.person, 'object-classification', { reason: '不是这一类' })
    .refused(who.registrar, 'hand-to-hotline', 'question-open', { type: 'CONSULT', consent: true })
  const order = matter().do(who.registrar, 'hand-to-hotline', { type: 'CONSULT', consent: true })
  assert.deepEqual(
    [order.state.stage, isOrder(order.state), order.clock('DL-01')?.metOn],
    ['order-created', true, '2025-06-02'],
  )
  order.do(agent, 'answer-order', { reply: '可以' })
})

test('ST-35, RG-7: an order is withdrawn and taken up again like a matter', () => {
  const order = signed().do(who.person, 'withdraw', { statement: '自愿', confirmed: true })
  assert.deepEqual([order.state.stage, isOrder(order.state)], ['withdrawn', true])
  order.do(who.person, 'undo-withdrawal')
  assert.equal(order.state.stage, 'order-signed')
})

test('ORG-1: a closed centre is followed by an organ that has one; a unit by any', () => {
  const input = { closed: 'X', successor: 'J' }
  signed().refused(who.system, 'succeed-organ', 'successor-without-centre', input)
  const order = signed().do(who.system, 'succeed-organ', { closed: 'H', successor: 'J' })
  assert.equal(order.state.holder, 'J')
})

test('ST-60, ST-61: an order is supplemented and urged at any time', () => {
  const order = signed().do(who.person, 'supplement', { text: '还有一处' }).do(who.person, 'urge')
  order.do(who.liaison, 'answer-urge', { reply: '下午到场' })
  order.refused(who.person, 'withdraw-publication', 'not-your-act')
})
