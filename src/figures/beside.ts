import { requireHeadings, type Sheet, type SheetField } from '../kernel/index.ts'
import { type Cell, type Claim, type Disagreement, disagreements } from './adds-up.ts'
import { catalogue, figureById } from './catalogue.ts'
import type { FigureValue } from './figures.ts'

/** A month of the old system, typed or exported: one line a figure, by its id or its title here. */
export const besideColumns: readonly SheetField[] = [
  { heading: '项目', needed: true, width: 30 },
  { heading: '件数', width: 12 },
  { heading: '人数', width: 12 },
  { heading: '百分比', width: 12 },
]
const measures = { 件数: 'count', 人数: 'people', 百分比: 'percent' } as const
type Measure = keyof typeof measures

/** One number of theirs beside ours. */
export type BesideLine = {
  /** Line of the sheet. */
  line: number
  title: string
  id: string | null
  measure: Measure
  theirs: number | null
  ours: number | null
  /** Ours less theirs; null where one of them is missing. */
  apart: number | null
  says: string
}
export type Beside = { lines: BesideLine[]; slips: Disagreement[] }

/** Figures that the lines of a sheet name, each once. */
export const namedIn = (sheet: Sheet): string[] => [
  ...new Set(sheet.rows.flatMap(({ values }) => idOf(values.项目 ?? '') ?? [])),
]

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
const byTitle = new Map(catalogue.map(({ id, title }) => [plain(title), id]))
const idOf = (item: string): string | undefined => figureById(plain(item).toUpperCase())?.id ?? byTitle.get(plain(item))

/**
 * Their table beside ours, number by number, and what does not add up within theirs (FR-5).
 * @throws problem `sheet-unreadable` where the columns are not those of `besideColumns`
 */
export function beside(sheet: Sheet, values: readonly FigureValue[]): Beside {
  requireHeadings(sheet, besideColumns)
  const ours = new Map(values.map((value) => [value.id, value]))
  const lines = sheet.rows.flatMap(({ line, values: row }) => {
    const item = row.项目 ?? ''
    const id = idOf(item) ?? null
    const value = id === null ? undefined : ours.get(id)
    return (Object.keys(measures) as Measure[])
      .filter((measure) => (row[measure] ?? '') !== '')
      .map((measure) => lineOf({ line, item, id }, value, measure, row[measure] ?? ''))
  })
  return { lines, slips: slipsIn(lines) }
}

function lineOf(
  { line, item, id }: { line: number; item: string; id: string | null },
  value: FigureValue | undefined,
  measure: Measure,
  text: string,
): BesideLine {
  const theirs = numberIn(text)
  const mine = value?.[measures[measure]] ?? null
  const apart = theirs === null || mine === null ? null : Math.round((mine - theirs) * 100) / 100
  const says =
    id === null || !value
      ? '本系统没有这一项；项目写统计数字的代码或者名称。'
      : theirs === null
        ? `“${text}”不是数字。`
        : mine === null
          ? value.notes.join('') || '本系统没有这个数。'
          : apart === 0
            ? '一致。'
            : `本系统${(apart ?? 0) > 0 ? '多' : '少'}${Math.abs(apart ?? 0)}。`
  return { line, title: value?.title ?? item, id, measure, theirs, ours: mine, apart, says }
}

/** 1,864 · 100% · −48: as sheets write numbers. */
function numberIn(text: string): number | null {
  const digits = plain(text)
    .replace(/[,，%件人次批案个]/g, '')
    .replace(/^[−–]/, '-')
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null
}

/** Wholes of the catalogue whose parts stand in their table too. */
function slipsIn(lines: readonly BesideLine[]): Disagreement[] {
  const cells: Record<string, Cell> = {}
  for (const { id, title, theirs, measure } of lines)
    if (id && measure !== '百分比')
      cells[`${id} ${measure}`] = { title, value: theirs, unit: measure === '件数' ? '件' : '人次' }
  const claims = catalogue.flatMap(({ id, parts, sumOf }): Claim[] =>
    (['件数', '人数'] as const).flatMap((measure): Claim[] => {
      const names = (parts ?? sumOf ?? []).map((part) => `${part} ${measure}`)
      const total = `${id} ${measure}`
      return names.length && [total, ...names].every((name) => cells[name]) ? [{ is: 'sum', total, parts: names }] : []
    }),
  )
  return disagreements({ cells, claims })
}
