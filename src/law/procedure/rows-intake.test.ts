import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appeal, Machine, who } from '../../../test/machine.ts'

const registered = (data = {}) => new Machine(data).do(who.registrar, 'register')
const classified = (more = {}) => registered().do(who.registrar, 'classify', { ...appeal, ...more })
const sealed = () => registered().do(who.registrar, 'seal')
const reason = '经核对'

test('ST-02: what arrived is registered, once', () => {
  const world = registered()
  assert.deepEqual([world.state.stage, world.clock('DL-01')?.metOn], ['registered', null])
  world.refused(who.registrar, 'register', 'step-passed')
  new Machine().refused(who.handler, 'register', 'not-your-act')
})

test('ST-03: a person decides whether it is the same; a repeat names its first', () => {
  const repeat = { decision: 'repeat', caseNo: 'K1' }
  registered().refused(who.registrar, 'confirm-duplicate', 'link-missing', { decision: 'repeat' })
  const { stage, dup } = registered().do(who.registrar, 'confirm-duplicate', repeat).state
  assert.deepEqual([stage, dup], ['deduped', 'repeat'])
  const related = registered().do(who.registrar, 'confirm-duplicate', { ...repeat, decision: 'related' })
  assert.equal(related.state.dup, 'first', 'the same person alone is no repeat')
})

test('ST-04: an appeal is classified with the way of L22 31 that it goes; a sealed case is not classified', () => {
  registered().refused(who.registrar, 'classify', 'path-missing', { class: 'appeal', category: '01' })
  assert.deepEqual([classified().state.class3, classified().state.path], ['appeal', '31-6'])
  sealed().refused(who.registrar, 'classify', 'sealed', appeal)
})

test('ST-04: split into what each organ answers; without a second matter there is nothing to split', () => {
  classified().refused(who.registrar, 'split', 'nothing-to-split', { matters: [], cases: [] })
  const world = classified().do(who.registrar, 'split', { cases: ['K2'], reason })
  assert.deepEqual([world.state.stage, world.events.at(-1)?.data.cases], ['classified', ['K2']])
})

test('ST-05: transferred, no report is owed; the notice is', () => {
  const world = classified()
    .refused(who.dispatcher, 'transfer', 'route-to-self', { to: 'X', reason })
    .do(who.dispatcher, 'transfer', { to: 'H', reason })
  assert.deepEqual(
    ['DL-01', 'DL-03', 'DL-11'].map((rule) => world.clock(rule)?.organ ?? null),
    ['X', 'H', null],
  )
})

test('ST-06: assigned by two people, a report is owed by the day they set; that day lies ahead', () => {
  const demand = { to: 'H', demand: '报结果' }
  const world = classified()
    .refused(who.dispatcher, 'assign', 'due-not-ahead', { ...demand, dueOn: '2025-06-02' })
    .do(who.dispatcher, 'assign', { ...demand, dueOn: '2025-07-01' })
    .refused(who.dispatcher, 'approve', 'not-your-act')
    .do(who.officeHead, 'approve')
  assert.deepEqual([world.state.stage, world.clock('DL-11')?.last], ['to-sign', '2025-07-01'])
})

test('ST-07: sent up for a decision with a proposal, and no further without one', () => {
  classified().refused(who.dispatcher, 'report-up', 'proposal-missing', { proposal: ' ' })
  const world = classified().do(who.dispatcher, 'report-up', { proposal: '建议交办' })
  assert.equal(world.state.stage, 'reported-up')
  world.do(who.dispatcher, 'transfer', { to: 'H', reason })
})

test('ST-08: to the judicial organs goes what L22 31(1) names, and nothing else', () => {
  const input = { to: 'P', reason }
  classified().refused(who.dispatcher, 'refer-litigation', 'not-litigation', input)
  classified({ class: 'suggestion' }).refused(who.dispatcher, 'refer-litigation', 'wrong-class', input)
  const world = classified({ path: '31-1' })
    .refused(who.dispatcher, 'refer-litigation', 'unknown-organ', { ...input, to: 'nowhere' })
    .do(who.dispatcher, 'refer-litigation', input)
  assert.deepEqual([world.state.stage, world.clock('DL-01')?.metOn], ['litigation', '2025-06-02'])
})

test('ST-10: not accepted with a ground, by two people; a sealed case never', () => {
  const input = { ground: 'out-of-scope', reason, competent: '有权机关', remedy: '向其提出' }
  const world = registered()
    .do(who.registrar, 'refuse', input)
    .refused(who.registrar, 'approve', 'not-your-act')
    .do(who.officeHead, 'approve')
  assert.deepEqual([world.state.stage, world.state.endedOn], ['refused', '2025-06-02'])
  sealed().refused(who.registrar, 'refuse', 'sealed', input)
})

test('ST-10: accepted no more only after a re-review opinion, which is named', () => {
  const input = { rereviewNo: '示政信复核〔2024〕1号', rereviewOn: '2024-05-01', reason }
  registered().refused(who.registrar, 'finally-refuse', 'rereview-missing', { ...input, rereviewNo: ' ' })
  const world = registered().do(who.registrar, 'finally-refuse', input).do(who.officeHead, 'approve')
  assert.equal(world.state.stage, 'finally-refused')
})

test('ST-11: a question is answered at once, in words', () => {
  registered().refused(who.registrar, 'reply-directly', 'reply-missing', { reply: '' })
  const world = registered().do(who.registrar, 'reply-directly', { reply: '请持身份证到窗口办理。' })
  assert.deepEqual([world.state.stage, world.clock('DL-01')?.metOn], ['replied', '2025-06-02'])
})

test('ST-12: joined to another case it ends, and is not joined twice', () => {
  const world = registered().do(who.registrar, 'merge', { into: 'K1', reason })
  assert.deepEqual([world.state.stage, world.state.mergedInto], ['merged', 'K1'])
  world.refused(who.registrar, 'merge', 'step-passed', { into: 'K2', reason })
})

test('ST-13: filed away by two people; whoever proposes it does not approve it', () => {
  const world = registered()
    .do(who.registrar, 'file-away', { ground: 'unreadable', reason })
    .refused(who.registrar, 'approve', 'not-your-act')
    .refused(who.registrar, 'file-away', 'another-act-pending', { ground: 'no-claim', reason })
    .do(who.officeHead, 'approve')
  assert.equal(world.state.stage, 'filed-away')
})

test('ST-14: a mistake of registration is corrected with its reason; a count stays a count', () => {
  const input = { field: 'peopleCount', value: '3', reason }
  const world = registered()
    .refused(who.registrar, 'correct', 'reason-missing', { ...input, reason: '' })
    .refused(who.registrar, 'correct', 'value-not-a-count', { ...input, value: '三' })
    .do(who.registrar, 'correct', input)
  assert.equal(world.state.peopleCount, 3)
})
