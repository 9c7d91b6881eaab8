import { sql } from 'kysely'
import { isoAt, jobPrincipal } from '../kernel/index.ts'
import { isRefusal, rescueShownDays } from '../law/index.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'

/**
 * Erase what was shown long enough. The law decides whether it was; this only asks. Safe to run at any time.
 * @returns how many cases were cleared
 */
export async function eraseShownRescues(house: Petitions): Promise<number> {
  const now = house.kernel.clock.now()
  const { rows } = await house.kernel.units.read(jobPrincipal('rescue'), (tx) =>
    sql<{ case_no: string }>`select distinct case_no from record
      where kind in ('record-rescue-call', 'confirm-rescue-call') and at < ${isoAt(now.subtract({ hours: 24 * rescueShownDays }))} order by case_no`.execute(
      tx,
    ),
  )
  let erased = 0
  for (const { case_no } of rows)
    if (!isRefusal(await perform(house, 'system', case_no, 'erase-rescue-call', {}))) erased++
  return erased
}
