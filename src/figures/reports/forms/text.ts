import type { ReportModel } from '../model.ts'
import { cellWords, correctionWords, headWords, paragraphs, tableNotes } from './cells.ts'

/** A report in words for a page of plain HTML: numbers as they are printed, months as pairs for bars. */
export type ReportText = {
  correction: string[]
  parts: ReportTextPart[]
}
export type ReportTextPart =
  | { kind: 'heading'; text: string }
  | { kind: 'words'; text: string }
  | {
      kind: 'table'
      title: string
      columns: string[]
      rows: { title: string; figure: string | null; cells: string[] }[]
      notes: string[]
      bars: { label: string; now: number | null; last: number | null }[] | null
    }

export function reportText(report: ReportModel): ReportText {
  return {
    correction: correctionWords(report),
    parts: report.parts.flatMap((part): ReportTextPart[] => {
      if (part.kind === 'heading') return [{ kind: 'heading', text: part.text }]
      if (part.kind === 'words') return paragraphs(part.spans).map((text) => ({ kind: 'words', text }))
      return [
        {
          kind: 'table',
          title: part.title,
          columns: part.columns.map(headWords),
          rows: part.rows.map(({ title, figure, cells }) => ({
            title,
            figure,
            cells: cells.map((value, index) => cellWords(value, part.columns[index]?.measure ?? 'count')),
          })),
          notes: tableNotes(part),
          bars:
            part.chart === 'trend'
              ? part.rows.map(({ title, cells }) => ({ label: title, now: cells[0] ?? null, last: cells[1] ?? null }))
              : null,
        },
      ]
    }),
  }
}
