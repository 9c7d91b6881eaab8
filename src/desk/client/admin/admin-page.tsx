import { Suspense } from 'react'
import { Link, useParams } from 'react-router'
import { NothingHere } from '../frame/nothing-here.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useSession } from '../session/session.tsx'
import { adminPages, mayOpen, type AdminPage as Page } from './pages.ts'

/** `/admin/<id>`: one page of administration. */
export function AdminPage() {
  const { page: id } = useParams()
  const session = useSession()
  const page = adminPages.find((page) => page.id === id)
  if (!page) return <NothingHere />
  return mayOpen(page, session) ? <Opened key={page.id} page={page} /> : <NotForYou page={page} />
}

function Opened({ page: { title, says, Page } }: { page: Page }) {
  usePageTitle(title)
  return (
    <main id="main" className="page admin-page">
      <h1>{title}</h1>
      <p className="admin-says">{says}</p>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </main>
  )
}

function NotForYou({ page: { title } }: { page: Page }) {
  usePageTitle(title)
  return (
    <main id="main" className="page">
      <h1>{title}</h1>
      <p>
        您的岗位不能使用这一页。确需使用的，请安全管理员调整您的角色。<Link to="/">回到首页</Link>
      </p>
    </main>
  )
}
