import '../styles/figures.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { moment } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { IssueDetail, ModelPart } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { Downloads } from './downloads.tsx'
import { FigureTable } from './figure-table.tsx'
import { issueQuery, reportsQuery } from './queries.ts'
import { SpanText } from './span-text.tsx'
import { WordsEditor } from './words-editor.tsx'

/** One report in the making or issued: words beside live numbers, then frozen. */
export function IssuePage() {
  const { id = '' } = useParams()
  const issue = useQuery(issueQuery(id))
  usePageTitle(issue.data?.model.title ?? '统计报告')
  if (issue.error) return <Trouble error={issue.error} onRetry={() => void issue.refetch()} />
  if (issue.isPending) return <Waiting />
  return (
    <main id="main" className="page figures-page">
      <p>
        <Link to="/reports">回到统计报告</Link>
      </p>
      <h1>{issue.data.model.title}</h1>
      <State issue={issue.data} />
      <Acts issue={issue.data} />
      <Paper issue={issue.data} />
    </main>
  )
}

const states = { draft: '起草中', submitted: '已送审，等负责人印发', issued: '已印发' } as const

function State({ issue }: { issue: IssueDetail }) {
  const { state, model, officeName, editedBy, editedAt, digest, returned, reason, changes, correctedBy } = issue
  const typed = model.parts.flatMap((part) => (part.kind === 'words' && part.edited ? part.typed : []))
  return (
    <section aria-label="报告的状态" className="issue-state">
      <p>
        <b>{states[state]}</b>
        {model.issue && `：${model.issue.number}，${model.issue.issuedBy}印发，${model.issue.draftedBy}起草`}
        {!model.issue && `，${officeName}，${editedBy}于${moment(editedAt, today())}修改`}
      </p>
      {returned && <p className="note-wrong">退回意见：{returned}</p>}
      {reason && <p>更正原因：{reason}</p>}
      {model.slips.map((slip) => (
        <p key={slip} className="note-wrong">
          {slip}
        </p>
      ))}
      {typed.length > 0 && state !== 'issued' && (
        <p className="note-wrong">手工填写的数字不随统计更新，印发前请核对：{typed.join('、')}</p>
      )}
      {changes.length > 0 && !correctedBy && (
        <p className="note-wrong">印发以后因补录等有变化：{changes.join('；')}。印发的报告不改，需要的请发更正。</p>
      )}
      {correctedBy && (
        <p>
          这一期已由<Link to={`/reports/${correctedBy}`}>更正</Link>代替。
        </p>
      )}
      {digest && <p className="hint digest">报告校验码：{digest}</p>}
    </section>
  )
}

/** Submit, issue, give back, correct: each for whom it is; the server decides again. */
function Acts({ issue }: { issue: IssueDetail }) {
  const { may } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asking, ask] = useState<'return' | 'correct' | null>(null)
  const path = `/report-issues/${issue.id}`
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['report-issue', issue.id] })
    await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
  }
  const act = useMutation({
    mutationFn: ({ name, reason }: { name: 'submit' | 'issue' | 'return' | 'correct'; reason?: string }) =>
      call<{ id?: string } | undefined>(`${path}/${name}`, {
        method: 'POST',
        slow: true,
        ...(reason ? { body: { reason } } : {}),
      }),
    onSuccess: async (answer, { name }) => {
      ask(null)
      await refresh()
      if (name === 'correct' && answer?.id) void navigate(`/reports/${answer.id}`)
    },
  })
  const drop = useMutation({
    mutationFn: () => call(path, { method: 'DELETE' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
      void navigate('/reports')
    },
  })
  const { state, own } = issue
  const busy = act.isPending || drop.isPending
  const edits = own && may('report.edit')
  const issues = own && may('report.issue')
  return (
    <section aria-label="办理" className="issue-acts">
      <div className="figures-tools">
        {edits && state === 'draft' && (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'submit' })}>
            送审
          </Button>
        )}
        {issues && state === 'submitted' && (
          <>
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'issue' })}>
              印发
            </Button>
            <Button disabled={busy} onClick={() => ask('return')}>
              退回修改
            </Button>
          </>
        )}
        {edits && state === 'issued' && !issue.correctedBy && (
          <Button disabled={busy} onClick={() => ask('correct')}>
            更正
          </Button>
        )}
        {edits && state !== 'issued' && (
          <Button disabled={busy} onClick={() => drop.mutate()}>
            放弃起草
          </Button>
        )}
        <Downloads path={`/report-issues/${issue.id}`} formats={['docx', 'xlsx', 'pdf', 'json']} />
      </div>
      {asking && (
        <Reason
          title={asking === 'return' ? '退回意见' : '为什么更正'}
          busy={busy}
          onSay={(reason) => act.mutate({ name: asking, reason })}
          onCancel={() => ask(null)}
        />
      )}
      {(act.error ?? drop.error) && <FailureNote error={act.error ?? drop.error} />}
    </section>
  )
}

