import { hash } from 'node:crypto'

/** At least three of a hundred (HK-12 [D]), and one where there is any. */
export const shareLeast = 3

export const sampleSize = (population: number, sharePercent: number): number =>
  Math.ceil((population * sharePercent) / 100)

/**
 * Which of these are looked at: those whose SHA-256 together with the seed comes first. Whoever has the seed and the
 * numbers draws the same; nobody can choose (and least of all whose work it is: only numbers go in).
 */
export function drawWorks(works: readonly string[], sharePercent: number, seed: string): string[] {
  return works
    .map((work) => ({ work, rank: hash('sha256', `${seed}\n${work}`, 'hex') }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, sampleSize(works.length, sharePercent))
    .map(({ work }) => work)
    .toSorted()
}
