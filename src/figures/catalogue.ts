import type { Figure } from './definition.ts'
import { letterFigures } from './definitions/letters.ts'
import { rateFigures } from './definitions/rates.ts'
import { visitFigures } from './definitions/visits.ts'
import { volumeFigures } from './definitions/volumes.ts'

/** Every figure that this program counts; those of modules that are not there yet come with them. */
export const catalogue: readonly Figure[] = [...letterFigures, ...visitFigures, ...volumeFigures, ...rateFigures]

const byId = new Map(catalogue.map((figure) => [figure.id, figure]))
export const figureById = (id: string): Figure | undefined => byId.get(id)
