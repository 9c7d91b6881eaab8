import { refuse } from '../refusal.ts'
import { stopClocks } from './clocks.ts'
import { fieldGiven } from './guards.ts'
import { ending, isOver, meetOrderClocks, meritsOf, startOrderClock } from './order-clocks.ts'
import { centreHeads, notSealedOrder, said, seats } from './order-guards.ts'
import { ratingsAllowed } from './rows-side.ts'
import { lastClock, type State } from './state.ts'
import type { ClockOp, Context, EventBody, Field, Input, Row } from './types.ts'

/** How a work order comes to its end, or starts again: audit, call-back, close, redo, archive, rating (domain.md §3.2). */

/** Attempts to reach a caller before an order is closed unrated [D]. */
export const callBackAttempts = 3

/** How often a caller may have the same order done again; after that it is a new one, or a petition [D]. */
export const redoAtMost = 2

const satisfied: Field = {
  title: '满意程度（只问，不劝；不回答的不填）',
  type: 'integer',
  min: 1,
  max: 3,
  optional: true,
  hint: '1 满意 2 基本满意 3 不满意；要向本人读出来核对',
}

export const orderCallBackRows: Row[] = [
  {
    id: 'HS-18',
    command: 'audit-feedback',
    title: '审核反馈',
    from: ['order-fed-back'],
    to: null,
    who: [seats],
    article: '济南热线 27',
    input: {
      decision: {
        title: '结论',
        type: 'code',
        options: [
          ['pass', '办理、答复清楚，可以回访'],
          ['redo', '没有办好，退回重办'],
        ],
      },
      reason: { title: '退回理由', type: 'text', optional: true },
    },
    guards: [notSealedOrder],
    checks: [
      (_state, input) =>
        input.decision === 'redo' && !String(input.reason ?? '').trim()
          ? refuse('reason-missing', '济南热线 27', '退回重办要写理由。', '请写明哪里没有办好。')
          : null,
    ],
    meets: ['HL-34'],
    starts: ['HL-L12'],
    hint: '每一件反馈都审核；通过的三个工作日内回访',
    events: (state, input, context) =>
      input.decision === 'redo'
        ? [
            {
              kind: 'feedback-audited',
              row: 'HS-18',
              data: { passed: false },
              clocks: meetOrderClocks(state, context, 'HL-34'),
            },
            redone(state, context, 'audit'),
          ]
        : [
            {
              kind: 'feedback-audited',
              row: 'HS-18',
              data: { passed: true, stage: 'order-audited' },
              clocks: [
                ...meetOrderClocks(state, context, 'HL-34'),
                ...startOrderClock(state, context, 'HL-L12', state.office),
              ],
            },
          ],
  },
  {
    id: 'HS-19',
    command: 'call-back',
    title: '登记回访',
    from: ['order-audited'],
    to: null,
    who: [seats],
    article: '济南热线 27',
    input: {
      outcome: {
        title: '回访结果',
        type: 'code',
        options: [
          ['solved', '诉求人说已解决'],
          ['partly', '诉求人说部分解决'],
          ['unsolved', '诉求人说没有解决'],
          ['unreachable', '没有联系上'],
          ['not-wanted', '诉求人不要回访'],
        ],
      },
      satisfied,
      next: {
        title: '没有完全解决的',
        type: 'code',
        options: [
          ['redo', '退回单位重办'],
          ['explained', '单位已依法说明，报值班长决定是否办结'],
        ],
        optional: true,
      },
      note: { title: '诉求人的话', type: 'text', optional: true },
      call: { title: '通话编号', type: 'text', optional: true, hint: '有录音的，写通话编号' },
    },
    guards: [notSealedOrder],
    checks: [
      (_state, input) =>
        input.satisfied !== undefined && ['unreachable', 'not-wanted'].includes(String(input.outcome))
          ? refuse('silence-is-no-rating', '[D]', '没有联系上本人，不能填满意程度。', '请留空；没有联系上的不算满意。')
          : null,
      (_state, input) =>
        input.next === 'explained' && !String(input.note ?? '').trim()
          ? refuse('reason-missing', '济南热线 27', '请写明诉求人的意见和单位的说明。', '请写一两句，供值班长决定。')
          : null,
    ],
    meets: ['HL-L12'],
    starts: ['HL-31', 'HL-32'],
    hint: '没有解决、不满意的退回重办；联系不上三次的按“未评”办结',
    events: (state, input, context) => calledBack(state, input, context),
  },
  {
    id: 'HS-20',
    command: 'close-order',
    title: '办结',
    from: ['order-called-back'],
    to: 'order-closed',
    who: [centreHeads],
    article: '济南热线 27',
    input: {
      reply: said('为什么办结，还可以怎么办（告诉诉求人）', '该路段的拓宽已列入明年计划；有新的情况可以再打12345。'),
    },
    guards: [notSealedOrder],
    checks: [fieldGiven('reply', 'reason-missing', '济南热线 27', '没有写办结的理由。', '请写明理由和其他途径。')],
    starts: ['HL-31'],
    hint: '没有完全解决的，由值班长决定，理由告诉诉求人',
    events: (state, _input, context) => [
      {
        kind: 'order-closed',
        row: 'HS-20',
        data: { as: 'explained', ends: true },
        clocks: ending(state, context, 'HL-32', 'HL-L12'),
      },
    ],
  },
  {
    id: 'HS-21',
    command: 'redo-order',
    title: '退回单位重办',
    from: ['order-called-back'],
    to: null,
    who: [seats],
    article: '济南热线 27',
    input: { reason: said('理由', '诉求人说仍在漏水。') },
    guards: [notSealedOrder],
    checks: [fieldGiven('reason', 'reason-missing', '济南热线 27', '退回重办要写理由。', '请写明哪里没有办好。')],
    starts: ['HL-L7'],
    events: (state, _input, context) => [redone(state, context, 'call-back')],
  },
  {
    id: 'HS-21',
    command: 'reopen-order',
    title: '没有解决，要求重办',
    from: ['order-closed', 'order-answered', 'order-terminated'],
    to: null,
    who: ['person', seats],
    article: '济南热线 27;[D]',
    input: { text: said('哪里没有解决', '修好第二天又漏水了。') },
    guards: [
      notSealedOrder,
      (state, _input, context) =>
        isOver(lastClock(state, 'HL-31'), context)
          ? refuse(
              'reopen-too-late',
              '[D]',
              `可以要求重办的期限已于${lastClock(state, 'HL-31')?.last}届满。`,
              '您可以另提一件，照常登记；也可以要求转入信访。',
            )
          : null,
      (state) =>
        (state.order?.redone ?? 0) >= redoAtMost
          ? refuse(
              'reopened-enough',
              '[D]',
              `这张工单已经重办过${redoAtMost}次。`,
              '请打12345另提一件，或者要求转入信访，由信访部门出具书面的处理意见。',
            )
          : null,
    ],
    checks: [fieldGiven('text', 'supplement-empty', '[D]', '还没有写哪里没有解决。', '请写一两句。')],
    hint: '办结后15天内',
    events: (state, _input, context) => [redone(state, context, 'person')],
  },
  {
    id: 'HS-22',
    command: 'archive-order',
    title: '工单归档',
    from: ['order-closed', 'order-answered', 'order-refused', 'order-terminated'],
    to: 'order-archived',
    who: ['system'],
    article: '[D]',
    input: {},
    guards: [
      (state, _input, context) =>
        isOver(lastClock(state, 'HL-31'), context)
          ? null
          : refuse('reopen-still-possible', '[D]', '诉求人还可以要求重办，不归档。', '无须操作。'),
    ],
    whilePending: true,
    events: (state, _input, context) => [
      { kind: 'order-archived', row: 'HS-22', data: {}, clocks: stopClocks(state, context, 'archived', ['HL-31']) },
    ],
  },
  {
    id: 'HS-19',
    command: 'rate',
    title: '评价',
    from: [
      'order-replied',
      'order-fed-back',
      'order-audited',
      'order-called-back',
      'order-closed',
      'order-answered',
      'order-terminated',
    ],
    to: null,
    who: ['person'],
    article: '济南热线 18',
    input: {
      office: {
        title: '12345的服务',
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
          ? refuse('rated-twice', '[D]', '您已经评价并修改过一次。', '还没有解决的，可以要求重办。')
          : null,
    ],
    whilePending: true,
    hint: '对热线和办理单位分别评价，可改一次；不评价不算满意',
    events: (_state, input) => [
      { kind: 'rated', row: 'HS-19', data: { office: input.office, handler: input.handler } },
    ],
  },
]

/** What a call-back leads to: the end, another try, a decision of the shift leader, or the order done again. */
function calledBack(state: State, input: Input, context: Context): EventBody[] {
  const outcome = String(input.outcome)
  const data = { outcome, ...(input.satisfied === undefined ? {} : { satisfied: Number(input.satisfied) }) }
  const event = (more: Record<string, unknown> = {}, clocks: ClockOp[] = []): EventBody => ({
    kind: 'called-back',
    row: 'HS-19',
    data: { ...data, ...more },
    clocks,
  })
  const end = (as: string): EventBody => ({
    kind: 'order-closed',
    row: 'HS-20',
    data: { as, stage: 'order-closed', ends: true },
    // The call-back itself is met in the event before.
    clocks: ending(state, context, 'HL-L12').filter((op) => op.op !== 'meet'),
  })
  const met = meetOrderClocks(state, context, 'HL-L12')
  if (outcome === 'unreachable') {
    const tries = (state.order?.callBacks ?? []).filter(({ result }) => result === 'unreachable').length + 1
    return tries < callBackAttempts ? [event()] : [event({}, met), end('unreachable')]
  }
  if (outcome === 'not-wanted') return [event({}, met), end('not-wanted')]
  if (outcome === 'solved' && input.satisfied !== 3) return [event({}, met), end('solved')]
  if (input.next === 'explained')
    return [event({ stage: 'order-called-back' }, [...met, ...startOrderClock(state, context, 'HL-32', state.office)])]
  return [event({}, met), redone(state, context, 'call-back')]
}

/** Done again: by the unit that had it, inside a new limit; where the centre had answered, by the centre. */
function redone(state: State, context: Context, by: 'audit' | 'call-back' | 'person'): EventBody {
  const stopped = stopClocks(state, context, 'redone', ['HL-31', 'HL-32'])
  return {
    kind: 'order-redone',
    row: 'HS-21',
    data: { by, stage: state.holder ? 'order-handling' : 'order-created' },
    clocks: state.holder
      ? [...stopped, ...startOrderClock(state, context, meritsOf(state), state.holder)]
      : [...stopped, ...startOrderClock(state, context, 'HL-L3', state.office)],
  }
}
