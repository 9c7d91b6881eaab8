import { refuse } from '../refusal.ts'
import { handedOver, limitOfMerits, movedBy, recomputed, startClock, startedAnew, stopClocks } from './clocks.ts'
import { fieldGiven, notSealed, organExists } from './guards.ts'
import { ratedEvent } from './rows-objections.ts'
import { everyStage, openOrderStages, openStages, reviewStages } from './stages.ts'
import { isEnded, isOrder, runningClock, type State } from './state.ts'
import type { ClockOp, Context, Row, Who } from './types.ts'

/** What the person may do, what the system does by itself, and the acts that complete another's draft. */

const drafters: Who = { at: 'holder', roles: ['liaison', 'handler'] }

/** Ratings that count: the first, and one change inside the window (domain.md §2.10). */
export const ratingsAllowed = 2

export const sideRows: Row[] = [
  {
    id: 'ST-60',
    command: 'supplement',
    title: '补充情况或照片',
    from: everyStage.filter((stage) => stage !== 'merged' && stage !== 'order-merged'),
    to: null,
    who: ['person', { at: 'office', roles: ['registrar', 'liaison', 'agent', 'shift-leader'] }],
    article: 'L22 18(1)',
    input: {
      text: { title: '补充内容', type: 'text', sample: '补充说明：停水涉及三栋楼。' },
      files: { title: '附件', type: 'files', optional: true },
    },
    guards: [],
    checks: [fieldGiven('text', 'supplement-empty', 'L22 19', '还没有写要补充的内容。', '请写一两句说明，再提交。')],
    whilePending: true,
    hint: '随时可以补充，不影响期限',
    events: (state, input, context) => {
      const files = Array.isArray(input.files) ? input.files.length : 0
      const supplemented = { kind: 'supplemented', row: 'ST-60', data: { files } }
      return state.stage === 'no-contact'
        ? [
            supplemented,
            { kind: 'reopened', row: 'ST-58', data: { stage: 'handling' }, clocks: foundAgain(state, context) },
          ]
        : [supplemented]
    },
  },
  {
    id: 'ST-60',
    command: 'record-interview',
    title: '来访笔录',
    from: openStages,
    to: null,
    who: [{ at: 'office', roles: ['registrar', 'liaison'] }],
    article: 'L22 20(1)',
    input: {
      record: { title: '笔录', type: 'text', sample: '来访人陈述：从本月3日起停水，请求恢复供水。' },
      mode: {
        title: '怎样核对签名',
        type: 'code',
        options: [
          ['declined', '已宣读，本人不愿签名'],
          ['screen', '已宣读，本人在屏幕上签名'],
          ['paper', '已宣读，本人在纸上签名（附扫描件）'],
        ],
      },
      files: { title: '签名或扫描件', type: 'files', optional: true },
      note: { title: '说明', type: 'text', optional: true, hint: '不愿签名的，写明经过' },
    },
    guards: [notSealed],
    checks: [
      fieldGiven('record', 'record-empty', 'L22 20(1)', '笔录还没有写。', '请把来访人说的写下来，宣读后签名。'),
      (_state, input) =>
        input.mode !== 'declined' && !(Array.isArray(input.files) && input.files.length > 0)
          ? refuse(
              'not-signed-yet',
              '[D]',
              '还没有签名。',
              '请来访人在屏幕上签名，或者打印签名后扫描；不愿签名的如实选择。',
            )
          : null,
    ],
    whilePending: true,
    hint: '写下、宣读、签名；签不签名都登记',
    events: (_state, input) => [{ kind: 'interview-recorded', row: 'ST-60', data: { mode: input.mode } }],
  },
  {
    id: 'ST-61',
    command: 'urge',
    title: '催办',
    from: [...openStages, ...openOrderStages],
    to: null,
    who: ['person'],
    article: 'L22 18(1)',
    input: { text: { title: '想说的话', type: 'text', optional: true } },
    guards: [
      (state, _input, context) =>
        isEnded(state)
          ? refuse('ended', 'L22 34', '这件事已经办结，不用催办。', '对结果不满意，可以评价或申请复查。')
          : state.urgedOn === context.today.toString()
            ? refuse('urged-today', '[D]', '您今天已经催办过，承办单位已收到。', '请等待回应，最迟两个工作日。')
            : null,
    ],
    whilePending: true,
    hint: '单位两个工作日内回应',
    events: () => [{ kind: 'urged', row: 'ST-61', data: {} }],
  },
  {
    id: 'ST-61',
    command: 'answer-urge',
    title: '回应催办',
    from: [...openStages, ...openOrderStages],
    to: null,
    who: [
      drafters,
      { at: 'reviewer', roles: ['reviewer'] },
      { at: 'office', roles: ['registrar', 'dispatcher', 'liaison', 'agent', 'shift-leader'] },
    ],
    article: '[D]',
    input: { reply: { title: '回应', type: 'text', sample: '您反映的事项正在核实，预计下周答复。' } },
    guards: [(state) => (state.urgeOpen ? null : refuse('no-urge', '[D]', '没有待回应的催办。', '无须回应。'))],
    checks: [fieldGiven('reply', 'reply-missing', '[D]', '还没有写回应。', '请告诉信访人办到了哪一步。')],
    whilePending: true,
    events: () => [{ kind: 'urge-answered', row: 'ST-61', data: {} }],
  },
  {
    id: 'ST-37',
    command: 'rate',
    title: '评价',
    from: [
      ...(['served', 'reported', 'closed', 'answered', 'replied', 'settled', 'simply-answered'] as const),
      ...(['reviewed', 'terminated'] as const),
      ...reviewStages,
    ],
    to: null,
    who: ['person'],
    article: 'L22 21(2)',
    input: {
      office: {
        title: '信访部门的工作',
        type: 'integer',
        min: 1,
        max: 3,
        sample: 1,
        hint: '1 满意 2 基本满意 3 不满意',
      },
      handler: {
        title: '办理单位的工作',
        type: 'integer',
        min: 1,
        max: 3,
        sample: 1,
        hint: '1 满意 2 基本满意 3 不满意',
      },
      text: { title: '想说的话', type: 'text', optional: true },
    },
    guards: [
      (state) =>
        state.ratings >= ratingsAllowed
          ? refuse('rated-twice', '[D]', '您已经评价并修改过一次。', '还有意见的，可以补充情况或申请复查。')
          : null,
    ],
    whilePending: true,
    hint: '对信访部门和办理单位分别评价，可改一次；不评价不算满意',
    events: (state, input, context) => [ratedEvent(state, input, context)],
  },
  {
    id: 'ST-38',
    command: 'lapse-review',
    title: '申请复查、复核的期限届满',
    from: ['served', 'reported', 'closed', 'reviewed'],
    to: null,
    who: ['system'],
    article: 'L22 35',
    input: {},
    guards: [
      (state, _input, context) => {
        const clock = runningClock(state, 'DL-09') ?? runningClock(state, 'DL-07')
        return clock && Temporal.PlainDate.compare(context.today, Temporal.PlainDate.from(clock.last)) > 0
          ? null
          : refuse('review-still-open', 'L22 35', '申请复查、复核的期限还没有届满。', '无须操作。')
      },
    ],
    whilePending: true,
    events: (state, _input, context) => [
      {
        kind: 'review-lapsed',
        row: 'ST-38',
        data: { step: runningClock(state, 'DL-09') ? 'rereview' : 'review' },
        clocks: stopClocks(state, context, 'not-asked', ['DL-07', 'DL-09']),
      },
    ],
  },
  {
    id: 'CNT-8',
    command: 'recompute-clocks',
    title: '按新的放假安排重算期限',
    from: everyStage,
    to: null,
    who: ['system'],
    article: '民法典203',
    input: {},
    guards: [
      (state, _input, context) =>
        recomputed(state, context).length
          ? null
          : refuse('clocks-unchanged', '民法典203', '按现在的放假安排，期限没有变化。', '无须操作。'),
    ],
    whilePending: true,
    events: (state, _input, context) => [
      {
        kind: 'clocks-recomputed',
        row: 'CNT-8',
        data: { calendar: context.calendar.version, moved: movedBy(state, context) },
        clocks: recomputed(state, context),
      },
    ],
  },
  {
    id: 'ORG-1',
    command: 'succeed-organ',
    title: '单位撤并，由继续承担职责的单位接办',
    from: everyStage,
    to: null,
    who: ['system'],
    article: 'L22 24(2)',
    input: { closed: { title: '停用的单位', type: 'organ' }, successor: { title: '接办的单位', type: 'organ' } },
    guards: [],
    checks: [
      organExists('successor'),
      (state, input) =>
        partOf(state).includes(String(input.closed))
          ? null
          : refuse('organ-not-in-case', 'L22 24(2)', '停用的单位不办理本件。', '无须操作。'),
      (state, input, { directory }) =>
        isOrder(state) &&
        input.closed === state.office &&
        directory.holding(String(input.successor), 'shift-leader').length === 0
          ? refuse(
              'successor-without-centre',
              'L22 24(2)',
              '接办的单位没有12345热线中心，工单交给它没有人能办。',
              '请先请安全管理员给接办单位的人员加上“12345值班长”“12345坐席”岗位，再停用原单位。',
            )
          : null,
    ],
    whilePending: true,
    events: (state, { closed, successor: named }, { directory }) => {
      // A sealed case goes on with somebody who may open it.
      const successor = (state.sealed && directory.sealedDesk(String(named))) || String(named)
      return [
        {
          kind: 'organ-succeeded',
          row: 'ORG-1',
          data: {
            closed,
            successor,
            // The head of the handling organ does not decide about the own recusal, whoever goes on with the office.
            ...(successor === state.holder ? { recusalDesk: directory.officeOver(successor) ?? successor } : {}),
          },
          clocks: handedOver(state, String(closed), successor),
        },
      ]
    },
  },
]

