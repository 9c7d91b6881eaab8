import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Paper } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { request } from '../server/request.ts'

/** Fetch the copy that is delivered, with the full name in it; for who reads large print, that one as well. Each time is written down, so it is asked for once. */
export function usePrinting(caseNo: string, paper: Paper, withLarge: boolean) {
  const client = useQueryClient()
  const printing = useMutation({
    mutationFn: async () => {
      const addresses: string[] = []
      for (const size of withLarge ? ['', '?size=large'] : ['']) {
        const answer = await request(`${casePath(caseNo)}/documents/${paper.id}/print${size}`, { method: 'POST' })
        addresses.push(URL.createObjectURL(await answer.blob()))
      }
      return addresses
    },
    onSuccess: ([address]) => {
      void client.invalidateQueries({ queryKey: ['case', caseNo] })
      window.open(address, '_blank')
    },
    gcTime: 0,
  })
  const addresses = printing.data
  useEffect(
    () => () => {
      for (const address of addresses ?? []) URL.revokeObjectURL(address)
    },
    [addresses],
  )
  return printing
}
