import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useEffect } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useKeys } from '../frame/keys.ts'
import { NothingHere } from '../frame/nothing-here.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { listQuery } from '../server/queries.ts'
import { keepLastList } from './back-to-list.ts'
import { CaseTable } from './case-table.tsx'
import { type Queue, queueById } from './queues.ts'
import { ListSkeleton } from './skeleton.tsx'
import { totalInWords } from './total.ts'

/** One work list, in the order of the legal last days. */
export function ListPage() {
  const { queue = '' } = useParams()
  const found = queueById(queue)
  // Another list is another page: nothing of the last one stays on the screen.
  return found ? <List key={found.id} queue={found} /> : <NothingHere />
}

function List({ queue }: { queue: Queue }) {
  const [params, setParams] = useSearchParams()
  const mine = params.get('mine') === '1'
  const list = useInfiniteQuery(listQuery({ queue: queue.id, mine }))
  const setMine = (only: boolean): void => setParams(only ? { mine: '1' } : {}, { replace: true })
  useKeys({ m: () => setMine(!mine) })
  usePageTitle(queue.title)
  useEffect(() => keepLastList(`/lists/${queue.id}${mine ? '?mine=1' : ''}`), [queue.id, mine])
  const pages = list.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  return (
    <main id="main" className="page list-page">
      <div className="list-head">
        <h1>{queue.title}</h1>
        {pages[0] && <span className="list-total">{totalInWords(pages[0].total)}</span>}
        <span className="list-order">{queue.id === 'all' ? '新收到的在前' : '按法定最后一日排列'}</span>
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          只看我承办的
        </Checkbox>
      </div>
      {list.error && !list.data ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : items.length === 0 ? (
        <Empty queue={queue} mine={mine} onAll={() => setMine(false)} />
      ) : (
        <>
          <CaseTable caption={queue.title} items={items} />
          {list.hasNextPage && (
            <Button
              block
              className="list-more"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              更多
            </Button>
          )}
        </>
      )}
    </main>
  )
}

function Empty({ queue, mine, onAll }: { queue: Queue; mine: boolean; onAll: () => void }) {
  return (
    <div className="empty">
      {mine ? (
        <>
          <p>“{queue.title}”里没有由您承办的件。</p>
          <Button onClick={onAll}>看本单位全部</Button>
        </>
      ) : (
        <p>{queue.empty}</p>
      )}
    </div>
  )
}
