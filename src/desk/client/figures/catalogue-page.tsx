import '../styles/figures.css'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useKeys } from '../frame/keys.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { FigureValue } from '../server/api.ts'
import { Downloads } from './downloads.tsx'
import { KeptViews } from './kept-views.tsx'
import { cellText, changeText } from './numbers.ts'
import { figuresQuery } from './queries.ts'
import { ScopeBar, useScope } from './scope-bar.tsx'

/** 统计: every figure with its number for a period and an organ, and what it means. */
export function FiguresPage() {
  usePageTitle('统计数字')
  const { query } = useScope()
  const [params, setParams] = useSearchParams()
  const typed = params.get('q') ?? ''
  const figures = useQuery(figuresQuery(query))
  const shown = (figures.data ?? []).filter(({ id, title, definition }) =>
    `${id}${title}${definition}`.toLowerCase().includes(typed.trim().toLowerCase()),
  )
  return (
    <main id="main" className="page figures-page">
      <h1>统计数字</h1>
      <p className="hint">
        每个数都有口径，点开可以看分项、走势和明细。比率以应办的为分母，不是以全部件为分母。报告见
        <Link to="/reports">统计报告</Link>。
      </p>
      <ScopeBar />
      <KeptViews page="figures" />
      <div className="figures-tools">
        <label>
          <span className="sr-only">查找统计数字</span>
          <input
            type="search"
            className="figures-find"
            placeholder="查找：来信、办结率、NUM-10"
            value={typed}
            onChange={({ target }) =>
              setParams(
                (before) => {
                  const next = new URLSearchParams(before)
                  if (target.value) next.set('q', target.value)
                  else next.delete('q')
                  return next
                },
                { replace: true },
              )
            }
          />
        </label>
        <Downloads path={`/figures/sheet?${query}`} formats={['xlsx', 'csv']} />
      </div>
      {figures.error ? (
        <Trouble error={figures.error} onRetry={() => void figures.refetch()} />
      ) : figures.isPending ? (
        <Waiting />
      ) : (
        <FigureList figures={shown} query={query} />
      )}
    </main>
  )
}

/** J and K go from one figure to the next, Enter opens. */
function FigureList({ figures, query }: { figures: readonly FigureValue[]; query: string }) {
  const table = useRef<HTMLTableElement>(null)
  const go = (step: 1 | -1): void => {
    const all = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLAnchorElement)
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus()
  }
  useKeys({ j: () => go(1), k: () => go(-1) })
  if (!figures.length) return <p className="empty">没有这样的统计数字，请换个词。</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className="figure-scroll" tabIndex={0} aria-label="统计数字，可左右滚动">
      <table className="figure-table catalogue" ref={table}>
        <caption className="sr-only">共{figures.length}个统计数字</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">数</th>
            <th scope="col">人次</th>
            <th scope="col">比率（%）</th>
            <th scope="col">上年同期</th>
            <th scope="col">同比</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, title, unit, definition, count, people, percent, lastCount, changeCount }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/figures/${id}?${query}`} data-row={id}>
                  {title}
                </Link>{' '}
                <small>{id}</small>
                <p className="hint">{definition}</p>
              </th>
              <td>
                {cellText(count)}
                {count !== null && unit !== '%' && <small>{unit}</small>}
              </td>
              <td>{cellText(people)}</td>
              <td>{cellText(percent, 'percent')}</td>
              <td>{cellText(lastCount)}</td>
              <td>{changeText(changeCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
