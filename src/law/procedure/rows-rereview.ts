import { refuse } from '../refusal.ts'
import { meetClocks, pauseClock, stopClocks } from './clocks.ts'
import { fieldGiven, isCaseworker, notSealed } from './guards.ts'
import {
  acceptInput,
  backTo,
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
import { deliverable, deliveryInput, wrongDocument } from './rows-handling.ts'
import { counters, doneAgain, handedOn, rereviewClocks } from './rows-review.ts'
import { reviewOf, type State } from './state.ts'
import type { Field, Guard, Row } from './types.ts'

/** Rows ST-44…ST-48: re-review by the organ above the reviewing one, with its hearing (domain.md §2.4; L22 36). */

const callInput: Record<string, Field> = {
  on: { title: '听证日期', type: 'day' },
  hour: text('几点', '上午9时'),
  place: text('地点', '市信访接待中心二楼听证室'),
  subject: text('听证的事项', '补偿面积怎样认定，适用哪个标准。'),
  contact: text('联系人和电话', '王示例 0000-1234567'),
}

const holdInput: Record<string, Field> = {
  from: { title: '听证第一天', type: 'day' },
  to: { title: '听证最后一天', type: 'day' },
  place: text('地点', '市信访接待中心二楼听证室'),
  people: text('参加人', '听证主持人、听证员三名，信访人，办理单位经办人。'),
  record: text('听证笔录', '双方陈述了事实和理由，出示了证据，并进行了辩论。'),
  opinion: text('听证意见', '多数听证员认为，补偿面积应当按实测认定。'),
  contact: text('联系人和电话', '王示例 0000-1234567'),
}

const aheadOfToday: Guard = (_state, input, { today }) =>
  String(input.on ?? '') > today.toString()
    ? null
    : refuse('hearing-not-ahead', 'L22 36(2)', '听证日期要在今天以后。', '请给当事人留出准备的时间。')

/** The days of a hearing are over, in order, and not before the day it was called for. */
const heldDays =
  (called: (state: State) => string | null | undefined): Guard =>
  (state, input, { today }) => {
    const [from, to] = [String(input.from ?? ''), String(input.to ?? '')]
    return from <= to && to <= today.toString() && from >= (called(state) ?? '')
      ? null
      : refuse(
          'hearing-days-wrong',
          'L22 36(2)',
          '听证的日期不对：第一天不早于通知的日期，最后一天不早于第一天，也不晚于今天。',
          '请照听证笔录填写；听证时间不计入复核期限，多一天少一天都不行。',
        )
  }

export const rereviewRows: Row[] = [
  {
    id: 'ST-44',
    command: 'request-rereview',
    title: '申请复核',
    from: ['reviewed', 'served', 'reported', 'closed'],
    to: 'rereview-requested',
    who: ['person', ...counters],
    article: 'L22 36(1)',
    input: requestInput('rereview'),
    guards: [
      notSealed,
      (state) =>
        reviewOf(state, 'review')?.servedOn
          ? null
          : refuse(
              'no-review-served',
              'L22 36(1)',
              '还没有送达的复查意见书。',
              '不服处理意见的，先申请复查；收到复查意见书以后，再申请复核。',
            ),
      (state) =>
        reviewOf(state, 'rereview')
          ? refuse('rereviewed-before', 'L22 36(3)', '已经申请过复核。', '有新的事实和理由的，可以重新提出。')
          : null,
      organAbove('rereview'),
    ],
    checks: [
      lawfulOrgan('rereview'),
      postedNotAhead,
      lateWithReason('rereview'),
      fieldGiven('requests', 'request-empty', 'L22 36(1)', '还没有写请求。', '请写一句：希望怎么改。'),
      fieldGiven('facts', 'request-empty', 'L22 36(1)', '还没有写理由。', '请写几句：意见书哪里不对。'),
    ],
    documents: ['DOC-15'],
    starts: ['DL-10', 'DL-08a'],
    meets: ['DL-09'],
    hint: '收到复查意见书30日内，向复查机关的上一级机关提出；不收费',
    events: (state, input, context) => {
      const organ = String(input.organ)
      const filed = filedOn(input, context)
      const requested = {
        kind: 'rereview-requested',
        row: 'ST-44',
        data: { step: 'rereview', organ, filedOn: filed, late: isLate(state, 'rereview', filed) },
        clocks: [...meetClocks(state, context, 'DL-09'), ...rereviewClocks(state, context, organ)],
      }
      return [requested, ...handedOn(context, organ)]
    },
  },
  {
    id: 'ST-44',
    command: 'accept-rereview',
    title: '受理复核并告知',
    from: ['rereview-requested'],
    to: 'rereviewing',
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 36(1)',
    input: acceptInput,
    guards: [notSealed, tookNoPart],
    checks: [causeJudged],
    documents: ['DOC-16'],
    meets: ['DL-08a'],
    hint: '5个工作日内书面告知；复核的30日自收到申请之日起算',
    events: (state, _input, context) => [
      {
        kind: 'rereview-accepted',
        row: 'ST-44',
        data: { step: 'rereview' },
        clocks: meetClocks(state, context, 'DL-08a'),
      },
    ],
  },
  {
    id: 'ST-44',
    command: 'refuse-rereview',
    title: '不予受理复核并告知',
    from: ['rereview-requested'],
    to: null,
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 36(1)',
    input: refusalInput,
    guards: [notSealed, tookNoPart],
    checks: [
      groundFits,
      fieldGiven('reason', 'reason-missing', 'L22 23(1)', '不予受理要写理由。', '请写明依据和事实。'),
    ],
    documents: ['DOC-16'],
    meets: ['DL-08a'],
    events: (state, input, context) => [
      {
        kind: 'rereview-refused',
        row: 'ST-44',
        data: { step: 'rereview', ground: input.ground, stage: backTo(state) },
        clocks: [...meetClocks(state, context, 'DL-08a'), ...stopClocks(state, context, 'refused', ['DL-10'])],
      },
    ],
  },
  {
    id: 'ST-28',
    command: 'call-hearing',
    title: '通知听证',
    from: ['handling'],
    to: null,
    who: [{ at: 'holder', roles: ['handler'] }],
    article: 'L22 31(6)',
    input: callInput,
    guards: [notSealed, isCaseworker],
    checks: [aheadOfToday],
    documents: ['DOC-11'],
    hint: '重大、复杂、疑难的可以听证；办理期限照算',
    events: (_state, input) => [{ kind: 'hearing-called', row: 'ST-28', data: { on: input.on } }],
  },
  {
    id: 'ST-28',
    command: 'hold-hearing',
    title: '记录听证',
    from: ['handling'],
    to: null,
    who: [{ at: 'holder', roles: ['handler'] }],
    article: 'L22 31(6)',
    input: holdInput,
    guards: [
      notSealed,
      isCaseworker,
      (state) =>
        state.hearingOn && !state.hearingHeld
          ? null
          : refuse('no-hearing-called', 'L22 31(6)', '还没有通知听证。', '请先通知听证的时间、地点和事项。'),
    ],
    checks: [heldDays((state) => state.hearingOn)],
    documents: ['DOC-11'],
    events: (_state, input) => [{ kind: 'hearing-held', row: 'ST-28', data: { from: input.from, to: input.to } }],
  },
  {
    id: 'ST-45',
    command: 'call-hearing',
    title: '通知复核听证',
    from: ['rereviewing'],
    to: null,
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 36(2)',
    input: callInput,
    guards: [
      notSealed,
      tookNoPart,
      (state) =>
        inHand(state)?.hearing
          ? refuse('hearing-held-before', 'L22 36(2)', '已经听证过。', '请按听证情况作出复核意见。')
          : null,
    ],
    checks: [aheadOfToday],
    documents: ['DOC-11'],
    hint: '听证所需时间不计入复核期限',
    events: (_state, input) => [{ kind: 'hearing-called', row: 'ST-45', data: { on: input.on, step: 'rereview' } }],
  },
  {
    id: 'ST-45',
    command: 'hold-hearing',
    title: '记录复核听证',
    from: ['rereviewing'],
    to: null,
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 36(2)',
    input: holdInput,
    guards: [
      notSealed,
      tookNoPart,
      (state) => {
        const current = inHand(state)
        return current?.hearingOn && !current.hearing
          ? null
          : refuse(
              'no-hearing-called',
              'L22 36(2)',
              '没有通知过、还没有记录的听证。',
              '请先通知听证的时间、地点和事项。',
            )
      },
    ],
    checks: [heldDays((state) => inHand(state)?.hearingOn)],
    documents: ['DOC-11'],
    hint: '听证的这几天不计入30日，由负责人批准',
    events: (state, input, context) => {
      const [from, to] = [String(input.from), String(input.to)]
      return [
        {
          kind: 'hearing-held',
          row: 'ST-45',
          data: { from, to, step: 'rereview' },
          clocks: pauseClock(state, context, 'DL-10', [from, to]),
        },
      ]
    },
  },
  {
    id: 'ST-46',
    command: 'decide-rereview',
    title: '作出复核意见',
    from: ['rereviewing'],
    to: 'rereview-decided',
    who: [reviewer],
    approvedBy: [reviewHead],
    approval: [tookNoPart],
    article: 'L22 36(1)',
    input: decisionInput,
    guards: [
      notSealed,
      tookNoPart,
      (state) => {
        const current = inHand(state)
        return current?.hearingOn && !current.hearing
          ? refuse('hearing-not-held', 'L22 36(2)', '通知了听证，还没有记录。', '听证后请先记录，再作出复核意见。')
          : null
      },
    ],
    checks: [decisionComplete],
    documents: ['DOC-18'],
    hint: '信访程序的最后一份意见；写明其他合法途径',
    events: (_state, input) => [
      { kind: 'rereview-decided', row: 'ST-46', data: { step: 'rereview', ...decisionData(input) } },
    ],
  },
  {
    id: 'ST-43',
    command: 'deliver',
    title: '送达复核意见书',
    from: ['rereview-decided'],
    to: 'terminated',
    who: [reviewer],
    article: 'L22 36(3)',
    input: deliveryInput(),
    guards: [],
    checks: [deliverable, (state, input) => (input.document === inHand(state)?.document ? null : wrongDocument())],
    documents: ['DOC-19'],
    starts: ['DL-05'],
    meets: ['DL-10'],
    hint: '送达后信访程序终结；有新的事实和理由，照常登记',
    events: (state, input, context) => {
      const annulled = inHand(state)?.outcome === 'annul'
      const delivered = {
        kind: 'delivered',
        row: 'ST-43',
        data: {
          document: input.document,
          mode: input.mode,
          on: input.on,
          step: 'rereview',
          ...(annulled ? { stage: 'handling' } : {}),
        },
        clocks: [...meetClocks(state, context, 'DL-10'), ...(annulled ? doneAgain(state, context) : [])],
      }
      if (annulled) return [delivered]
      const report = owesReport(state)
      return [delivered, { kind: 'terminated', row: 'ST-48', data: report ? { stage: backTo(state) } : { ends: true } }]
    },
  },
  {
    id: 'ST-48',
    command: 'terminate',
    title: '说明程序终结和后续帮扶',
    from: ['terminated'],
    to: null,
    who: [reviewer],
    article: 'L22 37(3)',
    input: {
      told: {
        title: '怎样说明的',
        type: 'code',
        options: [
          ['meeting', '当面（事先征得同意）'],
          ['phone', '电话（事先征得同意）'],
          ['writing', '书面'],
        ],
      },
      owed: text(
        '说了什么、后续做什么（本人看得到）',
        '信访程序到此结束；有新的事实和理由，照常登记为新的事项。生活困难的，已告知可以向民政部门申请救助。',
      ),
    },
    guards: [
      notSealed,
      (state) =>
        state.endTold ? refuse('end-told-before', 'L22 37(3)', '已经登记过说明。', '后续情况请直接告知信访人。') : null,
    ],
    checks: [
      fieldGiven(
        'owed',
        'owed-missing',
        'L22 37(3)',
        '还没有写说了什么、后续做什么。',
        '请写明：有新的事实和理由怎么提、还有哪些途径和帮扶。',
      ),
    ],
    whilePending: true,
    hint: '程序终结后，解释、化解、帮扶仍要做；有新的事实和理由，照常登记',
    events: (_state, input) => [{ kind: 'terminated', row: 'ST-48', data: { told: input.told } }],
  },
]
