const key = 'dengwen/last-channel'

/** Letters are registered by the pile: the next one most likely came the same way. */
export function lastChannel(): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function keepChannel(channel: string): void {
  try {
    sessionStorage.setItem(key, channel)
  } catch {
    // Then it is chosen again.
  }
}
