import '../styles/figures.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { FigureValue, TablePart } from '../server/api.ts'
import { useSession } from '../session/session.tsx'
import { FigureTable } from './figure-table.tsx'
import { KeptViews } from './kept-views.tsx'
import { cellText, changeText } from './numbers.ts'
import { figureQuery, figureRowsQuery } from './queries.ts'
import { ScopeBar, useScope } from './scope-bar.tsx'

/** One figure: its numbers, what it means, its parts, its months, and the cases that it counts. */
export function FigurePage() {
  const { id = '' } = useParams()
  const { query } = useScope()
  const figure = useQuery(figureQuery(id, query))
  usePageTitle(figure.data?.value.title ?? '统计数字')
  return (
    <main id="main" className="page figures-page">
      <p>
        <Link to={`/figures?${query}`}>回到统计数字</Link>
      </p>
      {figure.error ? (
        <>
          <h1>统计数字</h1>
          <ScopeBar />
          <Trouble error={figure.error} onRetry={() => void figure.refetch()} />
        </>
      ) : figure.isPending ? (
        <Waiting />
      ) : (
        <>
          <h1>{figure.data.value.title}</h1>
          <ScopeBar />
          <KeptViews page={`figures/${id}`} />
          <Numbers figure={figure.data.value} />
          {figure.data.value.rows && <FigureTable table={partsOf(figure.data.value)} query={query} level="h2" />}
          {figure.data.trend && (
            <FigureTable table={figure.data.trend} query={query} level="h2" sheet={`/figures/${id}/detail?${query}`} />
          )}
          <Rows id={id} query={query} />
        </>
      )}
    </main>
  )
}

function Numbers({ figure }: { figure: FigureValue }) {
  const { id, unit, count, people, percent, numerator, denominator, lastCount, changeCount, changePeople } = figure
  const facts: [string, string][] = [
    ...(count === null ? [] : [[unit === '%' ? '数' : unit, String(count)] as [string, string]]),
    ...(people === null ? [] : [['人次', String(people)] as [string, string]]),
    ...(percent === null && denominator === null
      ? []
      : [['比率（%）', cellText(percent, 'percent')] as [string, string]]),
    ...(denominator === null ? [] : [['分子 ÷ 分母', `${cellText(numerator)} ÷ ${denominator}`] as [string, string]]),
    ...(lastCount === null ? [] : [['上年同期', String(lastCount)] as [string, string]]),
    ['同比', changeText(changeCount)],
    ...(changePeople === null ? [] : [['人次同比', changeText(changePeople)] as [string, string]]),
  ]
  return (
    <section aria-label="数字和口径">
      <dl className="figure-facts">
        {facts.map(([title, says]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        口径：{figure.definition}
        <small className="hint">
          （{id}，{figure.source}）
        </small>
      </p>
      <ul className="figure-notes">
        {figure.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}

/** The rows of a figure as a table of a report. */
function partsOf({ title, rows }: FigureValue): TablePart {
  const shown = rows ?? []
  const measures = (['count', 'people', 'percent', 'perTenThousand'] as const).filter((measure) =>
    shown.some((row) => (row[measure] ?? null) !== null),
  )
  const titles = { count: '数', people: '人次', percent: '比率', perTenThousand: '每万人' } as const
  return {
    kind: 'table',
    id: 'parts',
    title: `${title}：分项`,
    chart: shown.length > 1 ? 'bars' : null,
    columns: measures.map((measure) => ({ title: titles[measure], measure, unit: measure === 'percent' ? '%' : '' })),
    rows: shown.map((row) => ({
      title: row.title,
      depth: 0,
      figure: null,
      cells: measures.map((measure) => row[measure] ?? null),
    })),
    notes: [],
  }
}

/** The cases behind it, for those who may read cases; others learn how many they are. */
function Rows({ id, query }: { id: string; query: string }) {
  const { may } = useSession()
  const rows = useQuery(figureRowsQuery(id, query))
  if (rows.error) return <Trouble error={rows.error} onRetry={() => void rows.refetch()} />
  if (rows.isPending) return <Waiting />
  const { items, next } = rows.data
  return (
    <section aria-labelledby="figure-rows">
      <h2 id="figure-rows">明细</h2>
      {items.length ? (
        <>
          <p className="hint">
            本单位经手的{items.length}
            {next ? '件以上，先列最近的' : '件'}；密封件和在市级以上登记的来访不列明细。
          </p>
          <ul className="figure-rows">
            {items.map((caseNo) => (
              <li key={caseNo}>{may('case.read') ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : caseNo}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="hint">没有可列的件：期间内没有、不属于本单位经手，或者这个数只有合计。</p>
      )}
    </section>
  )
}
