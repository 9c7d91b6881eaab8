import '../styles/knowledge.css'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useSettled } from '../acts/use-settled.ts'
import { daysBetween, shortDay } from '../days.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { KnowledgeCounts, KnowledgeRow } from '../server/api.ts'
import { today } from '../server/now.ts'
import { organsQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { knowledgeCountsQuery, knowledgeRowsQuery } from './queries.ts'
import { stateWords } from './words.ts'

const title = '知识维护'

/** The lists of the editor's desk, in the order of what waits. */
const lists: readonly { id: keyof KnowledgeCounts; title: string; says: string }[] = [
  { id: 'in-review', title: '待审', says: '由没有写过这一版的人审核发布。' },
  { id: 'draft', title: '草稿', says: '写好以后送审。' },
  { id: 'due', title: '到期复核', says: '两周内要重新核对的，和已经过期的。' },
  { id: 'expired', title: '过期', says: '不能直接拿来答复；更新发布以后恢复。' },
  { id: 'published', title: '发布', says: '正在用来答复的。' },
  { id: 'stopped', title: '停用', says: '不再使用，各个版本都留着。' },
]

/** 知识维护: entries by state, the earliest review first. */
export function KnowledgeListsPage() {
  usePageTitle(title)
  const { may } = useSession()
  const [params, setParams] = useSearchParams()
  const counts = useQuery(knowledgeCountsQuery)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed)
  const asked = params.get('list')
  const list =
    lists.find(({ id }) => id === asked) ??
    lists.find(({ id }) => (counts.data?.[id] ?? 0) > 0) ??
    lists.find(({ id }) => id === 'published')
  const state = list?.id ?? 'published'
  const filter = new URLSearchParams({ state, ...(q.trim() ? { q: q.trim() } : {}), limit: '200' }).toString()
  const rows = useQuery({ ...knowledgeRowsQuery(filter), enabled: counts.isSuccess })
  if (counts.error) return <Trouble error={counts.error} onRetry={() => void counts.refetch()} />
  if (counts.isPending) return <Waiting />
  return (
    <main id="main" className="page knowledge-page">
      <div className="knowledge-head">
        <h1>{title}</h1>
        {may('knowledge.edit') && (
          <nav aria-label="知识维护的其他页面">
            <Link to="/knowledge/entries/new">新建一条</Link>
            <Link to="/knowledge/import">表格导入、导出</Link>
          </nav>
        )}
      </div>
      <Duties counts={counts.data} />
      <nav className="knowledge-tabs" aria-label="按状态">
        {lists.map(({ id, title: name }) => (
          <Link
            key={id}
            to={`?list=${id}`}
            aria-current={id === state ? 'page' : undefined}
            replace
            onClick={(event) => {
              event.preventDefault()
              setParams({ list: id }, { replace: true })
            }}
          >
            {name} <i>{counts.data[id]}</i>
          </Link>
        ))}
      </nav>
      <p className="hint">{list?.says}</p>
      <Input
        type="search"
        className="knowledge-find"
        aria-label="在这个列表里找标题"
        placeholder="标题里的字"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {rows.error ? (
        <Trouble error={rows.error} onRetry={() => void rows.refetch()} />
      ) : rows.isPending ? (
        <Waiting />
      ) : (
        <Rows rows={rows.data.items} total={Number(rows.data.total)} />
      )}
    </main>
  )
}

/** What is owed beside the lists. */
function Duties({ counts }: { counts: KnowledgeCounts }) {
  const { may } = useSession()
  return (
    <p className={counts.late ? 'knowledge-duties late-words' : 'knowledge-duties'}>
      <Link to="/knowledge/duties">
        更新任务{counts.tasks}项{counts.late > 0 && `，${counts.late}项已经过期`}
      </Link>
      {may('knowledge.edit') && <Link to="/knowledge/duties?part=reports">纠错{counts.reports}条没有处理</Link>}
      <Link to="/knowledge/duties?part=recalls">答错更正：还有{counts.recalls}人没有告知</Link>
    </p>
  )
}

function Rows({ rows, total }: { rows: readonly KnowledgeRow[]; total: number }) {
  const { data: organs = [] } = useQuery(organsQuery)
  const nameOf = (code: string): string => organs.find((organ) => organ.code === code)?.shortName ?? code
  if (!rows.length) return <p className="empty">这里没有条目。</p>
  return (
    <>
      <p className="hint" role="status">
        共{total}条{total > rows.length && `，先列最早到期的${rows.length}条`}
      </p>
      <table className="admin-table knowledge-rows">
        <caption className="sr-only">知识条目</caption>
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">状态</th>
            <th scope="col">归口单位</th>
            <th scope="col">下次复核</th>
            <th scope="col">用过</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/knowledge/entries/${row.id}`}>{row.title}</Link>
                {(row.openTasks > 0 || row.openReports > 0) && (
                  <small>
                    {row.openTasks > 0 && ` 更新任务${row.openTasks}项`}
                    {row.openReports > 0 && ` 纠错${row.openReports}条`}
                  </small>
                )}
              </td>
              <td>
                {stateWords[row.state]}
                {row.work && row.state !== row.work && `，新版本${stateWords[row.work]}`}
                {row.why && <small> {row.why}</small>}
              </td>
              <td>{nameOf(row.owner)}</td>
              <td className={row.reviewOn < today() ? 'late-words' : undefined}>
                {shortDay(row.reviewOn, today())}
                <small>{inDays(daysBetween(today(), row.reviewOn))}</small>
              </td>
              <td>{row.hits}次</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const inDays = (days: number): string => (days < 0 ? ` 过了${-days}天` : days === 0 ? ' 今天' : ` ${days}天后`)
