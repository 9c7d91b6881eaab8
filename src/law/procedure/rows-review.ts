import { refuse } from '../refusal.ts'
import { meetClocks, startClock, stopClocks } from './clocks.ts'
import { fieldGiven, notSealed } from './guards.ts'
import {
  acceptInput,
  backTo,
  bodiesHere,
  causeJudged,
  decisionComplete,
  decisionData,
  decisionInput,
  filedOn,
  groundFits,
  inHand,
  isLate,
  lateWithReason,
  lawfulOrgan,
  organAbove,
  owesReport,
  postedNotAhead,
  refusalInput,
  requestInput,
  reviewer,
  reviewHead,
  text,
  tookNoPart,
} from './review-parts.ts'
import { deliverable, deliveryInput, hasNoticeToDeliver, reportInput, wrongDocument } from './rows-handling.ts'
import { reviewOf, type State } from './state.ts'
import type { ClockOp, Context, Row, Who } from './types.ts'

/** Rows ST-40…ST-43: review by the organ one level up (domain.md §2.4; L22 35). */

/** Who takes down what comes on paper or by word of mouth. */
export const counters: readonly Who[] = [
  { at: 'office', roles: ['registrar', 'liaison'] },
  { at: 'holder', roles: ['liaison'] },
]

export const reviewRows: Row[] = [
  {
    id: 'ST-40',
    command: 'request-review',
    title: '申请复查',
    from: ['served', 'reported', 'closed'],
    to: 'review-requested',
    who: ['person', ...counters],
    article: 'L22 35',
    input: requestInput('review'),
    guards: [
      notSealed,
      (state) =>
        state.opinion && state.servedOn
          ? null
          : refuse('no-opinion-served', 'L22 35', '还没有送达的处理意见书。', '收到处理意见书以后再申请复查。'),
      (state) =>
        reviewOf(state, 'review')
          ? refuse('reviewed-before', 'L22 35', '对这份意见书已经申请过复查。', '对复查意见不服的，可以申请复核。')
          : null,
      organAbove('review'),
    ],
    checks: [
      lawfulOrgan('review'),
      postedNotAhead,
      lateWithReason('review'),
      fieldGiven('requests', 'request-empty', 'L22 35', '还没有写请求。', '请写一句：希望怎么改。'),
      fieldGiven('facts', 'request-empty', 'L22 35', '还没有写理由。', '请写几句：意见书哪里不对。'),
    ],
    documents: ['DOC-15'],
    starts: ['DL-08', 'DL-08a'],
    meets: ['DL-07'],
    hint: '收到意见书30日内，向上一级机关提出；不收费',
    events: (state, input, context) => {
      const organ = String(input.organ)
      const filed = filedOn(input, context)
      const requested = {
        kind: 'review-requested',
        row: 'ST-40',
        data: { step: 'review', organ, filedOn: filed, late: isLate(state, 'review', filed) },
        clocks: [...meetClocks(state, context, 'DL-07'), ...reviewClocks(state, context, organ)],
      }
      return [requested, ...handedOn(context, organ)]
    },
  },
  {
    id: 'ST-41',
    command: 'forward-review',
    title: '转有权复查、复核的机关',
    from: ['review-requested', 'rereview-requested'],
    to: null,
    who: [reviewer],
    article: 'L22 24(1)',
    input: {
      organ: { title: '转给', type: 'organ', organs: 'review' },
      reason: text('理由', '该意见由市级部门作出，应当由市人民政府复查。'),
    },
    guards: [
      notSealed,
      (state, _input, context) =>
        otherBodies(state, context).length
          ? null
          : refuse('no-other-organ', 'L22 35', '本机关就是唯一有权受理的机关。', '请受理，或者依法不予受理。'),
    ],
    checks: [
      (state, input, context) =>
        otherBodies(state, context).some(({ code }) => code === input.organ)
          ? null
          : refuse('not-the-review-organ', 'L22 35', '所选的机关无权受理。', '请从有权受理的机关中选择。'),
      fieldGiven('reason', 'reason-missing', 'L22 24(1)', '转交要写理由。', '请写明为什么由该机关受理。'),
    ],
    starts: ['DL-08', 'DL-08a', 'DL-10'],
    hint: '交错了机关也不退回：转过去，并告诉信访人',
    events: (state, input, context) => {
      const organ = String(input.organ)
      const stopped = stopClocks(state, context, 'forwarded', ['DL-08', 'DL-08a', 'DL-10'])
      return [
        {
          kind: 'review-forwarded',
          row: 'ST-41',
          data: { from: state.reviewer, to: organ },
          clocks: [
            ...stopped,
            ...(inHand(state)?.step === 'review'
              ? reviewClocks(state, context, organ)
              : rereviewClocks(state, context, organ)),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-41',
    command: 'accept-review',
    title: '受理复查并告知',
    from: ['review-requested'],
    to: 'reviewing',
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 35',
    input: acceptInput,
    guards: [notSealed, tookNoPart],
    checks: [causeJudged],
    documents: ['DOC-16'],
    meets: ['DL-08a'],
    hint: '5个工作日内书面告知；复查的30日自收到申请之日起算',
    events: (state, _input, context) => [
      {
        kind: 'review-accepted',
        row: 'ST-41',
        data: { step: 'review' },
        clocks: meetClocks(state, context, 'DL-08a'),
      },
    ],
  },
  {
    id: 'ST-41',
    command: 'refuse-review',
    title: '不予受理复查并告知',
    from: ['review-requested'],
    to: null,
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 35',
    input: refusalInput,
    guards: [notSealed, tookNoPart],
    checks: [
      groundFits,
      fieldGiven('reason', 'reason-missing', 'L22 23(1)', '不予受理要写理由。', '请写明依据和事实。'),
    ],
    documents: ['DOC-16'],
    meets: ['DL-08a'],
    hint: '交错了机关的，请用“转有权复查、复核的机关”',
    events: (state, input, context) => [
      {
        kind: 'review-refused',
        row: 'ST-41',
        data: { step: 'review', ground: input.ground, stage: backTo(state) },
        clocks: [...meetClocks(state, context, 'DL-08a'), ...stopClocks(state, context, 'refused', ['DL-08'])],
      },
    ],
  },
  {
    id: 'ST-42',
    command: 'decide-review',
    title: '作出复查意见',
    from: ['reviewing'],
    to: 'review-decided',
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 35',
    input: decisionInput,
    guards: [notSealed, tookNoPart],
    checks: [decisionComplete],
    documents: ['DOC-17'],
    hint: '维持、撤销并责令重新办理，或者变更；写明复核机关和30日',
    events: (_state, input) => [
      { kind: 'review-decided', row: 'ST-42', data: { step: 'review', ...decisionData(input) } },
    ],
  },
  {
    id: 'ST-43',
    command: 'deliver',
    title: '送达复查意见书',
    from: ['review-decided'],
    to: 'reviewed',
    who: [reviewer],
    article: 'L22 35',
    input: deliveryInput(),
    guards: [],
    checks: [deliverable, (state, input) => (input.document === inHand(state)?.document ? null : wrongDocument())],
    documents: ['DOC-19'],
    starts: ['DL-09', 'DL-05'],
    meets: ['DL-08'],
    hint: '复核的30日从收到次日起算；撤销的，件回到原办理单位重新办理',
    events: (state, input, context) => {
      const on = String(input.on)
      const annulled = inHand(state)?.outcome === 'annul'
      return [
        {
          kind: 'delivered',
          row: 'ST-43',
          data: {
            document: input.document,
            mode: input.mode,
            on,
            step: 'review',
            ...(annulled ? { stage: 'handling' } : owesReport(state) ? { stage: backTo(state) } : { ends: true }),
          },
          clocks: [
            ...meetClocks(state, context, 'DL-08'),
            ...(annulled ? doneAgain(state, context) : startClock(state, context, 'DL-09', on, null)),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-43',
    command: 'deliver',
    title: '登记复查复核告知书送达',
    from: ['reviewing', 'rereviewing', 'served', 'reported', 'closed', 'reviewed'],
    to: null,
    who: [reviewer],
    article: 'L22 35',
    input: deliveryInput(),
    guards: [hasNoticeToDeliver],
    checks: [deliverable],
    documents: ['DOC-19'],
    whilePending: true,
    events: (_state, input) => [
      { kind: 'delivered', row: 'ST-43', data: { document: input.document, mode: input.mode, on: input.on } },
    ],
  },
  {
    id: 'ST-32',
    command: 'report-completion',
    title: '复查复核期间提交办结报告',
    from: ['review-requested', 'reviewing', 'review-decided', 'rereview-requested', 'rereviewing', 'rereview-decided'],
    to: null,
    who: [{ at: 'holder', roles: ['liaison', 'handler'] }],
    article: 'L22 22(1)',
    input: reportInput('信访人已申请复查，等待复查意见。'),
    guards: [
      (state) =>
        state.mode === 'assign' && state.resume === 'served'
          ? null
          : refuse('no-report-owed', 'L22 22(1)', '本件没有待报送的办结报告。', '无须报结。'),
    ],
    documents: ['DOC-20'],
    meets: ['DL-11'],
    whilePending: true,
    hint: '复查、复核不影响交办件的报结期限',
    events: (state, _input, context) => [
      {
        kind: 'completion-reported',
        row: 'ST-32',
        data: { resume: 'reported' },
        clocks: meetClocks(state, context, 'DL-11'),
      },
    ],
  },
]

/** The other organs that may have it. */
export function otherBodies(state: State, context: Context) {
  const step = inHand(state)?.step ?? 'review'
  return bodiesHere(state, step, context).filter(({ code }) => code !== state.reviewer)
}

/** Taken down somewhere else than at the organ it goes to: passed on at once, and the person is told. */
export const handedOn = ({ actor }: Context, organ: string) =>
  actor.kind === 'staff' && actor.organ !== organ
    ? [{ kind: 'review-forwarded', row: 'ST-41', data: { from: actor.organ, to: organ } }]
    : []

function reviewClocks(state: State, context: Context, organ: string): ClockOp[] {
  const today = context.today.toString()
  return [...startClock(state, context, 'DL-08', today, organ), ...startClock(state, context, 'DL-08a', today, organ)]
}

export function rereviewClocks(state: State, context: Context, organ: string): ClockOp[] {
  const today = context.today.toString()
  return [...startClock(state, context, 'DL-10', today, organ), ...startClock(state, context, 'DL-08a', today, organ)]
}

/** An annulled opinion is made again inside the limit of the handling, from the day its organ is told [D]. */
export const doneAgain = (state: State, context: Context): ClockOp[] => [
  ...stopClocks(state, context, 'annulled', ['DL-07', 'DL-09', 'DL-20']),
  ...startClock(state, context, 'DL-05', context.today.toString(), state.holder),
]
