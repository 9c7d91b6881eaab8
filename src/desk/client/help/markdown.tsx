import { Fragment, type ReactNode } from 'react'
import { blocksOf, type MarkdownBlock } from './blocks.ts'

/** A page of the guides: headings, paragraphs, lists, pictures, strong words and keys. Nothing else is in them. */
export function Markdown({ text, image }: { text: string; image: (name: string) => string }) {
  return <>{blocksOf(text).map((block, index) => blockView(block, index, image))}</>
}

function blockView(block: MarkdownBlock, key: number, image: (name: string) => string): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h2 key={key}>{block.text}</h2>
    case 'picture':
      return block.name.endsWith('.svg') ? (
        <figure key={key} className="drawn">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide drawing is scrolled with the keyboard */}
          <section aria-label={block.alt} tabIndex={0}>
            <img src={image(block.name)} alt={block.alt} loading="lazy" />
          </section>
          <figcaption className="hint">{block.alt}</figcaption>
        </figure>
      ) : (
        <figure key={key}>
          <img src={image(block.name)} alt={block.alt} loading="lazy" />
          <figcaption className="hint">{block.alt}</figcaption>
        </figure>
      )
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{inline(item)}</li>)
      return block.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
    }
    case 'paragraph':
      return <p key={key}>{inline(block.text)}</p>
  }
}

/** `**strong**` and `` `key` `` inside a line. */
function inline(text: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((piece, index) => {
    // Pieces of one unchanging line keep their places.
    const key = `${index}`
    if (piece.startsWith('**')) return <strong key={key}>{piece.slice(2, -2)}</strong>
    if (piece.startsWith('`')) return <kbd key={key}>{piece.slice(1, -1)}</kbd>
    return <Fragment key={key}>{piece}</Fragment>
  })
}
