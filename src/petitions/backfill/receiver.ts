import { sql } from 'kysely'
import { jobPrincipal } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import type { Receiver } from './entry.ts'
import type { BackfillLine } from './line.ts'

const cityLevel = 3
const nowhere = '000000'

/**
 * Whose ledger a file is: the organ that is named, else the letters-and-visits office of the city. Before a city is set
 * up, the office that the first set-up will make for the region of these lines (`450100-XF`): its cases are there when
 * it is. A run that goes on takes the one that it began with.
 * @throws with words for the administrator
 */
export async function receiverOf(
  { directory, kernel }: Petitions,
  code: string | undefined,
  lines: readonly BackfillLine[],
): Promise<Receiver> {
  const organ = code ? directory.organ(code) : directory.officeFor(undefined)
  if (organ) return organ
  if (code) throw new Error(`没有单位 ${code}。(no such organ)`)
  if (directory.organs().length) throw new Error('名录里没有信访部门；请用 --organ 写明是哪个单位的台账。(no office)')
  const { rows } = await kernel.units.read(jobPrincipal('import'), (tx) =>
    sql<{ organ: string }>`select organ from backfill limit 1`.execute(tx),
  )
  const region = rows[0]?.organ.slice(0, nowhere.length) ?? cityOf(lines)
  return { code: `${region}-XF`, kind: 'office', level: cityLevel, region, name: '信访部门' }
}

/** The city in which most of these lines have their place. */
function cityOf(lines: readonly BackfillLine[]): string {
  const counts = new Map<string, number>()
  for (const { placeRegion } of lines) {
    const city = /^\d{4}/.exec(placeRegion ?? '')?.[0]
    if (city) counts.set(city, (counts.get(city) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most ? `${most[0]}00` : nowhere
}
