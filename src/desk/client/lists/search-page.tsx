import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { searchQuery } from '../server/queries.ts'
import { CaseTable } from './case-table.tsx'
import { SheetButtons } from './sheet-buttons.tsx'
import { ListSkeleton } from './skeleton.tsx'
import { totalInWords } from './total.ts'

/** How many are shown at first, and the most that a search finds. */
const atFirst = 50
const atMost = 200

/** What the search box found; a number that fits opens its case at once. */
export function SearchPage() {
  const [params] = useSearchParams()
  const words = params.get('q')?.trim() ?? ''
  return <Found key={words} words={words} />
}

function Found({ words }: { words: string }) {
  const [most, setMost] = useState(atFirst)
  const found = useQuery({ ...searchQuery(words, most), enabled: words !== '', placeholderData: keepPreviousData })
  usePageTitle(`搜索 ${words}`)
  const [only] = found.data?.items ?? []
  if (only && found.data?.items.length === 1 && isNumber(words))
    return <Navigate replace to={`/cases/${only.caseNo}`} />
  return (
    <main id="main" className="page list-page">
      <div className="list-head">
        <h1>搜索“{words}”</h1>
        {found.data && <span className="list-total">{totalInWords(found.data.total)}</span>}
        <span className="list-order">新收到的在前</span>
        {(found.data?.items.length ?? 0) > 0 && <SheetButtons query={{ q: words }} />}
      </div>
      {found.error ? (
        <Trouble error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <ListSkeleton />
      ) : found.data.items.length ? (
        <>
          <CaseTable caption={`搜索“${words}”`} items={found.data.items} />
          {typeof found.data.total !== 'number' && (
            <More
              shown={found.data.items.length}
              {...(most < atMost ? { onMore: () => setMost(atMost) } : {})}
              loading={found.isPlaceholderData}
            />
          )}
        </>
      ) : (
        <div className="empty">
          <p>本单位经手的件里没有找到。</p>
          <p className="hint">
            可以搜编号、标题、内容和地点里的词，每个词至少两个字，几个词用空格隔开。不能按姓名或电话搜人。
          </p>
        </div>
      )}
    </main>
  )
}

/** There are older ones: show them, or say how to find fewer. */
function More({ shown, onMore, loading }: { shown: number; onMore?: () => void; loading: boolean }) {
  return (
    <p className="list-more">
      {onMore && (
        <Button onClick={onMore} loading={loading}>
          再看更早的
        </Button>
      )}{' '}
      <span className="hint">列出的是新收到的{shown}件，后面还有。再加一个词，例如地点或单位，可以缩小范围。</span>
    </p>
  )
}

const isNumber = (words: string): boolean => /^[\d\s-]{12,}$/.test(words)