/** Every organ that owes something here: it passes to whoever goes on with its duties. */
const partOf = (state: State): (string | null | undefined)[] => [
  ...[state.receivingOrgan, state.office, state.holder, state.sender, state.reviewer, state.discipline, state.arbiter],
  state.pending?.organ,
  ...state.asks.map(({ desk }) => desk),
  ...state.joint.map(({ organ }) => organ),
  ...state.watchers,
]

/**
 * Who could not be reached is there again: the limits run on from their own day 0 (CNT-7); one that is over by now is no
 * fault of the organ, so the merits get their days from today [D].
 */
function foundAgain(state: State, context: Context): ClockOp[] {
  const today = context.today.toString()
  const left = state.clocks.filter(
    ({ stoppedOn, metOn, last }) => stoppedOn === state.endedOn && !metOn && last >= today,
  )
  const merits = left.some(({ rule }) => ['DL-05', 'DL-06', 'DL-19'].includes(rule))
  return [
    ...startedAnew(state, (clock) => left.includes(clock)),
    ...(merits ? [] : startClock(state, context, limitOfMerits(state, context), today, state.holder)),
  ]
}

/** `approve` and `return` complete or send back what another person drafted (domain.md §2.12). */
export const approvalRows: Row[] = [
  {
    id: 'FE-01',
    command: 'approve',
    title: '批准',
    from: everyStage,
    to: null,
    who: [
      { at: 'office', roles: ['office-head', 'organ-head', 'shift-leader'] },
      { at: 'holder', roles: ['organ-head'] },
      { at: 'reviewer', roles: ['review-head'] },
    ],
    article: '[D]',
    input: { note: { title: '批示意见', type: 'text', optional: true } },
    guards: [],
    whilePending: true,
    events: () => [],
  },
  {
    id: 'FE-02',
    command: 'return',
    title: '退回修改',
    from: everyStage,
    to: null,
    who: [
      { at: 'office', roles: ['office-head', 'organ-head', 'shift-leader'] },
      { at: 'holder', roles: ['organ-head'] },
      { at: 'reviewer', roles: ['review-head'] },
    ],
    article: '[D]',
    input: { reason: { title: '退回理由', type: 'text', sample: '依据不充分，请补充后再报。' } },
    guards: [],
    checks: [fieldGiven('reason', 'reason-missing', '[D]', '退回要写理由。', '请写明怎么改。')],
    whilePending: true,
    events: () => [{ kind: 'returned', row: 'FE-02', data: {} }],
  },
]
