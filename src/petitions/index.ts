// The door of `petitions`.

export { type Matter, type OrderInput, type SubmissionAnswer, type SubmissionInput, withGuardian } from './arrival.ts'
export { audit } from './audit.ts'
export type { Receiver } from './backfill/entry.ts'
export { type Field, type Shape, submissionFields } from './backfill/fields.ts'
export type { BackfillLine } from './backfill/line.ts'
export type { MappedFrom } from './backfill/mapping.ts'
export { readLine } from './backfill/read-line.ts'
export { receiverOf } from './backfill/receiver.ts'
export { type Filed, record } from './backfill/record.ts'
export { backfillRoutes, type LedgerColumns, type LedgerRow } from './backfill/routes.ts'
export { calendarRoutes, openCalendar, recomputeClocks, recomputeForNewCalendar } from './calendar.ts'
export {
  actOfPerson,
  caseOfPerson,
  checkCode,
  letterForPerson,
  type Registration,
  receiptLetter,
  registrationOf,
} from './citizen.ts'
export { channels } from './codes.ts'
export { trackUrl } from './documents.ts'
export { dropFilter, filtersOf, type KeptFilter, keepFilter } from './filters.ts'
export { type RoundJob, startJobs } from './jobs.ts'
export {
  createLetterRenderer,
  type LetterModel,
  type LetterRenderer,
  type PictureBlock,
  UnprintableText,
} from './letters/index.ts'
export { listRoutes } from './list-routes.ts'
export { openCityWords } from './local/city-words.ts'
export { openLocalPacks, readLocalPacks } from './local/pack-folder.ts'
export {
  missingChoices,
  type PackChoice,
  type PackLimit,
  type Packs,
  type PackView,
  packRoutes,
} from './local/pack-routes.ts'
export { cityWordsRoutes, type LocalLimitRow, type LocalLimits, type WordingView } from './local/routes.ts'
export {
  type Channels,
  type MessageView,
  messageRoutes,
  messagesLeave,
  messageTotals,
  type Notice,
  notifyOfLimits,
  openChannels,
  pushProjector,
  putInOutbox,
  sendDue,
  sendPushes,
  type Told,
  toldPerson,
} from './messages/index.ts'
export { signatureOf } from './messages/signature.ts'
export { signedBody } from './messages/signed-body.ts'
export { parseCaseNo } from './numbers.ts'
export type { OrderView, StaffOrderView } from './order-view.ts'
export { hasOpenCases, openCasesByOrgan, succeedOrgan } from './organ-cases.ts'
export {
  draftOrganLetter,
  issueOrganLetter,
  noteSupervision,
  type OrganLetter,
  organLetterLacks,
} from './organ-letters.ts'
export type { PathView } from './path-views.ts'
export { issuedReply, pdfReply, readableText, sized } from './pdf.ts'
export { type Performed, type Performer, perform } from './perform.ts'
export { type Change, createPetitions, type Petitions, type Projector } from './petitions.ts'
export { postRoutes } from './post-routes.ts'
export type { Posting } from './postings.ts'
export type { PreviewView } from './preview.ts'
export { type FilePreview, previewOf, sendView, viewOf } from './previews/index.ts'
export {
  type BackTest,
  backTest,
  countsOf,
  learnable,
  type MachineProposal,
  openProposals,
  type ProposalState,
  type Proposals,
  proposalProjector,
  proposalRoutes,
  type Question,
  type QuestionState,
  type Results,
} from './proposing/index.ts'
export { fileNameOf, keepFile, keyOf, publicRoutes, upload } from './public-routes.ts'
export {
  type PublishedRereview,
  type PublishedSuggestion,
  publishedRereviews,
  publishedSuggestions,
} from './published.ts'
export { askForCode } from './query-code.ts'
export { type Counts, countQueues } from './queues.ts'
export { checkReceipt, type ReceiptCheck, type ReceiptFile, receiptFile } from './receipt-check.ts'
export { type Checker, type Difference, reconcile, type WholeChecker } from './reconcile.ts'
export { reviewGuide, reviewRequestLetter } from './review-guide.ts'
export { runRoutine } from './routine.ts'
export { scanRoutes } from './scans/routes.ts'
export { PublicOrder, PublicSubmission, StaffOrder } from './schemas.ts'
export { caseTexts } from './search.ts'
export { staffRoutes } from './staff-routes.ts'
export { openTitle } from './store.ts'
export { submit } from './submit.ts'
export { addPiece, beginUpload, type UploadState, uploadState } from './uploads.ts'
export { type ActionView, actionsOf, openFile, type PublicCaseView, type StaffCaseView } from './views.ts'
export { visitRoutes } from './visits/routes.ts'
export type { Ticket } from './visits/tickets.ts'
