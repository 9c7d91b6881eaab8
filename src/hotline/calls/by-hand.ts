import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, problem, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { audit } from '../../petitions/index.ts'
import type { Hotline } from '../hotline.ts'
import { type CallRow, lockCall } from './call-row.ts'
import { openNumber, sealedNumber } from './phone-number.ts'
import { ownCall } from './results.ts'
import { note, retell } from './retell.ts'
import { seatOf } from './seats.ts'

export type HandEntry = {
  number?: string | undefined
  withheld?: boolean | undefined
  direction?: 'in' | 'out' | undefined
  /** When somebody answered; now, where nothing is said. */
  answeredAt?: string | undefined
  /** When it ended, for a call that is written down afterwards. */
  endedAt?: string | undefined
  /** The missed call that this one answers. */
  returns?: string | undefined
}

/**
 * A call without any engine: the telephone on the desk rang, and somebody writes it down. It has no time of waiting, so
 * it goes into no rate (HK-01); all the rest of the screen works as with an engine.
 */
export async function enterCall(tx: Tx, hotline: Hotline, staff: Staff, entry: HandEntry): Promise<string> {
  const { clock, vault } = hotline.house.kernel
  const now = clock.now()
  const answeredAt = entry.answeredAt ? Temporal.Instant.from(entry.answeredAt) : now
  const endedAt = entry.endedAt ? Temporal.Instant.from(entry.endedAt) : null
  if (Temporal.Instant.compare(answeredAt, now) > 0 || (endedAt && Temporal.Instant.compare(endedAt, now) > 0))
    throw problem('bad-input', { fields: [{ field: 'answeredAt', says: '时间不能晚于现在。' }] })
  if (endedAt && Temporal.Instant.compare(endedAt, answeredAt) < 0)
    throw problem('bad-input', { fields: [{ field: 'endedAt', says: '结束时间不能早于接通时间。' }] })
  const seat = await seatOf(tx, staff, isoAt(now))
  if (seat.call) throw problem('seat-busy')
  const missed = entry.returns ? await missedCall(tx, entry.returns) : null
  const id = randomBytes(12).toString('base64url')
  // Whoever calls back sees the number masked like everybody; the program carries it over.
  const known = missed?.number && !missed.withheld ? openNumber(vault, missed.id, missed.number) : null
  const sealed = sealedNumber(vault, id, entry.withheld ? null : (entry.number ?? known))
  const { rows } = await sql<CallRow>`
    insert into hotline_call (id, organ, engine, engine_call, direction, queue, number, number_key, withheld, stage, begun_at, account, returns)
    values (${id}, ${staff.organ}, 'manual', ${id}, ${entry.direction ?? (entry.returns ? 'out' : 'in')}, 'main', ${sealed.number},
      ${sealed.number_key}, ${entry.withheld ?? false}, 'waiting', ${isoAt(answeredAt)}, null, ${entry.returns ?? null}) returning *`.execute(
    tx,
  )
  const [call] = rows
  if (!call) throw new Error('no call was made')
  await note(tx, clock, call, 'call.answered', { seat: seat.seat }, isoAt(answeredAt))
  if (endedAt) await note(tx, clock, call, 'call.ended', { by: 'agent' }, isoAt(endedAt))
  await retell(tx, call, isoAt(now))
  return id
}

/** The handset is back on the hook. */
export async function endByHand(tx: Tx, hotline: Hotline, call: CallRow): Promise<void> {
  const { clock } = hotline.house.kernel
  await note(tx, clock, call, 'call.ended', { by: 'agent' })
  await retell(tx, call, isoAt(clock.now()))
}

/** The number that a hand has to dial: once for each asking into the audit, and only of the own call back. */
export async function numberToDial(tx: Tx, hotline: Hotline, staff: Staff, id: string): Promise<string> {
  const { clock, vault } = hotline.house.kernel
  const call = ownCall(await lockCall(tx, id), staff.account)
  if (call.direction !== 'out' || !call.returns) throw problem('not-your-call')
  if (!call.number) throw problem('no-caller-number')
  await audit(tx, isoAt(clock.now()), staff, 'open-call-number', call.id, {})
  return openNumber(vault, call.id, call.number)
}

async function missedCall(tx: Tx, id: string): Promise<CallRow> {
  const missed = await lockCall(tx, id)
  if (missed.direction !== 'in' || missed.stage !== 'ended' || missed.outcome === 'answered')
    throw problem('bad-input', { fields: [{ field: 'returns', says: '这个来电不是漏接的来电，不用回拨。' }] })
  return missed
}
