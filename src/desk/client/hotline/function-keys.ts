import { useLayoutEffect, useRef } from 'react'

/**
 * Keys of a call. Function keys, because hands type while the telephone rings: unlike letters they are heard in every
 * field, and nobody presses them by accident. Those that browsers need (F1, F3, F5, F6, F11, F12) are left alone.
 */
export type CallKey = 'F2' | 'F4' | 'F8' | 'F9' | 'F10'

export function useFunctionKeys(keys: Partial<Record<CallKey, (() => void) | undefined>>): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const act = latest.current[event.key as CallKey]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
