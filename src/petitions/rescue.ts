import { sql } from 'kysely'
import { eventsOf, isoAt, jobPrincipal, type Tx } from '../kernel/index.ts'
import { fold, isRefusal, rescueDesk, rescueShownDays } from '../law/index.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'
import { lawEvents } from './store.ts'

/**
 * Calls that a second person of this organ should have looked at by now: the day on which it was owed, by case. Read off
 * the events and kept nowhere, so with the confirmation it is gone (RG-10).
 */
export async function lateRescues(tx: Tx, organ: string, today: Temporal.PlainDate): Promise<Map<string, string>> {
  const { rows } = await sql<{ case_no: string }>`select h.case_no from case_head h where h.decides && ${[organ]}
      and exists (select from event e where e.case_no = h.case_no and e.kind = 'rescue-call-recorded')`.execute(tx)
  const late = new Map<string, string>()
  for (const { case_no } of rows) {
    const state = fold(lawEvents(await eventsOf(tx, case_no)))
    const { rescue } = state
    if (rescue && rescueDesk(state) === organ && rescue.confirmBy < today.toString())
      late.set(case_no, rescue.confirmBy)
  }
  return late
}

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
