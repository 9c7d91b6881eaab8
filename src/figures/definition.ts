import type { OrderMeasure } from '../hotline/index.ts'
import type { PaperKey } from './reports/papers.ts'

/**
 * What a figure is, as data. A figure names its source line, its unit and what is counted; same period of last year,
 * share, rate, drill-down, footnotes and the rights rules come from the compiler, once for all of them.
 */

/** Columns of `fact_submission` that a condition may ask. No column of a person stands here, nor may one (FR-7). */
export type CodeField =
  | 'channel'
  | 'class3'
  | 'path'
  | 'category'
  | 'purpose'
  | 'dup'
  | 'stage'
  | 'outcome'
  | 'source_kind'
  | 'reception_kind'
  | 'review_outcome'
  | 'rereview_outcome'
export type NumberField =
  | 'source_level'
  | 'reg_level'
  | 'people_count'
  | 'signer_count'
  | 'rating_office'
  | 'rating_handler'
  | 'batch_round'
export type DayField =
  | 'received_on'
  | 'registered_on'
  | 'exchanged_on'
  | 'disposed_on'
  | 'disposed_last'
  | 'noticed_on'
  | 'notice_last'
  | 'accepted_on'
  | 'handling_last'
  | 'opinion_on'
  | 'served_on'
  | 'closed_on'
  | 'reported_on'
  | 'report_last'
  | 'resolved_on'
  | 'rechecked_on'
  | 'review_on'
  | 'rereview_on'
  | 'reception_on'
/** Several days of one fact: it counts once where one of them lies in the period. */
export type DaysField = 'instructed_on'

/** A test of one fact. Built by the words below, so that a definition reads as the sentence in domain.md §5. */
export type Condition =
  | { is: 'among'; field: CodeField; values: readonly string[] }
  | { is: 'level'; field: NumberField; values: readonly number[] }
  | { is: 'least'; field: NumberField; value: number }
  /** The day is known and not later than the other. */
  | { is: 'in-time'; day: DayField; limit: DayField }
  /** The day is known and before the cut-off, the end of the period (contract.md §6). */
  | { is: 'by-cut-off'; day: DayField }
  | { is: 'backfilled' }
  /** Not found to hold no matter at all. */
  | { is: 'valid' }
  /** A code of the old ledger that nobody here knows. */
  | { is: 'flagged'; field: FlagField }
  | { is: 'any'; of: readonly Condition[] }
  | { is: 'all'; of: readonly Condition[] }
  | { is: 'not'; of: Condition }

export const among = (field: CodeField, ...values: string[]): Condition => ({ is: 'among', field, values })
export const level = (field: NumberField, ...values: number[]): Condition => ({ is: 'level', field, values })
export const least = (field: NumberField, value: number): Condition => ({ is: 'least', field, value })
export const inTime = (day: DayField, limit: DayField): Condition => ({ is: 'in-time', day, limit })
export const byCutOff = (day: DayField): Condition => ({ is: 'by-cut-off', day })
export const all = (...of: Condition[]): Condition => ({ is: 'all', of })
export const not = (of: Condition): Condition => ({ is: 'not', of })
export const any = (...of: Condition[]): Condition => ({ is: 'any', of })
export const backfilled: Condition = { is: 'backfilled' }
export const valid: Condition = { is: 'valid' }
export const flagged = (field: FlagField): Condition => ({ is: 'flagged', field })

/** Fields of an old ledger that are kept though their code is unknown (contract.md §5). */
export type FlagField = 'placeRegion' | 'category' | 'handler'

/**
 * A number: how many facts, or the sum of a column over them. `on` names the day that must lie in the period:
 * the basis that was asked for, or a limit of its own (§5.2: "whose last day fell in the period", whenever registered).
 */
export type Measure = { of: Condition; on?: DayField | DaysField; sum?: 'people_count' | 'signer_count' }

export type Rate = { numerator: Measure; denominator: Measure }

/** One line of a figure with several values. */
export type Line = { key: string; title: string; count: Measure; people?: Measure; rate?: Rate }

/** Kinds of contract.md §5 beside `submissions`. */
export type ImportKind =
  | ('calls' | 'orders' | 'receptions' | 'disputes' | 'publications')
  | ('batches' | 'accountability' | 'organs' | 'accounts')

export type Unit = '件' | '案' | '批' | '次' | '期' | '篇次' | '个' | '起' | '人' | '%'

export type Figure = {
  /** Id in domain.md §5.3, or `RATE-…` for a rate of §5.2. */
  id: string
  title: string
  unit: Unit
  /** Where the number is asked for: line of the source report, or section of domain.md. */
  source: string
  /** The definition as a reader of the table gets it. */
  definition: string
  count?: Measure
  people?: Measure
  /** Percent is this rate (§5.2)… */
  rate?: Rate
  /** …or the share of this count in that figure's. */
  shareOf?: string
  /** Exclusive parts, whose counts must make up this one (FR-5). */
  parts?: readonly string[]
  /** Sum of those figures, instead of a count of its own. */
  sumOf?: readonly string[]
  /** Printed without the number itself: growth alone (NUM-05, 12). */
  growthOf?: string
  rows?: readonly Line[] | 'by-county'
  /** Counted from something else than submissions: organs and accounts of the directory (NUM-28), samples of ledgers (NUM-29). */
  of?: 'coverage' | 'entry-checks'
  /** Papers whose issues fall due in the period (NUM-39, 40). */
  issues?: readonly PaperKey[]
  /** Counted over work orders of 12345, beside submissions or alone (HK-…); a case is in one of the two (domain.md §3.4). */
  orders?: { of: OrderMeasure; whole?: OrderMeasure }
  /** Counted by a module that is not there yet: what it will need, the import kind that brings it, its lines. */
  later?: { needs: string; kind: ImportKind | null; rows?: readonly (readonly [key: string, title: string])[] }
  /** Holds visits registered at national or provincial level: a city total per month or longer, or nothing (RG-2). */
  cityOnly?: true
  /** Sealed submissions count in it by channel: in a city total of whole months, and nowhere else (RG-1). */
  withSealed?: readonly string[]
}
