import { refuse } from '../refusal.ts'
import { startedAnew, stopClocks } from './clocks.ts'
import { fieldGiven } from './guards.ts'
import { backTo, inHand, limitOf } from './review-parts.ts'
import { openOrderStages, openStages, reviewStages } from './stages.ts'
import { isEnded, type State } from './state.ts'
import type { EventBody, Guard, Row } from './types.ts'

/**
 * ST-35: withdrawal is free (RG-7): confirmed over another channel, undone within seven days, never asked for. During a
 * review or re-review it takes back that request only; the opinion that it was against stands.
 */

/** Days after a withdrawal in which it can be undone (RG-7). */
export const withdrawalUndoDays = 7

const statement = {
  statement: { title: '撤回声明', type: 'text' as const, sample: '本人自愿撤回，没有受到任何压力。' },
  code: { title: '确认码（发到您留下的联系方式）', type: 'text' as const, optional: true },
}

const reachable: Guard = (state) =>
  state.reachable
    ? null
    : refuse(
        'no-channel-to-confirm',
        '[D]',
        '您没有留下电话或地址，网上无法确认是您本人撤回。',
        '请携带编号和查询码到接待窗口办理；不撤回也没有任何影响。',
      )

const stated = fieldGiven('statement', 'statement-missing', '[D]', '撤回要有您自愿的声明。', '请写一句自愿撤回的话。')

/** Stages of a request that nobody has decided yet. */
const undecided = reviewStages.filter((stage) => stage !== 'review-decided' && stage !== 'rereview-decided')

export const withdrawalRows: Row[] = [
  {
    id: 'ST-35',
    command: 'withdraw',
    title: '撤回',
    from: [...openStages.filter((stage) => !reviewStages.includes(stage)), ...openOrderStages],
    to: null,
    who: ['person'],
    article: '[D]',
    input: statement,
    guards: [
      (state) => (isEnded(state) ? refuse('ended', '[D]', '这件事已经办结，不用撤回。', '无须操作。') : null),
      reachable,
    ],
    checks: [stated],
    documents: ['DOC-24'],
    whilePending: true,
    hint: '自愿撤回，7天内可以反悔，以后仍可再提',
    events: (state, input, context) =>
      // `confirmed` is set by petitions/ after it compared the code with the one sent over another channel (RG-7).
      input.confirmed === true
        ? [
            {
              kind: 'withdrawn',
              row: 'ST-35',
              data: { from: state.stage, stage: 'withdrawn', ends: true },
              clocks: stopClocks(state, context, 'withdrawn'),
            },
          ]
        : [{ kind: 'withdrawal-asked', row: 'ST-35', data: {} }],
  },
  {
    id: 'ST-35',
    command: 'withdraw',
    title: '撤回复查、复核申请',
    from: undecided,
    to: null,
    who: ['person'],
    article: '[D]',
    input: statement,
    guards: [reachable],
    checks: [stated],
    documents: ['DOC-24'],
    whilePending: true,
    hint: '只撤回这一次申请，原来的意见书仍然有效；7天内可以反悔，期限内还可以再申请',
    events: (state, input, context) => {
      if (input.confirmed !== true) return [{ kind: 'withdrawal-asked', row: 'ST-35', data: {} }]
      const step = inHand(state)?.step ?? 'review'
      const withdrawn: EventBody = {
        kind: 'review-withdrawn',
        row: 'ST-35',
        data: { step, back: state.stage, stage: backTo(state) },
        // The person's own limit runs on from its own day 0, as if nothing had been asked.
        clocks: [
          ...stopClocks(state, context, 'review-withdrawn', ['DL-08', 'DL-08a', 'DL-10']),
          ...startedAnew(state, ({ rule, metOn }) => rule === limitOf[step] && metOn !== null),
        ],
      }
      return state.pending
        ? [{ kind: 'returned', row: 'FE-02', data: { verb: state.pending.verb } }, withdrawn]
        : [withdrawn]
    },
  },
  {
    id: 'ST-35',
    command: 'undo-withdrawal',
    title: '取消撤回，继续办理',
    from: ['withdrawn'],
    to: null,
    who: ['person'],
    article: '[D]',
    input: {},
    guards: [
      (state, _input, context) =>
        state.endedOn &&
        Temporal.PlainDate.compare(
          context.today,
          Temporal.PlainDate.from(state.endedOn).add({ days: withdrawalUndoDays }),
        ) > 0
          ? refuse('undo-too-late', '[D]', `撤回已超过${withdrawalUndoDays}天。`, '您可以重新提交，原编号会关联。')
          : null,
    ],
    whilePending: true,
    hint: '撤回后7天内',
    events: (state) => [
      {
        kind: 'withdrawal-undone',
        row: 'ST-35',
        data: { stage: state.withdrawnFrom ?? 'registered' },
        // The clocks that the withdrawal stopped run on from their own day 0, as if nothing had happened.
        clocks: startedAnew(state, ({ stoppedOn, metOn }) => stoppedOn === state.endedOn && !metOn),
      },
    ],
  },
  {
    id: 'ST-35',
    command: 'undo-withdrawal',
    title: '取消撤回，继续复查、复核',
    from: ['served', 'reported', 'closed', 'reviewed'],
    to: null,
    who: ['person'],
    article: '[D]',
    input: {},
    guards: [
      (state) =>
        withdrawnReview(state) ? null : refuse('nothing-withdrawn', '[D]', '没有撤回过复查、复核申请。', '无须操作。'),
      (state, _input, context) => {
        const on = withdrawnReview(state)?.withdrawnOn
        return on &&
          Temporal.PlainDate.compare(context.today, Temporal.PlainDate.from(on).add({ days: withdrawalUndoDays })) > 0
          ? refuse(
              'undo-too-late',
              '[D]',
              `撤回已超过${withdrawalUndoDays}天。`,
              '申请的期限内可以重新申请；过了期限有正当理由的，也可以申请。',
            )
          : null
      },
    ],
    whilePending: true,
    hint: '撤回后7天内',
    events: (state, _input, context) => {
      const review = withdrawnReview(state)
      if (!review) throw new Error('guards let a case without a withdrawn review pass')
      const own = limitOf[review.step]
      return [
        {
          kind: 'review-resumed',
          row: 'ST-35',
          data: {
            step: review.step,
            stage: review.withdrawnFrom,
            accepted: review.withdrawnFrom === 'reviewing' || review.withdrawnFrom === 'rereviewing',
          },
          clocks: [
            ...state.clocks
              .filter(({ rule, metOn, stoppedOn }) => rule === own && !metOn && !stoppedOn)
              .map(({ key }) => ({ op: 'meet' as const, key, on: context.today.toString() })),
            ...startedAnew(
              state,
              ({ rule, stoppedOn, metOn }) =>
                ['DL-08', 'DL-08a', 'DL-10'].includes(rule) && stoppedOn === review.withdrawnOn && !metOn,
            ),
          ],
        },
      ]
    },
  },
]

/** The last request, where it is one that the person took back. */
const withdrawnReview = (state: State) => {
  const review = inHand(state)
  return review?.status === 'withdrawn' ? review : undefined
}

/** The last day on which a withdrawal can be undone; null where there is none to undo. */
export function undoUntil(state: State): string | null {
  const on = state.stage === 'withdrawn' ? state.endedOn : withdrawnReview(state)?.withdrawnOn
  return on ? Temporal.PlainDate.from(on).add({ days: withdrawalUndoDays }).toString() : null
}
