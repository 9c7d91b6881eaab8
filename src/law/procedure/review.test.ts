import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  annulled,
  answers,
  decision,
  notice,
  request,
  rereviewing,
  reviewed,
  reviewing,
  served,
  staff,
  World,
  who,
} from '../../../test/review-machine.ts'
import { type Actor, available, overlapOf } from '../index.ts'

test('ST-40: a served opinion may be reviewed by an organ above it, once, with reasons; the clocks start', () => {
  const world = served()
    .refused(who.person, 'request-review', 'not-the-review-organ', { ...request, organ: 'RR' })
    .refused(who.person, 'request-review', 'request-empty', { ...request, facts: ' ' })
    .do(who.person, 'request-review', request)
  assert.equal(world.state.stage, 'review-requested')
  assert.equal(world.state.reviewer, 'R')
  assert.ok(world.state.organs.includes('R'), 'the reviewing organ may read it from now on')
  assert.equal(world.clock('DL-07')?.metOn, '2025-03-03')
  assert.equal(world.clock('DL-08')?.last, '2025-04-02')
  assert.equal(world.clock('DL-08a')?.last, '2025-03-10')
  new World().refused(who.person, 'request-review', 'step-not-reached', request)
})

test('ST-40: the person chooses between the government of the place and the department above', () => {
  served().do(who.person, 'request-review', { ...request, organ: 'U' })
})

test('ST-40, CNT-5: late is never turned away by the program; it asks why, and the organ judges the cause', () => {
  const late = () => served().on('2025-04-03')
  late().refused(who.person, 'request-review', 'late-without-reason', request)
  const world = late().do(who.person, 'request-review', { ...request, lateReason: '住院' })
  world.refused(who.reviewer, 'accept-review', 'cause-not-judged', notice)
  world.do(who.reviewer, 'accept-review', { ...notice, cause: '住院有证明' }).do(who.reviewHead, 'approve')
  assert.equal(world.state.stage, 'reviewing')
})

test('ST-40, CNT-5: what was posted on the last day is in time, whenever it arrives', () => {
  const world = served()
    .on('2025-04-09')
    .refused(who.registrar, 'request-review', 'posted-in-future', { ...request, postedOn: '2025-04-10' })
    .do(who.registrar, 'request-review', { ...request, postedOn: '2025-04-02' })
  assert.equal(world.state.reviews[0]?.late, false)
  assert.equal(world.clock('DL-08')?.day0, '2025-04-09', 'the organ has its days from when it got it')
})

test('ST-41: accepted by two people who had no part in it; refused only on a ground that fits', () => {
  const world = served().do(who.person, 'request-review', request)
  world
    .refused(who.reviewer, 'refuse-review', 'not-late', {
      ground: 'late',
      reason: '逾期',
      remedy: '无',
      contact: '电话',
    })
    .refused({ ...staff('R', 'reviewer'), account: 'H-handler' } as Actor, 'accept-review', 'took-part-before', notice)
    .do(who.reviewer, 'accept-review', notice)
    .refused({ ...staff('R', 'review-head'), account: 'H-organ-head' } as Actor, 'approve', 'took-part-before')
    .do(who.reviewHead, 'approve')
  assert.equal(world.clock('DL-08a')?.metOn, '2025-03-03')
  const refused = served()
    .do(who.person, 'request-review', request)
    .do(who.reviewer, 'refuse-review', { ground: 'other-path', reason: '已起诉', remedy: '找法院', contact: '电话' })
    .do(who.reviewHead, 'approve')
  assert.equal(refused.state.stage, 'served')
  assert.equal(refused.clock('DL-08')?.stoppedOn, '2025-03-03')
})

test('ST-41: a request at the wrong place goes on to the right organ, and is no dead end', () => {
  const counter = served().do(who.registrar, 'request-review', request)
  assert.equal(counter.state.reviewer, 'R')
  assert.ok(counter.events.some(({ kind }) => kind === 'review-forwarded'))
  const world = served()
    .do(who.person, 'request-review', { ...request, organ: 'U' })
    .on('2025-03-05')
  world
    .refused(who.above, 'forward-review', 'not-the-review-organ', { organ: 'RR', reason: '不归我局' })
    .do(who.above, 'forward-review', { organ: 'R', reason: '由县政府复查' })
  assert.equal(world.state.reviewer, 'R')
  assert.equal(world.state.organs.includes('U'), false)
  assert.equal(world.clock('DL-08')?.day0, '2025-03-05')
  reviewed()
    .do(who.person, 'request-rereview', { ...request, organ: 'RR' })
    .refused(who.last, 'forward-review', 'no-other-organ', { organ: 'R', reason: 'x' })
})

