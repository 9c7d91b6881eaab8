import { useEffect, useState } from 'react'

const restMs = 900

/** What was typed, once the typing rests. */
export function useRested(value: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), restMs)
    return () => window.clearTimeout(timer)
  }, [value])
  return rested
}
