import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, appeal, handling, Machine, staff, who } from '../../../test/machine.ts'
import { available } from '../index.ts'

test('ST-01…ST-31: a letter goes from arrival to a served opinion and a rating', () => {
  const world = handling()
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .do(who.handler, 'draft-opinion', { answers: [] })
    .do(who.head, 'issue-opinion')
    .on('2025-06-10')
    .do(who.liaison, 'deliver', { document: 'op', mode: 'post', on: '2025-06-09', proof: '回证' })
    .do(who.person, 'rate', { office: 1, handler: 2 })
  assert.equal(world.state.stage, 'served')
  assert.equal(world.state.endedOn, '2025-06-10')
  assert.equal(world.clock('DL-05')?.metOn, '2025-06-10')
  // The 30 days of review count from the day on the return slip, not from typing it in (CNT-6).
  assert.equal(world.clock('DL-07')?.day0, '2025-06-09')
  assert.equal(world.state.ratings, 1)
})

test('ST-20: the notice limit runs from arrival at the handler, however late it signs', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
  assert.equal(world.clock('DL-03')?.day0, '2025-06-02')
  world.on('2025-06-12').do(who.liaison, 'sign')
  assert.equal(world.clock('DL-03')?.last, '2025-06-17')
})

test('ST-30, RGT-04: no opinion before the person was heard; after it, yes', () => {
  handling()
    .refused(who.handler, 'draft-opinion', 'not-heard', { answers: [] })
    .do(who.handler, 'hear-petitioner', { mode: 'declined', record: '不再陈述' })
    .do(who.handler, 'draft-opinion', { answers: [] })
})

test('ST-22, T6: an objection is possible inside five working days, then never', () => {
  const signed = () =>
    new Machine()
      .on('2025-09-26')
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', appeal)
      .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
      .do(who.liaison, 'sign')
  const input = { reasons: '不归我局', competent: '水务局' }
  assert.equal(signed().clock('DL-04')?.last, '2025-10-10')
  signed().on('2025-10-10').do(who.liaison, 'object', input)
  signed().on('2025-10-11').refused(who.liaison, 'object', 'objection-too-late', input)
  signed().refused(who.liaison, 'object', 'reasons-missing', { reasons: ' ' })
})

test('ST-23: agreed, it comes back to the sender and the organ loses sight of it; denied, the 15 days ran on', () => {
  const objected = () =>
    new Machine()
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', appeal)
      .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
      .do(who.liaison, 'sign')
      .do(who.liaison, 'object', { reasons: '不归我局', competent: '水务局' })
      .do(who.head, 'approve')
  const agreed = objected().do(who.officeHead, 'decide-objection', { decision: 'agreed', reason: '属实' })
  assert.equal(agreed.state.stage, 'classified')
  assert.deepEqual(agreed.state.organs, ['X'])
  assert.equal(agreed.clock('DL-01')?.day0, '2025-06-02', 'the office gets no fifteen new days')
  const denied = objected().do(who.officeHead, 'decide-objection', { decision: 'denied', reason: '仍归你局' })
  assert.equal(denied.state.stage, 'signed')
  assert.equal(denied.clock('DL-03')?.stoppedOn, null)
})

test('ST-29, T4: one extension, at most 30 days, counted from the un-rolled end, by the head', () => {
  const world = handling()
  world.events.findLast((e) => e.kind === 'accepted')
  assert.equal(world.clock('DL-05')?.target, '2025-08-01')
  world
    .refused(who.handler, 'extend', 'extension-too-long', { days: 31, reason: '复杂' })
    .do(who.handler, 'extend', { days: 30, reason: '复杂' })
    .refused(who.handler, 'approve', 'not-your-act')
    .do(who.head, 'approve')
  assert.equal(world.clock('DL-06')?.target, '2025-08-31')
  assert.equal(world.clock('DL-06')?.last, '2025-09-01')
  world.refused(who.handler, 'extend', 'extended-before', { days: 5, reason: '复杂' })
})

test('ST-29: after the last day there is nothing to extend', () => {
  handling().on('2025-08-02').refused(who.handler, 'extend', 'extension-too-late', { days: 5, reason: '复杂' })
})

test('FE-01, FE-02: the drafter cannot approve, others wait, return opens it again', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'assign', { to: 'H', demand: '报结果' })
  world
    .refused(who.dispatcher, 'transfer', 'another-act-pending', { to: 'H', reason: 'x' })

    .refused(who.dispatcher, 'approve', 'not-your-act')
    .do(who.officeHead, 'return', { reason: '改期限' })
  assert.equal(world.state.stage, 'classified')
  world.do(who.dispatcher, 'assign', { to: 'H', demand: '报结果', dueOn: '2025-07-01' }).do(who.officeHead, 'approve')
  assert.equal(world.state.stage, 'to-sign')
  assert.equal(world.clock('DL-11')?.target, '2025-07-01')
})

