import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, appeal, handling, Machine, organs, staff, who } from '../../../test/machine.ts'
import * as reviewMachine from '../../../test/review-machine.ts'
import { available } from '../index.ts'

/** Ways in which a case once came to lie where nobody could go on, or no limit counted: found by the simulation. */

const answers = [{ request: '恢复供水', facts: '属实', reasons: '应当恢复', result: 'support', opinion: '已恢复' }]
const registered = () => new Machine().do(who.registrar, 'register')
const served = (world: Machine) =>
  world
    .do(who.handler, 'hear-petitioner', { mode: 'phone', record: '陈述' })
    .do(who.handler, 'draft-opinion', { answers, basis: '条例', contact: '电话' })
    .do(who.head, 'issue-opinion')
    .do(who.liaison, 'deliver', { document: 'op', mode: 'direct', on: world.today.toString(), proof: '签收' })

test('regression, ST-54, RG-1: what an organ without a sealed desk seals goes to the office that has one, with its limit', () => {
  const world = new Machine({ receiver: 'H', direct: true }).do(who.liaison, 'register').do(who.liaison, 'seal')
  assert.deepEqual([world.state.office, world.clock('DL-02')?.organ], ['X', 'X'])
  world.do(who.discipline, 'refer-discipline', { to: 'D', envelope: '封字第1号' }).do(who.officeHead, 'approve')
  assert.equal(world.state.stage, 'discipline')
  world.refused(who.liaison, 'seal', 'not-your-act')
})

test('regression, ST-62, ST-63: of an organ that received the matter itself the office of the place decides about its head', () => {
  const world = new Machine({ receiver: 'H', direct: true })
    .do(who.liaison, 'register')
    .do(who.liaison, 'classify', appeal)
    .do(who.liaison, 'sign')
    .do(who.person, 'request-recusal', { whom: 'head', reason: '参与过' })
  world.refused(who.head, 'decide-recusal', 'not-your-decision', { decision: 'denied', reason: '没有' })
  assert.ok(world.state.organs.includes('X'))
  world.do(who.officeHead, 'decide-recusal', { decision: 'denied', reason: '没有利害关系' })
  assert.deepEqual(world.state.asks, [])
})

test('regression, ST-65: an objection to the classification is answered wherever the case stands by then', () => {
  const world = handling().do(who.person, 'object-classification', { reason: '没有别的途径' })
  served(world)
  const reply = { reply: '分类正确' }
  const anew = { decision: 'agreed', class: 'appeal', path: '31-2', ...reply }
  world.refused(who.dispatcher, 'decide-classification', 'classification-acted-on', anew)
  world.do(who.dispatcher, 'decide-classification', { decision: 'denied', ...reply })
  assert.equal(world.clock('DL-30')?.metOn, '2025-06-02')
})

test('regression, ST-49: after day 15 a draft of the notice goes back, the sixty days stay, and the notice is still owed', () => {
  const signed = () =>
    registered()
      .do(who.registrar, 'classify', appeal)
      .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
      .do(who.liaison, 'sign')
  const notice = { unit: '一科', contact: '电话' }
  const world = signed().do(who.liaison, 'accept', notice).on('2025-06-18').do(who.system, 'deem-accepted')
  assert.equal(world.state.pending, null)
  world.refused(who.head, 'approve', 'nothing-pending')
  const day0 = world.clock('DL-05')?.day0
  world.do(who.liaison, 'give-late-notice', notice).do(who.head, 'approve')
  assert.deepEqual(
    [world.clock('DL-05')?.day0, world.clock('DL-05')?.key, world.clock('DL-03')?.metOn],
    [day0, 'DL-05', '2025-06-18'],
  )
  world.refused(who.liaison, 'give-late-notice', 'notice-given-before', notice)
  accepted().refused(who.liaison, 'give-late-notice', 'notice-given-before', notice)
})

test('regression, ST-35, FE-01: what waited when the person withdrew is not approved any more', () => {
  const world = registered()
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.person, 'withdraw', { statement: '自愿' })
    .do(who.person, 'withdraw', { statement: '自愿', confirmed: true })
  world.refused(who.head, 'approve', 'step-passed')
  world.do(who.person, 'undo-withdrawal').do(who.head, 'approve')
  assert.equal(world.state.stage, 'accepted')
})

