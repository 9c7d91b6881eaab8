import { queryOptions } from '@tanstack/react-query'
import type {
  KnowledgeCounts,
  KnowledgeDetail,
  KnowledgeFound,
  KnowledgePage,
  KnowledgeReport,
  KnowledgeRow,
  KnowledgeTask,
  Page,
  RecallCounts,
  RecallItem,
} from '../server/api.ts'
import { call } from '../server/request.ts'

const key = 'knowledge'
/** Everything of the base: after an act it is asked for again. */
export const knowledgeKey = [key]

export const entryPath = (id: string): string => `/knowledge/entries/${encodeURIComponent(id)}`

/** @param typing more letters may come: not counted as a search */
export const knowledgeSearchQuery = (asked: { q: string; region: string; category: string }, typing: boolean) =>
  queryOptions({
    queryKey: [key, 'search', asked],
    queryFn: () => {
      const params = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
      if (typing) params.set('typing', '1')
      return call<KnowledgeFound>(`/knowledge?${params}`)
    },
  })

export const knowledgePageQuery = (id: string) =>
  queryOptions({
    queryKey: [key, 'page', id],
    queryFn: () => call<KnowledgePage>(`/knowledge/${encodeURIComponent(id)}`),
  })

export const knowledgeRowsQuery = (filter: string) =>
  queryOptions({
    queryKey: [key, 'rows', filter],
    queryFn: () => call<Page<KnowledgeRow>>(`/knowledge/entries?${filter}`),
  })

export const knowledgeCountsQuery = queryOptions({
  queryKey: [key, 'counts'],
  queryFn: () => call<KnowledgeCounts>('/knowledge/counts'),
})

export const knowledgeEntryQuery = (id: string) =>
  queryOptions({ queryKey: [key, 'entry', id], queryFn: () => call<KnowledgeDetail>(entryPath(id)) })

export const knowledgeTasksQuery = queryOptions({
  queryKey: [key, 'tasks'],
  queryFn: () => call<{ items: KnowledgeTask[] }>('/knowledge/tasks').then(({ items }) => items),
})

export const knowledgeReportsQuery = queryOptions({
  queryKey: [key, 'reports'],
  queryFn: () => call<{ items: KnowledgeReport[] }>('/knowledge/reports').then(({ items }) => items),
})

export const recallCountsQuery = queryOptions({
  queryKey: [key, 'recall-counts'],
  queryFn: () => call<{ items: RecallCounts[] }>('/knowledge/recalls').then(({ items }) => items),
})

export const recallsQuery = queryOptions({
  queryKey: [key, 'recalls'],
  queryFn: () => call<{ items: RecallItem[] }>('/knowledge/recalls/open').then(({ items }) => items),
})
