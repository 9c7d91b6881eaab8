import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ActForm } from '../acts/act-form.tsx'
import type { Values } from '../acts/form-model.ts'
import { nextSteps } from '../acts/next-steps.ts'
import { NextStepsPanel } from '../acts/next-steps-panel.tsx'
import { hasPreview, usePreview } from '../acts/use-preview.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { keepLastCase, useBackToList } from '../lists/back-to-list.ts'
import type { Act, CaseView } from '../server/api.ts'
import { problemFrom } from '../server/failure.ts'
import { actsQuery, caseQuery, duplicatesQuery } from '../server/queries.ts'
import { CaseHead } from './case-head.tsx'
import { CaseTabs } from './case-tabs.tsx'
import { Clocks } from './clocks.tsx'
import { DuplicateNotice } from './duplicate-notice.tsx'
import { Envelope } from './envelope.tsx'
import { PendingDraft } from './pending-draft.tsx'
import { Preview } from './preview.tsx'
import { RecentCourse } from './recent-course.tsx'
import { ReturnAsked } from './return-asked.tsx'
import { SimilarOrders } from './similar-orders.tsx'

/** One case: head, clocks, what waits for approval, the tabs; beside them what to do next. */
export function CasePage() {
  const { caseNo = '' } = useParams()
  const view = useQuery(caseQuery(caseNo))
  const acts = useQuery(actsQuery(caseNo))
  usePageTitle(view.data ? `${view.data.title} ${caseNo}` : caseNo)
  useBackToList()
  useEffect(() => keepLastCase(caseNo), [caseNo])
  const error = view.error ?? acts.error
  if (error && !(view.data && acts.data)) {
    const retry = (): void => {
      void view.refetch()
      void acts.refetch()
    }
    return (
      <main id="main" className="page">
        {problemFrom(error).code === 'case-not-found' ? (
          <NotHere caseNo={caseNo} />
        ) : (
          <Trouble error={error} onRetry={retry} />
        )}
      </main>
    )
  }
  if (!view.data || !acts.data) return <Waiting />
  // Another case is another page: no open form of the last one.
  return <Case key={caseNo} view={view.data} acts={acts.data} />
}

function NotHere({ caseNo }: { caseNo: string }) {
  return (
    <>
      <h1>没有找到 {caseNo}</h1>
      <p>编号可能写错了，或者这一件不在本单位经手的范围里，或者已经密封。</p>
      <p>
        请核对编号，或者用上面的搜索。<Link to="/">回到我的工作列表</Link>
      </p>
    </>
  )
}

/** Inputs that another page may choose already: which case it repeats, which letter arrived under which number. */
const chosenElsewhere = new Set(['decision', 'caseNo', 'into', 'reason', 'document', 'mode', 'proof', 'on'])

function Case({ view, acts }: { view: CaseView; acts: readonly Act[] }) {
  const [params, setParams] = useSearchParams()
  const canJudge = acts.some(({ action, allowed }) => action === 'confirm-duplicate' && allowed)
  const duplicates = useQuery({ ...duplicatesQuery(view.caseNo), enabled: canJudge && !view.dup })
  const proposals = canJudge ? (duplicates.data ?? []) : []
  const mayMerge = acts.some(({ action, allowed }) => action === 'merge' && allowed)
  const steps = nextSteps(acts, proposals.length ? ['confirm-duplicate'] : [])
  const open = steps.ready.find(({ act }) => act.action === params.get('act'))?.act
  const start = Object.fromEntries([...params].filter(([name]) => chosenElsewhere.has(name)))
  const [written, setWritten] = useState<Record<string, unknown> | null>(null)
  const look = usePreview(view.caseNo, open, written)
  const go = (action: string | null, values: Values = {}): void =>
    setParams((old) => {
      setWritten(null)
      const next = new URLSearchParams(old.has('tab') ? { tab: old.get('tab') ?? '' } : {})
      // Writing a paper, one sees the paper.
      if (acts.some((act) => act.action === action && hasPreview(act))) next.set('tab', 'preview')
      else if (next.get('tab') === 'preview') next.delete('tab')
      if (action) next.set('act', action)
      for (const [name, value] of Object.entries(values)) next.set(name, String(value))
      return next
    })
  // The form that had the focus is gone: go on where the next step stands.
  const heading = useRef<HTMLHeadingElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !open) heading.current?.focus({ preventScroll: true })
    wasOpen.current = open !== undefined
  }, [open])
  return (
    <main id="main" className={open ? 'case case-acting' : 'case'}>
      <div className="case-top">
        <CaseHead view={view} />
        <Clocks clocks={view.clocks} />
        {view.envelopeOnly && <Envelope />}
        {view.pending && <PendingDraft pending={view.pending} view={view} />}
        <ReturnAsked view={view} />
        {view.order && !open && mayMerge && <SimilarOrders view={view} onMerge={(values) => go('merge', values)} />}
        {proposals.length > 0 && !open && <DuplicateNotice proposals={proposals} acts={acts} onJudge={go} />}
      </div>
      <section className="case-side" aria-label="下一步">
        {open ? (
          <ActForm
            key={open.action}
            act={open}
            view={view}
            start={start}
            missing={hasPreview(open) ? look.data?.missing : undefined}
            fit={look.data?.fit}
            onWrite={setWritten}
            onLeave={() => go(null)}
          />
        ) : (
          <>
            <h2 ref={heading} tabIndex={-1}>
              下一步
            </h2>
            <NextStepsPanel steps={steps} onOpen={go} />
            <RecentCourse timeline={view.timeline} />
          </>
        )}
      </section>
      <div className="case-rest">
        {!view.envelopeOnly && (
          <CaseTabs view={view} preview={open && hasPreview(open) ? () => <Preview look={look} /> : null} />
        )}
      </div>
    </main>
  )
}
