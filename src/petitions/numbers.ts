import { checkDigit, hasCheckDigit } from '../law/index.ts'

/**
 * The six digits of a region that stand in numbers. A township's code has nine, a village's twelve (GB/T 10114): what
 * they take in counts on in their county's sequence.
 */
export const numberRegion = (region: string): string => region.slice(0, 6)

/** `450100-2026-0000017-4`: region, year, sequence, check digit ISO 7064 MOD 11,10 (contract.md §1). */
export function caseNoFor(region: string, year: number, serial: number): string {
  const body = `${numberRegion(region)}-${year}-${String(serial).padStart(7, '0')}`
  return `${body}-${checkDigit(body)}`
}

/** region(6)-date(8)-channel(2)-seq(6)-check(1). The serial runs on through all days; its last six digits are printed. */
export function submissionNoFor(region: string, day: Temporal.PlainDate, channel: string, serial: number): string {
  const body = `${numberRegion(region)}-${day.toString().replaceAll('-', '')}-${channel}-${String(serial % 1_000_000).padStart(6, '0')}`
  return `${body}-${checkDigit(body)}`
}

const shape = /^\d{6}-\d{4}-\d{7}-\d$/

/** A case number as typed (spaces, full-width digits, missing dashes) in its one form, or null when it cannot be one. */
export function parseCaseNo(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-—–−]/g, '')
  if (!/^\d{18}$/.test(digits)) return null
  const no = `${digits.slice(0, 6)}-${digits.slice(6, 10)}-${digits.slice(10, 17)}-${digits.slice(17)}`
  return shape.test(no) && hasCheckDigit(no) ? no : null
}
