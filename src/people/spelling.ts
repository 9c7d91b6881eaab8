import { pinyin } from 'pinyin-pro'

/** A name with its pinyin, syllable by syllable: 城东区 → `cheng dong qu`, so that pickers find it by any of its starts. */
export type Spelled<T> = T & { spelled: string }

const known = new Map<string, string>()

export function spelledOut<T extends { name: string }>(items: readonly T[]): Spelled<T>[] {
  return items.map((item) => ({ ...item, spelled: spellingOf(item.name) }))
}

function spellingOf(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const spelled = syllables
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join(' ')
  known.set(name, spelled)
  return spelled
}