test('regression, ST-58: who could not be reached and is there again finds the limit running', () => {
  const away = (day: string) =>
    handling()
      .do(who.handler, 'report-unreachable', { attempts: '一日电话；二日短信；三日挂号信' })
      .do(who.head, 'approve')
      .on(day)
      .do(who.person, 'supplement', { text: '换了电话' })
  assert.deepEqual(
    [away('2025-07-01').clock('DL-05')?.day0, away('2025-07-01').clock('DL-05')?.stoppedOn],
    ['2025-06-02', null],
  )
  assert.deepEqual(
    [away('2025-12-01').clock('DL-05')?.key, away('2025-12-01').clock('DL-05')?.day0],
    ['DL-05/2', '2025-12-01'],
  )
})

test('regression, ST-33: a report that was sent back has limits again, for the handling and for the report', () => {
  const world = registered()
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'assign', { to: 'H', demand: '报结果' })
    .do(who.officeHead, 'approve')
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.head, 'approve')
    .do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
  served(world).do(who.liaison, 'report-completion', { facts: '属实', execution: '到位', contact: '电话' })
  world.refused(who.dispatcher, 'audit-completion', 'reason-missing', { result: 'sent-back', reason: ' ' })
  world.on('2025-06-10').do(who.dispatcher, 'audit-completion', { result: 'sent-back', reason: '第二项没有答' })
  assert.deepEqual(
    ['DL-05', 'DL-11'].map((rule) => [world.clock(rule)?.day0, world.clock(rule)?.metOn]),
    [
      ['2025-06-10', null],
      ['2025-06-10', null],
    ],
  )
})

test('regression, ST-05, ST-06: nothing is sent where nobody can sign', () => {
  const world = registered().do(who.registrar, 'classify', appeal)
  const to = organs.G.code
  world.refused(who.dispatcher, 'transfer', 'nobody-signs-there', { to, reason: '归其管' })
  world.refused(who.dispatcher, 'assign', 'nobody-signs-there', { to, demand: '报结果' })
})

test('regression, FE-02: who drafted in the place of another takes the draft back, where no second head is there', () => {
  const standIn = {
    ...staff('X', 'office-head'),
    roles: ['office-head', 'dispatcher'],
    actingFor: ['X-dispatcher'],
  } as never
  const world = registered().do(who.registrar, 'classify', appeal).do(standIn, 'assign', { to: 'H', demand: '报结果' })
  world.refused(who.officeHead, 'approve', 'drafter-cannot-approve')
  world.do(who.officeHead, 'return', { reason: '收回' })
  assert.equal(world.state.pending, null)
})

test('regression, ST-13: in a township that received it itself its own head approves', () => {
  const clerk = staff('H', 'registrar')
  const world = new Machine({ receiver: 'H', direct: true })
    .do(clerk, 'register')
    .do(clerk, 'file-away', { ground: 'unreadable', reason: '无法辨认' })
  const [approval] = available(world.state, world.context(who.head)).filter(({ row }) => row.command === 'approve')
  assert.equal(approval?.refusal, null)
  assert.equal(world.do(who.head, 'approve').state.stage, 'filed-away')
})

test('regression, ST-42, ST-59: what was handled simply and annulled by review is not answered simply again', () => {
  const world = reviewMachine.served()
  world.note('marked-simple', {})
  assert.equal(world.state.simple, true)
  const { decision, notice, request, who: people } = reviewMachine
  world
    .do(people.person, 'request-review', request)
    .do(people.reviewer, 'accept-review', notice)
    .do(people.reviewHead, 'approve')
    .do(people.reviewer, 'decide-review', { ...decision, outcome: 'annul', ground: 'facts' })
    .do(people.reviewHead, 'approve')
    .deliver(people.reviewer)
    .refused(people.liaison, 'answer-simply', 'not-simple', { result: 'support', reply: '已办' })
  assert.equal(world.state.stage, 'handling')
})

test('regression, ORG-1, ST-62: the handling organ goes on with the office; the recusal of its head is decided above it', () => {
  const world = accepted().do(who.person, 'request-recusal', { whom: 'head', reason: '参与过被反映的决定' })
  assert.deepEqual(
    world.state.asks.map(({ desk }) => desk),
    ['X'],
  )
  world.do(who.system, 'succeed-organ', { closed: 'X', successor: 'H' })
  const [asked] = world.state.asks
  assert.ok(asked && asked.desk !== 'H' && world.state.organs.includes(asked.desk), String(asked?.desk))
})
