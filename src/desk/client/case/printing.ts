import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Paper } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { request } from '../server/request.ts'

/** Fetch the copy that is delivered, with the full name in it. Each time is written down, so it is asked for once. */
export function usePrinting(caseNo: string, paper: Paper) {
  const client = useQueryClient()
  const printing = useMutation({
    mutationFn: async () => {
      const answer = await request(`${casePath(caseNo)}/documents/${paper.id}/print`, { method: 'POST' })
      return URL.createObjectURL(await answer.blob())
    },
    onSuccess: (address) => {
      void client.invalidateQueries({ queryKey: ['case', caseNo] })
      window.open(address, '_blank')
    },
    gcTime: 0,
  })
  const address = printing.data
  useEffect(() => (address ? () => URL.revokeObjectURL(address) : undefined), [address])
  return printing
}