test('ST-42: an outcome that takes away or changes says why and into what; two people', () => {
  reviewing()
    .refused(who.reviewer, 'decide-review', 'ground-missing', { ...decision, outcome: 'annul' })
    .refused(who.reviewer, 'decide-review', 'change-missing', { ...decision, outcome: 'change' })
    .do(who.reviewer, 'decide-review', decision)
    .refused(who.reviewer, 'approve', 'not-your-act')
    .do(who.reviewHead, 'approve')
})

test('ST-43: service ends the review and opens thirty days for re-review', () => {
  const world = reviewing().do(who.reviewer, 'decide-review', decision).do(who.reviewHead, 'approve')
  const service = { document: `d${world.documents}`, mode: 'direct', on: '2025-03-03', proof: '签收' }
  world.refused(who.reviewer, 'deliver', 'no-such-document', { ...service, document: 'none' })
  world.do(who.reviewer, 'deliver', service)
  assert.equal(world.state.stage, 'reviewed')
  assert.equal(world.clock('DL-08')?.metOn, '2025-03-03')
  assert.equal(world.clock('DL-09')?.last, '2025-04-02')
})

test('ST-43: annulled, the case is back with its organ: heard again, by another, inside a new limit', () => {
  const world = annulled()
  assert.equal(world.state.stage, 'handling')
  assert.equal(world.state.endedOn, null)
  assert.equal(world.clock('DL-05')?.last, '2025-05-06') // T3
  world
    .refused(who.head, 'appoint', 'handled-before', { caseworker: 'H-handler', declared: 'none' })
    .do(who.head, 'appoint', { caseworker: 'H-handler2', declared: 'none' })
    .refused(who.second, 'draft-opinion', 'not-heard', { answers })
})

test('ST-30: after an annulment not the same result on the same facts and reasons, unless new facts are named', () => {
  const again = (ground?: string) =>
    annulled(ground)
      .do(who.head, 'appoint', { caseworker: 'H-handler2', declared: 'none' })
      .do(who.second, 'hear-petitioner', { mode: 'phone', record: '再次陈述' })
  const same = { answers, repeats: [0.95] }
  again().refused(who.second, 'draft-opinion', 'same-result-again', same)
  again().do(who.second, 'draft-opinion', { ...same, newFacts: '实测为三亩整，有测绘报告' })
  again().do(who.second, 'draft-opinion', { answers, repeats: [0.3] })
  again().do(who.second, 'draft-opinion', { answers: [{ ...answers[0], result: 'support' }], repeats: [0.95] })
  again('procedure').do(who.second, 'draft-opinion', same)
  const redone = again().opinion(who.second, { newFacts: '有测绘报告', ...same })
  assert.equal(redone.state.stage, 'served')
  redone.do(who.person, 'request-review', request)
})

test('the overlap is the share of the new words that stand in the old ones', () => {
  assert.equal(overlapOf('经查，面积为三亩。', '经查面积为三亩'), 1)
  assert.equal(overlapOf('', '经查'), 0)
  assert.ok(overlapOf('测绘报告认定四亩', '经查，面积为三亩') < 0.2)
})

test('ST-44: re-review goes to the organ above the reviewing one, after the review opinion was served', () => {
  served().refused(who.person, 'request-rereview', 'no-review-served', { ...request, organ: 'RR' })
  const world = reviewed()
    .refused(who.person, 'request-rereview', 'not-the-review-organ', request)
    .do(who.person, 'request-rereview', { ...request, organ: 'RR' })
  assert.equal(world.clock('DL-09')?.metOn, '2025-03-03')
  assert.equal(world.clock('DL-10')?.last, '2025-04-02')
  world
    .refused(who.last, 'refuse-rereview', 'not-late', { ground: 'late', reason: 'x', remedy: 'x', contact: 'x' })
    .do(who.last, 'accept-rereview', notice)
    .do(who.lastHead, 'approve')
  assert.equal(world.state.stage, 'rereviewing')
  const refused = reviewed()
    .do(who.person, 'request-rereview', { ...request, organ: 'RR' })
    .do(who.last, 'refuse-rereview', { ground: 'other-path', reason: '已起诉', remedy: '找法院', contact: '电话' })
    .do(who.lastHead, 'approve')
  assert.equal(refused.state.stage, 'reviewed')
})

