import { queryOptions } from '@tanstack/react-query'
import type { MessageView } from '../../../petitions/index.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'

export type { MessageView }

export const messagesQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'messages'],
    queryFn: () => call<{ items: MessageView[] }>(`${casePath(caseNo)}/messages`).then(({ items }) => items),
  })

export const failedQuery = queryOptions({
  queryKey: ['failed-messages'],
  queryFn: () => call<{ items: MessageView[] }>('/messages/failed').then(({ items }) => items),
})
