import { type Counts, featuresOf, rarityOf } from './features.ts'
import { learn, randomFrom, sharesOf, shuffle, usualCourse } from './learner.ts'

/** A text and what people said it is. */
export type Labelled = { readonly counts: Counts; readonly code: string }

/** How often the machine would have been right, on texts that it had not learned from. */
export type BackTest = {
  readonly folds: number
  readonly texts: number
  /** Share of texts whose code came first, and among the first two. */
  readonly first: number
  readonly firstTwo: number
  readonly classes: readonly ClassResult[]
}
export type ClassResult = {
  readonly code: string
  readonly texts: number
  readonly first: number
  readonly firstTwo: number
  /** Of the texts for which this code came first, the share that it was. */
  readonly exact: number | null
}

export const FOLDS = 5

/**
 * Five-fold back-test: each text is judged by what was learned from the other four fifths. Every class is dealt out
 * evenly over the folds. The same texts in the same order give the same result.
 */
export function backTest(texts: readonly Labelled[], folds = FOLDS, seed = texts.length): BackTest {
  const codes = codesOf(texts)
  const foldOf = dealt(texts, folds, seed)
  const tally = new Map(codes.map((code) => [code, { texts: 0, first: 0, firstTwo: 0, named: 0 }]))
  for (let fold = 0; fold < folds; fold++) {
    const known = texts.filter((_, at) => foldOf[at] !== fold)
    const rarity = rarityOf(known.map(({ counts }) => counts))
    const weights = learn(
      known.map(({ counts, code }) => ({ features: featuresOf(counts, rarity), of: codes.indexOf(code) })),
      codes.length,
      usualCourse,
    )
    for (const [at, { counts, code }] of texts.entries()) {
      if (foldOf[at] !== fold) continue
      const [best, second] = ranked(sharesOf(weights, featuresOf(counts, rarity)))
      const of = tally.get(code)
      const named = tally.get(codes[best ?? 0] ?? '')
      if (named) named.named++
      if (!of) continue
      of.texts++
      if (codes[best ?? 0] === code) of.first++
      if (codes[best ?? 0] === code || codes[second ?? 0] === code) of.firstTwo++
    }
  }
  const classes = codes.map((code): ClassResult => {
    const { texts: all, first, firstTwo, named } = tally.get(code) ?? { texts: 0, first: 0, firstTwo: 0, named: 0 }
    return {
      code,
      texts: all,
      first: all ? first / all : 0,
      firstTwo: all ? firstTwo / all : 0,
      exact: named ? first / named : null,
    }
  })
  const sum = (key: 'first' | 'firstTwo') =>
    classes.reduce((total, one) => total + one[key] * one.texts, 0) / (texts.length || 1)
  return { folds, texts: texts.length, first: sum('first'), firstTwo: sum('firstTwo'), classes }
}

/** Every code once, in one order for all who ask. */
export const codesOf = (texts: readonly { readonly code: string }[]): string[] =>
  [...new Set(texts.map(({ code }) => code))].sort()

/** Places of the classes, the likeliest first. */
export const ranked = (shares: Float64Array): number[] =>
  Array.from(shares, (_, at) => at).sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b)

/** Texts whose code at least so many have: a class of three letters can be learned by nobody. */
export function learnable<T extends { readonly code: string }>(texts: readonly T[], least: number): T[] {
  const many = new Map<string, number>()
  for (const { code } of texts) many.set(code, (many.get(code) ?? 0) + 1)
  return texts.filter(({ code }) => (many.get(code) ?? 0) >= least)
}

/** The fold of each text. */
function dealt(texts: readonly Labelled[], folds: number, seed: number): Uint8Array {
  const order = Uint32Array.from(texts, (_, at) => at)
  shuffle(order, randomFrom(seed))
  const foldOf = new Uint8Array(texts.length)
  const next = new Map<string, number>()
  for (const at of order) {
    const code = texts[at]?.code ?? ''
    const fold = next.get(code) ?? next.size % folds
    foldOf[at] = fold
    next.set(code, (fold + 1) % folds)
  }
  return foldOf
}
