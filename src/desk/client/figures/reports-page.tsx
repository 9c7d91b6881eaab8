import '../styles/figures.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { DueReport, IssueView, ReportsView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { reportsQuery } from './queries.ts'

/** 统计报告: what is due, what waits for the head, what can be looked at, what was issued. */
export function ReportsPage() {
  usePageTitle('统计报告')
  const reports = useQuery(reportsQuery)
  if (reports.error) return <Trouble error={reports.error} onRetry={() => void reports.refetch()} />
  if (reports.isPending) return <Waiting />
  const { items, due, papers, issues } = reports.data
  const open = issues.filter(({ state }) => state !== 'issued')
  return (
    <main id="main" className="page figures-page">
      <h1>统计报告</h1>
      <Due due={due} />
      <Papers papers={papers} />
      <Open issues={open} />
      <section aria-labelledby="reports-all">
        <h2 id="reports-all">报告目录</h2>
        <p className="hint">打开就是现在的数字，可以换期间和单位；要报出的，从那里起草。</p>
        <ul className="admin-doors">
          {items.map(({ id, title, says, papers: rhythms }) => (
            <li key={id}>
              <Link to={`/reports/view/${id}`}>{title}</Link>
              <p>
                {says}
                <small>
                  （{id}
                  {rhythms.map(({ title: paper, rhythm }) => `，${paper}${every[rhythm]}`).join('')}）
                </small>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <Issued issues={issues.filter(({ state }) => state === 'issued')} />
    </main>
  )
}

const every: Readonly<Record<ReportsView['items'][number]['papers'][number]['rhythm'], string>> = {
  week: '每周',
  'half-month': '每半月',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年、每年',
  year: '每年',
}

/** Begin a report, or go on with the one that was begun. */
export function useBegin() {
  const navigate = useNavigate()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { code: string; from: string; to: string; organ?: string }) =>
      call<{ id: string }>('/report-issues', { method: 'POST', body, slow: true }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
      void navigate(`/reports/${id}`)
    },
  })
}

function Due({ due }: { due: ReportsView['due'] }) {
  const { may } = useSession()
  const begin = useBegin()
  if (!due.length) return null
  return (
    <section aria-labelledby="reports-due">
      <h2 id="reports-due">应报（{due.length}）</h2>
      <ul className="papers">
        {due.map((report) => (
          <li key={report.paper}>
            <div>
              <b>{report.title}</b>，{report.period}
              <p className={report.late ? 'late-words' : 'hint'}>{dueWords(report)}</p>
            </div>
            {report.issue ? (
              <Link to={`/reports/${report.issue.id}`}>
                {report.issue.state === 'draft' ? '接着写' : '已送审，等印发'}
              </Link>
            ) : (
              may('report.edit') && (
                <button
                  type="button"
                  className="plain-button"
                  disabled={begin.isPending}
                  onClick={() => begin.mutate({ code: report.code, from: report.from, to: report.to })}
                >
                  起草
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      {begin.error && <FailureNote error={begin.error} />}
    </section>
  )
}

const dueWords = ({ due, late }: DueReport): string =>
  late ? `应于${shortDay(due, today())}报出，已经过期` : `${shortDay(due, today())}前报出`

/** What fell due this year, paper by paper; each missing issue can be begun late. */
function Papers({ papers }: { papers: ReportsView['papers'] }) {
  const { may } = useSession()
  const begin = useBegin()
  if (!papers.length) return null
  return (
    <section aria-labelledby="reports-papers">
      <h2 id="reports-papers">今年的刊物</h2>
      <p className="hint">
        到今天应出几期、印发了几期。周快报每周一、半月专报1日和16日、通报和简报5日、分析季首月10日、总结和年报20日前报出。只计由本系统印发的。
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="figure-scroll" tabIndex={0} aria-label="今年的刊物，可左右滚动">
        <table className="figure-table">
          <thead>
            <tr>
              {['刊物', '应出', '已印发', '其中按时', '还缺'].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {papers.map(({ key, title, due, issued, inTime, missing }) => (
              <tr key={key}>
                <th scope="row">{title}</th>
                <td>{due}</td>
                <td>{issued}</td>
                <td>{inTime}</td>
                <td>{missing.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {papers.map(
        ({ key, title, report, missing }) =>
          missing.length > 0 && (
            <details key={key} className="papers-missing">
              <summary>
                {title}还缺{missing.length}期
              </summary>
              <ul className="papers">
                {missing.map(({ from, to, period, due }) => (
                  <li key={from}>
                    <div>
                      {period}
                      <p className="hint">应于{shortDay(due, today())}报出</p>
                    </div>
                    {may('report.edit') && (
                      <button
                        type="button"
                        className="plain-button"
                        disabled={begin.isPending}
                        aria-label={`起草${title}，${period}`}
                        onClick={() => begin.mutate({ code: report, from, to })}
                      >
                        起草
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
      {begin.error && <FailureNote error={begin.error} />}
    </section>
  )
}

function Open({ issues }: { issues: readonly IssueView[] }) {
  if (!issues.length) return null
  return (
    <section aria-labelledby="reports-open">
      <h2 id="reports-open">起草和送审中（{issues.length}）</h2>
      <ul className="papers">
        {issues.map((issue) => (
          <li key={issue.id}>
            <div>
              <Link to={`/reports/${issue.id}`}>{issue.title}</Link>，{issue.period}
              <p className="hint">
                {issue.officeName}，{issue.state === 'draft' ? '起草中' : '已送审'}，{issue.editedBy}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Issued({ issues }: { issues: readonly IssueView[] }) {
  return (
    <section aria-labelledby="reports-issued">
      <h2 id="reports-issued">已印发（{issues.length}）</h2>
      {issues.length ? (
        <ul className="papers">
          {issues.map((issue) => (
            <li key={issue.id}>
              <div>
                <Link to={`/reports/${issue.id}`}>
                  {issue.title}，{issue.period}
                </Link>
                {issue.corrects && <b>（更正）</b>}
                <p className="hint">
                  {issue.officeName}，{issue.year}年第{issue.number}期，{issue.issuedBy}印发
                  {issue.correctedBy && (
                    <>
                      ，已由<Link to={`/reports/${issue.correctedBy}`}>另一期更正</Link>
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">还没有印发的报告。起草后送审，由负责人印发，数字从印发时固定。</p>
      )}
    </section>
  )
}
