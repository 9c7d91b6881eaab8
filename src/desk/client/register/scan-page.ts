import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { request } from '../server/request.ts'

/** One page of the scan as a picture, and how many there are. The picture leaves the memory with the page. */
export function useScanPage(id: string, page: number) {
  const found = useQuery({
    queryKey: ['scan', id, page],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await request(`/files/${id}/pages/${page}`)
      return { pages: Number(answer.headers.get('x-pages') ?? 1), picture: await answer.blob() }
    },
  })
  const picture = found.data?.picture
  const [address, setAddress] = useState('')
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => {
      setAddress('')
      URL.revokeObjectURL(made)
    }
  }, [picture])
  return { address, pages: found.data?.pages ?? 1, error: found.error, loading: found.isPending }
}
