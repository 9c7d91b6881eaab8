/** Inputs that one person fills in alike all day: the own section and telephone. */
const usual = new Set(['unit', 'contact'])

const keyOf = (account: string, name: string): string => `dengwen/${account}/usual/${name}`

/** What this person wrote there last time, to be offered again. Nothing about a petitioner is kept here. */
export function usualValue(account: string, name: string): string {
  if (!usual.has(name)) return ''
  try {
    return localStorage.getItem(keyOf(account, name)) ?? ''
  } catch {
    return ''
  }
}

export function keepUsual(account: string, input: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(input))
    if (usual.has(name) && typeof value === 'string')
      try {
        localStorage.setItem(keyOf(account, name), value)
      } catch {
        // Then it is typed again.
      }
}
