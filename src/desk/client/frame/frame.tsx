import { useEffect, useRef } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { useLiveCounts } from '../server/live-counts.ts'
import { useSession } from '../session/session.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Header } from './header.tsx'
import { useKeys } from './keys.ts'
import { WorkLists } from './work-lists.tsx'

/** Header, navigation with live counts, and the page. */
export function Frame() {
  const { may, demo } = useSession()
  const counts = useLiveCounts(may('case.list'))
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const page = useRef<HTMLDivElement>(null)
  // On the page itself N begins the next one.
  const mayRegister = may('submission.create') && pathname !== '/register'
  useKeys({ n: mayRegister ? () => void navigate('/register') : undefined })
  // A new page begins at its top, as a page that the browser loaded would.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it depends on
  useEffect(() => {
    page.current?.scrollTo(0, 0)
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className="desk">
      <a className="skip" href="#main">
        跳到正文
      </a>
      {demo && <DemoBanner />}
      <Header />
      <WorkLists counts={counts} />
      <div className="desk-page" ref={page}>
        <Outlet />
      </div>
    </div>
  )
}
