import { useEffect, useState } from 'react'

/** So long nobody typed: then the page is set anew. */
const restMs = 700

/** The value once it stayed the same for a while; the first one at once. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is what it says, not which object it is
  useEffect(() => {
    if (settled === null || value === null) {
      setSettled(value)
      return
    }
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
