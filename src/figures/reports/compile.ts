import { problem, type Tx } from '../../kernel/index.ts'
import { zhNumber } from '../../law/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { figureById } from '../catalogue.ts'
import type { Basis, Period } from '../compile.ts'
import { type Asker, type FigureRow, type FigureValue, figures } from '../figures.ts'
import {
  type Column,
  column,
  type GridBy,
  type Measure,
  type Part,
  type ReportDefinition,
  type Wording,
} from './definition.ts'
import { type Grid, gridOf } from './grid.ts'
import type { ModelFigure, ModelPart, ReportModel, TablePart, TableRow } from './model.ts'
import { monthsOf, nextWords, periodWords } from './period.ts'
import { slipsIn } from './slips.ts'
import { withoutSmallCells, withoutSmallRates } from './suppress.ts'
import { type Field, fieldsOf, fill, typedNumbers, type Words } from './words.ts'

export type ReportQuestion = Period & { organ?: string | undefined; basis?: Basis | undefined }

/** What a statistician wrote instead of the draft, by the id of the part; an empty text leaves the part out. */
export type EditedWords = Readonly<Record<string, string>>

/** Grids that running text may name (`{by-category.top5}`), and the figure that they count. */
const wordGrids: Readonly<Record<string, GridBy>> = { 'by-category': 'category', 'by-county': 'county' }
const gridFigure = 'NUM-37'

/**
 * A report with the numbers of now.
 * @param made who makes it: full name of the office, instant
 * @throws problem bad-input, not-allowed as the figures do
 */
export async function compileReport(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  definition: ReportDefinition,
  question: ReportQuestion,
  made: { office: string; at: string; words?: EditedWords },
): Promise<ReportModel> {
  const { from, to, organ, basis = 'registered' } = question
  const query = { from, to, basis, ...(organ ? { organ } : {}) }
  if (definition.open && (organ ?? asker.root) !== null)
    throw problem('bad-input', {
      fields: [{ field: 'organ', says: `《${definition.title}》只有全市的，没有单位和地区的。` }],
    })
  const words = made.words ?? {}
  const says = (part: Extract<Part, { kind: 'words' }>): string => words[part.id] ?? part.says
  const ids = idsIn(definition, says)
  const read = await figures(tx, directory, asker, { ...query, ids })
  const values = new Map(read.map((value) => [value.id, definition.open ? withoutSmallRates(value) : value]))
  const gridIn = async (by: GridBy, of: readonly string[]): Promise<Grid> => {
    const grid = await gridOf(tx, directory, asker, query, by, of)
    return definition.open ? withoutSmallCells(grid) : grid
  }
  const named = new Map<string, Grid>()
  for (const [name, by] of Object.entries(wordGrids))
    if (definition.parts.some((part) => part.kind === 'words' && says(part).includes(`{${name}.`)))
      named.set(name, await gridIn(by, [gridFigure]))
  const root = organ ?? asker.root
  const place = root ? placeOf(directory, root) : '全市'
  const inWords: Words = {
    period: periodWords(query),
    place,
    office: made.office,
    next: nextWords(query),
  }
  const teller = tellerOf(values, named)
  const parts: ModelPart[] = []
  let nth = 0
  for (const part of definition.parts)
    switch (part.kind) {
      case 'heading':
        if (part.level === 1) nth = 0
        parts.push(part)
        break
      case 'words': {
        const edited = words[part.id] !== undefined
        const holds = edited || !part.when || isSo(part.when, values)
        const text = says(part)
        const filled = holds ? fill(text, teller, inWords, nth) : { spans: [], count: nth }
        nth = filled.count
        parts.push({ kind: 'words', id: part.id, says: text, edited, spans: filled.spans, typed: typedNumbers(text) })
        break
      }
      case 'table':
        parts.push(tableOf(part, values))
        break
      case 'grid':
        parts.push(
          gridTable(
            part,
            await gridIn(
              part.by,
              part.columns.map(({ figure }) => figure),
            ),
          ),
        )
        break
      case 'trend':
        parts.push(await trendOf(tx, directory, asker, query, part))
    }
  return {
    code: definition.id,
    title: titleOf(definition, place, inWords.period),
    masthead: definition.masthead ?? null,
    office: made.office,
    place,
    organ: root,
    from,
    to,
    period: inWords.period,
    basis,
    madeAt: made.at,
    parts: numbered(parts),
    figures: ids.flatMap((id): ModelFigure[] => {
      const value = values.get(id)
      return value && hasNumber(value) ? [{ ...value, digest: null }] : []
    }),
    slips: slipsIn([...values.values()]),
    issue: null,
  }
}

/** A figure whose records are not there yet is named in the notes of its table, and has nothing to define. */
const hasNumber = ({ count, people, percent, denominator, changeCount, rows }: FigureValue): boolean =>
  [count, people, percent, denominator, changeCount].some((number) => number !== null) ||
  (rows ?? []).some((row) => row.count !== null)

const titleOf = ({ title }: ReportDefinition, place: string, period: string): string => `${place}${period}${title}`

