import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A lock between processes that the operating system drops when its holder dies, `kill -9` included, so there is
 * never a stale one to judge. Node offers no `flock`; an SQLite transaction on an empty file holds the same kind
 * of lock on every platform. Nothing is ever stored in the file.
 *
 * Nothing else in this process may open the file: closing it would drop the lock (POSIX).
 */
export type Hold = { release(): void }

/** `alone` excludes every other holder, `shared` only those who want it alone. */
export type HoldMode = 'alone' | 'shared'

const pollMs = 25
const sqliteBusy = 5

/** Takes the lock, or `undefined` when others hold it. */
export function tryHold(file: string, mode: HoldMode): Hold | undefined {
  const database = new DatabaseSync(file)
  try {
    database.exec(mode === 'alone' ? 'begin exclusive' : 'begin; select 1 from sqlite_master')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined
    throw error
  }
  held.add(database)
  return {
    release() {
      if (held.delete(database)) database.close()
    },
  }
}

/**
 * Takes the lock, waiting for it.
 * @returns `undefined` when others still hold it after `waitMs`
 */
export async function hold(file: string, mode: HoldMode, waitMs: number): Promise<Hold | undefined> {
  const end = performance.now() + waitMs
  for (;;) {
    const taken = tryHold(file, mode)
    if (taken || performance.now() > end) return taken
    await sleep(pollMs)
  }
}

/** A collected handle would drop its lock: keep every one until released. */
const held = new Set<DatabaseSync>()
