import { sql } from 'kysely'
import type { Tx, Vault } from '../../kernel/index.ts'

/** The number in the old ledger of an organ, as it is kept: found by, never read. */
export const formerNoKey = (vault: Vault, organ: string, no: string): Buffer =>
  vault.blind('former-no', `${organ}\n${no.normalize('NFKC').trim()}`)

/** The case that a line of the organ's own ledger became, or null. Whether it may be seen is asked of the case. */
export async function byFormerNo(tx: Tx, vault: Vault, organ: string, no: string): Promise<string[] | null> {
  const { rows } = await sql<{
    case_no: string
  }>`select case_no from backfill where former_no = ${formerNoKey(vault, organ, no)}`.execute(tx)
  return rows.length ? rows.map((row) => row.case_no) : null
}