/** 全市 for the top, the name of its region for a government or office, its own name for a department. */
function placeOf(directory: OrganDirectory, code: string): string {
  const organ = directory.organ(code)
  if (!organ) throw problem('bad-input', { fields: [{ field: 'organ', says: `没有“${code}”。` }] })
  if (organ.kind === 'department') return organ.name
  return directory.region(organ.region)?.name ?? organ.name
}

/** Every figure that a part or a field names, once, in the order of the report. */
function idsIn(definition: ReportDefinition, says: (part: Extract<Part, { kind: 'words' }>) => string): string[] {
  const named = definition.parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'table':
        return part.lines.map(({ figure }) => figure)
      case 'words':
        return [...fieldsOf(says(part)).map(({ figure }) => figure), ...(part.when ? [part.when.figure] : [])]
      case 'trend':
        return [...part.figures]
      case 'grid':
        return part.columns.map(({ figure }) => figure)
      default:
        return []
    }
  })
  // A figure of a module that is not there yet is no reason to refuse the report: its lines show a dash.
  return [...new Set(named)].filter((id) => figureById(id))
}

function measureOf(value: FigureValue | FigureRow, measure: Measure): number | null {
  switch (measure) {
    case 'change':
      return 'changeCount' in value ? value.changeCount : null
    case 'late':
      return 'numerator' in value && value.numerator !== null && value.denominator !== null
        ? value.denominator - value.numerator
        : null
    default:
      return (value as Partial<Record<Measure, number | null>>)[measure] ?? null
  }
}

/** A share of nothing, or a rate that nothing was due for, says nothing: so its counts do not either. */
const told = (value: FigureValue | FigureRow, measure: Measure): number | null =>
  'denominator' in value && value.denominator === 0 && /^(numerator|denominator|late)$/.test(measure)
    ? null
    : measureOf(value, measure)

function isSo({ figure, measure, is, than }: NonNullable<Extract<Part, { kind: 'words' }>['when']>, values: Values) {
  const value = values.get(figure)
  const number = value ? told(value, measure) : null
  return number !== null && (is === 'above' ? number > than : number < than)
}

type Values = ReadonlyMap<string, FigureValue>

function tellerOf(values: Values, grids: ReadonlyMap<string, Grid>): (field: Field) => string | null {
  return ({ figure, row, wording, some }) => {
    const grid = grids.get(figure)
    if (grid) {
      const known = grid.rows.filter(({ key }) => key !== '')
      return listed(
        known.map(({ title, values }) => ({ title, count: values[`${gridFigure}.count`] })),
        wording,
      )
    }
    const value = values.get(figure)
    if (!value) return null
    if (wording === 'top3' || wording === 'top5') return listed(value.rows ?? [], wording)
    const of = row ? value.rows?.find(({ key }) => key === row) : value
    if (!of) return null
    const number = told(of, wording === 'trend' ? 'change' : wording)
    return some && number === 0 ? null : sayNumber(wording, number)
  }
}

/** `住房保障（23件）、劳动社保（18件）`, largest first; null where there is none. */
function listed(
  rows: readonly { title: string; count?: number | null | undefined }[],
  wording: Wording,
): string | null {
  const most = wording === 'top3' ? 3 : wording === 'top5' ? 5 : 0
  const found = rows
    .filter(({ count }) => count)
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
    .slice(0, most)
  return found.length ? found.map(({ title, count }) => `${title}（${count}件）`).join('、') : null
}

const twoDecimals = (value: number): string => value.toFixed(2)

/** A number as running text says it; null where there is none. */
export function sayNumber(wording: Wording, value: number | null): string | null {
  if (value === null) return null
  const way = value > 0 ? '上升' : value < 0 ? '下降' : '持平'
  switch (wording) {
    case 'trend':
      return way
    case 'change':
    case 'changePeople':
      return value === 0 ? '与上年同期持平' : `同比${way}${twoDecimals(Math.abs(value))}%`
    case 'percent':
      return `${twoDecimals(value)}%`
    case 'perTenThousand':
      return twoDecimals(value)
    default:
      return String(value)
  }
}

function tableOf(part: Extract<Part, { kind: 'table' }>, values: Values): TablePart {
  const rows = part.lines.flatMap(({ figure, rows: withRows, deep }): TableRow[] => {
    const value = values.get(figure)
    if (!value) return []
    const depth = deep ? 1 : 0
    const own: TableRow = {
      title: value.unit === '%' ? value.title : `${value.title}（${value.unit}）`,
      depth,
      figure,
      cells: part.columns.map(({ measure }) => measureOf(value, measure)),
    }
    const below = withRows ? (value.rows ?? []) : []
    return [
      own,
      ...below.map((row) => ({
        title: row.title,
        depth: depth + 1,
        figure: null,
        cells: part.columns.map(({ measure }) => measureOf(row, measure)),
      })),
    ]
  })
  const compared = part.columns.some(({ measure }) => measure === 'change' || measure === 'changePeople')
  const missing = part.lines.filter(({ figure }) => !values.has(figure)).map(({ figure }) => figure)
  return {
    ...{ kind: 'table', id: part.id, title: part.title, chart: part.chart ?? null },
    columns: part.columns.map(headOf),
    rows,
    notes: [
      ...notesOf(part.lines.flatMap(({ figure }) => values.get(figure) ?? [])).filter(
        (note) => compared || !note.includes('同比'),
      ),
      ...(missing.length ? [`${missing.join('、')}所需的记录本系统还没有，没有列出。`] : []),
    ],
  }
}

