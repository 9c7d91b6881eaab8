import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useEffect, useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useKeys } from '../frame/keys.ts'
import { NothingHere } from '../frame/nothing-here.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { listQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { keepLastList } from './back-to-list.ts'
import { BulkBar, bulkActOf } from './bulk-bar.tsx'
import { CaseTable } from './case-table.tsx'
import { type Filter, filterFrom, filterQuery, sortOf, sorts } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { type Queue, queueById } from './queues.ts'
import { SheetButtons } from './sheet-buttons.tsx'
import { ListSkeleton } from './skeleton.tsx'
import { totalInWords } from './total.ts'
import { useChoice } from './use-choice.ts'

/** One work list, in the order of the legal last days unless asked otherwise. */
export function ListPage() {
  const { queue = '' } = useParams()
  const found = queueById(queue)
  // Another list is another page: nothing of the last one stays on the screen.
  return found ? <List key={found.id} queue={found} /> : <NothingHere />
}

function List({ queue }: { queue: Queue }) {
  const { me } = useSession()
  const [params, setParams] = useSearchParams()
  const filter = filterFrom(params)
  const address = filterQuery(filter)
  const mine = filter.mine === '1'
  const list = useInfiniteQuery(listQuery(queue.id, address))
  const setFilter = (next: Filter): void => setParams(filterQuery(next), { replace: true })
  const setMine = (only: boolean): void => setFilter({ ...filter, mine: only ? '1' : '' })
  useKeys({ m: () => setMine(!mine) })
  usePageTitle(queue.title)
  useEffect(() => keepLastList(`/lists/${queue.id}${address ? `?${address}` : ''}`), [queue.id, address])
  const pages = list.data?.pages
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  const choice = useChoice(items)
  const act = bulkActOf(queue.id, me)
  const sort = sortOf(queue.id, filter)
  const narrowed = Object.keys(filter).some((name) => name !== 'mine' && name !== 'sort')
  return (
    <main id="main" className="page list-page">
      <div className="list-head">
        <h1>{queue.title}</h1>
        {pages?.[0] && <span className="list-total">{totalInWords(pages[0].total)}</span>}
        <span className="list-order">{sorts[sort]}</span>
        {queue.id === 'to-approve' && items.length > 0 && <Link to={`/approve?${address}`}>逐件审批</Link>}
        <SheetButtons query={{ queue: queue.id, ...filter }} />
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          只看我承办的
        </Checkbox>
      </div>
      <FilterBar queue={queue.id} filter={filter} onChange={setFilter} />
      {list.error && !list.data ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : items.length === 0 ? (
        <Empty queue={queue} mine={mine} narrowed={narrowed} onAll={() => setFilter({})} />
      ) : (
        <>
          <CaseTable
            caption={queue.title}
            items={items}
            selection={act ? choice.selection : undefined}
            sorting={{ by: sort, change: (next) => setFilter({ ...filter, sort: next }) }}
          />
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
          {act && <BulkBar act={act} chosen={choice.chosen} onAll={choice.all} onNone={choice.none} />}
        </>
      )}
    </main>
  )
}

function Empty({
  queue,
  mine,
  narrowed,
  onAll,
}: {
  queue: Queue
  mine: boolean
  narrowed: boolean
  onAll: () => void
}) {
  if (!narrowed && !mine)
    return (
      <div className="empty">
        <p>{queue.empty}</p>
      </div>
    )
  return (
    <div className="empty">
      <p>
        “{queue.title}”里没有{narrowed ? '符合筛选条件' : '由您承办'}的件。
      </p>
      <Button onClick={onAll}>看本单位全部</Button>
    </div>
  )
}
