/**
 * How well something fits what was typed, by name, code or pinyin: people write 住建 for 住房和城乡建设局; szj, shizhujian
 * or shizj for 市住建.
 * @param names names, initials and code, lower case
 * @param spelled its pinyin, syllables parted by spaces
 * @returns null where it does not fit; else the smaller the better
 */
export function fit(typed: string, names: readonly string[], spelled = ''): number | null {
  let worst = 0
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const best = Math.min(...names.map((name) => fitOf(word, name)), fitSpelled(word, spelled))
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

/** Starts of syllables one after the other, each as long as it was typed: cdq, chengdong, chengdq. */
function fitSpelled(word: string, spelled: string): number {
  const syllables = spelled.split(' ').filter(Boolean)
  for (let from = 0; from < syllables.length; from++) if (runs(word, syllables, from)) return from === 0 ? 0 : 1
  return Number.POSITIVE_INFINITY
}

function runs(word: string, syllables: readonly string[], from: number): boolean {
  if (!word) return true
  const syllable = syllables[from] ?? ''
  // The longest start first: 西安 is xi'an before it is xian.
  for (let length = Math.min(word.length, syllable.length); length > 0; length--)
    if (syllable.startsWith(word.slice(0, length)) && runs(word.slice(length), syllables, from + 1)) return true
  return false
}
