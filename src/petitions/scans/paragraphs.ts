/** One line as it was read: its words and the corners of its box, clockwise from the upper left. */
export type Line = { text: string; box: readonly (readonly [number, number])[] }

/** An indent or a short line is meant from so many heights of a line on. */
const meantFrom = 1.2

/** Lines of a page as paragraphs: a new one where a line is indented, or where the one before ended early. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const placed = rowsOf(lines)
  const left = Math.min(...placed.map((line) => line.left))
  const right = Math.max(...placed.map((line) => line.right))
  const paragraphs: string[] = []
  let open = false
  for (const line of placed) {
    const indented = line.left - left > line.height * meantFrom
    if (open && !indented) paragraphs.push(joined(paragraphs.pop() ?? '', line.text))
    else paragraphs.push(line.text)
    open = right - line.right <= line.height * meantFrom
  }
  return paragraphs
}

type Row = { text: string; left: number; right: number; top: number; height: number }

/** What stands on one line belongs together, from left to right. */
function rowsOf(lines: readonly Line[]): Row[] {
  const pieces = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, box }) => {
      const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)]
      return {
        text: text.trim(),
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        height: Math.max(...ys) - Math.min(...ys),
      }
    })
    .sort((a, b) => a.top - b.top)
  const rows: Row[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && piece.top - first.top < Math.min(first.height, piece.height) / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const across = row.sort((a, b) => a.left - b.left)
    return {
      text: across.map(({ text }) => text).reduce(joined),
      left: Math.min(...across.map((piece) => piece.left)),
      right: Math.max(...across.map((piece) => piece.right)),
      top: Math.min(...across.map((piece) => piece.top)),
      height: Math.max(...across.map((piece) => piece.height)),
    }
  })
}

/** Latin words keep a space between the lines, Chinese ones need none. */
const joined = (before: string, after: string): string =>
  /[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after