test('ST-32, ST-33: an assigned matter is closed by the audit of its report, not by service alone', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'assign', { to: 'H', demand: '报结果' })
    .do(who.officeHead, 'approve')
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept')
    .do(who.head, 'approve')
    .do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .do(who.handler, 'draft-opinion', { answers: [] })
    .do(who.head, 'issue-opinion')
    .do(who.liaison, 'deliver', { document: 'op', mode: 'direct', on: '2025-06-02', proof: '回证' })
  assert.equal(world.state.endedOn, null)
  world
    .do(who.liaison, 'report-completion', { facts: 'x', execution: 'y' })
    .do(who.officeHead, 'audit-completion', { result: 'sent-back', reason: '第二项未答' })
  assert.equal(world.state.stage, 'handling')
})

test('ST-27, RGT-10: whoever has an interest or took part is not appointed; another is', () => {
  accepted()
    .refused(who.head, 'appoint', 'recused', { caseworker: 'H-handler', declared: 'took-part' })
    .refused(who.head, 'appoint', 'not-a-caseworker-here', { caseworker: 'X-registrar', declared: 'none' })
    .do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
})

test('ST-24, ST-25: the path decides between acceptance and redirection', () => {
  const signed = (path: string) =>
    new Machine()
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', { ...appeal, path })
      .do(who.dispatcher, 'transfer', { to: 'H', reason: 'x' })
      .do(who.liaison, 'sign')
  signed('31-4')
    .refused(who.liaison, 'accept', 'not-petition-procedure')
    .do(who.liaison, 'redirect', { competent: '复议机关', where: '地址', advice: '带材料', contact: '电话' })
  signed('31-6').refused(who.liaison, 'redirect', 'no-other-path').do(who.liaison, 'accept')
})

test('RG-1: an accusation is sealed by the act that names it one; nobody but the sealed desk goes on', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', { class: 'accusation', category: '09' })
  assert.equal(world.state.sealed, true)
  world
    .refused(who.dispatcher, 'transfer', 'sealed', { to: 'H', reason: 'x' })
    .refused(who.dispatcher, 'refer-discipline', 'not-your-act', { to: 'D', envelope: '1' })
    .do(who.discipline, 'refer-discipline', { to: 'D', envelope: '封字1号' })
    .do(who.officeHead, 'approve')
  assert.equal(world.state.stage, 'discipline')
})

test('ST-09, RGT-09: a sealed matter never goes to the accused organ or anything below it', () => {
  const world = new Machine({ sealed: true, accused: 'H' })
  world
    .refused(who.discipline, 'refer-discipline', 'accused-organ', { to: 'H', envelope: '1' })
    .do(who.discipline, 'refer-discipline', { to: 'D', envelope: '1' })
})

test('ST-15, ST-16: a lower office gets fifteen days of its own, and may send back with reasons', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .on('2025-06-09')
    .do(who.dispatcher, 'transfer', { to: 'Y', reason: '属地' })
  assert.equal(world.state.office, 'Y')
  assert.equal(world.clock('DL-01')?.day0, '2025-06-09')
  world
    .refused(who.lowerDispatcher, 'transfer', 'route-upwards', { to: 'H', reason: 'x' })
    .do(who.lowerDispatcher, 'send-back', { reason: '不属本县' })
  assert.equal(world.state.office, 'X')
  assert.equal(world.state.returned, true)
  // Of the lower office nothing runs any more; the one above has what is left of its own fifteen days.
  assert.deepEqual(
    world.state.clocks
      .filter(({ metOn, stoppedOn }) => !metOn && !stoppedOn)
      .map(({ rule, organ, day0 }) => [rule, organ, day0]),
    [['DL-01', 'X', '2025-06-02']],
  )
})

test('ST-05: transfers go sideways or down, never to oneself or upwards', () => {
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .refused(who.dispatcher, 'transfer', 'route-to-self', { to: 'X', reason: 'x' })
    .refused(who.dispatcher, 'transfer', 'route-upwards', { to: 'P', reason: 'x' })
    .refused(who.dispatcher, 'transfer', 'unknown-organ', { to: 'nowhere', reason: 'x' })
})

