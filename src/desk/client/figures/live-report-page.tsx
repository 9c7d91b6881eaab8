import '../styles/figures.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { useSession } from '../session/session.tsx'
import { Downloads } from './downloads.tsx'
import { FigureTable } from './figure-table.tsx'
import { KeptViews } from './kept-views.tsx'
import { reportQuery, reportsQuery } from './queries.ts'
import { useBegin } from './reports-page.tsx'
import { ScopeBar, useScope } from './scope-bar.tsx'
import { SpanText } from './span-text.tsx'

/** A report as it stands now, for any period and organ: pictures, tables, words. */
export function LiveReportPage() {
  const { code = '' } = useParams()
  const scope = useScope()
  const { may } = useSession()
  const begin = useBegin()
  const reports = useQuery(reportsQuery)
  const report = useQuery(reportQuery(code, scope.query))
  const title = reports.data?.items.find(({ id }) => id === code)?.title ?? '统计报告'
  usePageTitle(title)
  const { from, to, organ } = scope
  return (
    <main id="main" className="page figures-page">
      <p>
        <Link to="/reports">回到统计报告</Link>
      </p>
      <h1>{title}</h1>
      <ScopeBar />
      <KeptViews page={`reports/view/${code}`} />
      {report.error ? (
        <Trouble error={report.error} onRetry={() => void report.refetch()} />
      ) : report.isPending ? (
        <Waiting />
      ) : (
        <>
          <div className="figures-tools">
            <Downloads path={`/reports/${code}?${scope.query}`} formats={['docx', 'xlsx', 'pdf', 'json']} />
            {may('report.edit') && (
              <button
                type="button"
                className="plain-button"
                disabled={begin.isPending}
                onClick={() => begin.mutate({ code, from, to, ...(organ ? { organ } : {}) })}
              >
                {begin.isPending ? '正在起草……' : '起草这份报告'}
              </button>
            )}
          </div>
          {begin.error && <FailureNote error={begin.error} />}
          <h2 className="report-title">{report.data.title}</h2>
          {report.data.slips.map((slip) => (
            <p key={slip} className="note-wrong">
              {slip}
            </p>
          ))}
          {report.data.parts.map((part, index) =>
            part.kind === 'table' ? (
              <FigureTable
                key={part.id}
                table={part}
                query={scope.query}
                sheet={`/reports/${code}?${scope.query}&part=${part.id}`}
              />
            ) : part.kind === 'heading' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one report stay where they are
              <h3 key={index} className="report-heading">
                {part.text}
              </h3>
            ) : (
              part.spans.length > 0 && (
                <SpanText key={part.id} spans={part.spans} report={report.data} query={scope.query} />
              )
            ),
          )}
        </>
      )}
    </main>
  )
}
