import { sql } from 'kysely'
import { jobPrincipal, type Kernel } from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'

/** Open cases that an organ received or handles, by organ. Sealed ones are not counted (RG-1). */
export async function openCasesByOrgan(kernel: Kernel): Promise<ReadonlyMap<string, number>> {
  const { rows } = await kernel.units.read(jobPrincipal('administration'), (tx) =>
    sql<{ organ: string; n: number }>`
      select organ, count(*)::int as n from (
        select office as organ from case_head where ended_on is null and not sealed
        union all
        select holder from case_head where ended_on is null and not sealed and holder is not null and holder <> office
      ) c group by organ`.execute(tx),
  )
  return new Map(rows.map((row) => [row.organ, row.n]))
}

/** Whether anything open is with this organ, sealed or not. */
export async function hasOpenCases(kernel: Kernel, organ: string): Promise<boolean> {
  const { rows } = await kernel.units.read(jobPrincipal('administration'), (tx) =>
    sql<{
      there: boolean
    }>`select exists (select from case_head where ended_on is null and (office = ${organ} or holder = ${organ})) as there`.execute(
      tx,
    ),
  )
  return rows[0]?.there ?? false
}

/**
 * Hand the open cases of a closed organ to the one that goes on with its duties, an event each (ORG-1). Safe to run
 * again: what has moved is refused and stays as it is. @returns how many moved
 */
export async function succeedOrgan(house: Petitions, closed: string, successor: string): Promise<number> {
  const { rows } = await house.kernel.units.read(jobPrincipal('administration'), (tx) =>
    sql<{ case_no: string }>`select case_no from case_head
      where ended_on is null and (office = ${closed} or holder = ${closed} or ${closed} = any(reach)) order by case_no`.execute(
      tx,
    ),
  )
  let moved = 0
  for (const { case_no } of rows)
    if (!isRefusal(await perform(house, 'system', case_no, 'succeed-organ', { closed, successor }))) moved++
  return moved
}