test('ST-44: whoever reviewed does not re-review', () => {
  const moved = { ...staff('RR', 'reviewer'), account: 'R-reviewer' } as Actor
  reviewed()
    .do(who.person, 'request-rereview', { ...request, organ: 'RR' })
    .refused(moved, 'accept-rereview', 'took-part-before', notice)
})

const call = { on: '2025-03-10', hour: '9时', place: '听证室', subject: '面积', contact: '电话' }
const held = {
  from: '2025-03-10',
  to: '2025-03-14',
  place: '听证室',
  people: '三人',
  record: '笔录',
  opinion: '意见',
  contact: '电话',
}

test('ST-45, T10: the days of a hearing are not counted; called before, held after, approved by the head', () => {
  const called = rereviewing()
    .refused(who.last, 'hold-hearing', 'no-hearing-called', held)
    .refused(who.last, 'call-hearing', 'hearing-not-ahead', { ...call, on: '2025-03-03' })
    .do(who.last, 'call-hearing', call)
    .do(who.lastHead, 'approve')
    .refused(who.last, 'decide-rereview', 'hearing-not-held', decision)
    .on('2025-03-15')
    .refused(who.last, 'hold-hearing', 'hearing-days-wrong', { ...held, to: '2025-03-16' })
    .do(who.last, 'hold-hearing', held)
  assert.equal(called.clock('DL-10')?.last, '2025-04-02', 'nothing moves before the head approved')
  called.do(who.lastHead, 'approve')
  assert.equal(called.clock('DL-10')?.target, '2025-04-07')
  assert.equal(called.clock('DL-10')?.last, '2025-04-07')
  called.refused(who.last, 'call-hearing', 'hearing-held-before', { ...call, on: '2025-03-20' })
})

test('ST-28: a hearing at the handling organ lets its limit run on', () => {
  const world = new World()
    .refused(who.handler, 'hold-hearing', 'no-hearing-called', held)
    .do(who.handler, 'call-hearing', call)
    .on('2025-03-15')
    .do(who.handler, 'hold-hearing', held)
  assert.equal(world.state.hearingHeld, true)
  new World().refused(who.handler, 'call-hearing', 'hearing-not-ahead', { ...call, on: '2025-03-01' })
})

test('ST-46, ST-48: the re-review opinion ends the procedure; what it annuls is done again', () => {
  const decided = (more: Record<string, unknown> = {}) =>
    rereviewing()
      .do(who.last, 'decide-rereview', { ...decision, ...more })
      .do(who.lastHead, 'approve')
      .deliver(who.last)
  rereviewing().refused(who.last, 'decide-rereview', 'ground-missing', { ...decision, outcome: 'annul' })
  const over = decided()
  assert.equal(over.state.stage, 'terminated')
  assert.equal(over.state.terminatedOn, '2025-03-03')
  assert.equal(over.state.endedOn, '2025-03-03')
  assert.equal(over.clock('DL-10')?.metOn, '2025-03-03')
  over.refused(who.person, 'request-rereview', 'step-passed', { ...request, organ: 'RR' })
  const again = decided({ outcome: 'annul', ground: 'evidence' })
  assert.equal(again.state.stage, 'handling')
  assert.equal(again.state.terminatedOn, null)
})

test('RG-7, ST-35: withdrawn during a review, only that request is; the opinion stands, and it can be undone for seven days', () => {
  const statement = { statement: '自愿撤回' }
  const world = reviewing().do(who.reviewer, 'decide-review', decision).do(who.person, 'withdraw', statement)
  assert.deepEqual([world.state.stage, world.state.withdrawal], ['reviewing', 'asked'], 'not before it is confirmed')
  world.do(who.person, 'withdraw', { ...statement, confirmed: true })
  const { state } = world
  assert.deepEqual([state.stage, state.pending, state.opinion?.document], ['served', null, 'd1'])
  assert.equal(world.clock('DL-08')?.stoppedOn, '2025-03-03')
  assert.deepEqual([world.clock('DL-07')?.metOn, world.clock('DL-07')?.last], [null, '2025-04-02'])
  world.refused(who.reviewer, 'decide-review', 'step-passed', decision)
  world.on('2025-03-10').do(who.person, 'undo-withdrawal')
  assert.deepEqual([world.state.stage, world.clock('DL-08')?.last], ['reviewing', '2025-04-02'])
  assert.equal(world.clock('DL-07')?.metOn, '2025-03-10')
  world.do(who.person, 'withdraw', { ...statement, confirmed: true })
  world.on('2025-03-18').refused(who.person, 'undo-withdrawal', 'undo-too-late')
  world.do(who.person, 'request-review', request)
  assert.deepEqual([world.state.stage, world.state.reviews.length], ['review-requested', 2])
})

