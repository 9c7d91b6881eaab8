/**
 * How well something fits what was typed, by name or pinyin initials: people write 住建 for 住房和城乡建设局, szj or
 * zjj for its initials.
 * @param names names, initials and code, lower case
 * @returns null where it does not fit; else the smaller the better
 */
export function fit(typed: string, names: readonly string[]): number | null {
  let worst = 0
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const best = Math.min(...names.map((name) => fitOf(word, name)))
    if (best === Number.POSITIVE_INFINITY) return null
    worst = Math.max(worst, best)
  }
  return worst
}

/** At the start, somewhere inside, or its letters in order with others between. */
function fitOf(word: string, name: string): number {
  const at = name.indexOf(word)
  if (at === 0) return 0
  if (at > 0) return 1
  let from = 0
  for (const letter of word) {
    const found = name.indexOf(letter, from)
    if (found < 0) return Number.POSITIVE_INFINITY
    from = found + letter.length
  }
  return 2
}
