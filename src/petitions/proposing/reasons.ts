import type { Gram } from './features.ts'

const WORDS_MOST = 3
/** A reason is a word or two, not half a sentence. */
const WORD_CHARACTERS = 8
/** A character belongs to a word that speaks from this share of the strongest one on. */
const SPEAKS_FROM = 0.3

/**
 * The words of a text that spoke most for an answer, the strongest first: each pair of characters gives its weight to
 * both, and neighbours that speak make a word. One character alone says too little to be shown.
 */
export function wordsFor(
  text: string,
  grams: (text: string) => Iterable<Gram>,
  speaks: (place: number) => number,
): string[] {
  const strength = new Float64Array(text.length)
  for (const { place, from, to } of grams(text)) {
    const each = speaks(place) / (to - from)
    for (let at = from; at < to; at++) strength[at] = (strength[at] ?? 0) + each
  }
  const strongest = strength.reduce((a, b) => Math.max(a, b), 0)
  if (strongest <= 0) return []
  const words = new Map<string, number>()
  let from = -1
  for (let at = 0; at <= text.length; at++) {
    const strong = (strength[at] ?? 0) >= strongest * SPEAKS_FROM
    if (strong && from < 0) from = at
    if (from < 0 || (strong && at - from < WORD_CHARACTERS)) continue
    const word = text.slice(from, at)
    if (word.length > 1) {
      let sum = 0
      for (let in_ = from; in_ < at; in_++) sum += strength[in_] ?? 0
      words.set(word, Math.max(words.get(word) ?? 0, sum))
    }
    from = strong ? at : -1
  }
  return [...words]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word]) => word)
    .filter((word, at, all) => !all.slice(0, at).some((stronger) => stronger.includes(word)))
    .slice(0, WORDS_MOST)
}
