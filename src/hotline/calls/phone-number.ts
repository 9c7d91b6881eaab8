import { openText, seal, type Vault } from '../../kernel/index.ts'
import { keysOfIdentity, maskPhone } from '../../people/index.ts'

/** The number of a call: sealed under the system key, because a call belongs to no case yet, and keyed for comparing. */
export type SealedNumber = { number: Buffer | null; number_key: Buffer | null }

/** A number as it may lie in the database; both null where none was told. `id` binds it to its row. */
export function sealedNumber(vault: Vault, id: string, number: string | null | undefined): SealedNumber {
  if (!number) return { number: null, number_key: null }
  return {
    number: seal(vault.system, `hotline_call|number|${id}`, number),
    // The key of a person's phone, so that the caller's own cases are found (RG-5).
    number_key: keysOfIdentity(vault, { phone: number }).phone,
  }
}

export const openNumber = (vault: Vault, id: string, sealed: Buffer): string =>
  openText(vault.system, `hotline_call|number|${id}`, sealed)

/** 138****0000, as every screen shows it; a withheld one is not shown at all. */
export function maskedNumber(vault: Vault, row: { id: string; number: Buffer | null; withheld: boolean }): string {
  if (row.withheld) return '来电人未显示号码'
  return row.number ? maskPhone(openNumber(vault, row.id, row.number)) : '没有号码'
}