const headOf = ({ measure, title }: Column): TablePart['columns'][number] => ({
  title: title ?? column[measure].title,
  measure,
  unit: column[measure].unit ?? '',
})

/** Notes of the figures, each sentence once; a note of one figure among several names it. */
function notesOf(values: readonly FigureValue[]): string[] {
  const told = new Map<string, string[]>()
  for (const { title, notes } of values) for (const note of notes) told.set(note, [...(told.get(note) ?? []), title])
  return [...told].map(([note, titles]) => {
    const all = titles.length >= values.length || titles.length > namedMost
    return all ? note : `${titles.join('、')}：${note}`
  })
}
/** A note of more figures than this names none of them. */
const namedMost = 4

function gridTable(part: Extract<Part, { kind: 'grid' }>, grid: Grid): TablePart {
  const { most, least = 0 } = part
  const enough = grid.rows.filter((row) => first(part, row) >= least)
  const rows = most
    ? [...enough].sort((a, b) => first(part, b) - first(part, a) || a.key.localeCompare(b.key)).slice(0, most)
    : enough
  return {
    ...{ kind: 'table', id: part.id, title: part.title, chart: part.chart ?? null },
    columns: part.columns.map(({ measure, title }) => headOf({ measure, title })),
    rows: rows.map(({ title, values }) => ({
      title,
      depth: 0,
      figure: null,
      cells: part.columns.map(({ figure, measure }) => values[`${figure}.${measure}`] ?? null),
    })),
    notes: [
      ...grid.notes,
      ...(least ? [`不足${least}件的不列：几件事说明不了一个单位。`] : []),
      ...(most && enough.length > most ? [`只列前${most}项。`] : []),
    ],
  }
}
const first = ({ columns }: Extract<Part, { kind: 'grid' }>, { values }: Grid['rows'][number]): number =>
  columns[0] ? (values[`${columns[0].figure}.${columns[0].measure}`] ?? 0) : 0

/** Month by month, last year beside it: of the period, or of its year where it is one month. */
export async function trendOf(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  query: Period & { basis: Basis; organ?: string },
  part: Pick<Extract<Part, { kind: 'trend' }>, 'id' | 'title' | 'figures'>,
): Promise<TablePart> {
  const months = monthsOf(query)
  const byMonth: FigureValue[][] = []
  for (const month of months)
    byMonth.push(await figures(tx, directory, asker, { ...query, ...month, ids: part.figures }))
  return trendTable(part, months, byMonth)
}

function trendTable(
  part: Pick<Extract<Part, { kind: 'trend' }>, 'id' | 'title' | 'figures'>,
  months: readonly Period[],
  byMonth: readonly FigureValue[][],
): TablePart {
  const titles = part.figures.map((id) => figureById(id)?.title ?? id)
  return {
    ...{ kind: 'table', id: part.id, title: part.title, chart: months.length > 1 ? 'trend' : null },
    columns: titles.flatMap((title) => [
      { title, measure: 'count' as const, unit: '' },
      { title: `${title}上年同期`, measure: 'lastCount' as const, unit: '' },
    ]),
    rows: months.map((month, index) => ({
      title: `${Number(month.from.slice(5, 7))}月`,
      depth: 0,
      figure: null,
      cells: part.figures.flatMap((id) => {
        const value = byMonth[index]?.find((one) => one.id === id)
        return [value?.count ?? null, value?.lastCount ?? null]
      }),
    })),
    notes: months.length ? [] : ['期间不是整月，不作逐月比较。'],
  }
}

/** 一、二、三 before first headings, （一）（二） before second ones; headings under which nothing is left go. */
function numbered(parts: readonly ModelPart[]): ModelPart[] {
  const left = parts.filter((part, index) => part.kind !== 'heading' || isFilled(parts, index))
  let one = 0
  let two = 0
  return left.map((part) => {
    if (part.kind !== 'heading') return part
    if (part.level === 1) {
      two = 0
      return { ...part, text: `${zhNumber(++one)}、${part.text}` }
    }
    return { ...part, text: `（${zhNumber(++two)}）${part.text}` }
  })
}

function isFilled(parts: readonly ModelPart[], at: number): boolean {
  const heading = parts[at]
  if (heading?.kind !== 'heading') return true
  for (const part of parts.slice(at + 1)) {
    if (part.kind === 'heading') {
      if (part.level <= heading.level) return false
    } else if (part.kind !== 'words' || part.spans.length) return true
  }
  return false
}
