import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'

import { AdminNav } from '../admin/admin-nav.tsx'

import { tally } from '../bulk/job.ts'
import { useBulk } from '../bulk/use-bulk.ts'

import { reportsQuery } from '../figures/queries.ts'
import { knowledgeCountsQuery, recallsQuery } from '../knowledge/queries.ts'
import { lastList } from '../lists/back-to-list.ts'
import { listsFor, type Queue, queueById } from '../lists/queues.ts'
import { lettersQuery } from '../oversight/queries.ts'
import { qualityAppealsQuery } from '../quality/queries.ts'
import type { Counts } from '../server/api.ts'
import { useSession } from '../session/session.tsx'

/** On a phone the lists are a strip: the one that is open comes into sight. */
function useOpenListInSight(strip: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it depends on
  useEffect(() => {
    strip.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
}

/** The navigation: the lists that matter to the role, with what stands in them now. */
export function WorkLists({ counts }: { counts: Counts }) {
  const { me, may } = useSession()
  const lists = may('case.list')
  const strip = useRef<HTMLElement>(null)
  useOpenListInSight(strip)
  return (
    <nav className="lists" aria-label="工作列表" ref={strip}>
      {may('submission.create') && (
        <NavLink className="lists-new" to="/register">
          登记一件{' '}
          <span className="key" aria-hidden="true">
            N
          </span>
        </NavLink>
      )}
      {may('call.work') && <NavLink to="/calls">接电话</NavLink>}
      {may('call.figures') && <a href="/wall">话务大屏</a>}
      {may('visit.desk') && <NavLink to="/visits">来访接待</NavLink>}
      {may('case.backfill') && <NavLink to="/backfill">台账补录</NavLink>}
      {lists && (
        <>
          <Group title="待办" queues={listsFor(me.roles, counts)} counts={counts} />
          <BulkLink />
          <LateRescues count={counts['late-rescues'] ?? 0} />
          <Failed count={counts['failed-messages'] ?? 0} />
          <Group title="期限" queues={named('due-soon', 'overdue')} counts={counts} />
        </>
      )}
      <h2>查阅</h2>
      {lists && <ListLink queue={named('all')[0]} />}
      {may('post.work') && <NavLink to="/post">寄送</NavLink>}
      {may('oversight.read') && <OversightLink />}
      {may('figures.read') && <FiguresLinks />}
      <HotlineLinks />
      <NavLink to="/law">法规与期限</NavLink>
      <AdminNav />
    </nav>
  )
}

/** What an office owes of reports stands beside the link: due to who writes, submitted to who issues. */
function FiguresLinks() {
  const { may } = useSession()
  const reports = useQuery({ ...reportsQuery, enabled: may('report.edit') || may('report.issue') })
  const due = may('report.edit') ? (reports.data?.due.length ?? 0) : 0
  const submitted = may('report.issue')
    ? (reports.data?.issues.filter(({ own, state }) => own && state === 'submitted').length ?? 0)
    : 0
  return (
    <>
      <NavLink to="/figures">统计数字</NavLink>
      {may('report.edit') && <NavLink to="/entry-checks">录入抽查</NavLink>}
      {may('report.edit') && <NavLink to="/beside">与原系统对照</NavLink>}
      <NavLink to="/reports">统计报告 {due + submitted > 0 && <i>{due + submitted}</i>}</NavLink>
    </>
  )
}

/** Beside the link: what this organ has to answer, what waits for the head, what is owed to the office and is late. */
function OversightLink() {
  const { may } = useSession()
  const counts = useQuery(lettersQuery()).data?.counts
  const waiting =
    (may('oversight.answer') ? (counts?.toAnswer ?? 0) : 0) +
    (may('oversight.issue') ? (counts?.toIssue ?? 0) : 0) +
    (may('oversight.draft') ? (counts?.overdue ?? 0) : 0)
  return <NavLink to="/oversight">督查 {waiting > 0 && <i>{waiting}</i>}</NavLink>
}

/** The base is everybody's to search; who keeps it sees what waits, who answers whom to call; sheets and objections. */
function HotlineLinks() {
  const { me, may } = useSession()
  const counts = useQuery({ ...knowledgeCountsQuery, enabled: may('knowledge.edit') || may('knowledge.review') })
  const recalls = useQuery({ ...recallsQuery, enabled: may('knowledge.answer') })
  const appeals = useQuery({ ...qualityAppealsQuery, enabled: may('quality.decide') }).data?.length ?? 0
  // Who writes waits for others with a draft; who reviews only, for it.
  const waiting = !counts.data
    ? 0
    : may('knowledge.edit')
      ? counts.data.tasks + counts.data.reports
      : counts.data['in-review']
  return (
    <>
      <NavLink to="/knowledge" end>
        知识库
      </NavLink>
      {may('knowledge.owner') && <NavLink to="/knowledge/edit">知识维护 {waiting > 0 && <i>{waiting}</i>}</NavLink>}
      {recalls.data && recalls.data.length > 0 && (
        <NavLink to="/knowledge/recalls">
          答错更正 <i>{recalls.data.length}</i>
        </NavLink>
      )}
      {(may('quality.check') || appeals > 0) && (
        <NavLink to="/quality" end>
          质检 {appeals > 0 && <i>{appeals}</i>}
        </NavLink>
      )}
      {me.roles.includes('agent') && <NavLink to="/quality/own">我的质检</NavLink>}
    </>
  )
}

const named = (...ids: string[]): Queue[] => ids.flatMap((id) => queueById(id) ?? [])

/** Notices that did not leave: shown while there are some. */
function Failed({ count }: { count: number }) {
  return count > 0 ? (
    <NavLink to="/messages" className={({ isActive }) => `${isActive ? 'on' : ''} late`}>
      通知没有发出 <i>{count}</i>
    </NavLink>
  ) : null
}

/** Calls to the rescue services that no second person has looked at in time (RG-10): shown while there are some. */
function LateRescues({ count }: { count: number }) {
  return count > 0 ? (
    <NavLink to="/lists/to-decide" className="late">
      求助电话没有核对 <i>{count}</i>
    </NavLink>
  ) : null
}

function Group({ title, queues, counts }: { title: string; queues: Queue[]; counts: Counts }) {
  return (
    <>
      <h2>{title}</h2>
      {queues.map((queue) => (
        <ListLink key={queue.id} queue={queue} count={counts[queue.id] ?? 0} />
      ))}
    </>
  )
}

/** A bulk act that runs, or whose result was not looked at yet. */
function BulkLink() {
  const { job } = useBulk()
  if (!job) return null
  const { waiting } = tally(job)
  return (
    <NavLink to="/bulk">
      批量办理 <i>{waiting ? `${job.rows.length - waiting}/${job.rows.length}` : '看结果'}</i>
    </NavLink>
  )
}

function ListLink({ queue, count }: { queue: Queue | undefined; count?: number }) {
  const { pathname } = useLocation()
  if (!queue) return null
  const address = `/lists/${queue.id}`
  // A case is worked on from its list.
  const from = pathname.startsWith('/cases/') && lastList().split('?')[0] === address
  const late = queue.id === 'overdue' && (count ?? 0) > 0
  return (
    <NavLink to={address} className={({ isActive }) => `${isActive || from ? 'on' : ''}${late ? ' late' : ''}`}>
      {queue.title} {count !== undefined && <i>{count}</i>}
    </NavLink>
  )
}
