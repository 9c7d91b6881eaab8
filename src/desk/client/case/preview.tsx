import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { PreviewView } from '../server/api.ts'

/** The papers of the open act, as they would be issued: the page itself, and its words for who listens or copies. */
export function Preview({ look }: { look: UseQueryResult<PreviewView> }) {
  if (look.error) return <Trouble error={look.error} onRetry={() => void look.refetch()} />
  if (!look.data) return <Waiting />
  const { documents } = look.data
  if (!documents.length) return <p className="hint empty">这一步不生成文书。</p>
  return (
    <div className={look.isPlaceholderData ? 'preview old' : 'preview'} aria-busy={look.isFetching}>
      <p className="hint">边写边排，和发出的一样；文号和印章在发出时才有。姓名遮盖，送达稿上是全名。</p>
      {documents.map(({ code, title, svg, text }) => (
        <section key={code} aria-label={`${title}（预览）`}>
          <h3>{title}</h3>
          {svg ? <Pages svg={svg} title={title} /> : <p className="hint">有字库里没有的字，版面排不出来，见“还缺”。</p>}
          {text && (
            <details>
              <summary>读文字</summary>
              <pre className="paper-text">{text}</pre>
            </details>
          )}
        </section>
      ))}
    </div>
  )
}

/** Points of an A4 sheet. */
const sheet = { width: 595.28, height: 841.89 }

/** One picture a page, cut from the one that has all below each other. */
function Pages({ svg, title }: { svg: string; title: string }) {
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1] ?? sheet.height)
  const count = Math.max(1, Math.round(height / sheet.height))
  return (
    <div className="pages">
      {Array.from({ length: count }, (_, index) => index + 1).map((page) => (
        <Picture key={page} svg={cut(svg, page)} alt={`${title}第${page}页，共${count}页；文字见“读文字”`} />
      ))}
    </div>
  )
}

const cut = (svg: string, page: number): string =>
  svg.replace(
    /viewBox="[^"]*" width="[^"]*" height="[^"]*"/,
    `viewBox="0 ${(page - 1) * sheet.height} ${sheet.width} ${sheet.height}" width="${sheet.width}" height="${sheet.height}"`,
  )

/** From a blob and not in the page: what is drawn cannot reach the page. The old picture stays until the new one is there. */
function Picture({ svg, alt }: { svg: string; alt: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return <img {...(address ? { src: address } : {})} alt={alt} width={sheet.width} height={sheet.height} />
}
