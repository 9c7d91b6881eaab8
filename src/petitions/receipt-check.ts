import { leafEventFor, leafFor, ProblemError } from '../kernel/index.ts'
import { contentDigest, type LeafEvent, leafHash } from '../ledger/index.ts'
import { withFile } from './citizen.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import type { CaseFile } from './views.ts'

/**
 * The receipt as a file (trust.md §2.3): the registration's event and the secret of the case, from which anybody can
 * compute the fingerprint again without us. It proves; it opens nothing: the query code is not in it.
 */
export type ReceiptFile = {
  format: 'dengwen-receipt/1'
  caseNo: string
  submissionNo: string
  receivedAt: string
  organ: string
  event: LeafEvent
  /** base64url */
  secret: string
  /** 64 hex digits: what is printed on the slip. */
  leaf: string
}

export const receiptFile = (house: Petitions, caseNo: string): Promise<ReceiptFile> =>
  withFile(house, caseNo, (_tx, file) => {
    const first = firstOf(file)
    return Promise.resolve({
      format: 'dengwen-receipt/1',
      caseNo,
      submissionNo: file.submissionNo,
      receivedAt: file.receivedAt,
      organ: house.directory.organ(file.state.receiver)?.name ?? file.state.receiver,
      event: leafEventFor({ caseNo, secret: file.keys.secret }, first, null),
      secret: file.keys.secret.toString('base64url'),
      leaf: leafHash(first.leaf),
    })
  })

/** What can be said today of a fingerprint: whether it is the stored one, and whether what is stored still yields it. */
export type ReceiptCheck = { intact: boolean; texts: boolean }

/** @returns null for an unknown number and for another fingerprint alike: nobody learns which numbers exist */
export async function checkReceipt(house: Petitions, typedNo: string, leaf: string): Promise<ReceiptCheck | null> {
  const caseNo = parseCaseNo(typedNo)
  if (!caseNo || !/^[0-9a-f]{64}$/.test(leaf)) return null
  return withFile(house, caseNo, (_tx, file) => {
    const first = firstOf(file)
    if (leafHash(first.leaf) !== leaf) return Promise.resolve(null)
    return Promise.resolve({
      intact: leafFor({ caseNo, secret: file.keys.secret }, first, null).equals(first.leaf),
      texts: textsHold(file, first.data.digests),
    })
  }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'case-not-found') return null
    throw error
  })
}

/** Title, what happened and requests as they lie here now, against what the registration committed to. */
function textsHold({ texts, keys }: CaseFile, digests: unknown): boolean {
  const kept = [texts.title, texts.content, JSON.stringify(texts.requests)]
  return kept.every((text, n) => Array.isArray(digests) && digests[n] === contentDigest(keys.secret, text))
}

function firstOf({ caseNo, events }: CaseFile) {
  const [first] = events
  if (!first) throw new Error(`no event of case ${caseNo}`)
  return first
}
