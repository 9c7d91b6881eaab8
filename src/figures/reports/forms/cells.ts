import { decimals } from '../definition.ts'
import type { ReportModel, TablePart } from '../model.ts'
import type { Span } from '../words.ts'

/** What a reader sees where there is no number; the notes below the table say why (FR-3). */
export const dash = '—'

/** A number of a table in words. */
export function cellWords(value: number | null, measure: TablePart['columns'][number]['measure']): string {
  if (value === null) return dash
  return decimals.has(measure) ? value.toFixed(2) : String(value)
}

export const headWords = ({ title, unit }: TablePart['columns'][number]): string =>
  unit ? `${title}（${unit}）` : title

export const spanText = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** Paragraphs of a running text: a line break begins a new one. */
export const paragraphs = (spans: readonly Span[]): string[] =>
  spanText(spans)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const dashNote = `“${dash}”表示没有这一项，或者没有可以计算的数。`

/** Notes below a table: its own, and what a dash means where there is one. */
export const tableNotes = ({ rows, notes }: TablePart): string[] => [
  ...(rows.length ? [] : ['期间内没有可列的数。']),
  ...(rows.some(({ cells }) => cells.includes(null)) ? [dashNote] : []),
  ...notes,
]

/** `2026年第11期　2026年12月5日` or that it is a draft. */
export function issueWords({ issue, madeAt }: ReportModel): string {
  if (issue) return issue.number
  return `（草稿，数字截至${madeAt.slice(0, 16).replace('T', ' ')}）`
}

/** What a correction says at its beginning; nothing for other issues. */
export function correctionWords({ issue }: ReportModel): string[] {
  if (!issue?.corrects) return []
  const { number, reason, changes } = issue.corrects
  return [
    `更正：本期更正${number}。更正原因：${reason}`,
    ...(changes.length ? [`更正的数字：${changes.join('；')}。`] : []),
  ]
}
