import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, problem, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { audit } from '../../petitions/index.ts'
import type { Hotline } from '../hotline.ts'
import { type CallRow, callById } from './call-row.ts'

/**
 * HL-15 [D]: no list of numbers. What floods a line (a machine that dials) waits behind the others for some hours, is
 * never dropped, and everybody can read who set it. It needs a flood that was counted, ends by itself within a day, and
 * its key is erased then.
 */
/** So many calls of one number within `floodWindowMs` are a flood: no person dials like this. */
const floodCallsLeast = 20
/** HL-15: a guard ends within a day. */
export const guardHoursMost = 24

export type Guard = { id: string; calls: number; from: string; until: string; by: string; liftedAt: string | null }

export async function isGuarded(tx: Tx, organ: string, key: Buffer, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select id from flood_guard
    where organ = ${organ} and number_key = ${key} and lifted_at is null and until_at > ${isoAt(now)} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** How often this number rang within the window. */
export async function callsInWindow(tx: Tx, hotline: Hotline, call: CallRow): Promise<number> {
  const { clock, settings } = hotline.house.kernel
  if (!call.number_key) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from hotline_call
    where organ = ${call.organ} and number_key = ${call.number_key} and direction = 'in'
      and begun_at > ${isoAt(clock.now().subtract({ milliseconds: settings.floodWindowMs }))}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** @throws problem `no-flood` when the number rang less often than a flood does */
export async function setGuard(tx: Tx, hotline: Hotline, staff: Staff, callId: string, hours: number): Promise<Guard> {
  const { clock, settings } = hotline.house.kernel
  const call = await callById(tx, callId)
  const calls = await callsInWindow(tx, hotline, call)
  if (!call.number_key || calls < floodCallsLeast)
    throw problem('no-flood', {
      says: `这个号码${settings.floodWindowMs / 60_000}分钟内打来${calls}次，不到${floodCallsLeast}次，不能设防护。`,
    })
  const now = clock.now()
  const guard = {
    id: randomBytes(12).toString('base64url'),
    calls,
    from: isoAt(now),
    until: isoAt(now.add({ hours })),
    by: staff.name,
    liftedAt: null,
  }
  await sql`insert into flood_guard (id, organ, number_key, calls, from_at, until_at, account)
    values (${guard.id}, ${call.organ}, ${call.number_key}, ${calls}, ${guard.from}, ${guard.until}, ${staff.account})`.execute(
    tx,
  )
  await sql`update hotline_call set guarded = true where organ = ${call.organ} and number_key = ${call.number_key} and stage = 'waiting'`.execute(
    tx,
  )
  await audit(tx, guard.from, staff, 'set-flood-guard', guard.id, { calls, hours })
  return guard
}

export async function liftGuard(tx: Tx, hotline: Hotline, staff: Staff, id: string): Promise<void> {
  const at = isoAt(hotline.house.kernel.clock.now())
  const { rows } = await sql<{
    number_key: Buffer | null
  }>`select number_key from flood_guard where id = ${id} and lifted_at is null for update`.execute(tx)
  const [row] = rows
  if (!row) throw problem('not-found')
  await sql`update flood_guard set lifted_at = ${at}, lifted_by = ${staff.account}, number_key = null where id = ${id}`.execute(
    tx,
  )
  if (row.number_key)
    await sql`update hotline_call set guarded = false where number_key = ${row.number_key} and stage = 'waiting'`.execute(
      tx,
    )
  await audit(tx, at, staff, 'lift-flood-guard', id, {})
}

/** Guards in force and those of the last days: when, how many calls, by whom; never whose number. */
export async function guardsOf(tx: Tx, hotline: Hotline, organ: string): Promise<Guard[]> {
  const { rows } = await sql<{
    id: string
    calls: number
    from_at: string
    until_at: string
    account: string
    lifted_at: string | null
  }>`select id, calls, from_at, until_at, account, lifted_at from flood_guard where organ = ${organ} order by from_at desc limit 50`.execute(
    tx,
  )
  return rows.map((row) => ({
    id: row.id,
    calls: row.calls,
    from: row.from_at,
    until: row.until_at,
    by: hotline.house.directory.account(row.account)?.name ?? '',
    liftedAt: row.lifted_at,
  }))
}
