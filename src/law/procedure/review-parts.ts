import { cite } from '../cite.ts'
import { refuse } from '../refusal.ts'
import { reviewBodies } from '../review-organs.ts'
import { lastDayZh } from './clocks.ts'
import { accountsIn } from './guards.ts'
import type { Stage } from './stages.ts'
import { lastClock, type Review, reviewOf, type State } from './state.ts'
import type { Context, Field, Guard, Input, OrganFacts, Who } from './types.ts'

/** What review (ST-40…43) and re-review (ST-44…48) have in common. */

export const reviewer: Who = { at: 'reviewer', roles: ['reviewer'] }
export const reviewHead: Who = { at: 'reviewer', roles: ['review-head'] }

export const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

/** The request that the reviewing organ has in hand. */
export const inHand = (state: State): Review | undefined => state.reviews.at(-1)

/** Whose opinion a request of this step would be against; several organs where it was made jointly. */
const reviewed = (state: State, step: Review['step']): string[] =>
  step === 'review'
    ? [state.holder ?? state.office, ...state.joint.map(({ organ }) => organ)]
    : [reviewOf(state, 'review')?.organ ?? state.office]

/** The lawful organs for a request of this step, whether or not they work with this program. */
export const bodiesFor = (state: State, step: Review['step'], { directory }: Pick<Context, 'directory'>) =>
  reviewBodies(reviewed(state, step), directory)

/** Somebody there drafts reviews, and somebody else decides them. */
const worksHere = (code: string, { directory }: Pick<Context, 'directory'>): boolean =>
  (['reviewer', 'review-head'] as const).every((role) => directory.holding(code, role).length > 0)

/** Those of them where a request can be handed in here. */
export const bodiesHere = (state: State, step: Review['step'], context: Pick<Context, 'directory'>): OrganFacts[] =>
  bodiesFor(state, step, context).organs.filter(({ code }) => worksHere(code, context))

/** The day that counts: when it was posted or handed in (CNT-5), which is today where it comes over the web. */
export const filedOn = (input: Input, { today }: Context): string => String(input.postedOn ?? today)

/** The person's own limit for asking, by step. */
export const limitOf = { review: 'DL-07', rereview: 'DL-09' } as const

export const isLate = (state: State, step: Review['step'], filed: string): boolean => {
  const last = lastClock(state, limitOf[step])?.last
  return last !== undefined && filed > last
}

/** What a request is written with; the same for both steps. */
export const requestInput = (step: Review['step']): Record<string, Field> => ({
  organ: { title: `向哪个机关申请${step === 'review' ? '复查' : '复核'}`, type: 'organ', organs: 'review' },
  requests: text('请求', '撤销原意见，重新处理。'),
  facts: text('事实和理由：哪里不同意', '意见书没有查明补偿面积，适用的标准不对。'),
  evidence: { title: '证据和材料', type: 'text', optional: true, hint: '原来交过的不用再交' },
  lateReason: {
    title: '过了期限才提出的原因',
    type: 'text',
    optional: true,
    hint: '生病、灾害、没有收到等正当理由，由受理机关判断',
    when: (state, context) => isLate(state, step, context.today.toString()),
  },
  postedOn: {
    title: '交邮或者递交的日期',
    type: 'day',
    optional: true,
    hint: '代为登记时填写，以交邮之日为准；在途时间不算',
    when: (_state, { actor }) => actor.kind === 'staff',
  },
})

/** Somewhere above there is an organ that takes it here; if not, where it can be handed in. */
export const organAbove =
  (step: Review['step']): Guard =>
  (state, _input, context) => {
    if (bodiesHere(state, step, context).length) return null
    const { rule, organs } = bodiesFor(state, step, context)
    const where = organs.length ? organs.map(({ name }) => name).join('、') : rule.says
    return refuse(
      'review-organ-elsewhere',
      rule.article,
      `有权受理的机关（${where}）还没有使用本系统，不能在这里提交。`,
      '请打印已填好的申请书，在期限内寄给或者交给它，以交邮之日为准；交给信访部门的，由信访部门转交。',
    )
  }

export const lawfulOrgan =
  (step: Review['step']): Guard =>
  (state, input, context) => {
    const { rule, organs } = bodiesFor(state, step, context)
    return bodiesHere(state, step, context).some(({ code }) => code === input.organ)
      ? null
      : refuse(
          'not-the-review-organ',
          rule.article,
          '所选的机关不是有权受理的机关。',
          `请选择：${organs.map(({ name }) => name).join('，或者')}。`,
        )
  }

/** A late request is never turned away by the program: it asks why, and the organ judges (CNT-5). */
export const lateWithReason =
  (step: Review['step']): Guard =>
  (state, input, context) =>
    isLate(state, step, filedOn(input, context)) && !String(input.lateReason ?? '').trim()
      ? refuse(
          'late-without-reason',
          '民诉法86',
          `期限已于${lastDayZh(state, limitOf[step])}届满。`,
          '过了期限也可以提出：请写明为什么没有按时提出，由受理机关判断是不是正当理由。',
        )
      : null

