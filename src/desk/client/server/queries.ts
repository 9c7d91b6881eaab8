import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  About,
  Account,
  Act,
  CaseItem,
  CaseView,
  Category,
  Counts,
  Duplicate,
  KeptFilter,
  Me,
  Organ,
  Page,
  Posting,
  PreviewView,
  ProcedureRow,
  Region,
  SessionView,
  SetupState,
  Similar,
  Spelled,
} from './api.ts'
import { Failure } from './failure.ts'
import { setNow } from './now.ts'
import { call } from './request.ts'

/** How long an answer counts as fresh: lists change all day, the directory hardly ever. */
const listFreshMs = 10_000
const directoryFreshMs = 10 * 60_000
const tries = 2

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: listFreshMs,
        // The server said no in words: asking again changes nothing. A broken line may mend.
        retry: (count, error) => count < tries && isPassing(error),
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

const isPassing = (error: unknown): boolean =>
  error instanceof Failure && ['unreachable', 'busy', 'not-ours'].includes(error.problem.code)

export const aboutQuery = queryOptions({
  queryKey: ['about'],
  staleTime: 0,
  queryFn: async () => {
    const about = await call<About>('/desk')
    setNow(about.now)
    return about
  },
})

/**
 * null: nobody is signed in. Asked at the start and after a sign-in only: a session that ends later must not take the
 * page away, the gate puts the sign-in over it.
 */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await call<Me>('/me', { signedOut: true })
    } catch (error) {
      if (error instanceof Failure && error.problem.code === 'not-signed-in') return null
      throw error
    }
  },
})

/** Whether a city has to be made here first; anybody may ask. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  staleTime: 0,
  queryFn: () => call<SetupState>('/admin/setup', { signedOut: true }),
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  staleTime: 0,
  queryFn: () => call<{ items: SessionView[] }>('/sessions').then(({ items }) => items),
})

export const countsQuery = queryOptions({ queryKey: ['counts'], queryFn: () => call<Counts>('/queues') })

/** @param filter as it stands in the address of the list */
export const listQuery = (queue: string, filter: string) =>
  infiniteQueryOptions({
    queryKey: ['list', queue, filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const params = new URLSearchParams(filter)
      params.set('queue', queue)
      if (pageParam) params.set('cursor', pageParam)
      return call<Page<CaseItem>>(`/cases?${params}`)
    },
    getNextPageParam: ({ next }) => next,
  })

export const filtersQuery = queryOptions({
  queryKey: ['filters'],
  queryFn: () => call<{ items: KeptFilter[] }>('/filters').then(({ items }) => items),
})

export const postingsQuery = (state: 'open' | 'posted') =>
  queryOptions({
    queryKey: ['postings', state],
    queryFn: () => call<{ items: Posting[] }>(`/postings?state=${state}`).then(({ items }) => items),
  })

export const searchQuery = (words: string, most = 50) =>
  queryOptions({
    queryKey: ['search', words, most],
    queryFn: () => call<Page<CaseItem>>(`/cases?${new URLSearchParams({ q: words, limit: String(most) })}`),
  })

export const caseQuery = (caseNo: string) =>
  queryOptions({ queryKey: ['case', caseNo], queryFn: () => call<CaseView>(casePath(caseNo)) })

export const actsQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'acts'],
    queryFn: () => call<{ actions: Act[] }>(`${casePath(caseNo)}/actions`).then(({ actions }) => actions),
  })

/** What waits for approval as the pages that would be issued. */
export const pendingQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'pending'],
    queryFn: () => call<PreviewView>(`${casePath(caseNo)}/pending?as=page`),
  })

/** By text and place, never by person; the order itself is left out. */
export const similarOrdersQuery = ({ caseNo, title, content, place }: CaseView) =>
  queryOptions({
    queryKey: ['case', caseNo, 'similar-orders'],
    queryFn: () =>
      call<Similar>('/orders/similar', {
        method: 'POST',
        body: { caseNo, title: title.slice(0, 200), content: content.slice(0, 10_000), place: place.slice(0, 200) },
      }),
    retry: false,
  })

/** Asked once a visit: every question is written down on the server (RG-5a). */
export const duplicatesQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['duplicates', caseNo],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => call<{ items: Duplicate[] }>(`${casePath(caseNo)}/duplicates`).then(({ items }) => items),
  })

export const casePath = (caseNo: string): string => `/cases/${encodeURIComponent(caseNo)}`

const directory = <T>(name: string) =>
  queryOptions({
    queryKey: [name],
    staleTime: directoryFreshMs,
    queryFn: () => call<{ items: T[] }>(`/${name}`).then(({ items }) => items),
  })
export const organsQuery = directory<Spelled<Organ>>('organs')
export const categoriesQuery = directory<Spelled<Category>>('categories')
export const regionsQuery = directory<Spelled<Region>>('regions')
export const procedureQuery = directory<ProcedureRow>('procedure')

export const colleaguesQuery = (organ: string) =>
  queryOptions({
    queryKey: ['colleagues', organ],
    staleTime: directoryFreshMs,
    queryFn: () =>
      call<{ items: Omit<Account, 'login'>[] }>(`/organs/${encodeURIComponent(organ)}/accounts`).then(
        ({ items }) => items,
      ),
  })
