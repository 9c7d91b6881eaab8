import { sql } from 'kysely'
import type { Tx } from './unit.ts'
import type { CaseKeys, Vault } from './vault.ts'

/** Retention class of ordinary petition files with a result, in years (domain.md §7.4). */
const ordinaryYears = 30

export const epochFor = (year: number): string => `${year}-${ordinaryYears}`

/** Keys of a case, opened. @throws when they were erased */
export async function caseKeys(tx: Tx, vault: Vault, caseNo: string): Promise<CaseKeys> {
  const { rows } = await sql<{
    epoch: string
    dek: Buffer
    secret: Buffer
  }>`select epoch, dek, secret from case_key where case_no = ${caseNo}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no keys for case ${caseNo}`)
  return vault.openCase(row.epoch, caseNo, row)
}

/** Open many cases' keys in one read: for lists. */
export async function manyCaseKeys(tx: Tx, vault: Vault, caseNos: readonly string[]): Promise<Map<string, CaseKeys>> {
  if (!caseNos.length) return new Map()
  const { rows } = await sql<{
    case_no: string
    epoch: string
    dek: Buffer
    secret: Buffer
  }>`select case_no, epoch, dek, secret from case_key where case_no = any(${caseNos})`.execute(tx)
  return new Map(rows.map((row) => [row.case_no, vault.openCase(row.epoch, row.case_no, row)]))
}

/** Make sure that the epoch key of a year exists; two processes at once end with the same one. */
export async function ensureEpoch(tx: Tx, vault: Vault, epoch: string): Promise<void> {
  if (vault.hasEpoch(epoch)) return
  await sql`insert into epoch_key (epoch, wrapped) values (${epoch}, ${vault.newEpoch(epoch)}) on conflict do nothing`.execute(
    tx,
  )
  const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from epoch_key where epoch = ${epoch}`.execute(tx)
  if (rows[0]) vault.learnEpoch(epoch, rows[0].wrapped)
}

export async function storedEpochs(tx: Tx): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ epoch: string; wrapped: Buffer }>`select epoch, wrapped from epoch_key`.execute(tx)
  return new Map(rows.map((row) => [row.epoch, row.wrapped]))
}
