/** Light, dark, or whatever the computer is set to. */
export type Appearance = 'system' | 'light' | 'dark'
export const appearances: Record<Appearance, string> = { system: '跟随系统', light: '浅色', dark: '深色' }

const key = 'dengwen/appearance'

export function keptAppearance(): Appearance {
  try {
    const kept = localStorage.getItem(key)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system' // the browser keeps nothing: as the computer is set
  }
}

export function keepAppearance(appearance: Appearance): void {
  try {
    localStorage.setItem(key, appearance)
  } catch {
    // It then holds for this window only.
  }
}
