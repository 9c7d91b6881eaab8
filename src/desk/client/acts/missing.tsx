import { ArticleLink } from '../law/article-link.tsx'
import type { PreviewView } from '../server/api.ts'

/** 还缺: what the law wants of the papers and the form does not say yet. A click goes to the field. */
export function MissingList({ missing, onGo }: { missing: PreviewView['missing']; onGo: (field: string) => void }) {
  if (!missing.length) return <p className="whole">文书内容齐全。</p>
  return (
    <section className="missing" aria-label="还缺">
      <h3>还缺 {missing.length} 项</h3>
      <ul>
        {missing.map(({ field, part, article, says }) => (
          <li key={`${field} ${says}`}>
            {field === null ? (
              says
            ) : (
              <>
                <button type="button" className="link-button" onClick={() => onGo(field)}>
                  {part}
                </button>
                （<ArticleLink article={article} />）
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
