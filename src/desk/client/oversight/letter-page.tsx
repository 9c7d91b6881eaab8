import '../styles/oversight.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { moment, shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { LetterDetail } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { AnswerForm } from './answer-form.tsx'
import { adoptions, Stand } from './oversight-page.tsx'
import { letterQuery, lettersKey } from './queries.ts'

/** One letter: what it says, where it stands, and what this person may do with it. */
export function LetterPage() {
  const { id = '' } = useParams()
  const letter = useQuery(letterQuery(id))
  usePageTitle(letter.data?.title ?? '督查')
  if (letter.error) return <Trouble error={letter.error} onRetry={() => void letter.refetch()} />
  if (letter.isPending) return <Waiting />
  return (
    <main id="main" className="page oversight">
      <p>
        <Link to="/oversight">回到督查</Link>
      </p>
      <h1>
        {letter.data.title}
        {letter.data.no && ` ${letter.data.no}`}
      </h1>
      <Head letter={letter.data} />
      <Acts letter={letter.data} />
      <Words letter={letter.data} />
      <Answer letter={letter.data} />
    </main>
  )
}

function Head({ letter }: { letter: LetterDetail }) {
  const { officeName, organName, aboutName, draftedBy, draftedAt, issuedBy, issuedAt, returned } = letter
  return (
    <section aria-label="去向和状态" className="letter-head">
      <p>
        {officeName} → <b>{organName}</b>
        {aboutName && `（${aboutName}的责任）`}
      </p>
      <p>
        <Stand letter={letter} />
      </p>
      <p className="hint">
        {draftedBy}起草，{moment(draftedAt, today())}
        {issuedBy && issuedAt && `；${issuedBy}批准发出，${moment(issuedAt, today())}`}
      </p>
      {returned && <p className="note-wrong">退回意见：{returned}</p>}
    </section>
  )
}

function Acts({ letter }: { letter: LetterDetail }) {
  const { may } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [returning, setReturning] = useState(false)
  const path = `/oversight/letters/${letter.id}`
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['oversight-letter', letter.id] })
    await client.invalidateQueries({ queryKey: lettersKey })
  }
  const act = useMutation({
    mutationFn: ({ name, reason }: { name: 'submit' | 'return' | 'issue'; reason?: string }) =>
      call(`${path}/${name}`, { method: 'POST', ...(reason ? { body: { reason } } : {}) }),
    onSuccess: async () => {
      setReturning(false)
      await refresh()
    },
  })
  const drop = useMutation({
    mutationFn: () => call(path, { method: 'DELETE' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: lettersKey })
      void navigate('/oversight')
    },
  })
  const drafts = letter.own && may('oversight.draft') && letter.state === 'draft'
  const decides = letter.own && may('oversight.issue') && letter.state === 'submitted'
  const busy = act.isPending || drop.isPending
  const error = act.error ?? drop.error
  return (
    <section aria-label="办理">
      <div className="figures-tools">
        {drafts && (
          <>
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'submit' })}>
              送审
            </Button>
            <Link className="plain-button" to={`/oversight/${letter.id}/edit`}>
              修改
            </Link>
            <Button disabled={busy} onClick={() => drop.mutate()}>
              放弃起草
            </Button>
          </>
        )}
        {decides && (
          <>
            <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'issue' })}>
              批准并发出
            </Button>
            <Button disabled={busy} onClick={() => setReturning(true)}>
              退回修改
            </Button>
          </>
        )}
        <a href={`/api/v1${path}/pdf`} target="_blank" rel="noreferrer">
          看页面（PDF）
        </a>
        <a href={`/api/v1${path}/pdf?size=large`} target="_blank" rel="noreferrer">
          大字版
        </a>
        <a href={`/api/v1${path}/text`} target="_blank" rel="noreferrer">
          可读文本
        </a>
        {letter.answerNo && (
          <a href={`/api/v1${path}/pdf?part=answer`} target="_blank" rel="noreferrer">
            采纳情况反馈（PDF）
          </a>
        )}
      </div>
      {returning && (
        <ReturnReason
          busy={busy}
          onSay={(reason) => act.mutate({ name: 'return', reason })}
          onCancel={() => setReturning(false)}
        />
      )}
      {error && <FailureNote error={error} />}
    </section>
  )
}

function ReturnReason({
  busy,
  onSay,
  onCancel,
}: {
  busy: boolean
  onSay: (reason: string) => void
  onCancel: () => void
}) {
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <form
      className="letter-return"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) onSay(reason.trim())
      }}
    >
      <label htmlFor={id}>退回意见</label>
      <Input.TextArea id={id} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      <div className="figures-tools">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!reason.trim()}>
          退回
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  )
}

function Words({ letter }: { letter: LetterDetail }) {
  const { words, cases, groundTitles, kind, replyOn } = letter
  const proposal = kind !== 'supervise'
  return (
    <section aria-label="函的内容" className="letter-words">
      <dl>
        <dt>事由</dt>
        <dd>{groundTitles.join('；')}</dd>
        {cases.length > 0 && (
          <>
            <dt>涉及的件</dt>
            <dd>
              <ul>
                {cases.map(({ caseNo, title, last }) => (
                  <li key={caseNo}>
                    <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
                    {title && last && `　${title}，最后一日${shortDay(last, today())}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{proposal ? '发现的问题' : '发现的情况'}</dt>
        <dd>{words.findings}</dd>
        <dt>{proposal ? '建议' : '督办要求'}</dt>
        <dd>{words.demand}</dd>
        {replyOn && (
          <>
            <dt>{proposal ? '反馈期限' : '回复期限'}</dt>
            <dd>{shortDay(replyOn, today())}前（含当日）</dd>
          </>
        )}
        <dt>联系人和电话</dt>
        <dd>{words.contact}</dd>
      </dl>
    </section>
  )
}

function Answer({ letter }: { letter: LetterDetail }) {
  const { may } = useSession()
  const { answer, adopted, answeredBy, answeredAt, answerNo } = letter
  if (answer && answeredAt)
    return (
      <section aria-labelledby="letter-answer">
        <h2 id="letter-answer">
          {letter.kind === 'supervise' ? '回复' : '采纳情况反馈'}
          {answerNo && ` ${answerNo}`}
        </h2>
        <dl>
          {adopted && (
            <>
              <dt>采纳情况</dt>
              <dd>{adoptions[adopted]}</dd>
            </>
          )}
          <dt>措施和进展</dt>
          <dd>{answer.measures}</dd>
          {answer.reasons && (
            <>
              <dt>没有采纳的理由</dt>
              <dd>{answer.reasons}</dd>
            </>
          )}
          <dt>联系人和电话</dt>
          <dd>{answer.contact}</dd>
        </dl>
        <p className="hint">
          {answeredBy}，{moment(answeredAt, today())}
        </p>
      </section>
    )
  return !letter.own && letter.state === 'issued' && may('oversight.answer') ? <AnswerForm letter={letter} /> : null
}
