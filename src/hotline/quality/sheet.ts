/** What is sampled. */
export type QualitySubject = 'order' | 'call'
/** How far something was done; `n/a`: there was no occasion for it. */
export type Mark = 'full' | 'partly' | 'none' | 'n/a'
export type Marks = Readonly<Record<string, Mark | undefined>>

/** One line of the sheet. Weights add up to 100 over both subjects; what does not apply leaves the sum. */
export type SheetItem = {
  code: string
  title: string
  says: string
  weight: number
  of: readonly QualitySubject[]
}

/** The quality check sheet (domain.md §3.6 [M]; weights [D]). Data: a city changes lines here and nothing else. */
export const sheetItems: readonly SheetItem[] = [
  { code: 'opening', title: '开头语', says: '问好，报热线名称，说明通话录音', weight: 5, of: ['call'] },
  { code: 'listening', title: '倾听', says: '让人说完，不打断，听清诉求再问', weight: 15, of: ['call'] },
  { code: 'classification', title: '分类', says: '类型、内容分类、紧急程度选得对', weight: 15, of: ['order', 'call'] },
  { code: 'who', title: '要素：谁', says: '称呼和联系方式，或者写明不愿留', weight: 6, of: ['order'] },
  { code: 'when', title: '要素：何时', says: '事情发生、持续的时间', weight: 6, of: ['order'] },
  { code: 'where', title: '要素：何地', says: '地点具体到能找到', weight: 6, of: ['order'] },
  { code: 'what', title: '要素：何事', says: '经过写清楚，不改变原意', weight: 6, of: ['order'] },
  { code: 'wish', title: '要素：诉求', says: '要求什么，一项一项写', weight: 6, of: ['order'] },
  {
    code: 'correctness',
    title: '答复正确',
    says: '与知识库、法规一致；不清楚的不乱答',
    weight: 20,
    of: ['order', 'call'],
  },
  {
    code: 'confidentiality',
    title: '保密提示',
    says: '问过是否保密，要求保密的标明',
    weight: 10,
    of: ['order', 'call'],
  },
  { code: 'closing', title: '结束语', says: '说明下一步和期限，问还有没有别的事', weight: 5, of: ['call'] },
]

/** What must never happen: one of them, and the sheet is not passed whatever else was right. */
export const fatalErrors: Readonly<Record<string, string>> = {
  leak: '泄露来电人或者举报内容',
  'false-order': '编造、冒填工单',
  insult: '辱骂、讽刺、威胁来电人',
  'refused-without-path': '不受理又不告知途径',
}

/** From this score on a sheet is passed [D]. */
export const passScore = 80

const factor: Readonly<Record<Exclude<Mark, 'n/a'>, number>> = { full: 2, partly: 1, none: 0 }

export const itemsOf = (subject: QualitySubject): SheetItem[] => sheetItems.filter(({ of }) => of.includes(subject))

export type Verdict = { score: number; passed: boolean }

/**
 * Score in whole points, half up, of what there was an occasion for; 0 with a fatal error.
 * @param marks one for every item of the subject
 * @returns null where there was no occasion for anything
 */
export function verdictOf(subject: QualitySubject, marks: Marks, fatal: readonly string[]): Verdict | null {
  const weighed = itemsOf(subject).flatMap(({ code, weight }) => {
    const mark = marks[code] ?? 'n/a'
    return mark === 'n/a' ? [] : [{ weight, got: weight * factor[mark] }]
  })
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
  if (!whole) return null
  if (fatal.length) return { score: 0, passed: false }
  const got = weighed.reduce((sum, one) => sum + one.got, 0)
  const score = Math.floor((got * 100 + whole) / (2 * whole))
  return { score, passed: score >= passScore }
}

/** Items of the subject without a mark, by title; an unfinished sheet is not kept. */
export const missingMarks = (subject: QualitySubject, marks: Marks): string[] =>
  itemsOf(subject).flatMap(({ code, title }) => (marks[code] ? [] : [title]))

/**
 * HK-12 质检合格率: passed ÷ checked, of the samples drawn. What was drawn and not yet checked stands beside it, so that
 * nobody improves the rate by leaving a sheet open.
 */
export function passRate(checks: readonly { passed: boolean | null }[]) {
  const checked = checks.filter(({ passed }) => passed !== null)
  const numerator = checked.filter(({ passed }) => passed).length
  const denominator = checked.length
  return {
    numerator,
    denominator,
    open: checks.length - denominator,
    percent: denominator ? Math.floor((numerator * 20_000 + denominator) / (2 * denominator)) / 100 : null,
  }
}

/** The sheet as screens get it. */
export type QualitySheet = {
  items: readonly SheetItem[]
  fatal: { code: string; title: string }[]
  passScore: number
  shareLeast: number
}
