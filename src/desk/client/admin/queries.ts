import { queryOptions } from '@tanstack/react-query'
import { call } from '../server/request.ts'
import type { AdminOrgan } from './api.ts'
import type { Year } from './calendar/year.ts'

/** A year that nobody entered comes with `provisional` and no days. */
export type KnownYear = Partial<Year> & Pick<Year, 'year' | 'days'> & { provisional?: boolean }

export const calendarQuery = (year: number) =>
  queryOptions({ queryKey: ['calendar', year], queryFn: () => call<KnownYear>(`/calendars/${year}`) })

export const adminOrgansQuery = queryOptions({
  queryKey: ['admin', 'organs'],
  queryFn: () => call<{ items: AdminOrgan[] }>('/admin/organs').then(({ items }) => items),
})
