import type { FigureValue } from '../figures.ts'
import type { Grid, GridRow } from './grid.ts'

/** Fewer than this is not shown to everybody where place or category is known (FR-6). */
export const publicCell = 5

/** Measures that count cases; rates follow their denominator. */
const counts = /\.(count|lastCount|denominator)$/
const isSmall = ({ values }: GridRow): boolean =>
  Object.entries(values).some(([key, value]) => counts.test(key) && value !== null && value > 0 && value < publicCell)
const sizeOf = ({ values }: GridRow): number =>
  Math.max(0, ...Object.entries(values).map(([key, value]) => (/\.count$/.test(key) ? (value ?? 0) : 0)))

/**
 * A grid for everybody: rows with a small cell lose their numbers, and where that is one row alone the next smallest
 * does too, so that the total gives nothing away.
 */
export function withoutSmallCells(grid: Grid): Grid {
  const hidden = new Set(grid.rows.filter(isSmall).map(({ key }) => key))
  if (!hidden.size) return grid
  if (hidden.size === 1) {
    const [next] = grid.rows
      .filter((row) => !hidden.has(row.key) && sizeOf(row) > 0)
      .sort((a, b) => sizeOf(a) - sizeOf(b))
    if (next) hidden.add(next.key)
  }
  return {
    rows: grid.rows.map((row) =>
      hidden.has(row.key)
        ? { ...row, values: Object.fromEntries(Object.keys(row.values).map((key) => [key, null])) }
        : row,
    ),
    notes: [...grid.notes, `不足${publicCell}件的不公布；只有一项时，另有一项随之不公布，以免相减得出。`],
  }
}

/** A rate over so few cases says how single people rated or fared; its parts of few cases do too. */
export function withoutSmallRates(figure: FigureValue): FigureValue {
  const few = (value: number | null): boolean => value !== null && value > 0 && value < publicCell
  const rows =
    figure.rows?.map((row) => (few(row.count) ? { ...row, count: null, people: null, percent: null } : row)) ?? null
  const hidden = rows?.some((row, index) => row.count !== figure.rows?.[index]?.count) ?? false
  const notes = [...figure.notes, `不足${publicCell}件的不公布。`]
  if (few(figure.denominator))
    return { ...figure, ...{ percent: null, numerator: null, denominator: null }, rows, notes }
  return hidden ? { ...figure, rows, notes } : figure
}
