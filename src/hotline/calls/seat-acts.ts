import { sql } from 'kysely'
import { problem, type Tx } from '../../kernel/index.ts'
import type { Facts } from './event.ts'
import { type BreakReason, breakReasons, type SeatState, seatStates } from './seat-states.ts'
import { type SeatRow, seatOf } from './seats.ts'

/**
 * What a person says their seat does next. During a call it follows the call; after one, whoever is ready has finished
 * the wrap-up first.
 * @throws problem `seat-busy` during a call or a wrap-up
 */
export async function setSeat(
  tx: Tx,
  staff: { account: string; organ: string; login: string },
  wanted: { state: SeatState; reason?: BreakReason | undefined; skills?: readonly string[] | undefined },
  at: string,
): Promise<SeatRow> {
  const seat = await seatOf(tx, staff, at)
  const skills = wanted.skills ? [...new Set(wanted.skills)] : seat.skills
  if (!seatStates[wanted.state].chosen)
    throw problem('bad-input', { fields: [{ field: 'state', says: '这种状态由通话决定。' }] })
  if (wanted.state === 'break' && !wanted.reason)
    throw problem('bad-input', { fields: [{ field: 'reason', says: '请选择小休的原因。' }] })
  if (seat.call) throw problem('seat-busy')
  const reason = wanted.state === 'break' ? (wanted.reason ?? null) : null
  const { rows } =
    await sql<SeatRow>`update call_seat set state = ${wanted.state}, reason = ${reason}, skills = ${skills},
      since = case when state = ${wanted.state} and reason is not distinct from ${reason} then since else ${at}::timestamptz end
    where account = ${staff.account} returning *`.execute(tx)
  return rows[0] ?? seat
}

/** The state of a seat as an engine reports it; known states and reasons only, and never during a call of ours. */
export async function engineSeatState(tx: Tx, organ: string, facts: Facts, at: string): Promise<string[]> {
  const { seat, state, reason } = facts
  if (!seat || !state || !(state in seatStates) || !seatStates[state as SeatState].chosen) return []
  const why = state === 'break' ? (reason && reason in breakReasons ? reason : 'rest') : null
  const { rows } = await sql<{ account: string }>`update call_seat set state = ${state}, reason = ${why}, since = ${at}
    where organ = ${organ} and seat = ${seat} and call is null and (state <> ${state} or reason is distinct from ${why})
    returning account`.execute(tx)
  return rows.map(({ account }) => account)
}
