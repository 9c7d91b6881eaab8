import { sql } from 'kysely'
import { isoAt, jobPrincipal } from '../kernel/index.ts'
import { hourClock, isRefusal, packById } from '../law/index.ts'
import { pushUrgent } from './messages/index.ts'
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

/**
 * One hour after a matter was found grave and urgent, and nobody reported it: the heads of its organ and of the office,
 * and their groups, are told. Each time is told once. Safe to run at any time.
 */
export async function alarmUrgent(house: Petitions): Promise<void> {
  const { units, clock } = house.kernel
  const now = clock.now()
  await units.write(jobPrincipal('urgent'), async (tx) => {
    const { rows } = await sql<{
      case_no: string
      holder: string | null
      office: string
      urgent_at: string
      pack: string
    }>`
      select case_no, holder, office, urgent_at, pack from case_head where urgent_at is not null and not sealed order by case_no`.execute(
      tx,
    )
    for (const { case_no: caseNo, holder, office, urgent_at, pack } of rows) {
      const limits = packById(pack)
      const started = Temporal.Instant.from(urgent_at).toZonedDateTimeISO('Asia/Shanghai')
      const hours = limits && hourClock(limits, 'DL-15', started)
      if (!hours || isRefusal(hours) || Temporal.Instant.compare(now, hours.alarmAt.toInstant()) < 0) continue
      const organs = [...new Set([holder ?? office, office])]
      const heads = organs.flatMap((organ) => [
        ...house.directory.holding(organ, 'organ-head'),
        ...house.directory.holding(organ, 'office-head'),
      ])
      await pushUrgent(tx, { caseNo, organs, heads }, isoAt(now))
    }
  })
}
