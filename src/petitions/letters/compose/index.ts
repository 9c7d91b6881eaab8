import type { DocumentCode } from '../../../law/index.ts'
import type { Frame } from '../frame.ts'
import type { LetterModel } from '../model.ts'
import { composeReceipt } from './doc-01.ts'
import { composeTransfer } from './doc-02.ts'
import { composeAssignment } from './doc-03.ts'
import { composeWhereabouts } from './doc-04.ts'
import { composeAcceptance } from './doc-05.ts'
import { composeRedirection } from './doc-06.ts'
import { composeNotAccepted } from './doc-07.ts'
import { composeNoLongerAccepted } from './doc-08.ts'
import { composeObjection } from './doc-09.ts'
import { composeExtension } from './doc-10.ts'
import { composeHearing } from './doc-11.ts'
import { composeOpinion } from './doc-12.ts'
import { composeAgreement } from './doc-13.ts'
import { composeSuggestionReply } from './doc-14.ts'
import { composeReviewRequest } from './doc-15.ts'
import { composeReviewNotice } from './doc-16.ts'
import { composeReviewOpinion } from './doc-17.ts'
import { composeRereviewOpinion } from './doc-18.ts'
import { composeDeliveryProof } from './doc-19.ts'
import { composeCompletionReport } from './doc-20.ts'
import { composeSupervision } from './doc-21.ts'
import { composeProposal } from './doc-22.ts'
import { composeWithdrawal } from './doc-24.ts'
import { composeRating } from './doc-25.ts'
import { composeRecusal } from './doc-26.ts'
import type { Content } from './reader.ts'

const composers: Readonly<Record<DocumentCode, (frame: Frame, content: Content) => LetterModel>> = {
  'DOC-01': composeReceipt,
  'DOC-02': composeTransfer,
  'DOC-03': composeAssignment,
  'DOC-04': composeWhereabouts,
  'DOC-05': composeAcceptance,
  'DOC-06': composeRedirection,
  'DOC-07': composeNotAccepted,
  'DOC-08': composeNoLongerAccepted,
  'DOC-09': composeObjection,
  'DOC-10': composeExtension,
  'DOC-11': composeHearing,
  'DOC-12': composeOpinion,
  'DOC-13': composeAgreement,
  'DOC-14': composeSuggestionReply,
  'DOC-15': composeReviewRequest,
  'DOC-16': composeReviewNotice,
  'DOC-17': composeReviewOpinion,
  'DOC-18': composeRereviewOpinion,
  'DOC-19': composeDeliveryProof,
  'DOC-20': composeCompletionReport,
  'DOC-21': composeSupervision,
  'DOC-22': composeProposal,
  'DOC-24': composeWithdrawal,
  'DOC-25': composeRating,
  'DOC-26': composeRecusal,
}

/** Documents that a sealed case may have: what they print is number, code and dates (RG-1). */
const sealable: ReadonlySet<DocumentCode> = new Set<DocumentCode>(['DOC-01', 'DOC-24'])

/**
 * The page of a document from its content record (keys = the part keys of `documentSpec(code)`). Incomplete content
 * composes too, with `〔待填：…〕` in the gaps, for the preview; `missingParts` decides whether it may be issued.
 * @throws Error for a document with content in a sealed case, RangeError for a date that is no day
 */
export function composeLetter(code: DocumentCode, frame: Frame, content: Content): LetterModel {
  if (frame.sealed && !sealable.has(code)) throw new Error(`${code} carries content, a sealed case cannot issue it`)
  return composers[code](frame, content)
}
