import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { clockTime, instantMs, leftInWords, minutesInWords, shortDay } from '../days.ts'
import { useKeys } from '../frame/keys.ts'
import type { CaseItem } from '../server/api.ts'
import { nowMs, today } from '../server/now.ts'
import { lastCase } from './back-to-list.ts'

/** Rows that are chosen for one act. */
export type Selection = { has(caseNo: string): boolean; toggle(item: CaseItem): void }
/** How the table is sorted, where that can be changed. */
export type Sorting = { by: string; change(sort: string): void }

/** Cases as rows; on a phone as cards. J and K go from one to the next, Enter opens, X chooses. */
export function CaseTable({
  caption,
  items,
  selection,
  sorting,
}: {
  caption: string
  items: readonly CaseItem[]
  selection?: Selection | undefined
  sorting?: Sorting
}) {
  const table = useRef<HTMLTableElement>(null)
  const links = (): HTMLAnchorElement[] => [
    ...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? []),
  ]
  const go = (step: 1 | -1): void => {
    const all = links()
    const at = all.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)
    all[next]?.focus()
    all[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (): void => {
    const at = links().findIndex((link) => link.closest('tr')?.contains(document.activeElement))
    const item = items[at]
    if (item) selection?.toggle(item)
  }
  // Back from a case, the list goes on where it was left.
  useEffect(() => {
    const row = table.current?.querySelector<HTMLAnchorElement>(`a[data-row="${lastCase()}"]`)
    if (row && document.activeElement === document.body) row.focus()
  }, [])
  useKeys({ j: () => go(1), k: () => go(-1), x: selection && choose })
  return (
    <table className={selection ? 'cases choosing' : 'cases'} ref={table}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <Heading title="期限" sorting={sorting} order={{ due: 'ascending' }} />
          <th scope="col">事项</th>
          <th scope="col">现在由谁办</th>
          <Heading title="收到" sorting={sorting} order={{ received: 'descending', oldest: 'ascending' }} />
          <th scope="col">内容分类</th>
          <th scope="col">属地</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.caseNo} item={item} selection={selection} />
        ))}
      </tbody>
    </table>
  )
}

/** A heading that sorts; pressed again it turns the order round, where there are two. */
function Heading({
  title,
  sorting,
  order,
}: {
  title: string
  sorting: Sorting | undefined
  order: Readonly<Record<string, 'ascending' | 'descending'>>
}) {
  if (!sorting) return <th scope="col">{title}</th>
  const sorts = Object.keys(order)
  const at = sorts.indexOf(sorting.by)
  return (
    <th scope="col" aria-sort={order[sorting.by] ?? 'none'}>
      <button type="button" onClick={() => sorting.change(sorts[(at + 1) % sorts.length] ?? '')}>
        {title}
        <span aria-hidden="true">{at < 0 ? '' : order[sorting.by] === 'ascending' ? ' ↑' : ' ↓'}</span>
      </button>
    </th>
  )
}

function Row({ item, selection }: { item: CaseItem; selection: Selection | undefined }) {
  const leftMs = item.dueAt ? instantMs(item.dueAt) - nowMs() : null
  const late = leftMs === null ? item.daysLeft !== null && item.daysLeft < 0 : leftMs < 0
  const chosen = selection?.has(item.caseNo) ?? false
  return (
    <tr className={`${late ? 'late' : ''}${chosen ? ' chosen' : ''}`}>
      <td className="cases-due">
        {selection && (
          <label className="cases-choose">
            <input type="checkbox" checked={chosen} onChange={() => selection.toggle(item)} />
            <span className="sr-only">选中 {item.title}</span>
          </label>
        )}
        <span>
          <b className={item.daysLeft === 0 ? 'now' : ''}>{item.due ? leftOf(item, leftMs) : '—'}</b>
          {item.due && (
            <small>
              {shortDay(item.due, today())}
              {item.dueAt && ` ${clockTime(item.dueAt)}`}
            </small>
          )}
          {item.localOn && (
            <small className="promise">
              {item.localKind ?? '本市承诺'} {shortDay(item.localOn, today())}
            </small>
          )}
        </span>
      </td>
      <td className="cases-title">
        <Link data-row={item.caseNo} to={`/cases/${item.caseNo}`}>
          {item.title}
        </Link>
        <small>
          <span>{item.caseNo}</span>
          <Tags item={item} />
          {item.confirmBy && (
            <b className="late-words">求助电话应在{shortDay(item.confirmBy, today())}前由第二人核对，已经过期</b>
          )}
        </small>
      </td>
      <td>{item.holder}</td>
      <td>
        {shortDay(item.receivedOn, today())} {item.channelTitle}
      </td>
      <td>{item.categoryTitle ?? (item.envelopeOnly ? '' : <span className="hint">未分类</span>)}</td>
      <td>{item.placeTitle ?? (item.envelopeOnly ? '' : <span className="hint">未填</span>)}</td>
      <td>{item.stateTitle}</td>
    </tr>
  )
}

const leftOf = (item: CaseItem, leftMs: number | null): string => {
  if (leftMs === null) return leftInWords(item.daysLeft)
  return leftMs < 0 ? `超${minutesInWords(-leftMs)}` : `还有${minutesInWords(leftMs)}`
}

const urgencies: Readonly<Record<string, string>> = { urgent: '紧急', critical: '特急' }

function Tags({ item }: { item: CaseItem }) {
  return (
    <>
      {urgencies[item.urgency] && <em>{urgencies[item.urgency]}</em>}
      {item.dup === 'repeat' && <em>重复</em>}
      {item.sealed && <em>密封</em>}
      {item.pending && <em>待审批</em>}
    </>
  )
}
