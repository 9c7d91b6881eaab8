import type { Figure } from './definition.ts'
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
  ...laterFigures,
]

const byId = new Map(catalogue.map((figure) => [figure.id, figure]))
export const figureById = (id: string): Figure | undefined => byId.get(id)
