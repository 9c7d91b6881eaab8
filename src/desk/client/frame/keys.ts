import { useLayoutEffect, useRef } from 'react'

/** Single letters can be switched off: speech input and unsteady hands press them by accident (WCAG 2.1.4). */
const offKey = 'dengwen/keys-off'

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(offKey) === null
  } catch {
    return true
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(offKey)
    else localStorage.setItem(offKey, '1')
  } catch {
    // The browser keeps nothing: they stay on.
  }
}

/**
 * Keys of the screen that is shown. They rest while somebody types, an input method composes, or a dialog is open.
 * Heard from the moment the screen is to be seen: a quick hand loses nothing.
 * @param keys by `event.key`, letters in lower case
 */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (!keysAreOn() || isTyping(event.target) || dialogIsOpen()) return
      // A Chinese input method gives ？ and ／.
      const key = event.key.normalize('NFKC')
      const act = latest.current[key.length === 1 ? key.toLowerCase() : key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=listbox],[role=menu]') !== null)

const dialogIsOpen = (): boolean =>
  [...document.querySelectorAll<HTMLElement>('[role=dialog]')].some((dialog) => dialog.getClientRects().length > 0)
