import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useKeys } from '../frame/keys.ts'
import type { CaseView } from '../server/api.ts'
import { Course } from './course.tsx'
import { Looks } from './looks.tsx'
import { Matter } from './matter.tsx'
import { Notices } from './notices.tsx'
import { Papers } from './papers.tsx'
import { Related } from './related.tsx'
import { ReturnLedger } from './return-ledger.tsx'

type Tab = { id: string; title: string; count?: number; body: () => ReactNode }

/** 诉求与材料 · 经过 · 文书 · 退单台账 (of an order that came back) · 相关 · 查看记录 · 送达与通知. Arrow keys go from tab to tab, 1 to 7 from anywhere. */
export function CaseTabs({
  view,
  preview,
}: {
  view: CaseView
  /** The papers of the act that is being written; null where none is. */
  preview: (() => ReactNode) | null
}) {
  const id = useId()
  const [params, setParams] = useSearchParams()
  const tabs: Tab[] = [
    { id: 'matter', title: '诉求与材料', body: () => <Matter view={view} /> },
    { id: 'course', title: '经过', count: view.timeline.length, body: () => <Course view={view} /> },
    { id: 'papers', title: '文书', count: view.documents.length, body: () => <Papers view={view} /> },
    ...(view.order && view.order.returns.length > 0
      ? [
          {
            id: 'returns',
            title: '退单台账',
            count: view.order.returns.length,
            body: () => <ReturnLedger view={view} />,
          },
        ]
      : []),
    {
      id: 'related',
      title: '相关',
      count: view.links.length + (view.mergedInto ? 1 : 0),
      body: () => <Related view={view} />,
    },
    {
      id: 'looks',
      title: '查看记录',
      count: view.identityViews.length,
      body: () => <Looks view={view} />,
    },
    { id: 'messages', title: '送达与通知', body: () => <Notices view={view} /> },
    ...(preview ? [{ id: 'preview', title: '文书预览', body: preview }] : []),
  ]
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === params.get('tab')),
  )
  const list = useRef<HTMLDivElement>(null)
  const byArrow = useRef(false)
  const choose = (index: number): void => {
    const next = new URLSearchParams(params)
    next.set('tab', tabs[(index + tabs.length) % tabs.length]?.id ?? 'matter')
    setParams(next, { replace: true })
  }
  useKeys(Object.fromEntries(tabs.map((_, index) => [String(index + 1), () => choose(index)])))
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus and sight follow the chosen tab
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected=true]')
    // Where the row of tabs is longer than the page is wide, the chosen one is in sight.
    if (list.current && chosen)
      list.current.scrollLeft = chosen.offsetLeft - (list.current.clientWidth - chosen.offsetWidth) / 2
    if (byArrow.current) chosen?.focus()
    byArrow.current = false
  }, [at])
  return (
    <>
      <div
        className="tabs"
        role="tablist"
        aria-label="件的内容"
        ref={list}
        onKeyDown={({ key }) => {
          if (key !== 'ArrowRight' && key !== 'ArrowLeft') return
          byArrow.current = true
          choose(key === 'ArrowRight' ? at + 1 : at - 1)
        }}
      >
        {tabs.map((tab, index) => (
          <button
            type="button"
            key={tab.id}
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => choose(index)}
          >
            {tab.title} {tab.count ? <span>{tab.count}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[at]?.id}`}>
        <h2 className="sr-only">{tabs[at]?.title}</h2>
        {tabs[at]?.body()}
      </div>
    </>
  )
}
