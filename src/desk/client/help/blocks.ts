/** Markdown as the guides use it, taken apart line by line. */
export type MarkdownBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'picture'; alt: string; name: string }
  | { kind: 'list'; ordered: boolean; items: string[] }

export function blocksOf(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  for (const line of text.split('\n')) {
    const heading = /^#{1,3} (.+)$/.exec(line)
    const picture = /^!\[(.*)\]\((?:images\/)?(.+)\)$/.exec(line)
    const item = /^(\d+\.|\*) (.+)$/.exec(line)
    const last = blocks[blocks.length - 1]
    if (heading?.[1]) blocks.push({ kind: 'heading', text: heading[1] })
    else if (picture) blocks.push({ kind: 'picture', alt: picture[1] ?? '', name: picture[2] ?? '' })
    else if (item?.[2]) {
      const ordered = item[1] !== '*'
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item[2])
      else blocks.push({ kind: 'list', ordered, items: [item[2]] })
    } else if (line.trim()) blocks.push({ kind: 'paragraph', text: line.trim() })
  }
  return blocks
}
