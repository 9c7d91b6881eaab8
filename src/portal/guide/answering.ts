import type { Way } from '../../law/index.ts'
import type { Organ, OrganDirectory } from '../../people/index.ts'
import type { GuideAnswerModel } from '../models.ts'

/**
 * The organ of this city that answers for a way, for a place: the nearest one that has the duty, else the one above.
 * Null where the city's directory has none: then the words of the way are all that can be said.
 */
export function organFor(directory: OrganDirectory, way: Way, place: string): GuideAnswerModel['organ'] {
  const found =
    way.answers &&
    ('duties' in way.answers
      ? byDuty(directory, way.answers.duties, place)
      : byKind(directory, way.answers.kind, place))
  if (!found) return null
  const { name, address, phone } = found
  return { name, address, phone }
}

function byDuty(directory: OrganDirectory, duties: readonly string[], place: string): Organ | undefined {
  const codes = directory
    .categories()
    .filter(({ name }) => duties.includes(name))
    .flatMap(({ code, parent }) => (parent ? [code, parent] : [code]))
  return nearest(
    directory,
    place,
    (organ) => organ.kind === 'department' && organ.duties.some((duty) => codes.includes(duty)),
  )
}

const byKind = (directory: OrganDirectory, kind: Organ['kind'], place: string): Organ | undefined =>
  kind === 'office'
    ? directory.officeFor(place || undefined)
    : nearest(directory, place, (organ) => organ.kind === kind)

/** In the place itself, or going up from it; without a place the city's. */
function nearest(directory: OrganDirectory, place: string, fits: (organ: Organ) => boolean): Organ | undefined {
  const fitting = directory.organs().filter((organ) => organ.active && fits(organ))
  const city = directory.regions().find(({ parent }) => parent === null)?.code
  for (let at = place || city; at; at = directory.region(at)?.parent ?? undefined) {
    const here = fitting.find(({ region }) => region === at)
    if (here) return here
  }
  return undefined
}
