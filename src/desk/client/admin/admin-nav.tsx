import { Fragment } from 'react'
import { NavLink } from 'react-router'
import { useSession } from '../session/session.tsx'
import { type AdminPage, adminGroups, adminPagesFor } from './pages.ts'

/** Administration in the navigation: the pages that the person may open, under the titles of their groups. */
export function AdminNav() {
  const session = useSession()
  const groups = new Map<AdminPage['group'], AdminPage[]>()
  for (const page of adminPagesFor(session)) groups.set(page.group, [...(groups.get(page.group) ?? []), page])
  return (
    <>
      {[...groups].map(([group, pages]) => (
        <Fragment key={group}>
          <h2>管理 · {adminGroups[group]}</h2>
          {pages.map((page) => (
            <NavLink key={page.id} to={`/admin/${page.id}`}>
              {page.title}
            </NavLink>
          ))}
        </Fragment>
      ))}
    </>
  )
}
