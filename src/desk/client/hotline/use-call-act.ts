import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SeatView } from '../server/api.ts'
import { draftId } from '../server/drafts.ts'
import { call } from '../server/request.ts'
import { seatKey } from './use-seat.ts'

type Act = { path: string; method?: 'POST' | 'PUT'; body?: unknown }

/** Acts at the seat: each answers with the seat as it is now. */
export function useCallAct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, method = 'POST', body = {} }: Act) =>
      call<SeatView>(path, { method, body, ...(method === 'POST' ? { key: draftId() } : {}) }),
    onSuccess: (seat) => client.setQueryData(seatKey, seat),
    onError: () => client.invalidateQueries({ queryKey: seatKey }),
  })
}
