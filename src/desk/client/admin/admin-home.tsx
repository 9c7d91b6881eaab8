import { Link } from 'react-router'
import { NothingHere } from '../frame/nothing-here.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { useSession } from '../session/session.tsx'
import { adminGroups, adminPagesFor } from './pages.ts'

/** `/admin`: every page of administration with what it is for. */
export function AdminHome() {
  const session = useSession()
  usePageTitle('管理')
  const pages = adminPagesFor(session)
  if (!pages.length) return <NothingHere />
  return (
    <main id="main" className="page admin-page">
      <h1>管理</h1>
      {Object.entries(adminGroups).map(([group, title]) => {
        const here = pages.filter((page) => page.group === group)
        return (
          here.length > 0 && (
            <section key={group} className="admin-group">
              <h2>{title}</h2>
              <ul className="admin-doors">
                {here.map((page) => (
                  <li key={page.id}>
                    <Link to={`/admin/${page.id}`}>{page.title}</Link>
                    <p>{page.says}</p>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </main>
  )
}
