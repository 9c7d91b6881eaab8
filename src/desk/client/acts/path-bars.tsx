import { useQuery } from '@tanstack/react-query'
import type { PathView } from '../server/api.ts'
import { call } from '../server/request.ts'

/**
 * What the chosen path means for the person: which organ, which bars, and which of them are close or past by the day
 * that the person named. Another path is warned of too: whoever is sent the wrong way loses the right one.
 */
export function PathBars({ caseNo, path }: { caseNo: string; path: string }) {
  const known = useQuery({
    queryKey: ['case', caseNo, 'paths'],
    queryFn: () => call<{ items: PathView[] }>(`/cases/${caseNo}/paths`).then(({ items }) => items),
  })
  // The choice stands without it; what the notice says is computed by the server anyway.
  if (!known.data?.length) return null
  const chosen = known.data.find((one) => one.path === path)
  const others = path ? known.data.filter((one) => one.path !== path && one.path !== '31-6') : known.data
  const pressing = others.flatMap(({ title, bars }) =>
    bars.filter(({ standing }) => standing && standing.is !== 'open').map((bar) => ({ ...bar, title })),
  )
  return (
    <div className="path-bars" aria-live="polite">
      {chosen && (
        <>
          <p>
            <b>{chosen.title}</b>：{chosen.organ}
            <span className="hint"> {chosen.article}</span>
          </p>
          {chosen.bars.length > 0 && (
            <ul>
              {chosen.bars.map((bar) => (
                <Bar key={bar.what} bar={bar} />
              ))}
            </ul>
          )}
        </>
      )}
      {pressing.length > 0 && (
        <details>
          <summary>别的路径有 {pressing.length} 个时限快到或者已过，分错会误事</summary>
          <ul>
            {pressing.map((bar) => (
              <Bar key={`${bar.title} ${bar.what}`} bar={bar} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Bar({ bar }: { bar: PathView['bars'][number] }) {
  return (
    <li>
      {bar.what}：{bar.limit}，从{bar.from}起算。
      {bar.standing && (
        <strong className={bar.standing.is}>
          {' '}
          {bar.standing.is === 'open' ? '' : '注意：'}按反映的发生日期，{bar.standing.says}
        </strong>
      )}
      <span className="hint"> {bar.article}</span>
    </li>
  )
}
