import { sql } from 'kysely'
import { dayAt, isoAt, jobPrincipal, sweepAttempts, sweepUploads } from '../kernel/index.ts'
import { isRefusal } from '../law/index.ts'
import { recomputeForNewCalendar } from './calendar.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'
import { sweepPieces } from './uploads.ts'
import { sweepTickets } from './visits/tickets.ts'

/**
 * What the calendar itself makes happen: notices that never came count as acceptance (ST-49), reviews nobody asked for
 * lapse (ST-38), orders whose window is over are archived (HS-22). Also clears away what has no owner any more. Safe to run at any time and any number of times.
 * @returns how many cases moved
 */
export async function runRoutine(house: Petitions): Promise<{ deemed: number; lapsed: number; archived: number }> {
  const now = house.kernel.clock.now()
  const today = dayAt(now).toString()
  const due = (rules: readonly string[]) =>
    house.kernel.units.read(jobPrincipal('routine'), async (tx) => {
      const { rows } = await sql<{
        case_no: string
      }>`select distinct c.case_no from clock c join case_head h on h.case_no = c.case_no
        where c.rule = any(${rules}) and c.last < ${today} and c.met_on is null and c.stopped_on is null and not h.sealed order by c.case_no`.execute(
        tx,
      )
      return rows.map((row) => row.case_no)
    })
  const act = async (verb: string, caseNos: readonly string[]): Promise<number> => {
    let moved = 0
    // A refusal here means that the row does not apply (another path, another stage): the case stays as it is.
    for (const caseNo of caseNos) if (!isRefusal(await perform(house, 'system', caseNo, verb, {}))) moved++
    return moved
  }
  const result = {
    deemed: await act('deem-accepted', await due(['DL-02', 'DL-03'])),
    lapsed: await act('lapse-review', await due(['DL-07', 'DL-09'])),
    archived: await act('archive-order', await due(['HL-31'])),
  }
  await recomputeForNewCalendar(house)
  await house.kernel.units.write(jobPrincipal('routine'), async (tx) => {
    await sweepAttempts(tx, now)
    await sweepTickets(tx, dayAt(now).subtract({ days: house.kernel.settings.visitTicketKeepDays }).toString())
    const unclaimed = isoAt(now.subtract({ milliseconds: house.kernel.settings.fileUnclaimedMs }))
    await sweepUploads(tx, house.kernel.files, unclaimed)
    await sweepPieces(tx, house, unclaimed)
    await sql`delete from idempotency where at < ${isoAt(now.subtract({ milliseconds: house.kernel.settings.idempotencyKeepMs }))}`.execute(
      tx,
    )
  })
  return result
}
