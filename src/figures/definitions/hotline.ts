import { type Kpi, kpis } from '../../hotline/index.ts'
import type { Figure } from '../definition.ts'

/** Indicators of the 12345 desk over work orders (domain.md §3.5), with the definition beside the number. */
export const hotlineFigures: readonly Figure[] = kpis.map(
  ({ id, title, unit, definition, numerator, denominator }: Kpi): Figure => ({
    id,
    title,
    unit,
    source: 'domain.md §3.5',
    definition,
    orders: { of: numerator, ...(denominator ? { whole: denominator } : {}) },
  }),
)
