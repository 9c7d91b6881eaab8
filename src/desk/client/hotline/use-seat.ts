import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CallWords, SeatView } from '../server/api.ts'
import { call } from '../server/request.ts'

export const seatKey = ['seat']
/** Asked so often while the stream is away. */
const pollMs = 4_000

/** The tables of the hotline in words. */
export const wordsQuery = {
  queryKey: ['call-words'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => call<CallWords>('/calls/words'),
}

/**
 * The own seat as it is now. The stream tells of every change; without it the seat is asked for every few seconds, and
 * `live` says so.
 */
export function useSeat() {
  const client = useQueryClient()
  const [live, setLive] = useState(false)
  useEffect(() => {
    let source: EventSource | null = null
    let retry = 0
    const open = (): void => {
      window.clearTimeout(retry)
      source?.close()
      source = new EventSource('/api/v1/seat/stream')
      source.addEventListener('seat', (event) => {
        setLive(true)
        client.setQueryData(seatKey, JSON.parse((event as MessageEvent<string>).data))
      })
      source.addEventListener('queue', (event) => {
        const { waiting } = JSON.parse((event as MessageEvent<string>).data)
        client.setQueryData<SeatView>(seatKey, (seat) => seat && { ...seat, waiting })
      })
      source.onerror = () => {
        setLive(false)
        if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, pollMs)
      }
    }
    open()
    return () => {
      window.clearTimeout(retry)
      source?.close()
    }
  }, [client])
  const seat = useQuery({
    queryKey: seatKey,
    queryFn: () => call<SeatView>('/seat'),
    refetchInterval: live ? false : pollMs,
  })
  return { seat, live }
}
