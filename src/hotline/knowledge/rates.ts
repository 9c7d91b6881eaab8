/**
 * HK-13 as pure functions [D]. Each is a share with what it is made of; null where nothing was due, given or searched.
 * None gets better by saying less: a report that nobody settled and a duty that is late stand beside it.
 */
export type Rate = { numerator: number; denominator: number; percent: number | null }

const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  // Two decimals, half up, as all figures (contract.md §6); in whole numbers, so that nothing is lost to fractions.
  percent: denominator ? Math.floor((numerator * 20_000 + denominator) / (2 * denominator)) / 100 : null,
})

/**
 * 准确率: direct answers of the period whose version has not been found wrong ÷ direct answers of the period. What was
 * told counts, not what lies in the base.
 */
export const accuracyRate = (answers: readonly { wrong: boolean }[]): Rate =>
  rate(answers.filter(({ wrong }) => !wrong).length, answers.length)

/**
 * 更新及时率: updates done by their day (HL-L13) ÷ updates whose day lies in the period. One that is still open is not in
 * time; its day has to be over before it counts.
 * @param today days before it are over
 */
export const updateRate = (tasks: readonly { due: string; doneOn: string | null }[], today: string): Rate => {
  const counted = tasks.filter(({ due, doneOn }) => doneOn !== null || due < today)
  return rate(counted.filter(({ due, doneOn }) => doneOn !== null && doneOn <= due).length, counted.length)
}

/** 命中率: searches that found an entry that may be told ÷ searches. A search that was still being typed is none. */
export const hitRate = (days: readonly { searches: number; found: number }[]): Rate =>
  rate(
    days.reduce((sum, { found }) => sum + found, 0),
    days.reduce((sum, { searches }) => sum + searches, 0),
  )
