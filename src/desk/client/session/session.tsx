import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useSyncExternalStore } from 'react'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Me, PolicyTag } from '../server/api.ts'
import { createDrafts, type Drafts } from '../server/drafts.ts'
import { aboutQuery, meQuery } from '../server/queries.ts'
import { call, sessionGate } from '../server/request.ts'
import { FirstPassword } from './first-password.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'

export type Session = {
  me: Me
  /** Does the access policy admit this person? What a screen offers follows from it; the server decides again. */
  may(tag: PolicyTag): boolean
  demo: boolean
  drafts: Drafts
  signOut(): Promise<void>
}

/** Only once in the life of a city. */
const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }))

const Current = createContext<Session | null>(null)

/** Who is signed in. Only below `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('useSession outside of SessionProvider')
  return session
}

/** Shows the desk to whoever is signed in, and the way in to everybody else. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const about = useQuery(aboutQuery)
  const me = useQuery(meQuery)
  const client = useQueryClient()
  const closed = useSyncExternalStore(sessionGate.subscribe, sessionGate.isClosed)
  const session = useMemo<Session | null>(() => {
    if (!me.data || !about.data) return null
    const drafts = createDrafts(sessionStorage, me.data.account)
    return {
      me: me.data,
      may: (tag) => me.data?.may.includes(tag) ?? false,
      demo: about.data.demo,
      drafts,
      async signOut() {
        await call('/sessions/current', { method: 'DELETE', signedOut: true }).catch(() => {})
        for (const name of drafts.names()) drafts.forget(name)
        client.clear()
        // A fresh page: nothing of this person stays in memory.
        window.location.assign('/desk/')
      },
    }
  }, [me.data, about.data, client])

  const error = about.error ?? me.error
  if (error && !session) return <Trouble error={error} onRetry={() => void client.refetchQueries()} page />
  if (me.isPending || about.isPending) return <Waiting page />
  if (!session && window.location.pathname === '/desk/setup')
    return (
      <Suspense fallback={<Waiting page />}>
        <SetupPage />
      </Suspense>
    )
  if (!session) return <SignInPage demo={about.data?.demo ?? false} />
  if (session.me.mustChange) return <FirstPassword me={session.me} demo={session.demo} />
  return (
    <Current.Provider value={session}>
      {children}
      {closed && <SignInAgain me={session.me} />}
    </Current.Provider>
  )
}
