import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { DB } from './schema.ts'

/** One connection inside one transaction. Rooms get it from `read` or `write`, never from the pool. */
export type Tx = Kysely<DB>

/**
 * On whose behalf the database is asked. `reach` feeds row security: organ codes, `sealed:<organ>` for those who
 * open sealed cases, `#<caseNo>` for a person with number and code. Jobs run under their own role and name.
 */
export type Principal = { name: string; reach: readonly string[]; job?: boolean }

export const personPrincipal = (caseNo: string): Principal => ({ name: 'person', reach: [`#${caseNo}`] })
export const jobPrincipal = (name: string): Principal => ({ name: `job:${name}`, reach: [], job: true })
/** May add a submission and read nothing. */
export const publicPrincipal: Principal = { name: 'public', reach: [] }

export type Units = ReturnType<typeof createUnits>

export function createUnits(database: Pick<Database, 'app' | 'jobs'>) {
  return {
    /** Read inside a transaction whose row security knows the principal. */
    read: <T>(principal: Principal, use: (tx: Tx) => Promise<T>): Promise<T> => run('begin read only', principal, use),
    /** Write inside one transaction; everything that `use` did is kept, or nothing. */
    write: <T>(principal: Principal, use: (tx: Tx) => Promise<T>): Promise<T> => run('begin', principal, use),
  }

  function run<T>(begin: string, principal: Principal, use: (tx: Tx) => Promise<T>): Promise<T> {
    const db = principal.job ? database.jobs : database.app
    return db.connection().execute(async (tx) => {
      // One round trip: the settings are text literals, so begin and set travel together.
      await sql
        .raw(
          `${begin}; set local app.reach = ${literal(arrayText(principal.reach))}; set local app.principal = ${literal(principal.name)}`,
        )
        .execute(tx)
      try {
        const result = await use(tx)
        await sql.raw('commit').execute(tx)
        return result
      } catch (error) {
        await sql
          .raw('rollback')
          .execute(tx)
          .catch(() => {})
        throw error
      }
    })
  }
}

/**
 * Let the transaction see what its own act moves out of the actor's reach: PostgreSQL asks that a changed row is still
 * visible to who changed it, but whoever seals a case or sends it back loses sight of it by that very act.
 */
export async function widenReach(tx: Tx, reach: readonly string[]): Promise<void> {
  await sql.raw(`set local app.reach = ${literal(arrayText(reach))}`).execute(tx)
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const arrayText = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