test('RG-7, ST-35: withdrawn during a re-review, the review opinion stands; what is decided is not withdrawn any more', () => {
  const world = rereviewing().do(who.person, 'withdraw', { statement: '自愿', confirmed: true })
  assert.deepEqual([world.state.stage, world.state.reviews[0]?.outcome], ['reviewed', 'uphold'])
  assert.equal(world.clock('DL-09')?.metOn, null)
  reviewing()
    .do(who.reviewer, 'decide-review', decision)
    .do(who.reviewHead, 'approve')
    .refused(who.person, 'withdraw', 'step-passed', { statement: '自愿', confirmed: true })
  served().refused(who.person, 'undo-withdrawal', 'nothing-withdrawn')
})

test('ST-38: nobody asked in time: noted, and nothing more; asked in time, nothing lapses', () => {
  const world = served().refused(who.system, 'lapse-review', 'review-still-open').on('2025-04-03')
  world.do(who.system, 'lapse-review')
  assert.equal(world.clock('DL-07')?.stoppedOn, '2025-04-03')
  const after = reviewed().on('2025-04-03').do(who.system, 'lapse-review')
  assert.equal(after.clock('DL-09')?.stoppedOn, '2025-04-03')
  assert.equal(after.state.stage, 'reviewed')
})

test('ST-32: a report owed to the assigning office is owed during a review too, and the case comes back for its audit', () => {
  const world = served('assign').do(who.person, 'request-review', request)
  served().do(who.person, 'request-review', request).refused(who.liaison, 'report-completion', 'no-report-owed')
  world
    .do(who.liaison, 'report-completion', { facts: 'x', execution: 'y', contact: '电话' })
    .do(who.reviewer, 'accept-review', notice)
    .do(who.reviewHead, 'approve')
    .do(who.reviewer, 'decide-review', decision)
    .do(who.reviewHead, 'approve')
    .deliver(who.reviewer)
  assert.equal(world.state.stage, 'reported')
})

test('ST-36: what was supported is carried out and noted; settled is another thing than closed', () => {
  served().refused(who.handler, 'execute', 'nothing-to-execute', { done: 'done', record: 'x' })
  const world = new World().opinion(who.handler, {
    answers: [{ ...answers[0], result: 'support' }],
    executeOn: '2025-04-30',
  })
  assert.equal(world.state.executeOn, '2025-04-30')
  world
    .refused(who.handler, 'resolve', 'not-executed', { basis: 'performed', record: 'x' })
    .do(who.handler, 'execute', { done: 'partly', record: '第一笔' })
    .do(who.handler, 'execute', { done: 'done', record: '全部' })
    .refused(who.handler, 'execute', 'executed-before', { done: 'done', record: 'x' })
    .do(who.handler, 'resolve', { basis: 'performed', record: '有回单' })
    .refused(who.handler, 'resolve', 'resolved-before', { basis: 'performed', record: 'x' })
  assert.equal(world.state.resolvedOn, '2025-03-03')
  assert.equal(world.state.stage, 'served')
})

test('ST-42: a changed result that promises something is carried out like a supported one', () => {
  const world = reviewing()
    .do(who.reviewer, 'decide-review', { ...decision, outcome: 'change', changed: '补一亩', executeOn: '2025-05-30' })
    .do(who.reviewHead, 'approve')
    .deliver(who.reviewer)
    .do(who.liaison, 'execute', { done: 'done', record: '已补' })
  assert.equal(world.state.executeOn, '2025-05-30')
})

test('where no organ above works with this program, the person hears where the form goes', () => {
  const world = served()
  const context = { ...world.context(who.person) }
  context.directory = { ...context.directory, holding: () => [] }
  const offer = available(world.state, context).find(({ row }) => row.command === 'request-review')
  assert.equal(offer?.refusal?.code, 'review-organ-elsewhere')
  assert.match(offer?.refusal?.says ?? '', /县政府、市自然资源局/)
})
