import { problem, type Tx } from '../kernel/index.ts'
import { type Staff, staffPrincipal } from '../people/index.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import { type CaseFile, openFile } from './views.ts'

/** @throws problem `case-not-found` for what cannot be a number */
export function caseNoOf(typed: string): string {
  const caseNo = parseCaseNo(typed)
  if (!caseNo) throw problem('case-not-found')
  return caseNo
}

/** @throws problem `case-not-found` for what is not there, or not there for this colleague */
export function withFile<T>(
  house: Petitions,
  staff: Staff,
  typed: string,
  use: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T> {
  return house.kernel.units.read(staffPrincipal(staff), async (tx) => {
    const file = await openFile(tx, house, caseNoOf(typed))
    if (!file) throw problem('case-not-found')
    return use(tx, file)
  })
}
