import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, appeal, handling, Machine, staff, who } from '../../../test/machine.ts'
import { calendarFrom, procedure, publishedCalendar } from '../index.ts'

const classified = () => new Machine().do(who.registrar, 'register').do(who.registrar, 'classify', appeal)
const sent = () => classified().do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
const signed = () => sent().do(who.liaison, 'sign')
const opinion = () =>
  handling()
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .do(who.handler, 'draft-opinion', { answers: [] })
    .do(who.head, 'issue-opinion')

test('ST-20: who received it directly signs it itself; an office passes it on', () => {
  const world = new Machine({ receiver: 'H', direct: true }).do(who.liaison, 'register')
  world.do(who.liaison, 'classify', appeal).do(who.liaison, 'sign')
  assert.deepEqual([world.state.stage, world.state.holder], ['signed', 'H'])
  classified().refused(staff('X', 'liaison'), 'sign', 'not-direct')
})

test('ST-21: the organ to which it went signs, once; another does not', () => {
  const world = sent()
  world.refused(who.dispatcher, 'sign', 'not-your-act')
  assert.equal(world.do(who.liaison, 'sign').state.stage, 'signed')
  world.refused(who.liaison, 'sign', 'step-passed')
})

test('ST-23: an objection is decided with a reason', () => {
  const world = signed().do(who.liaison, 'object', { reasons: '不归我局', competent: '水务局' }).do(who.head, 'approve')
  world
    .refused(who.officeHead, 'decide-objection', 'reason-missing', { decision: 'denied', reason: ' ' })
    .do(who.officeHead, 'decide-objection', { decision: 'denied', reason: '仍归你局' })
})

test('ST-26: not accepted by two people, and the sixty days never begin', () => {
  const input = { ground: 'out-of-scope', reason: '不归我局', competent: '水务局', remedy: '向其提出' }
  sent().refused(who.liaison, 'not-accept', 'step-not-reached', input)
  const world = signed().do(who.liaison, 'not-accept', input)
  world.refused(who.liaison, 'approve', 'not-your-act').do(who.head, 'approve')
  assert.deepEqual(
    [world.state.stage, world.clock('DL-03')?.metOn, world.clock('DL-05')],
    ['not-accepted', '2025-06-02', undefined],
  )
})

test('ST-28: hearing the person is recorded in words by the caseworker', () => {
  handling()
    .refused(who.handler, 'hear-petitioner', 'record-missing', { mode: 'phone', record: '' })
    .refused(who.liaison, 'hear-petitioner', 'not-your-act', { mode: 'phone', record: '陈述' })
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
})

test('ST-30: only what was drafted is signed', () => {
  handling().refused(who.head, 'issue-opinion', 'no-draft')
  assert.equal(opinion().state.stage, 'opinion-issued')
})

test('ST-52: a suggestion is answered in words; an appeal gets an opinion instead', () => {
  const answer = { result: 'adopted', reply: '采纳' }
  handling().refused(who.handler, 'answer-suggestion', 'wrong-class', answer)
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { class: 'suggestion', category: '01' })
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.head, 'approve')
  world.refused(who.liaison, 'answer-suggestion', 'reply-missing', { ...answer, reply: '' })
  assert.equal(world.do(who.liaison, 'answer-suggestion', answer).state.stage, 'answered')
})

test('ST-59: left for the ordinary procedure with a reason, and only where it is simple', () => {
  accepted().refused(who.liaison, 'leave-simple', 'not-simple', { reason: '复杂' })
  const world = classified().do(who.registrar, 'mark-simple')
  world.refused(who.registrar, 'leave-simple', 'reason-missing', { reason: ' ' })
  assert.equal(world.do(who.registrar, 'leave-simple', { reason: '复杂' }).state.simple, false)
})

test('ST-60: the person may add something at any time, in words; a case that was joined takes nothing', () => {
  const world = handling().do(who.handler, 'extend', { days: 5, reason: '复杂' })
  world.refused(who.person, 'supplement', 'supplement-empty', { text: ' ' })
  world.do(who.person, 'supplement', { text: '涉及三栋楼' })
  assert.ok(world.state.pending, 'what waits for approval goes on waiting')
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'merge', { into: 'K1', reason: '同人同事' })
    .refused(who.person, 'supplement', 'step-passed', { text: '又停水了' })
})