export const postedNotAhead: Guard = (_state, input, { today }) =>
  String(input.postedOn ?? '') > today.toString()
    ? refuse('posted-in-future', '民诉法85(4)', '交邮或者递交的日期不能晚于今天。', '请填写邮戳或者收件章上的日期。')
    : null

/** Nobody who had a hand in what is reviewed reviews it (domain.md §2.12: never anyone of H). */
export const tookNoPart: Guard = (state, _input, { actor }) => {
  const current = inHand(state)
  const earlier = new Set([
    ...[state.opinion, ...state.annulled].flatMap((opinion) => (opinion ? [opinion.by, opinion.drafter] : [])),
    ...state.caseworkers,
    ...state.recused,
    // Whoever reviewed an opinion that was annulled may review the new one; the step above is for others.
    ...state.reviews.filter(({ step }) => step !== current?.step).flatMap(({ by, drafter }) => [by, drafter]),
  ])
  return accountsIn(actor).some((account) => earlier.has(account))
    ? refuse(
        'took-part-before',
        'L22 28(3)',
        '您办理或者审批过本件先前的意见，应当回避。',
        '请由没有参与过的同志办理；没有的，报本机关负责人另行确定。',
      )
    : null
}

export const outcomes = [
  ['uphold', '维持'],
  ['annul', '撤销，责令重新办理'],
  ['change', '变更'],
] as const

export const annulGrounds = [
  ['facts', '主要事实不清'],
  ['evidence', '证据不足'],
  ['law', '适用依据错误'],
  ['procedure', '违反程序'],
] as const

export const decisionInput: Record<string, Field> = {
  outcome: { title: '结论', type: 'code', options: outcomes },
  ground: { title: '撤销的理由', type: 'code', options: annulGrounds, optional: true, hint: '撤销时必选' },
  findings: text('查明的事实', '经调阅案卷、听取双方意见，查明：原意见认定的事实有相应证据。'),
  basis: text('理由和依据', '《信访工作条例》第三十五条及有关规定。'),
  changed: { title: '变更为', type: 'text', optional: true, hint: '变更时必填：逐项写明新的结论' },
  executeOn: { title: '变更后，何时执行到位', type: 'day', optional: true },
  contact: text('联系人和电话', '王示例 0000-1234567'),
}

export const decisionComplete: Guard = (_state, input) => {
  if (input.outcome === 'annul' && !input.ground)
    return refuse('ground-missing', '[D]', '撤销要写明理由属于哪一种。', '请选择：事实、证据、依据或者程序。')
  if (input.outcome === 'change' && !String(input.changed ?? '').trim())
    return refuse('change-missing', '[D]', '变更要写明改成什么。', '请逐项写明新的结论。')
  return null
}

/** Codes and days of a decision, as they stand in its event. */
export const decisionData = (input: Input) => ({
  outcome: input.outcome,
  ...(input.outcome === 'annul' ? { ground: input.ground } : {}),
  ...(input.outcome === 'change' && input.executeOn ? { executeOn: input.executeOn } : {}),
})

/** Where the case goes on once the review is over: back to the report that the handler still owes, if any. */
export const owesReport = (state: State): boolean =>
  state.mode === 'assign' && (state.resume === 'served' || state.resume === 'reported')

export const backTo = (state: State): Stage => state.resume ?? 'served'

export const refusalInput: Record<string, Field> = {
  ground: {
    title: '情形',
    type: 'code',
    options: [
      ['other-path', '该事项依法应当通过诉讼、仲裁、行政复议等途径解决'],
      ['not-an-opinion', '请求针对的不是信访处理意见或者复查意见'],
      ['late', '超过期限，没有正当理由'],
    ],
  },
  reason: text('理由', '您请求的事项已由人民法院立案审理，依法通过诉讼解决。'),
  remedy: text('还可以怎么办', '请向受理案件的人民法院了解进展；有新的事实和理由的，可以重新提出。'),
  contact: text('联系人和电话', '王示例 0000-1234567'),
}

/** Not late by the clock: then lateness is no ground, whatever an officer writes. */
export const groundFits: Guard = (state, input) =>
  input.ground === 'late' && !inHand(state)?.late
    ? refuse(
        'not-late',
        inHand(state)?.step === 'rereview' ? 'L22 36(1)' : 'L22 35',
        '申请是在期限内提出的，不能以逾期为由不予受理。',
        '请受理；有其他情形的，按该情形写明理由。',
      )
    : null

/** Accepting a late request says why the cause was good. */
export const causeJudged: Guard = (state, input) =>
  inHand(state)?.late && !String(input.cause ?? '').trim()
    ? refuse(
        'cause-not-judged',
        '民诉法86',
        `申请已过期限，受理要写明认定什么正当理由（参照${cite('民诉法86')}）。`,
        '请写明；没有正当理由的，不予受理。',
      )
    : null

export const acceptInput: Record<string, Field> = {
  unit: text('承办机构', '复查复核委员会办公室'),
  contact: text('联系人和电话', '王示例 0000-1234567'),
  cause: {
    title: '认定的正当理由',
    type: 'text',
    optional: true,
    when: (state) => inHand(state)?.late ?? false,
    sample: '申请期间因病住院，有住院证明，属于正当理由。',
  },
}
