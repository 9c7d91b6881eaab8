import { fit } from '../../acts/fields/find.ts'
import type { AdminOrgan } from '../api.ts'

export type TreeRow = { organ: AdminOrgan; depth: number }

/** Organs under their superiors, as rows from top to bottom; one whose superior is unknown stands at the top. */
export function treeOf(organs: readonly AdminOrgan[]): TreeRow[] {
  const codes = new Set(organs.map(({ code }) => code))
  const below = new Map<string, AdminOrgan[]>()
  for (const organ of organs) {
    const above = organ.superior && codes.has(organ.superior) ? organ.superior : ''
    below.set(above, [...(below.get(above) ?? []), organ])
  }
  const rows: TreeRow[] = []
  const walk = (above: string, depth: number): void => {
    for (const organ of below.get(above) ?? []) {
      rows.push({ organ, depth })
      walk(organ.code, depth + 1)
    }
  }
  walk('', 0)
  return rows
}

/** Rows that fit what was typed, with everything above them so that they can be placed. */
export function found(rows: readonly TreeRow[], typed: string): TreeRow[] {
  if (!typed.trim()) return [...rows]
  const superiors = new Map(rows.map(({ organ }) => [organ.code, organ.superior]))
  const shown = new Set<string>()
  for (const { organ } of rows) {
    const names = [organ.name, organ.shortName, organ.initials, organ.code, organ.mark].map((one) => one.toLowerCase())
    if (fit(typed, names) === null) continue
    for (let at: string | null | undefined = organ.code; at && !shown.has(at); at = superiors.get(at)) shown.add(at)
  }
  return rows.filter(({ organ }) => shown.has(organ.code))
}
