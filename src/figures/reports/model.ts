import type { Basis } from '../compile.ts'
import type { FigureValue } from '../figures.ts'
import type { Chart, Measure } from './definition.ts'
import type { Span } from './words.ts'

/**
 * A report with its numbers: plain JSON that every form of it is made from, and that is kept when it is issued. The same
 * model gives the same words and numbers in each of them.
 */
export type ReportModel = {
  code: string
  title: string
  masthead: string | null
  /** Who makes it: full name of the office. */
  office: string
  /** What it counts: the city, or an organ with those under it. */
  place: string
  organ: string | null
  from: string
  to: string
  /** 2026年上半年 */
  period: string
  basis: Basis
  /** Instant at which the numbers were read. */
  madeAt: string
  parts: ModelPart[]
  /** Every figure in it, with its definition: what a number means is one look away. */
  figures: ModelFigure[]
  /** What does not add up, said before it is issued. */
  slips: string[]
  /** What was issued: number of the issue, day, who, and what it corrects. Null before. */
  issue: ModelIssue | null
}

export type ModelPart =
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** `says` is the text with its fields, as it can be edited. */
  | { kind: 'words'; id: string; says: string; edited: boolean; spans: Span[]; typed: string[] }
  | TablePart

export type TablePart = {
  kind: 'table'
  id: string
  title: string
  chart: Chart | null
  /** The first column names the rows. */
  columns: { title: string; measure: Measure; unit: string }[]
  rows: TableRow[]
  notes: string[]
}
/** `depth` 1 and more: part of the line above. `figure`: the number can be looked into. */
export type TableRow = { title: string; depth: number; figure: string | null; cells: (number | null)[] }

export type ModelFigure = Omit<FigureValue, 'rows'> & {
  rows: FigureValue['rows']
  /** SHA-256 over the numbers of the cases it counts, in order; null where no list may be made (RG-1, RG-2) or before issue. */
  digest: string | null
}

export type ModelIssue = {
  /** `2026年第11期` */
  number: string
  issuedOn: string
  issuedBy: string
  draftedBy: string
  /** For a correction: which issue it corrects, why, and what changed. */
  corrects: { number: string; reason: string; changes: string[] } | null
}
