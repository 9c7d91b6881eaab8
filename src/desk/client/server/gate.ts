/**
 * Where requests wait while nobody is signed in. A session that ends in the middle of a form closes the gate; the
 * sign-in appears over the form, and once it succeeds every waiting request is sent again.
 */
export type Gate = {
  isClosed(): boolean
  /** Resolves when somebody signed in again. */
  wait(): Promise<void>
  open(): void
  subscribe(listener: () => void): () => void
}

export function createGate(): Gate {
  let waiting: (() => void)[] = []
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    isClosed: () => waiting.length > 0,
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        if (waiting.length === 1) tell()
      }),
    open() {
      const released = waiting
      waiting = []
      tell()
      for (const go of released) go()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
