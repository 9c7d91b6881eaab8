import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Clock, isoAt, type Tx } from '../../kernel/index.ts'
import type { CallRow } from './call-row.ts'
import { type CallState, callState } from './call-state.ts'
import type { CallEvent, EventType, Facts } from './event.ts'
import { type SeatChange, settleSeats } from './seats.ts'

/**
 * Write a call again from its events, and let the seats follow. The call is locked by the caller. Times after the wrap-up
 * may still come; nothing that a person noted is touched.
 * @returns accounts whose screen shows something else now
 */
export async function retell(tx: Tx, call: CallRow, at: string): Promise<Set<string>> {
  const state = callState(await eventsOfCall(tx, call.id))
  const accountOf = await accountsAt(tx, call.organ, [state.offeredTo, state.seat])
  // Given to a seat, and the engine has not reported the ring yet.
  const onItsWay = state.stage === 'waiting' && call.stage === 'waiting' && state.missedRings === call.missed_rings
  const offeredTo = accountOf(state.offeredTo) ?? (onItsWay ? call.offered_to : null)
  const account = accountOf(state.seat) ?? call.account
  await sql`update hotline_call set stage = ${state.stage}, outcome = ${state.outcome}, begun_at = ${state.begunAt},
      queued_at = ${state.queuedAt}, answered_at = ${state.answeredAt}, ended_at = ${state.endedAt}, wrapped_at = ${state.wrappedAt},
      ring_ms = ${state.ringMs}, hold_ms = ${state.holdMs}, missed_rings = ${state.missedRings}, queue = ${state.queue ?? call.queue},
      ended_by = ${state.endedBy}, cause = ${state.cause}, score = ${state.score}, offered_to = ${offeredTo}, account = ${account}
    where id = ${call.id}`.execute(tx)
  return settleSeats(tx, changeOf(call, state, { offeredTo, account }), at)
}

/** An event that the desk itself reports: a wrap-up, a call that was written down by hand. */
export async function note(
  tx: Tx,
  clock: Clock,
  call: CallRow,
  type: EventType,
  facts: Facts = {},
  occurredAt: string = isoAt(clock.now()),
): Promise<void> {
  await sql`insert into call_event (organ, engine, engine_event, call, type, seq, occurred_at, received_at, facts)
    select ${call.organ}, 'desk', ${randomBytes(12).toString('base64url')}, ${call.id}, ${type}, coalesce(max(seq), 0) + 1,
      ${occurredAt}, ${isoAt(clock.now())}, ${JSON.stringify(facts)} from call_event where call = ${call.id}`.execute(
    tx,
  )
}

export async function eventsOfCall(tx: Tx, id: string): Promise<CallEvent[]> {
  const { rows } = await sql<CallEvent>`select engine || '|' || engine_event as id, type, seq::float8 as seq,
    occurred_at as "occurredAt", facts from call_event where call = ${id}`.execute(tx)
  return rows
}

async function accountsAt(
  tx: Tx,
  organ: string,
  seats: readonly (string | null)[],
): Promise<(seat: string | null) => string | null> {
  const asked = seats.filter((seat): seat is string => seat !== null)
  if (asked.length === 0) return () => null
  const { rows } = await sql<{
    account: string
    seat: string
  }>`select account, seat from call_seat where organ = ${organ} and seat = any(${asked})`.execute(tx)
  return (seat) => rows.find((row) => row.seat === seat)?.account ?? null
}

const changeOf = (
  before: CallRow,
  state: CallState,
  now: { offeredTo: string | null; account: string | null },
): SeatChange => ({
  organ: before.organ,
  call: before.id,
  before: { offeredTo: before.offered_to, account: before.account, stage: before.stage },
  after: { ...now, stage: state.stage, answered: state.answeredAt !== null, wrapped: state.wrappedAt !== null },
  missed: state.missedRings > before.missed_rings,
})
