import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { leftInWords } from '../days.ts'
import { useKeys } from '../frame/keys.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { actTitle } from '../law/words.ts'
import { keepLastList } from '../lists/back-to-list.ts'
import { totalInWords } from '../lists/total.ts'
import type { CaseItem } from '../server/api.ts'
import { actsQuery, caseQuery, listQuery, pendingQuery } from '../server/queries.ts'
import { openPlace } from './open-paper.ts'
import { Verdict } from './verdict.tsx'

const queue = 'to-approve'

/**
 * 待审批 as an inbox: the list, and beside it the paper itself. J and K go through it, Enter signs after a second Enter,
 * B sends back; the next paper opens by itself.
 */
export function ApprovePage() {
  const [params] = useSearchParams()
  const filter = params.toString()
  const list = useInfiniteQuery(listQuery(queue, filter))
  const navigate = useNavigate()
  const client = useQueryClient()
  // The address is where the page begins and follows it afterwards; it comes a moment late, and in that moment an Enter
  // must not reach another paper.
  const { caseNo: arrivedAt } = useParams()
  const [shown, setShown] = useState(arrivedAt)
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const all = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const items = all.filter((item) => !settled.has(item.caseNo))
  const at = openPlace(
    all.map((item) => item.caseNo),
    settled,
    shown,
  )
  const open = items[at]
  usePageTitle('待审批')
  useEffect(() => keepLastList(`/lists/${queue}${filter ? `?${filter}` : ''}`), [filter])
  const show = (item: CaseItem | undefined): void => {
    setShown(item?.caseNo)
    void navigate(`/approve${item ? `/${item.caseNo}` : ''}${filter ? `?${filter}` : ''}`, { replace: true })
  }
  useKeys({
    j: () => show(items[Math.min(at + 1, items.length - 1)]),
    k: () => show(items[Math.max(at - 1, 0)]),
    u: () => void navigate(`/lists/${queue}`),
  })
  // The next paper is fetched while this one is read.
  const next = items[at + 1]
  useEffect(() => {
    if (!next) return
    void client.prefetchQuery(caseQuery(next.caseNo))
    void client.prefetchQuery(actsQuery(next.caseNo))
    if (next.pending && !next.envelopeOnly) void client.prefetchQuery(pendingQuery(next.caseNo))
  }, [next, client])
  useEffect(() => {
    if (items.length < fetchAhead && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }, [items.length, list])

  const onSettled = (done: string): void => {
    const following = items[at + 1] ?? items[at - 1]
    setSettled((before) => new Set(before).add(done))
    show(following)
  }
  const [first] = list.data?.pages ?? []
  return (
    <main id="main" className="page approve">
      <div className="list-head">
        <h1>待审批</h1>
        {first && (
          <span className="list-total" role="status">
            {items.length ? totalInWords(first.total) : '都审完了'}
            {settled.size > 0 && `，这一次审了 ${settled.size} 件`}
          </span>
        )}
        <span className="list-order">J、K 上下，Enter 批准，B 退回</span>
        <Link to={`/lists/${queue}${filter ? `?${filter}` : ''}`}>列表</Link>
      </div>
      {list.error && !list.data ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Waiting />
      ) : open ? (
        <div className="approve-desk">
          <Inbox items={items} open={open.caseNo} onShow={show} />
          <Verdict key={open.caseNo} item={open} onSettled={onSettled} />
        </div>
      ) : (
        <p className="empty">没有等待批准、签发或审核的件。</p>
      )}
    </main>
  )
}

/** So many papers ahead are known, so that the list never seems to end before it does. */
const fetchAhead = 10

function Inbox({ items, open, onShow }: { items: CaseItem[]; open: string; onShow: (item: CaseItem) => void }) {
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open one comes into sight
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open])
  return (
    <ol className="inbox" ref={list} aria-label="等待审批的件">
      {items.map((item) => (
        <li key={item.caseNo} className={item.daysLeft !== null && item.daysLeft < 0 ? 'late' : ''}>
          <button type="button" aria-current={item.caseNo === open} onClick={() => onShow(item)}>
            <b>{item.title}</b>
            <small>
              {item.pending ? actTitle(item.pending) : item.stateTitle}　{item.due ? leftInWords(item.daysLeft) : ''}
            </small>
          </button>
        </li>
      ))}
    </ol>
  )
}
