const key = 'dengwen/counter'

/** The window at which this computer stands. */
export function lastCounter(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function keepCounter(counter: string): void {
  try {
    localStorage.setItem(key, counter)
  } catch {
    // Then it is typed again.
  }
}
