import type { Day } from './day.ts'
import { type Refusal, refuse } from './refusal.ts'

/**
 * 督办: what an organ may be written to for (domain.md §2.9, L22 40). Grounds are duties of organs; nothing here names a
 * person, neither who petitioned nor who handles.
 */

/** `article`: the duty that was not done, where the law has one beside L22 40(1). `rules`: the limits whose overrun is this ground, so that an overdue clock proposes it. */
export type Ground = {
  readonly code: string
  readonly title: string
  readonly article: string
  readonly rules: readonly string[]
}

export const grounds: readonly Ground[] = [
  { code: 'SUP-1', title: '登记、转送超期', article: 'L22 22(1)', rules: ['DL-01'] },
  { code: 'SUP-2', title: '告知超期', article: 'L22 23', rules: ['DL-02', 'DL-03'] },
  { code: 'SUP-3', title: '办理超期', article: 'L22 34', rules: ['DL-05', 'DL-06'] },
  { code: 'SUP-4', title: '交办事项没有按期报告', article: 'L22 22(1)(3)', rules: ['DL-11'] },
  {
    code: 'SUP-5',
    title: '没有按规定办理（没有听取陈述、没有说明理由、没有送达、没有告知复查途径）',
    article: 'L22 31(6);L22 32(1)',
    rules: [],
  },
  { code: 'SUP-6', title: '推诿、敷衍、拖延', article: 'L22 40(1)', rules: [] },
  { code: 'SUP-7', title: '弄虚作假', article: 'L22 40(1)', rules: [] },
  { code: 'SUP-8', title: '不执行信访处理意见', article: 'L22 32(2)', rules: [] },
  { code: 'SUP-9', title: '信访人不满意，经核查属实', article: '[D]', rules: [] },
  { code: 'SUP-10', title: '复查、复核超期', article: '[D];L22 35;L22 36(1)', rules: ['DL-08', 'DL-10'] },
]

export const groundByCode = (code: string): Ground | undefined => grounds.find((ground) => ground.code === code)
/** The ground that an overdue limit gives; undefined where its overrun is none. */
export const groundOfRule = (rule: string): Ground | undefined => grounds.find(({ rules }) => rules.includes(rule))

/** 督办函, and the three proposals of L22 40: improve the work, improve a policy, hold an organ to account. */
export const letterKinds = [
  { kind: 'supervise', title: '督办函', document: 'DOC-21', article: 'L22 40(1)' },
  { kind: 'improve', title: '改进工作建议书', document: 'DOC-22', article: 'L22 40(1)' },
  { kind: 'policy', title: '完善政策建议书', document: 'DOC-22', article: 'L22 40(2)' },
  { kind: 'account', title: '追究责任建议书', document: 'DOC-22', article: 'L22 40(3)' },
] as const
export type LetterKind = (typeof letterKinds)[number]['kind']
export const letterKind = (kind: LetterKind) => letterKinds.find((one) => one.kind === kind) ?? letterKinds[0]

/** How an organ may answer a proposal (L22 40(4)). */
export const adoptions = [
  ['adopted', '采纳'],
  ['partly', '部分采纳'],
  ['not', '不采纳'],
] as const
export type Adoption = (typeof adoptions)[number][0]

/** The longest and the shortest time that a 督办函 gives for its reply, in days [D]. */
export const replyDays = { least: 1, most: 60, usual: 15 } as const

/** What decides about a letter: codes and days, no words. */
export type SupervisionFacts = {
  readonly kind: LetterKind
  readonly office: string
  /** Whom it is written to. */
  readonly organ: string
  /** For `account`: the organ whose responsibility it is. */
  readonly about: string | null
  readonly grounds: readonly string[]
  /** For `supervise`: when the reply is due. */
  readonly replyOn: Day | null
}

/** Whether a letter may be drafted like this; null where it may. */
export function letterRefusal(facts: SupervisionFacts, today: Day): Refusal | null {
  const { kind, office, organ, about, replyOn } = facts
  const { article } = letterKind(kind)
  if (organ === office || about === office)
    return refuse(
      'own-organ',
      article,
      '督办函和建议书写给别的机关、单位，不能写给本单位。',
      '请选择另一个单位；本单位的问题，请直接改正。',
    )
  if (!facts.grounds.length || facts.grounds.some((code) => !groundByCode(code)))
    return refuse('no-ground', 'L22 40(1)', '还没有选督办的事由。', '请至少选一项；超期的件会列出来供选。')
  if (kind === 'account' && (!about || about === organ))
    return refuse(
      'account-to-whom',
      'L22 40(3)',
      '追究责任的建议向有管理权限的机关提出，要写明是哪个单位的责任。',
      '请分别选“写给谁”和“哪个单位的责任”，两个不能相同。',
    )
  if (kind !== 'supervise') return null
  const days = replyOn ? today.until(replyOn, { largestUnit: 'day' }).days : 0
  return days < replyDays.least || days > replyDays.most
    ? refuse(
        'reply-day-out-of-range',
        '[D]',
        `回复期限要在明天到${replyDays.most}天以内。`,
        `通常给${replyDays.usual}天；事情紧急的，可以短一些。`,
      )
    : null
}

/** Who drafted, or stands in for who drafted, does not approve (domain.md §2.12). */
export const approvalRefusal = (drafter: string, approvers: readonly string[]): Refusal | null =>
  approvers.includes(drafter)
    ? refuse(
        'own-letter',
        '[D]',
        '起草的人不能批准自己起草的函，代理期间也不能批准被代理人起草的。',
        '请由另一位负责人批准。',
      )
    : null

/** An answer to a proposal says whether it is adopted, and why not (L22 40(4)). */
export function answerRefusal(kind: LetterKind, adopted: Adoption | null, reasons: string): Refusal | null {
  if (kind === 'supervise') return null
  if (!adopted)
    return refuse('adoption-missing', 'L22 40(4)', '还没有说明是否采纳。', '请选“采纳”“部分采纳”或者“不采纳”。')
  return adopted !== 'adopted' && !reasons.trim()
    ? refuse('adoption-reasons-missing', 'L22 40(4)', '没有采纳的部分要说明理由。', '请写明哪些没有采纳、为什么。')
    : null
}
