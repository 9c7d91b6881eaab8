import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { adminPagesFor } from '../admin/pages.ts'
import { firstList } from '../lists/queues.ts'
import { countsQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { isOnTheWay } from './on-the-way.ts'
import { Trouble } from './trouble.tsx'
import { Waiting } from './waiting.tsx'

/** Opens where the person's work lies. */
export function Home() {
  const session = useSession()
  const { me, may } = session
  const lists = may('case.list')
  const counts = useQuery({ ...countsQuery, enabled: lists })
  const administers = !lists && adminPagesFor(session).length > 0
  const counting = !lists && !administers && may('figures.read')
  const writes = !lists && !administers && !counting && may('knowledge.edit')
  useGoTo(
    lists && counts.data
      ? `/lists/${firstList(me.roles, counts.data)}`
      : administers
        ? '/admin'
        : counting
          ? may('report.edit')
            ? '/reports'
            : '/figures'
          : writes
            ? '/knowledge/edit'
            : null,
  )
  if (!lists && !administers && !counting && !writes) return <NoLists />
  if (administers || counting || writes) return <Waiting />
  return counts.error ? <Trouble error={counts.error} onRetry={() => void counts.refetch()} /> : <Waiting />
}

/** Go on, unless somebody was faster and is already on the way to another page. */
function useGoTo(address: string | null): void {
  const navigate = useNavigate()
  const { key } = useLocation()
  useEffect(() => {
    if (address && !isOnTheWay(key)) void navigate(address, { replace: true })
  }, [address, navigate, key])
}

function NoLists() {
  const { me, may } = useSession()
  return (
    <main id="main" className="page">
      <h1>您好，{me.name}</h1>
      <p>您的岗位（{me.post}）在这里没有工作列表。可以使用：</p>
      <ul className="doors">
        {may('submission.create') && (
          <li>
            <Link to="/register">登记一件来信、来访、来电</Link>
          </li>
        )}
        <li>
          <Link to="/law">查阅法规与期限</Link>
        </li>
        <li>
          <Link to="/account">修改密码，查看登录记录</Link>
        </li>
      </ul>
    </main>
  )
}
