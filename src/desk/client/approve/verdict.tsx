import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { ActForm } from '../acts/act-form.tsx'
import { usePerform } from '../acts/use-perform.ts'
import { Envelope } from '../case/envelope.tsx'
import { PaperText } from '../case/paper-text.tsx'
import { PendingDraft } from '../case/pending-draft.tsx'
import { moment } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { useKeys } from '../frame/keys.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { actTitle, articleInWords } from '../law/words.ts'
import type { Act, CaseItem, CaseView } from '../server/api.ts'
import { draftId } from '../server/drafts.ts'
import { today } from '../server/now.ts'
import { actsQuery, caseQuery } from '../server/queries.ts'
import { Changes } from './changes.tsx'
import { sinceReturn } from './earlier-draft.ts'
import { PaperView } from './paper-view.tsx'

/** The papers stand beside this form already, they are not set anew while it is written. */
const quietly = (): void => {}
const noStart = {}

/** Verbs that complete what waits, the usual one first. */
const completing = ['issue-opinion', 'approve', 'audit-completion']

/** One paper: what it is, what changed since it was sent back, its pages, and the two answers. */
export function Verdict({ item, onSettled }: { item: CaseItem; onSettled: (caseNo: string) => void }) {
  const view = useQuery(caseQuery(item.caseNo))
  const acts = useQuery(actsQuery(item.caseNo))
  const error = view.error ?? acts.error
  if (error)
    return (
      <Trouble
        error={error}
        onRetry={() => {
          void view.refetch()
          void acts.refetch()
        }}
      />
    )
  if (!view.data || !acts.data) return <Waiting />
  return <Paper view={view.data} acts={acts.data} onSettled={onSettled} />
}

function Paper({
  view,
  acts,
  onSettled,
}: {
  view: CaseView
  acts: readonly Act[]
  onSettled: (caseNo: string) => void
}) {
  const { pending, caseNo } = view
  const since = sinceReturn(view)
  const [report] = view.documents.filter(({ code }) => code === 'DOC-20').reverse()
  return (
    <article className="verdict" aria-label={view.title}>
      <header>
        <h2>
          {pending ? pending.title : '审核办结报告'}
          <Link to={`/cases/${caseNo}`}>打开这一件</Link>
        </h2>
        <p>
          {view.title} <span className="hint">{caseNo}</span>
        </p>
        {pending && (
          <p className="hint">
            {pending.by}，{moment(pending.at, today())}拟办
          </p>
        )}
      </header>
      <Answers view={view} acts={acts} onSettled={() => onSettled(caseNo)} />
      {since && <Changes since={since} />}
      {view.envelopeOnly && <Envelope />}
      {pending && !view.envelopeOnly && (
        <PaperView caseNo={caseNo} fallback={<PendingDraft pending={pending} view={view} />} />
      )}
      {!pending && report && <PaperText paper={report} />}
    </article>
  )
}

/** 批准 or 签发 and 退回. The first Enter goes to the button, the second presses it: nothing is signed by a slip. */
function Answers({ view, acts, onSettled }: { view: CaseView; acts: readonly Act[]; onSettled: () => void }) {
  const able = acts.filter(({ allowed }) => allowed)
  const complete = completing.flatMap((verb) => able.find(({ action }) => action === verb) ?? [])[0]
  const giveBack = able.find(({ action }) => action === 'return')
  const [form, setForm] = useState<'return' | 'complete' | null>(null)
  const sign = useRef<HTMLButtonElement>(null)
  const asks = (complete?.input.required.length ?? 0) > 0
  const toComplete = (): void => (asks ? setForm('complete') : sign.current?.focus())
  useKeys({ y: complete && toComplete, b: giveBack && (() => setForm('return')) })
  useEnter(toComplete)
  if (!complete && !giveBack) return <WhyNot acts={acts} />
  if (form) {
    const act = form === 'return' ? giveBack : complete
    if (act)
      return (
        <ActForm
          act={act}
          view={view}
          start={noStart}
          missing={undefined}
          onWrite={quietly}
          onLeave={() => setForm(null)}
          onSent={onSettled}
        />
      )
  }
  return (
    <div className="answers">
      {complete &&
        (asks ? (
          <Button type="primary" className="official" onClick={() => setForm('complete')}>
            {complete.title} <span className="key">Y</span>
          </Button>
        ) : (
          <SignNow act={complete} view={view} button={sign} onSettled={onSettled} />
        ))}
      {giveBack && (
        <Button onClick={() => setForm('return')}>
          {giveBack.title} <span className="key">B</span>
        </Button>
      )}
    </div>
  )
}

function SignNow({
  act,
  view,
  button,
  onSettled,
}: {
  act: Act
  view: CaseView
  button: React.RefObject<HTMLButtonElement | null>
  onSettled: () => void
}) {
  const id = useId()
  const [note, setNote] = useState('')
  const [attempt] = useState(draftId)
  const perform = usePerform(view.caseNo, act, onSettled)
  const submit = (): void => {
    if (!perform.isPending) perform.mutate({ input: note.trim() ? { note: note.trim() } : {}, draft: attempt })
  }
  return (
    <>
      <Button ref={button} type="primary" className="official" loading={perform.isPending} onClick={submit}>
        {act.title} <span className="key">Enter</span>
      </Button>
      {act.input.properties.note && (
        <label className="verdict-note" htmlFor={id}>
          <span className="sr-only">{act.input.properties.note.title}（可不填）</span>
          <Input
            id={id}
            value={note}
            placeholder={`${act.input.properties.note.title}（可不填）`}
            onChange={({ target }) => setNote(target.value)}
            onPressEnter={() => button.current?.focus()}
          />
        </label>
      )}
      {perform.error && <FailureNote error={perform.error} />}
    </>
  )
}

/** Nobody approves what he drafted himself, and some papers wait for another office: said with the article. */
function WhyNot({ acts }: { acts: readonly Act[] }) {
  const refused = completing.flatMap((verb) => acts.find(({ action }) => action === verb)?.refusal ?? [])[0]
  return (
    <p className="note-wrong">
      {refused ? (
        <>
          {refused.says}
          {refused.remedy}
          <span className="hint">（{articleInWords(refused.article)}）</span>
        </>
      ) : (
        `您的岗位不${actTitle('approve')}这一件，可以看它等到哪一步。`
      )}
    </p>
  )
}

/** Enter anywhere on the page that has no use for it itself; heard from the moment the button is to be seen. */
function useEnter(act: () => void): void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return
      const { target } = event
      if (target instanceof Element && target.closest('a, button, input, textarea, select, summary, [role=dialog]'))
        return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