test('ST-60: what was said at the counter is written, read back and signed, or the refusal to sign is written down', () => {
  const input = { record: '停水三天', mode: 'paper', files: ['f1'] }
  new Machine()
    .refused(who.registrar, 'record-interview', 'record-empty', { ...input, record: '' })
    .refused(who.registrar, 'record-interview', 'not-signed-yet', { ...input, files: [] })
    .do(who.registrar, 'record-interview', input)
    .do(who.registrar, 'record-interview', { ...input, mode: 'declined', files: [] })
})

test('ST-37, RG-6: rated and changed once by the person; nobody else rates, withdraws or may ask for it', () => {
  const marks = { office: 1, handler: 2 }
  const world = opinion().do(who.liaison, 'deliver', {
    ...{ document: 'op', mode: 'post', on: '2025-06-02', proof: '回证' },
  })
  for (const one of [who.handler, who.liaison, who.registrar]) {
    world.refused(one, 'rate', 'not-your-act', marks)
    handling().refused(one, 'withdraw', 'not-your-act', { statement: '自愿' })
  }
  // Once, a mark outside the scale passed the law and stopped at the database.
  for (const office of [0, 4, 1.5]) world.refused(who.person, 'rate', 'number-out-of-range', { ...marks, office })
  world.do(who.person, 'rate', marks).do(who.person, 'rate', { office: 2, handler: 2 })
  world.refused(who.person, 'rate', 'rated-twice', marks)
  const own = procedure.filter(({ command }) => ['rate', 'withdraw', 'undo-withdrawal'].includes(command))
  assert.ok(own.length >= 5)
  assert.deepEqual([...new Set(own.flatMap(({ who }) => who))], ['person'])
})

test('FE-02: a draft goes back with a reason, and only where one waits', () => {
  handling().refused(who.head, 'return', 'nothing-pending', { reason: '改期限' })
  const world = handling().do(who.handler, 'extend', { days: 5, reason: '复杂' })
  world.refused(who.head, 'return', 'reason-missing', { reason: ' ' }).do(who.head, 'return', { reason: '改期限' })
  assert.equal(world.state.pending, null)
})

test('PI-08: the person asks about the own data, one thing at a time, and is answered in words', () => {
  const ask = { what: 'correct', text: '电话错了一位' }
  const world = handling()
    .refused(who.registrar, 'answer-data', 'no-data-request', { decision: 'done', reply: '已改' })
    .refused(who.person, 'request-data', 'data-request-empty', { ...ask, text: '' })
    .do(who.person, 'request-data', ask)
    .refused(who.person, 'request-data', 'data-request-open', ask)
    .refused(who.registrar, 'answer-data', 'data-reply-missing', { decision: 'done', reply: '' })
    .do(who.registrar, 'answer-data', { decision: 'done', reply: '已改' })
  assert.equal(world.state.dataAsked, null)
})

/** The same city after a day was declared a holiday. */
class NewHoliday extends Machine {
  holiday = publishedCalendar
  override context(...asked: Parameters<Machine['context']>) {
    return { ...super.context(...asked), calendar: this.holiday ?? publishedCalendar }
  }
}

test('CNT-8: a new holiday moves what ends on it, and nothing else', () => {
  const world = new NewHoliday()
  assert.equal(world.clock('DL-01')?.last, '2025-06-17')
  world.refused(who.system, 'recompute-clocks', 'clocks-unchanged')
  world.holiday = calendarFrom(
    publishedCalendar.years.map((year) =>
      year.year === 2025
        ? { ...year, days: [...year.days, { date: '2025-06-17', rest: true, name: '示例假日' }] }
        : year,
    ),
  )
  world.do(who.system, 'recompute-clocks')
  assert.deepEqual([world.clock('DL-01')?.last, world.clock('DL-01')?.target], ['2025-06-18', '2025-06-17'])
})
