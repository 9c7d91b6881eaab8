/** So many are offered again. */
const most = 6

const keyOf = (account: string, kind: string): string => `dengwen/${account}/recent/${kind}`

/** Codes of organs, regions or categories that this person picked, the last one first. Nothing about a petitioner. */
export function recentCodes(account: string, kind: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account, kind)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : []
  } catch {
    return []
  }
}

export function keepRecent(account: string, kind: string, code: string): void {
  if (!code) return
  try {
    const next = [code, ...recentCodes(account, kind).filter((other) => other !== code)].slice(0, most)
    localStorage.setItem(keyOf(account, kind), JSON.stringify(next))
  } catch {
    // Then the list starts as it is.
  }
}
