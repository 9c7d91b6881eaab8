import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { leftInWords, shortDay } from '../days.ts'
import { useKeys } from '../frame/keys.ts'
import type { CaseItem } from '../server/api.ts'
import { today } from '../server/now.ts'
import { lastCase } from './back-to-list.ts'

/** Cases as rows; on a phone as cards. J and K go from one to the next, Enter opens. */
export function CaseTable({ caption, items }: { caption: string; items: readonly CaseItem[] }) {
  const table = useRef<HTMLTableElement>(null)
  const go = (step: 1 | -1): void => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
    links[next]?.focus()
    links[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  // Back from a case, the list goes on where it was left.
  useEffect(() => {
    const row = table.current?.querySelector<HTMLAnchorElement>(`a[data-row="${lastCase()}"]`)
    if (row && document.activeElement === document.body) row.focus()
  }, [])
  useKeys({ j: () => go(1), k: () => go(-1) })
  return (
    <table className="cases" ref={table}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {['期限', '事项', '现在由谁办', '渠道', '内容分类', '属地', '状态'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.caseNo} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ item }: { item: CaseItem }) {
  const late = item.daysLeft !== null && item.daysLeft < 0
  return (
    <tr className={late ? 'late' : ''}>
      <td className="cases-due">
        <b className={item.daysLeft === 0 ? 'now' : ''}>{item.due ? leftInWords(item.daysLeft) : '—'}</b>
        {item.due && <small>{shortDay(item.due, today())}</small>}
      </td>
      <td className="cases-title">
        <Link data-row={item.caseNo} to={`/cases/${item.caseNo}`}>
          {item.title}
        </Link>
        <small>
          <span>{item.caseNo}</span>
          <Tags item={item} />
        </small>
      </td>
      <td>{item.holder}</td>
      <td>{item.channelTitle}</td>
      <td>{item.categoryTitle ?? <span className="hint">未分类</span>}</td>
      <td>{item.placeTitle ?? <span className="hint">未填</span>}</td>
      <td>{item.stateTitle}</td>
    </tr>
  )
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
