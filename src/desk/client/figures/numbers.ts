import type { TablePart } from '../server/api.ts'

type Column = TablePart['columns'][number]
const decimals = ['percent', 'change', 'changePeople', 'perTenThousand']

/** A number of a table; a dash where there is none, the notes below say why. */
export function cellText(value: number | null, measure: Column['measure'] = 'count'): string {
  if (value === null) return '—'
  return decimals.includes(measure) ? value.toFixed(2) : String(value)
}

export const headText = ({ title, unit }: Column): string => (unit ? `${title}（${unit}）` : title)

/** `同比上升12.35%`; what cannot be compared says so. */
export function changeText(value: number | null): string {
  if (value === null) return '—'
  if (value === 0) return '持平'
  return `${value > 0 ? '升' : '降'}${Math.abs(value).toFixed(2)}%`
}
