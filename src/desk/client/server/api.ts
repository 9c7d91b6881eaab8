import type {
  Beside,
  BesideLine,
  ComparisonDetail,
  ComparisonView,
  DueReport,
  EntryCheckView,
  FigureDetail,
  FigureValue,
  FigureView,
  IssueDetail,
  IssueView,
  ModelPart,
  OrganResult,
  ReportModel,
  ReportsView,
  SampleView,
  Span,
  TablePart,
  TypedLine,
} from '../../../figures/index.ts'
import type {
  CallerCase,
  CallView,
  CallWords,
  KnowledgeCounts,
  KnowledgeDetail,
  KnowledgeFields,
  KnowledgeFound,
  KnowledgeHit,
  KnowledgePage,
  KnowledgeReport,
  KnowledgeRow,
  KnowledgeState,
  KnowledgeTask,
  Mark,
  Marks,
  QualityCheck,
  QualitySample,
  QualitySheet,
  QualitySubject,
  RecallCounts,
  RecallItem,
  SeatView,
  Similar,
} from '../../../hotline/index.ts'
import type { Problem } from '../../../kernel/index.ts'
import type { LetterDetail, LettersView, LetterView, OverdueLimit, OversightTerms } from '../../../oversight/index.ts'
import type { Account, Category, Me, Organ, PolicyTag, Region, Spelled } from '../../../people/index.ts'
import type {
  Counts,
  FilePreview,
  KeptFilter,
  LedgerColumns,
  LedgerRow,
  LocalLimitRow,
  LocalLimits,
  MachineProposal,
  MappedFrom,
  PackChoice,
  PackLimit,
  Packs,
  PackView,
  PathView,
  Performed,
  Posting,
  PreviewView,
  ProposalState,
  QuestionState,
  StaffCaseView,
  SubmissionAnswer,
  SubmissionInput,
  Ticket,
  WordingView,
} from '../../../petitions/index.ts'
import type { Guide } from '../../guides.ts'
import type { Day, Instant } from '../days.ts'

/** Shapes of the API. What a room exports is taken from it as a type, so that the two cannot drift apart. */
export type {
  Account,
  Beside,
  BesideLine,
  CallerCase,
  CallView,
  CallWords,
  Category,
  ComparisonDetail,
  ComparisonView,
  Counts,
  DueReport,
  EntryCheckView,
  FigureDetail,
  FigureValue,
  FigureView,
  FilePreview,
  Guide,
  IssueDetail,
  IssueView,
  KeptFilter,
  KnowledgeCounts,
  KnowledgeDetail,
  KnowledgeFields,
  KnowledgeFound,
  KnowledgeHit,
  KnowledgePage,
  KnowledgeReport,
  KnowledgeRow,
  KnowledgeState,
  KnowledgeTask,
  LedgerColumns,
  LedgerRow,
  LetterDetail,
  LettersView,
  LetterView,
  LocalLimitRow,
  LocalLimits,
  MachineProposal,
  MappedFrom,
  Mark,
  Marks,
  Me,
  ModelPart,
  Organ,
  OrganResult,
  OverdueLimit,
  OversightTerms,
  PackChoice,
  PackLimit,
  Packs,
  PackView,
  PathView,
  Performed,
  PolicyTag,
  Posting,
  PreviewView,
  Problem,
  ProposalState,
  QualityCheck,
  QualitySample,
  QualitySheet,
  QualitySubject,
  QuestionState,
  RecallCounts,
  RecallItem,
  Region,
  ReportModel,
  ReportsView,
  SampleView,
  SeatView,
  Similar,
  Span,
  Spelled,
  SubmissionAnswer,
  TablePart,
  Ticket,
  TypedLine,
  WordingView,
}

/** GET /desk */
export type About = { demo: boolean; now: Instant }

/** GET /admin/setup: an empty folder that waits for its city, a city, the sample. */
export type SetupState = { state: 'open' | 'done' | 'demo' }

/** GET /sessions */
export type SessionView = { id: string; openedAt: Instant; seenAt: Instant; browser: string; current: boolean }

/** One row of GET /cases */
export type CaseItem = {
  caseNo: string
  title: string
  state: string
  stateTitle: string
  queue: string
  holder: string
  channelTitle: string
  categoryTitle: string | null
  placeTitle: string | null
  receivedOn: Day
  due: Day | null
  /** ISO instant where the limit ends at one (12345). */
  dueAt: string | null
  dueRule: string | null
  /** A day earlier than `due`, and whether the city or a local rule says so. */
  localOn?: Day | null
  localKind?: '本市承诺' | '地方规定' | '本地做法' | null
  /** A call to the rescue services that nobody confirmed by this day (RG-10). */
  confirmBy?: Day | null
  daysLeft: number | null
  pending: string | null
  dup: string | null
  urgency: string
  sealed: boolean
  /** Number, state and dates are all there is to see (RG-1). */
  envelopeOnly: boolean
}
export type Total = number | { atLeast: number }
export type Page<T> = { items: T[]; next: string | null; total: Total }

/** GET /cases/{no} */
export type CaseView = StaffCaseView
export type Clock = CaseView['clocks'][number]
export type Party = CaseView['parties'][number]
export type Paper = CaseView['documents'][number]
export type CaseRecord = CaseView['records'][number]
export type Pending = NonNullable<CaseView['pending']>

/** One act of GET /cases/{no}/actions */
export type Act = {
  action: string
  title: string
  row: string
  article: string
  hint: string | null
  allowed: boolean
  refusal?: { code: string; article: string; says: string; remedy: string }
  input: InputSchema
  starts: string[]
  due?: Day
  documents: string[]
}

/** JSON Schema of an act's input. */
export type InputSchema = { properties: Record<string, SchemaProperty>; required: readonly string[] }
export type SchemaProperty = {
  type: 'string' | 'integer' | 'boolean' | 'array'
  title: string
  description?: string
  'x-field': string
  examples?: readonly unknown[]
  oneOf?: readonly Choice[]
  'x-why'?: Readonly<Record<string, string>>
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  items?: unknown
}
export type Choice = { const: string; title: string }

/** One proposal of GET /cases/{no}/duplicates and POST /duplicates */
export type Duplicate = {
  caseNo: string
  verdict: 'repeat' | 'related'
  reasons: string[]
  /** Share of the shorter text that the other holds too, 0 to 1. */
  likeness: number
  /** Sentences of the new text that the other says too. */
  sentences: string[]
  title: string
  state: string
}

/** POST /cases/{no}/reveal */
export type Revealed = { parties: RevealedParty[]; until: Instant }
export type RevealedParty = Identity & { id: string; role: Party['role'] }
export type Identity = NonNullable<SubmissionInput['petitioner']>

/** POST /files */
export type Upload = { id: string; name: string }

/** POST /submissions */
export type Submission = SubmissionInput

/** One row of GET /procedure */
export type ProcedureRow = {
  id: string
  command: string
  title: string
  from: string[]
  to: string | null
  who: ('person' | 'system' | { at: 'office' | 'holder' | 'sender'; roles: string[] })[]
  article: string
  documents?: string[]
  starts?: string[]
}
