import { sql } from 'kysely'
import { jobPrincipal } from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'

/**
 * Grave and urgent matters that were not reported in time are shown to the organ above (DL-15). The law decides whether
 * the two hours are over; this only asks. Safe to run at any time.
 * @returns how many were escalated
 */
export async function escalateUrgent(house: Petitions): Promise<number> {
  const { rows } = await house.kernel.units.read(jobPrincipal('urgent'), (tx) =>
    sql<{
      case_no: string
      at: string
    }>`select case_no, coalesce(holder, office) as at from case_head where urgent_at is not null and not sealed order by case_no`.execute(
      tx,
    ),
  )
  let escalated = 0
  for (const { case_no, at } of rows) {
    const to = house.directory.organ(at)?.superior
    if (to && !isRefusal(await perform(house, 'system', case_no, 'escalate-urgent', { to }))) escalated++
  }
  return escalated
}
