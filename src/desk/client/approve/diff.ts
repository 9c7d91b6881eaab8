/** A run of text that both have, that only the earlier has, or only the later. */
export type Part = { kind: 'same' | 'gone' | 'new'; text: string }

/** More word pairs than this are compared by sentence: the reader would not follow single words there anyway. */
const mostPairs = 4_000_000

/** What changed from one text to the next, word by word as Chinese has them. */
export function difference(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  return a.length * b.length <= mostPairs ? compare(a, b) : compare(sentencesOf(before), sentencesOf(after))
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
const sentencesOf = (text: string): string[] => text.match(/[^。！？；\n]+[。！？；\n]*|[。！？；\n]+/g) ?? []

function compare(a: readonly string[], b: readonly string[]): Part[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = changed(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ])
}

/** Longest common subsequence; the table holds its length from each place on. */
function changed(a: readonly string[], b: readonly string[]): Part[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [gone, fresh] = [a[i], b[j]]
    if (gone !== undefined && gone === fresh) {
      parts.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (gone !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'gone', text: gone })
      i++
    } else {
      parts.push({ kind: 'new', text: fresh ?? '' })
      j++
    }
  }
  return parts
}

function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = []
  for (const part of parts) {
    const last = found[found.length - 1]
    if (!part.text) continue
    if (last?.kind === part.kind) last.text += part.text
    else found.push({ ...part })
  }
  return found
}
