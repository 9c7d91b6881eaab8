import { queryOptions } from '@tanstack/react-query'
import type { QualityCheck, QualitySample, QualitySheet } from '../server/api.ts'
import { call } from '../server/request.ts'

const key = 'quality'
export const qualityKey = [key]

const items = <T>(name: string, path: string) =>
  queryOptions({ queryKey: [key, name], queryFn: () => call<{ items: T[] }>(path).then((answer) => answer.items) })

export const qualitySheetQuery = queryOptions({
  queryKey: [key, 'sheet'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => call<QualitySheet>('/quality/sheet'),
})
export const qualitySamplesQuery = items<QualitySample>('samples', '/quality/samples')
export const qualityAppealsQuery = items<QualityCheck>('appeals', '/quality/appeals')
export const ownQualityQuery = items<QualityCheck>('own', '/quality/own')
export const qualitySampleQuery = (id: string) =>
  items<QualityCheck>(`sample ${id}`, `/quality/samples/${encodeURIComponent(id)}`)
