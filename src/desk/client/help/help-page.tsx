import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { roleTitle } from '../law/words.ts'
import type { Guide } from '../server/api.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { Markdown } from './markdown.tsx'

const guidesQuery = queryOptions({
  queryKey: ['guides'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => call<{ items: Guide[] }>('/guides').then(({ items }) => items),
})

/** Where a picture of a guide is served: a drawing of the procedure, or a picture of a screen. */
const pictureAt = (name: string): string => {
  const drawn = name.replace(/^\.\.\/images\/procedure\//, '')
  return `/api/v1/guides/${drawn === name ? 'images' : 'drawings'}/${drawn}`
}

/** 帮助: the guide of the own role first; the others are there to read, so that one knows what comes before and after. */
export function HelpPage() {
  const { me } = useSession()
  const guides = useQuery(guidesQuery)
  const [params, setParams] = useSearchParams()
  usePageTitle('帮助')
  if (guides.error)
    return (
      <main id="main" className="page">
        <Trouble error={guides.error} onRetry={() => void guides.refetch()} />
      </main>
    )
  if (!guides.data) return <Waiting />
  const own = (guide: Guide): boolean => (me.roles as readonly string[]).includes(guide.role)
  const shown = guides.data.find(({ id }) => id === params.get('guide')) ?? guides.data.find(own) ?? guides.data[0]
  return (
    <main id="main" className="page help-page">
      <nav aria-label="各岗位的说明">
        <ul>
          {guides.data.map((guide) => (
            <li key={guide.id}>
              <button
                type="button"
                aria-current={guide === shown ? 'page' : undefined}
                onClick={() => setParams({ guide: guide.id }, { replace: true })}
              >
                {guide.role ? roleTitle(guide.role) : '办理程序图'}
                {own(guide) && <small>您的岗位</small>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {shown && (
        <article className="guide">
          <h1>{shown.title}</h1>
          <Markdown text={shown.body} image={pictureAt} />
        </article>
      )}
    </main>
  )
}
