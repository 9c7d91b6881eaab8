import '../styles/knowledge.css'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { dayWithWeekday, moment } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { KnowledgeReport, KnowledgeTask } from '../server/api.ts'
import { today } from '../server/now.ts'
import { organsQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { NewTask } from './new-task.tsx'
import { knowledgeReportsQuery, knowledgeTasksQuery, recallCountsQuery } from './queries.ts'
import { useKnowledgeAct } from './use-act.ts'

const parts = { tasks: '更新任务', reports: '纠错', recalls: '答错更正' } as const
type Part = keyof typeof parts

/** What keeps the base right: changes of policy, reports from people, answers that were wrong. */
export function KnowledgeDutiesPage() {
  usePageTitle('知识库：更新与纠错')
  const { may } = useSession()
  const [params, setParams] = useSearchParams()
  const offered = (Object.keys(parts) as Part[]).filter((part) => part !== 'reports' || may('knowledge.edit'))
  const part = offered.find((one) => one === params.get('part')) ?? 'tasks'
  return (
    <main id="main" className="page knowledge-page">
      <p>
        <Link to="/knowledge/edit">回到知识维护</Link>
      </p>
      <h1>更新与纠错</h1>
      <Radio.Group
        className="choice"
        aria-label="看什么"
        value={part}
        onChange={({ target }) => setParams({ part: String(target.value) }, { replace: true })}
        options={offered.map((value) => ({ value, label: parts[value] }))}
      />
      {part === 'tasks' ? <Tasks /> : part === 'reports' ? <Reports /> : <Recalls />}
    </main>
  )
}

const kinds = { policy: '政策变了', correction: '纠错属实', wrong: '查出有误' } as const

function Tasks() {
  const tasks = useQuery(knowledgeTasksQuery)
  const organs = useQuery(organsQuery)
  if (tasks.error) return <Trouble error={tasks.error} onRetry={() => void tasks.refetch()} />
  if (tasks.isPending) return <Waiting />
  return (
    <>
      <p className="hint">政策变了，一个工作日内更新知识库。发布新版本，任务就完成了。</p>
      {tasks.data.length === 0 && <p className="empty">没有要更新的。</p>}
      <ul className="knowledge-duty-list" aria-label="没有完成的更新任务">
        {tasks.data.map((task) => (
          <Task
            key={task.id}
            task={task}
            owner={organs.data?.find(({ code }) => code === task.owner)?.shortName ?? task.owner}
          />
        ))}
      </ul>
      <NewTask />
    </>
  )
}

function Task({ task, owner }: { task: KnowledgeTask; owner: string }) {
  const id = useId()
  const { may } = useSession()
  const [note, setNote] = useState('')
  const close = useKnowledgeAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close.mutate({ path: `/knowledge/tasks/${task.id}/close`, body: { note: note.trim() } })
  }
  return (
    <li>
      <p>
        <b>{task.title ?? '还没有这条知识'}</b>：{task.says}
      </p>
      <p className={task.due < today() ? 'late-words' : 'hint'}>
        {kinds[task.kind]}，{owner}，{dayWithWeekday(task.changedOn, today())}起；最迟
        {dayWithWeekday(task.due, today())}更新{task.due < today() && '，已经过期'}
      </p>
      <p className="knowledge-links">
        {task.entry ? (
          <Link to={`/knowledge/entries/${task.entry}`}>{may('knowledge.edit') ? '去改' : '看这一条'}</Link>
        ) : (
          may('knowledge.edit') && <Link to={`/knowledge/entries/new?task=${task.id}`}>写一条</Link>
        )}
      </p>
      {may('knowledge.edit') && task.kind !== 'wrong' && (
        <details>
          <summary>核对过，不用改</summary>
          <form onSubmit={submit}>
            <label htmlFor={id}>为什么不用改</label>
            <Input id={id} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
            {close.error && <FailureNote error={close.error} />}
            <Button htmlType="submit" disabled={note.trim().length < 2} loading={close.isPending}>
              完成任务
            </Button>
          </form>
        </details>
      )}
    </li>
  )
}

function Reports() {
  const reports = useQuery(knowledgeReportsQuery)
  if (reports.error) return <Trouble error={reports.error} onRetry={() => void reports.refetch()} />
  if (reports.isPending) return <Waiting />
  const open = reports.data.filter(({ outcome }) => outcome === null)
  const settled = reports.data.filter(({ outcome }) => outcome !== null)
  return (
    <>
      <p className="hint">群众和坐席说哪里不对。不登记是谁说的；核对属实的，自动成为更新任务。</p>
      {open.length === 0 && <p className="empty">没有要处理的纠错。</p>}
      <ul className="knowledge-duty-list" aria-label="没有处理的纠错">
        {open.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>处理过的{settled.length}条</summary>
          <ul className="knowledge-duty-list">
            {settled.map(({ id, title, says, outcome, reply }) => (
              <li key={id}>
                <p>
                  <b>{title}</b>：{says}
                </p>
                <p className="hint">
                  {outcome && outcomes[outcome]}：{reply}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const outcomes = { changed: '属实，去改', right: '核对过，没有错', elsewhere: '说的不是这条知识' } as const

function Report({ report }: { report: KnowledgeReport }) {
  const id = useId()
  const [outcome, setOutcome] = useState<keyof typeof outcomes | null>(null)
  const [reply, setReply] = useState('')
  const settle = useKnowledgeAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    settle.mutate({ path: `/knowledge/reports/${report.id}/settle`, body: { outcome, reply: reply.trim() } })
  }
  return (
    <li>
      <p>
        <Link to={`/knowledge/entries/${report.entry}`}>{report.title}</Link>（第{report.version}版）
      </p>
      <p className="pre">{report.says}</p>
      <p className="hint">
        {report.origin === 'public' ? '群众' : '坐席或工作人员'}，{moment(report.at, today())}
      </p>
      <form onSubmit={submit}>
        <Radio.Group
          className="choice"
          aria-label="核对的结果"
          value={outcome}
          onChange={({ target }) => setOutcome(target.value)}
          options={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
        />
        <label htmlFor={id}>{outcome === 'changed' ? '要改成什么，依据是什么' : '怎样核对的'}</label>
        <Input id={id} maxLength={500} value={reply} onChange={({ target }) => setReply(target.value)} />
        {settle.error && <FailureNote error={settle.error} />}
        <Button htmlType="submit" disabled={!outcome || reply.trim().length < 2} loading={settle.isPending}>
          处理这一条
        </Button>
      </form>
    </li>
  )
}

/** Counts only: the numbers stand on the agents' screens, one at a time. */
function Recalls() {
  const recalls = useQuery(recallCountsQuery)
  if (recalls.error) return <Trouble error={recalls.error} onRetry={() => void recalls.refetch()} />
  if (recalls.isPending) return <Waiting />
  return (
    <>
      <p className="hint">按有误的一版答复过的，留了电话的由坐席逐个告知。这里只有次数，没有电话。</p>
      {recalls.data.length === 0 && <p className="empty">没有查出有误的。</p>}
      <ul className="knowledge-duty-list" aria-label="查出有误的版本">
        {recalls.data.map((one) => (
          <li key={`${one.entry} ${one.version}`}>
            <p>
              <Link to={`/knowledge/entries/${one.entry}`}>{one.title}</Link>（第{one.version}版，
              {moment(one.wrongAt, today())}标为有误）
            </p>
            <p>{one.wrong}</p>
            <p className={one.open ? 'late-words' : 'hint'}>
              答复过{one.told}次，留了电话{one.withContact}人：已告知{one.reached}人，联系不上{one.unreachable}人，还有
              {one.open}人
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
