// The door of `law`. A comment followed by an empty line keeps a group apart from the others when exports are sorted.

// Days and the calendar

export { type Calendar, type CalendarYear, calendarFrom, publishedCalendar, withYear } from './calendar.ts'
export { validateYear } from './calendar-year.ts'
export { type Day, day, parseDay, weekday, zhDay, zhDayWeek } from './day.ts'

// Rule packs, limits and clocks

export { type Clock, type ClockOptions, clock, lawful, type Pause, type Step } from './clock.ts'
export { type Deadline, type DeadlineError, deadline } from './deadline.ts'
export { explain } from './explain.ts'
export { type HourClock, hourClock } from './hour-clock.ts'
export { type Limit, RULES, type Unit, type Whose } from './limits.ts'
export {
  type LocalLimit,
  type LocalTarget,
  localInWords,
  localKind,
  localLimitRefusal,
  localTarget,
  promisable,
} from './local.ts'
export { cn2005, cn2022, hotlinePacks, localPacks, type Pack, packById, packOn, packs } from './packs/index.ts'
export { type LocalPack, limitsOfPack } from './packs/local-pack.ts'
export { clashingPacks, localPackFrom } from './packs/pack-file.ts'

// Sources and refusals in words

export { type CitedSource, cite, sources, zhNumber } from './cite.ts'
export { isRefusal, type Refusal, refuse } from './refusal.ts'

// Which way a matter goes, and whether it is already here

export {
  type Capacity,
  DUPLICATE_REASONS,
  type DuplicateFacts,
  type DuplicateReason,
  type DuplicateVerdict,
  duplicate,
  type Likeness,
} from './duplicate.ts'
export { type Path, type PathId, pathById, paths, type Term, type TimeBar } from './paths.ts'
export { type ReviewBodies, type ReviewRule, reviewBodies, reviewRules } from './review-organs.ts'
export {
  barsOf,
  barsOn,
  type Standing,
  standingInWords,
  standingOf,
  termEnds,
  type Way,
  type WayGroup,
  type WayOption,
  wayById,
  wayGroups,
  ways,
} from './ways.ts'

// Numbers as people write them

export { checkDigit, checkIdNumber, checkPhone, checkUscc, hasCheckDigit, type Warning } from './checks.ts'

// The procedure: rows, decisions, the fold of a case

export {
  type AccountFacts,
  type Actor,
  type Ask,
  type AskKind,
  type Available,
  askOf,
  available,
  bindingDispatch,
  bodiesFor,
  bodiesHere,
  type CallBack,
  type Class3,
  type ClockOp,
  type Command,
  type Context,
  classOptions,
  type Decision,
  type Directory,
  decide,
  type EventBody,
  emptyState,
  endedStages,
  evolve,
  type Field,
  findingsOf,
  fold,
  type Input,
  type IssuedDocument,
  identityDesks,
  identityOpenTo,
  inReview,
  intakeStages,
  isEnded,
  isOrder,
  isOrderStage,
  isOrderType,
  isOver,
  lastClock,
  mustDiffer,
  type OrderState,
  type OrderType,
  type OrganFacts,
  type Outline,
  openOrderStages,
  openStages,
  orderTypes,
  outline,
  overlapOf,
  type Pending,
  pathOptions,
  pendingOutline,
  pendingRow,
  procedure,
  type ReturnLine,
  type Review,
  type Role,
  type Row,
  rescueDesk,
  rescueShownDays,
  rescueTold,
  returnLedger,
  reviewOf,
  reviewStages,
  runningClock,
  type Stage,
  type State,
  type StateClock,
  type StoredEvent,
  stages,
  startClock,
  startOrderClock,
  undoUntil,
  type Who,
  withdrawalUndoDays,
} from './procedure/index.ts'

// What an office writes to an organ that does not do what it owes

export {
  type Adoption,
  adoptions,
  answerRefusal,
  approvalRefusal,
  type Ground,
  groundByCode,
  groundOfRule,
  grounds,
  type LetterKind,
  letterKind,
  letterKinds,
  letterRefusal,
  replyDays,
} from './supervision.ts'

// Whether a reply fits its case

export { type CaseWords, type FitFinding, fitOf, type Reply, recycledFrom } from './reply-fit.ts'

// What documents must say

export {
  type DocumentCode,
  type DocumentContent,
  type DocumentSpec,
  defaultWording,
  documentCodes,
  documentSpec,
  inNames,
  isDocumentCode,
  type MissingPart,
  missingParts,
  type Part,
  PLACEHOLDER,
  placeholderKey,
  placeholdersOf,
  plainOf,
  sealedRights,
  standardContent,
  type Wording,
  type WordingFault,
  wordingFaults,
  wordingSections,
} from './documents/index.ts'
