import { queryOptions } from '@tanstack/react-query'
import type { LetterDetail, LettersView, OverdueLimit, OversightTerms } from '../server/api.ts'
import { call } from '../server/request.ts'

export const lettersKey = ['oversight-letters']

/** @param cursor where the page before ended */
export const lettersQuery = (cursor = '') =>
  queryOptions({
    queryKey: [...lettersKey, cursor],
    queryFn: () => call<LettersView>(`/oversight/letters${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`),
  })

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['oversight-letter', id],
    queryFn: () => call<LetterDetail>(`/oversight/letters/${encodeURIComponent(id)}`),
  })

export const termsQuery = queryOptions({
  queryKey: ['oversight-terms'],
  queryFn: () => call<OversightTerms>('/oversight/terms'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** @param organ code of the organ whose overdue limits are asked for; empty: of all */
export const overdueQuery = (organ: string) =>
  queryOptions({
    queryKey: ['oversight-overdue', organ],
    queryFn: () =>
      call<{ items: OverdueLimit[] }>(`/oversight/overdue${organ ? `?organ=${encodeURIComponent(organ)}` : ''}`),
  })
