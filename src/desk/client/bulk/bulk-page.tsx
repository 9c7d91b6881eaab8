import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { Link } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { actTitle, articleInWords, documentTitle } from '../law/words.ts'
import { lastList, useBackToList } from '../lists/back-to-list.ts'
import { organsQuery } from '../server/queries.ts'
import { type BulkJob, type BulkRow, tally } from './job.ts'
import { useBulk } from './use-bulk.ts'

/** What became of a bulk act, row by row. The page can be left; the work goes on. */
export function BulkPage() {
  const bulk = useBulk()
  usePageTitle('批量办理')
  useBackToList()
  return (
    <main id="main" className="page list-page">
      {bulk.job ? (
        <Job job={bulk.job} bulk={bulk} />
      ) : (
        <>
          <h1>批量办理</h1>
          <p className="empty">没有进行中的批量办理。请在“待分办”或“待签收”里选中几件，再点“批量”。</p>
        </>
      )}
    </main>
  )
}

function Job({ job, bulk }: { job: BulkJob; bulk: ReturnType<typeof useBulk> }) {
  const { done, refused, waiting } = tally(job)
  const all = job.rows.length
  const { data: organs } = useQuery(organsQuery)
  const to = organs?.find(({ code }) => code === job.input.to)?.name
  return (
    <>
      <div className="list-head">
        <h1>
          批量{actTitle(job.action)}
          {to ? `给${to}` : ''}
        </h1>
        <span className="list-total" role="status">
          共 {all} 件，已办 {done} 件{refused ? `，没有办成 ${refused} 件` : ''}
          {waiting ? `，还有 ${waiting} 件` : ''}
        </span>
      </div>
      <Progress
        percent={Math.round(((all - waiting) / all) * 100)}
        status={job.halted ? 'exception' : waiting ? 'active' : 'normal'}
        aria-label="进度"
      />
      {job.halted && (
        <div className="note-wrong" role="alert">
          <p>
            <strong>{job.halted.says}</strong>
          </p>
          <p>已办的不受影响。网络恢复后点“继续”，不会重复办理。</p>
        </div>
      )}
      <p className="bulk-acts">
        {job.halted && (
          <Button type="primary" onClick={bulk.resume}>
            继续
          </Button>
        )}
        {!waiting && refused > 0 && <Button onClick={bulk.retryRefused}>没有办成的再办一次</Button>}
        {(!waiting || job.halted) && (
          <Link to={lastList()} onClick={bulk.forget}>
            看过了，回到列表
          </Link>
        )}
        {waiting > 0 && !job.halted && (
          <span className="hint">可以离开这一页，办理继续进行；在左边“批量办理”里找回来。</span>
        )}
      </p>
      <ol className="bulk-rows">
        {job.rows.map((row) => (
          <Row key={row.caseNo} row={row} />
        ))}
      </ol>
    </>
  )
}

function Row({ row: { caseNo, title, result } }: { row: BulkRow }) {
  const refusal = result && 'refused' in result ? result.refused : null
  const documents = result && 'done' in result ? result.done.documents : []
  return (
    <li className={refusal ? 'refused' : result ? 'done' : 'waiting'}>
      <b>{refusal ? '没有办成' : result ? '已办' : '等待'}</b>
      <div>
        <Link to={`/cases/${caseNo}`}>{title}</Link> <small>{caseNo}</small>
        {refusal && (
          <p>
            {refusal.says}
            {refusal.remedy}
            {refusal.article && <span className="hint">（{articleInWords(refusal.article)}）</span>}
          </p>
        )}
        {documents.length > 0 && (
          <p className="hint">
            {documents.map(({ code, no }) => [documentTitle(code), no].filter(Boolean).join(' ')).join('、')}
          </p>
        )}
      </div>
    </li>
  )
}
