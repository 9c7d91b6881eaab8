import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { LedgerRow } from '../server/api.ts'
import { call } from '../server/request.ts'

/** Lines sent at once: few enough that the count moves, and long letters stay below what one request may hold. */
const portionRows = 25
const portionChars = 200_000

/**
 * Files the rows of a ledger, portion after portion. Sent twice, a row is filed once: so a lost answer or a closed page
 * costs nothing.
 */
export function useFiling() {
  const client = useQueryClient()
  const [filed, setFiled] = useState<ReadonlyMap<number, LedgerRow>>(new Map())
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const stopped = useRef(false)
  const stop = (): void => {
    stopped.current = true
  }
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )

  const start = async (rows: readonly LedgerRow[]): Promise<void> => {
    stopped.current = false
    setError(null)
    setRunning(true)
    try {
      for (const portion of portionsOf(rows)) {
        if (stopped.current) break
        const body = { rows: portion.map(({ line, values }) => ({ line, values })) }
        const done = await call<{ rows: LedgerRow[] }>('/backfill', { method: 'POST', body })
        setFiled((before) => new Map([...before, ...done.rows.map((row) => [row.line, row] as const)]))
      }
    } catch (failure) {
      setError(failure)
    }
    setRunning(false)
    await client.invalidateQueries()
  }
  return {
    filed,
    running,
    error,
    stop,
    start: (rows: readonly LedgerRow[]) => void start(rows),
    clear: (): void => {
      stop()
      setFiled(new Map())
      setError(null)
    },
  }
}

function* portionsOf(rows: readonly LedgerRow[]): Generator<LedgerRow[]> {
  let portion: LedgerRow[] = []
  let chars = 0
  for (const row of rows) {
    const length = Object.values(row.values).join('').length
    if (portion.length && (portion.length >= portionRows || chars + length > portionChars)) {
      yield portion
      portion = []
      chars = 0
    }
    portion.push(row)
    chars += length
  }
  if (portion.length) yield portion
}
