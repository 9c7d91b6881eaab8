import { queryOptions } from '@tanstack/react-query'
import type { FigureDetail, FigureValue, FigureView, IssueDetail, ReportModel, ReportsView } from '../server/api.ts'
import { call } from '../server/request.ts'

/** @param query from, to, organ as in the address of the API */
export const figuresQuery = (query: string) =>
  queryOptions({
    queryKey: ['figures', query],
    queryFn: () => call<FigureValue[]>(`/figures?${query}`, { slow: true }),
  })

export const figureRowsQuery = (id: string, query: string) =>
  queryOptions({
    queryKey: ['figure-rows', id, query],
    queryFn: () => call<{ items: string[]; next: string | null }>(`/figures/${encodeURIComponent(id)}/rows?${query}`),
  })

export const reportsQuery = queryOptions({ queryKey: ['reports'], queryFn: () => call<ReportsView>('/reports') })

export const reportQuery = (code: string, query: string) =>
  queryOptions({
    queryKey: ['report', code, query],
    queryFn: () => call<ReportModel>(`/reports/${code}?${query}`, { slow: true }),
  })

export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ['report-issue', id],
    queryFn: () => call<IssueDetail>(`/report-issues/${id}`, { slow: true }),
  })

export const viewsQuery = queryOptions({
  queryKey: ['figure-views'],
  queryFn: () => call<{ items: FigureView[] }>('/figure-views').then(({ items }) => items),
})

export const figureQuery = (id: string, query: string) =>
  queryOptions({
    queryKey: ['figure', id, query],
    queryFn: () => call<FigureDetail>(`/figures/${encodeURIComponent(id)}/detail?${query}`, { slow: true }),
  })
