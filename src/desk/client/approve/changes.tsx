import type { Part } from './diff.ts'
import type { SinceReturn } from './earlier-draft.ts'

/** What is different from the draft that was sent back; what was taken out is read as such by a screen reader too. */
export function Changes({ since }: { since: SinceReturn }) {
  return (
    <section className="changes" aria-label="与退回的稿相比">
      <h3>与退回的稿相比</h3>
      {since.reason && <p className="hint">上次退回的理由：{since.reason}</p>}
      {since.changes.length === 0 && <p>一个字也没有改。</p>}
      {since.changes.map(({ title, parts }) => (
        <div key={title}>
          <h4>{title}</h4>
          <p>
            <Parts parts={parts} />
          </p>
        </div>
      ))}
    </section>
  )
}

/** Two texts as one: what was added, what was taken out, and the ends of what stayed. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are places in one text
    if (kind === 'same') return <span key={index}>{short(text)}</span>
    const Tag = kind === 'new' ? 'ins' : 'del'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are places in one text
      <Tag key={index}>
        <span className="sr-only">{kind === 'new' ? '〔加〕' : '〔删〕'}</span>
        {text}
      </Tag>
    )
  })
}

/** Unchanged runs are cut in their middle: their ends show where one is. */
const shownChars = 60
const short = (text: string): string =>
  text.length > shownChars * 2 ? `${text.slice(0, shownChars)}……${text.slice(-shownChars)}` : text
