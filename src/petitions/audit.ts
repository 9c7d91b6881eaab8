import { sql } from 'kysely'
import type { Tx } from '../kernel/index.ts'
import type { Staff } from '../people/index.ts'

/** Who took what out of the house, in the transaction in which it happens. `detail` holds codes and counts only. */
export async function audit(
  tx: Tx,
  at: string,
  staff: Staff,
  act: string,
  object: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`insert into audit (at, account, organ, act, object, detail) values
    (${at}, ${staff.account}, ${staff.organ}, ${act}, ${object}, ${JSON.stringify(detail)})`.execute(tx)
}
