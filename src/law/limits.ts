/** Every limit of domain.md §2.5, and our own. A pack that lacks one answers `rule-not-in-pack`; another id is `unknown-rule`. */
export const RULES = [
  ...['DL-01', 'DL-02', 'DL-03', 'DL-04', 'DL-05', 'DL-06', 'DL-07', 'DL-08', 'DL-08a', 'DL-09', 'DL-10', 'DL-11'],
  'DL-12',
  ...['DL-13a', 'DL-13b', 'DL-13c', 'DL-14', 'DL-15', 'DL-16', 'DL-17', 'DL-18', 'DL-19', 'DL-20', 'DL-21'],
  // From 30 on: limits of our own, that no law and no handbook sets.
  ...['DL-30', 'DL-31'],
  // 12345 (domain.md §3.3); u, k, d, c: urgent, utilities, life in danger, complex.
  ...['HL-L1', 'HL-L2', 'HL-L2m', 'HL-L3', 'HL-L3u', 'HL-L4', 'HL-L4k', 'HL-L4d', 'HL-L5', 'HL-L6', 'HL-L7', 'HL-L8'],
  ...['HL-L9', 'HL-L10', 'HL-L10k', 'HL-L11', 'HL-L11c', 'HL-L12', 'HL-L13', 'HL-30', 'HL-31'],
  ...['HL-32', 'HL-33', 'HL-34'],
] as const

/** 日 calendar days, 工作日 working days, 小时 hours, 分钟 minutes, 秒 seconds, 指定 the calendar days that a letter sets. */
export type Unit = '日' | '工作日' | '小时' | '分钟' | '秒' | '指定'

/** Units of a limit that ends at an instant: nights and rest days count, nothing is rolled. */
export const isInstant = (unit: Unit): unit is '小时' | '分钟' | '秒' =>
  unit === '小时' || unit === '分钟' || unit === '秒'

/** Who must (or may) act: the office 信访部门, the organ that handles, reviews, re-reviews, 纪检监察, anyone's organ, 12345. */
export type Whose = 'office' | 'handler' | 'petitioner' | 'review' | 'rereview' | 'discipline' | 'organ' | 'centre'

/** One limit: a row of law. Codes and numbers for the machine, Chinese for people. */
export type Limit = {
  readonly id: string
  readonly title: string
  /** What day 0 is. */
  readonly trigger: string
  readonly duty: string
  /** In `unit`; null where only a letter can set it. */
  readonly amount: number | null
  readonly unit: Unit
  /** Readable by `cite`. */
  readonly article: string
  readonly whose: Whose
  /** It may be lengthened once, by at most so many days, before it is rolled. */
  readonly extendable?: { readonly maxDays: number; readonly article: string }
  /** It is itself the extension of this rule: day 0 is that rule's un-rolled end, and nothing extends it again. */
  readonly extends?: string
  /** Time that does not count (CNT-7 allows it for hearings only). */
  readonly pausable?: { readonly article: string }
  /** A letter or an approval may set the days, up to a maximum where there is one. */
  readonly settable?: { readonly maxDays?: number }
  /** Hours after which the alarm sounds; `amount` is then the escalation. */
  readonly alarmHours?: number
  /** How levels share the days among themselves. */
  readonly shares?: Readonly<Record<string, number>>
  /** The number is our default or local practice ([D], [U]) and not law: shown as such. */
  readonly practice?: true
  readonly note?: string
}

/** What a clock needs of a pack: an id, the law it stands on, and its rows. */
export type LimitTable = {
  readonly id: string
  /** Readable by `cite`: `L22`. */
  readonly law: string
  readonly limits: readonly Limit[]
  /** A local rule: what it computes is no last day of the national law. */
  readonly local?: true
}
