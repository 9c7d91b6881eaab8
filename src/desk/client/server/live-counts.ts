import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Counts } from './api.ts'
import { countsQuery } from './queries.ts'

/** While the stream is away, ask this often; and try the stream again after this. */
const pollMs = 30_000

/**
 * Counts of the work lists, as they change. Lists on the screen are fetched again when theirs moved.
 * @param wanted false for roles that have no lists
 */
export function useLiveCounts(wanted: boolean): Counts {
  const client = useQueryClient()
  const live = useStream(wanted, (counts) => client.setQueryData(countsQuery.queryKey, counts))
  const { data = none } = useQuery({ ...countsQuery, enabled: wanted, refetchInterval: live ? false : pollMs })
  const before = useRef(data)
  useEffect(() => {
    if (before.current !== none && before.current !== data) void client.invalidateQueries({ queryKey: ['list'] })
    before.current = data
  }, [data, client])
  return data
}

const none: Counts = {}

/**
 * The event stream, held only while the window is in front: over HTTP/1.1 a browser has six connections to a host, and
 * seven open windows would leave none for the work.
 */
function useStream(wanted: boolean, onCounts: (counts: Counts) => void): boolean {
  const [live, setLive] = useState(false)
  const receive = useRef(onCounts)
  useEffect(() => {
    receive.current = onCounts
  })
  useEffect(() => {
    if (!wanted) return
    let source: EventSource | null = null
    let retry = 0
    const close = (): void => {
      window.clearTimeout(retry)
      source?.close()
      source = null
      setLive(false)
    }
    const open = (): void => {
      close()
      if (document.hidden) return
      source = new EventSource('/api/v1/queues/stream')
      source.addEventListener('counts', (event) => {
        setLive(true)
        receive.current(JSON.parse((event as MessageEvent<string>).data))
      })
      source.onerror = () => {
        setLive(false)
        // The browser reconnects by itself, unless the server answered with an error: then we do.
        if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, pollMs)
      }
    }
    open()
    document.addEventListener('visibilitychange', open)
    return () => {
      document.removeEventListener('visibilitychange', open)
      close()
    }
  }, [wanted])
  return live
}
