/** Hundredths of a percent, rounded half up by magnitude (FR-4); exact for any count. @param per what 100 % is, > 0 */
function hundredths(part: number, per: number): number {
  const scaled = BigInt(Math.abs(part)) * 20_000n + BigInt(per)
  return Number(scaled / (2n * BigInt(per))) * Math.sign(part)
}

/** Percent with two decimals; null where there is nothing to divide by, never an empty "%" (FR-3). */
export const percentOf = (part: number, per: number): number | null => (per > 0 ? hundredths(part, per) / 100 : null)

/** Cases for 10,000 inhabitants, two decimals; null where nobody knows how many live there. */
export const perTenThousand = (count: number, population: number | null | undefined): number | null =>
  population ? hundredths(count * 100, population) / 100 : null

/** 同比: growth over the same period of last year, in percent; null when last year counted nothing (FR-3). */
export const growth = (now: number, before: number): number | null => percentOf(now - before, before)

/**
 * Whole percents that make 100, by largest remainder (FR-4): what is printed of a partition.
 * @param counts exclusive parts; ties go to the earlier part
 * @returns one whole number a part; all zero where there is nothing to share
 */
export function wholePercents(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  const shares = counts.map((count) => Math.floor((count * 100) / total))
  const missing = 100 - shares.reduce((sum, share) => sum + share, 0)
  const largest = counts
    .map((count, index) => ({ index, remainder: (count * 100) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
  for (const { index } of largest) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
