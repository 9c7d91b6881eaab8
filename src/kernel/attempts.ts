import { sql } from 'kysely'
import { isoAt } from './clock.ts'
import type { Tx } from './unit.ts'
import type { Vault } from './vault.ts'

/**
 * Counted tries against a limit (wrong codes, wrong passwords, submissions from one address). The key is hashed
 * under a secret, so no address is kept (RG-15).
 */
export const attemptKey = (vault: Vault, kind: string, what: string): Buffer => vault.blind(`attempt ${kind}`, what)

const hourStart = (at: Temporal.Instant): string => isoAt(at.round({ smallestUnit: 'hour', roundingMode: 'floor' }))

export async function triesThisHour(tx: Tx, key: Buffer, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{
    tries: number
  }>`select tries from attempt where key = ${key} and window_start = ${hourStart(at)}`.execute(tx)
  return rows[0]?.tries ?? 0
}

export async function countTry(tx: Tx, key: Buffer, at: Temporal.Instant): Promise<void> {
  await sql`insert into attempt (key, window_start) values (${key}, ${hourStart(at)})
    on conflict (key, window_start) do update set tries = attempt.tries + 1`.execute(tx)
}

/** Forget windows that are over. */
export async function sweepAttempts(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`delete from attempt where window_start < ${hourStart(at.subtract({ hours: 2 }))}`.execute(tx)
}
