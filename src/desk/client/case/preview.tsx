import type { UseQueryResult } from '@tanstack/react-query'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { PreviewView } from '../server/api.ts'
import { PaperPages } from './paper-pages.tsx'

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
          {svg ? (
            <PaperPages svg={svg} title={title} />
          ) : (
            <p className="hint">有字库里没有的字，版面排不出来，见“还缺”。</p>
          )}
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
