import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { Total } from '../../server/api.ts'
import type { Told } from '../api.ts'
import { accountsQuery, filterOf } from '../queries.ts'
import { AccountFilter } from './account-filter.tsx'
import { AccountForm } from './account-form.tsx'
import { AccountTable } from './account-table.tsx'
import { PasswordSlip } from './password-slip.tsx'

/** 账号: who may sign in, where they work, what they may do. */
export function AccountsPage() {
  const { item } = useParams()
  const [params] = useSearchParams()
  const [told, setTold] = useState<Told | null>(null)
  const list = useInfiniteQuery(accountsQuery(filterOf(params)))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const search = params.toString()
  const open = items.find(({ account }) => account === item)
  return (
    <div className={item ? 'admin-split open' : 'admin-split'}>
      <section className="admin-list" aria-label="账号">
        <AccountFilter />
        {list.error && !list.data ? (
          <Trouble error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <Waiting />
        ) : items.length ? (
          <>
            <p className="hint" role="status">
              共{accountsInWords(list.data.pages[0]?.total ?? items.length)}
            </p>
            <AccountTable items={items} item={item} search={search} />
            {list.hasNextPage && (
              <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                更多
              </Button>
            )}
          </>
        ) : (
          <p className="empty">没有这样的账号。换个条件，或者新建一个。</p>
        )}
      </section>
      {item && (
        <div className="admin-side">
          <Link className="admin-back" to={{ pathname: '/admin/accounts', search }}>
            回到账号列表
          </Link>
          {told && told.account === item && <PasswordSlip told={told} onClose={() => setTold(null)} />}
          {item === 'new' || open ? (
            <AccountForm key={item} account={item === 'new' ? undefined : open} search={search} onTold={setTold} />
          ) : (
            !list.isPending && <p className="empty">这个账号不在当前的筛选结果里。</p>
          )}
        </div>
      )}
    </div>
  )
}

const accountsInWords = (total: Total): string =>
  typeof total === 'number' ? `${total}个账号` : `${total.atLeast}个以上账号`
