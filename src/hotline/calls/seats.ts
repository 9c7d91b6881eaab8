import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { Stage } from './call-state.ts'
import type { SeatState } from './seat-states.ts'

export type SeatRow = {
  account: string
  organ: string
  seat: string
  skills: string[]
  state: SeatState
  reason: string | null
  since: string
  call: string | null
}

export type SeatChange = {
  organ: string
  call: string
  before: { offeredTo: string | null; account: string | null; stage: Stage }
  after: { offeredTo: string | null; account: string | null; stage: Stage; answered: boolean; wrapped: boolean }
  /** One more ring was missed. */
  missed: boolean
}

/**
 * Seats follow their call: they ring, talk and wrap up with it, and are free again when it rings elsewhere. Whoever
 * missed a ring rests until they say they are back, so that the next caller does not wait in vain.
 * @returns accounts whose seat or call changed
 */
export async function settleSeats(tx: Tx, change: SeatChange, at: string): Promise<Set<string>> {
  const { call, before, after } = change
  const touched = new Set<string>()
  const set = async (account: string, state: SeatState, reason: string | null = null): Promise<void> => {
    touched.add(account)
    const free = state === 'ready' || state === 'break'
    await sql`update call_seat set state = ${state}, reason = ${reason}, call = ${free ? null : call},
        since = case when state = ${state} then since else ${at}::timestamptz end
      where account = ${account} and (call is null or call = ${call})
        and (state <> ${state} or call is distinct from ${free ? null : call} or reason is distinct from ${reason})`.execute(
      tx,
    )
  }
  const { offeredTo: rang } = before
  if (rang && rang !== after.offeredTo && !(after.answered && after.account === rang))
    if (change.missed) await set(rang, 'break', 'no-answer')
    else await set(rang, 'ready')
  if (after.offeredTo && after.offeredTo !== rang) await set(after.offeredTo, 'ringing')
  if (before.account && before.account !== after.account) await set(before.account, 'ready')
  const { account } = after
  if (!account) return touched
  touched.add(account)
  if (after.stage === 'talking' || after.stage === 'held') await set(account, 'talking')
  else if (after.stage === 'ended' && after.answered && !after.wrapped && before.stage !== 'ended')
    await set(account, 'wrapup')
  return touched
}

/** The seat of an account as it is; null before the first time that somebody sat there. */
export async function seatAt(tx: Tx, account: string): Promise<SeatRow | null> {
  const { rows } = await sql<SeatRow>`select * from call_seat where account = ${account}`.execute(tx)
  return rows[0] ?? null
}

/** The seat of an account; made at the first look, under the login, with every skill still to be told. */
export async function seatOf(
  tx: Tx,
  staff: { account: string; organ: string; login: string },
  at: string,
): Promise<SeatRow> {
  await sql`insert into call_seat (account, organ, seat, skills, state, since)
    values (${staff.account}, ${staff.organ}, ${staff.login}, '{}', 'offline', ${at}) on conflict (account) do nothing`.execute(
    tx,
  )
  const { rows } = await sql<SeatRow>`select * from call_seat where account = ${staff.account} for update`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no seat was made')
  return row
}

/** The seats of a call that is over have none any more. */
export async function freeSeat(tx: Tx, call: string): Promise<void> {
  await sql`update call_seat set call = null where call = ${call}`.execute(tx)
}
