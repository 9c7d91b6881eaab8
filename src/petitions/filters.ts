import { sql } from 'kysely'
import { isoAt, problem } from '../kernel/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import type { Petitions } from './petitions.ts'
import { randomId } from './store.ts'

/** A kept filter: list parameters and nothing else. It has no name of its own, so none of a person can stand in it. */
export type KeptFilter = { id: string; query: Record<string, string> }

export async function filtersOf(house: Petitions, staff: Staff): Promise<KeptFilter[]> {
  return house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const { rows } = await sql<{
      id: string
      query: unknown
    }>`select id, query from kept_filter where account = ${staff.account} order by created_at, id`.execute(tx)
    return rows.map((row) => ({ id: row.id, query: row.query as Record<string, string> }))
  })
}

/**
 * Keep a filter; the same one a second time is the one that is there.
 * @throws problem `too-many-filters`
 */
export async function keepFilter(house: Petitions, staff: Staff, query: Record<string, string>): Promise<KeptFilter> {
  const { units, clock, settings } = house.kernel
  const ordered = sorted(query)
  const before = await filtersOf(house, staff)
  const same = before.find((kept) => JSON.stringify(sorted(kept.query)) === JSON.stringify(ordered))
  if (same) return same
  if (before.length >= settings.filtersPerAccount)
    throw problem('too-many-filters', { says: `最多存${settings.filtersPerAccount}个筛选。` })
  const id = randomId()
  await units.write(staffPrincipal(staff), (tx) =>
    sql`insert into kept_filter (id, account, query, created_at) values (${id}, ${staff.account}, ${JSON.stringify(ordered)}, ${isoAt(clock.now())})`.execute(
      tx,
    ),
  )
  return { id, query: ordered }
}

export async function dropFilter(house: Petitions, staff: Staff, id: string): Promise<void> {
  await house.kernel.units.write(staffPrincipal(staff), (tx) =>
    sql`delete from kept_filter where id = ${id} and account = ${staff.account}`.execute(tx),
  )
}

const sorted = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)))