function Reason({
  title,
  busy,
  onSay,
  onCancel,
}: {
  title: string
  busy: boolean
  onSay: (reason: string) => void
  onCancel: () => void
}) {
  const [says, setSays] = useState('')
  const id = useId()
  return (
    <form
      className="words-tools"
      onSubmit={(event) => {
        event.preventDefault()
        onSay(says)
      }}
    >
      <label htmlFor={id}>{title}</label>
      <Input id={id} value={says} maxLength={500} autoFocus onChange={({ target }) => setSays(target.value)} />
      <Button htmlType="submit" disabled={says.trim().length < 2} loading={busy}>
        确定
      </Button>
      <button type="button" className="link-button" onClick={onCancel}>
        取消
      </button>
    </form>
  )
}

/** The report as it reads, each text with a way to change it. */
function Paper({ issue }: { issue: IssueDetail }) {
  const { may } = useSession()
  const client = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const { model, words, own, state, id, from, to, organ } = issue
  const query = new URLSearchParams({ from, to, ...(organ ? { organ } : {}) }).toString()
  const edits = own && state === 'draft' && may('report.edit')
  const keep = useMutation({
    mutationFn: (next: Record<string, string>) =>
      call(`/report-issues/${id}/words`, { method: 'PUT', body: { words: next }, slow: true }),
    onSuccess: async () => {
      setOpen(null)
      await client.invalidateQueries({ queryKey: ['report-issue', id] })
    },
  })
  let heading = ''
  return (
    <article className="report-paper" aria-label={model.title}>
      {model.masthead && <p className="report-masthead">{model.masthead}</p>}
      <h2 className="report-title">{model.title}</h2>
      {keep.error && <FailureNote error={keep.error} />}
      {model.parts.map((part, index) => {
        if (part.kind === 'table') return <FigureTable key={part.id} table={part} query={query} />
        if (part.kind === 'heading') {
          heading = part.text
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one report stay where they are
            <h3 key={index} className={`report-heading level-${part.level}`}>
              {part.text}
            </h3>
          )
        }
        if (open === part.id)
          return (
            <WordsEditor
              key={part.id}
              title={heading}
              says={part.says}
              query={query}
              busy={keep.isPending}
              onSave={(says) => keep.mutate({ ...words, [part.id]: says })}
              onCancel={() => setOpen(null)}
            />
          )
        return (
          <Words
            key={part.id}
            part={part}
            issue={issue}
            query={query}
            {...(edits
              ? {
                  onOpen: () => setOpen(part.id),
                  onReset: () =>
                    keep.mutate(Object.fromEntries(Object.entries(words).filter(([other]) => other !== part.id))),
                }
              : {})}
          />
        )
      })}
    </article>
  )
}

function Words({
  part,
  issue,
  query,
  onOpen,
  onReset,
}: {
  part: Extract<ModelPart, { kind: 'words' }>
  issue: IssueDetail
  query: string
  onOpen?: () => void
  onReset?: () => void
}) {
  if (!part.spans.length && !onOpen) return null
  return (
    <div className="report-part">
      {part.spans.length ? (
        <SpanText spans={part.spans} report={issue.model} query={query} />
      ) : (
        <p className="hint">这一段现在没有可写的数字，已经略去。</p>
      )}
      {onOpen && (
        <p className="report-tools">
          <button type="button" className="link-button" onClick={onOpen}>
            改文字
          </button>
          {part.edited && onReset && (
            <button type="button" className="link-button" onClick={onReset}>
              恢复原稿
            </button>
          )}
        </p>
      )}
    </div>
  )
}
