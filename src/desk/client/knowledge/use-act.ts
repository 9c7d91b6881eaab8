import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attemptKey, draftId } from '../server/drafts.ts'
import { call } from '../server/request.ts'
import { knowledgeKey } from './queries.ts'

type KnowledgeAct = { path: string; body?: object; method?: 'POST' | 'DELETE' }

/** One act of the knowledge base: tried again it is done once; then everything of the base is asked for again. */
export function useKnowledgeAct<Answer = unknown>(onDone: (answer: Answer) => void = () => {}) {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState(draftId)
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: KnowledgeAct) =>
      call<Answer>(path, { method, key: attemptKey(attempt, { path, body }), ...(body ? { body } : {}) }),
    onSuccess: async (answer) => {
      setAttempt(draftId())
      await client.invalidateQueries({ queryKey: knowledgeKey })
      onDone(answer)
    },
  })
}
