import type { Figure, Line, Measure } from './definition.ts'
import { hotlineFigures } from './definitions/hotline.ts'
import { laterFigures } from './definitions/later.ts'
import { letterFigures } from './definitions/letters.ts'
import { qualityFigures } from './definitions/quality.ts'
import { rateFigures } from './definitions/rates.ts'
import { visitFigures } from './definitions/visits.ts'
import { volumeFigures } from './definitions/volumes.ts'

/** Every figure of domain.md §5.3 and rate of §5.2; those of modules that are not there yet say so. */
export const catalogue: readonly Figure[] = [
  ...letterFigures,
  ...visitFigures,
  ...volumeFigures,
  ...qualityFigures,
  ...rateFigures,
  ...hotlineFigures,
  ...laterFigures,
]

const byId = new Map(catalogue.map((figure) => [figure.id, figure]))
export const figureById = (id: string): Figure | undefined => byId.get(id)

/** What must be counted to give a figure, or one line of it. */
export const measuresOf = ({ count, people, rate, rows }: Figure | (Line & { rows?: undefined })): Measure[] => [
  ...(count ? [count] : []),
  ...(people ? [people] : []),
  ...(rate ? [rate.numerator, rate.denominator] : []),
  ...(Array.isArray(rows) ? (rows as readonly Line[]).flatMap((line) => measuresOf(line)) : []),
]

/** What a county shows side by side: volume, people, and closing in time (M-08). */
export function countyMeasures(): [volume: Measure, people: Measure, inTime: Measure, due: Measure] {
  const volume = figureById('NUM-17')?.count
  const closing = figureById('RATE-closed')?.rate
  if (!volume || !closing) throw new Error('no county figures')
  return [volume, { ...volume, sum: 'people_count' }, closing.numerator, closing.denominator]
}

/** Every measure that any figure asks: what the cube keeps. */
export const measures = (): Measure[] => [...catalogue.flatMap((figure) => measuresOf(figure)), ...countyMeasures()]
