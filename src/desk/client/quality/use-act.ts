import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attemptKey, draftId } from '../server/drafts.ts'
import { call } from '../server/request.ts'
import { qualityKey } from './queries.ts'

/** One act of the quality check: tried again it is done once. */
export function useQualityAct<Answer = unknown>(onDone: (answer: Answer) => void = () => {}) {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState(draftId)
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<Answer>(path, { method: 'POST', key: attemptKey(attempt, { path, body }), body }),
    onSuccess: async (answer) => {
      setAttempt(draftId())
      await client.invalidateQueries({ queryKey: qualityKey })
      onDone(answer)
    },
  })
}
