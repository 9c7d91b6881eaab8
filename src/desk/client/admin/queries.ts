import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Page } from '../server/api.ts'
import { call } from '../server/request.ts'
import type { AdminAccount, AdminCategory, AdminOrgan, AdminSite, Deputy, GoLiveItem } from './api.ts'
import type { Year } from './calendar/year.ts'

/** A year that nobody entered comes with `provisional` and no days. */
export type KnownYear = Partial<Year> & Pick<Year, 'year' | 'days'> & { provisional?: boolean }

export const calendarQuery = (year: number) =>
  queryOptions({ queryKey: ['calendar', year], queryFn: () => call<KnownYear>(`/calendars/${year}`) })

export const adminOrgansQuery = queryOptions({
  queryKey: ['admin', 'organs'],
  queryFn: () => call<{ items: AdminOrgan[] }>('/admin/organs').then(({ items }) => items),
})

export type AccountFilterValues = { q: string; organ: string; role: string; active: string }

export const filterOf = (params: URLSearchParams): AccountFilterValues => ({
  q: params.get('q') ?? '',
  organ: params.get('organ') ?? '',
  role: params.get('role') ?? '',
  active: params.get('active') ?? '',
})

export const accountsKey = ['admin', 'accounts'] as const

export const accountsQuery = (filter: AccountFilterValues) =>
  infiniteQueryOptions({
    queryKey: [...accountsKey, filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const asked = Object.entries({ ...filter, cursor: pageParam }).filter(([, value]) => value)
      return call<Page<AdminAccount>>(`/admin/accounts?${new URLSearchParams(asked)}`)
    },
    getNextPageParam: ({ next }) => next,
    // The list stays while the next filter is asked for.
    placeholderData: keepPreviousData,
  })

export const adminCategoriesQuery = queryOptions({
  queryKey: ['admin', 'categories'],
  queryFn: () => call<{ items: AdminCategory[] }>('/admin/categories').then(({ items }) => items),
})

export const deputiesQuery = queryOptions({
  queryKey: ['admin', 'deputies'],
  queryFn: () => call<{ items: Deputy[] }>('/admin/deputies').then(({ items }) => items),
})

export const siteQuery = queryOptions({ queryKey: ['admin', 'site'], queryFn: () => call<AdminSite>('/admin/site') })

/** Computed anew at each look. */
export const goLiveQuery = queryOptions({
  queryKey: ['admin', 'go-live'],
  staleTime: 0,
  queryFn: () => call<{ items: GoLiveItem[] }>('/admin/go-live').then(({ items }) => items),
})
