import { queryOptions } from '@tanstack/react-query'
import type { WordingView } from '../../server/api.ts'
import { call } from '../../server/request.ts'

export const wordingsQuery = queryOptions({
  queryKey: ['admin', 'wordings'],
  queryFn: () => call<{ items: WordingView[] }>('/admin/wordings').then(({ items }) => items),
})