test('ST-49: without notice day 15 counts as acceptance; not a day sooner', () => {
  const world = new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: 'x' })
  world
    .on('2025-06-17')
    .refused(who.system, 'deem-accepted', 'notice-not-overdue')
    .on('2025-06-18')
    .do(who.system, 'deem-accepted')
  assert.equal(world.clock('DL-05')?.day0, '2025-06-17')
  assert.equal(world.clock('DL-03')?.metOn, null, 'the missed notice stays missed')
})

test('ST-35, RG-7: withdrawal needs the other channel, can be undone for seven days, and clocks run on', () => {
  const withdrawn = () =>
    handling()
      .do(who.person, 'withdraw', { statement: '自愿' })
      .do(who.person, 'withdraw', { statement: '自愿', confirmed: true })
  const world = withdrawn()
  assert.equal(world.state.stage, 'withdrawn')
  world.on('2025-06-09').do(who.person, 'undo-withdrawal')
  assert.equal(world.state.stage, 'handling')
  assert.equal(world.clock('DL-05')?.stoppedOn, null)
  withdrawn().on('2025-06-10').refused(who.person, 'undo-withdrawal', 'undo-too-late')
  new Machine({ reachable: false }).refused(who.person, 'withdraw', 'no-channel-to-confirm', { statement: '自愿' })
})

test('ST-61: one urge a day, answered once', () => {
  handling()
    .do(who.person, 'urge')
    .refused(who.person, 'urge', 'urged-today')
    .do(who.liaison, 'answer-urge', { reply: '在办' })
    .refused(who.liaison, 'answer-urge', 'no-urge', { reply: '在办' })
    .on('2025-06-03')
    .do(who.person, 'urge')
})

test('ST-58: unreachable only after three attempts; a supplement brings it back', () => {
  const world = handling()
    .refused(who.handler, 'report-unreachable', 'too-few-attempts', { attempts: '打过一次' })
    .do(who.handler, 'report-unreachable', { attempts: '一；二；三' })
    .do(who.head, 'approve')
  assert.equal(world.state.stage, 'no-contact')
  world.do(who.person, 'supplement', { text: '我回来了' })
  assert.equal(world.state.stage, 'handling')
  assert.equal(world.state.endedOn, null)
})

test('ST-31: delivery needs consent for electronic service, proof, and a day that has come', () => {
  const issued = (data = {}) => {
    const w = new Machine(data)
      .do(who.registrar, 'register')
      .do(who.registrar, 'classify', appeal)
      .do(who.dispatcher, 'transfer', { to: 'H', reason: 'x' })
      .do(who.liaison, 'sign')
      .do(who.liaison, 'accept')
      .do(who.head, 'approve')
      .do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
      .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
      .do(who.handler, 'draft-opinion', { answers: [] })
      .do(who.head, 'issue-opinion')
    return w
  }
  const input = { document: 'op', mode: 'electronic', on: '2025-06-02', proof: '阅读回执' }
  issued({ eService: false }).refused(who.liaison, 'deliver', 'no-e-service-consent', input)
  issued()
    .refused(who.liaison, 'deliver', 'delivery-in-future', { ...input, on: '2025-06-03' })
    .refused(who.liaison, 'deliver', 'proof-missing', { ...input, proof: '' })
    .refused(who.liaison, 'deliver', 'no-such-document', { ...input, document: 'other' })
    .do(who.liaison, 'deliver', input)
})

test('ST-30: the signer is not the drafter, even if one person has both roles', () => {
  const both = staff('H', 'handler', 'organ-head')
  const world = accepted()
    .do(who.liaison, 'appoint', { caseworker: 'H-handler-organ-head', declared: 'none' })
    .do(both, 'hear-petitioner', { mode: 'phone', record: 'x' })
    .do(both, 'draft-opinion', { answers: [] })
  world.refused(both, 'issue-opinion', 'drafter-cannot-approve').do(who.head, 'issue-opinion')
})

test('available: every act of the role, each refusal with words and article, one entry a verb', () => {
  for (const world of [new Machine(), new Machine().do(who.registrar, 'register'), accepted(), handling()])
    for (const actor of Object.values(who)) {
      const list = available(world.state, world.context(actor))
      assert.equal(new Set(list.map(({ row }) => row.command)).size, list.length)
      for (const { row, refusal } of list)
        if (refusal) assert.ok(refusal.says && refusal.remedy && refusal.article, row.command)
    }
  const open = available(handling().state, handling().context(who.handler))
    .filter(({ refusal }) => !refusal)
    .map(({ row }) => row.command)
  assert.ok(open.includes('hear-petitioner') && !open.includes('draft-opinion'))
})
