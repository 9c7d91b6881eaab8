/**
 * What a report is, as data: a title and parts in order. A part is a table of figures, a grid of organs, places or
 * categories, a trend of months, or running text with live fields. Numbers come from the figures alone; no part counts.
 */

/** A number that a figure has, as tables and fields name it. */
export type Measure =
  | 'count'
  | 'people'
  | 'percent'
  | 'numerator'
  | 'denominator'
  /** denominator − numerator: what was due and was not done. */
  | 'late'
  | 'lastCount'
  | 'lastPeople'
  /** 同比, percent. */
  | 'change'
  | 'changePeople'
  | 'perTenThousand'

/** How a field of running text says its number; beside the measures. */
export type Wording =
  | Measure
  /** 上升, 下降 or 持平, by the sign of the change. */
  | 'trend'
  /** The largest rows with their counts, in one list. */
  | 'top3'
  | 'top5'

/** What a grid has one row for. Never a person (FR-7). */
export type GridBy = 'county' | 'category' | 'organ' | 'answering' | 'duration'

export type Column = { measure: Measure; title?: string }
export type GridColumn = { figure: string; measure: Measure; title: string }

/** Holds where the number is known and lies so; else the sentence is left out. */
export type Condition = { figure: string; measure: Measure; is: 'above' | 'below'; than: number }

export type WordsPart = {
  kind: 'words'
  id: string
  /**
   * Sentences with fields: `{NUM-01.count}`, `{NUM-37/collective.people}` for a row, `{by-category.top5}` for a grid,
   * `{period}`, `{place}`, `{office}`, `{nth}` (一是, 二是 … in the order that is left). `!` behind a field
   * says nothing of none. A clause between commas whose field has no number is left out; a sentence goes with its first.
   */
  says: string
  when?: Condition
}

export type Part =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | WordsPart
  | {
      kind: 'table'
      id: string
      title: string
      columns: readonly Column[]
      /** Figures in order; `rows` adds the figure's own rows below it, `deep` sets one below the line before it. */
      lines: readonly { figure: string; rows?: true; deep?: true }[]
      chart?: Chart
    }
  | {
      kind: 'grid'
      id: string
      title: string
      by: GridBy
      columns: readonly GridColumn[]
      /** Only the rows with the most in the first column, and none with fewer than `least` in it. */
      most?: number
      least?: number
      chart?: Chart
    }
  | { kind: 'trend'; id: string; title: string; figures: readonly string[]; chart: 'trend' }

/** The picture above a table; the table stays below it (ux.md §1). */
export type Chart = 'bars' | 'tree' | 'multiples' | 'trend' | 'spread'

/** When a paper is due (NUM-39, 40; days are our decision [D]). `half-year`: half a year at its end, the whole year at its end. */
export type Rhythm = 'week' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year'

export type ReportDefinition = {
  id: `RPT-${number}${number}`
  title: string
  /** What it is for, in a sentence. */
  says: string
  /** For everybody: no organ but the city, small cells hidden (FR-6). */
  open?: true
  /** Words of a red head, for papers that appear in numbers (简报). */
  masthead?: string
  parts: readonly Part[]
}

export const column: Readonly<Record<Measure, { title: string; unit?: string }>> = {
  count: { title: '件（批、次）数' },
  people: { title: '人次' },
  percent: { title: '比例', unit: '%' },
  numerator: { title: '分子' },
  denominator: { title: '分母' },
  late: { title: '未按时' },
  lastCount: { title: '上年同期' },
  lastPeople: { title: '上年同期人次' },
  change: { title: '同比', unit: '%' },
  changePeople: { title: '人次同比', unit: '%' },
  perTenThousand: { title: '每万人' },
}

/** Measures with two decimals. */
export const decimals: ReadonlySet<Measure> = new Set(['percent', 'change', 'changePeople', 'perTenThousand'])
