import { type SheetColumn, type SheetPage, writeBook } from '../../../kernel/index.ts'
import { decimals } from '../definition.ts'
import type { ReportModel, TablePart } from '../model.ts'
import { correctionWords, headWords, issueWords, paragraphs, tableNotes } from './cells.ts'

/** A report as xlsx: a sheet for each table, numbers as numbers; the running text and the definitions in sheets beside. */
export const reportBook = (report: ReportModel): Promise<Buffer<ArrayBuffer>> =>
  writeBook([
    ...report.parts.flatMap((part) => (part.kind === 'table' ? [tablePage(part)] : [])),
    wordsPage(report),
    definitionsPage(report),
  ])

export function tablePage(table: TablePart): SheetPage {
  const columns: SheetColumn[] = [
    { heading: '项目', width: 32 },
    ...table.columns.map(
      (column): SheetColumn => ({
        heading: headWords(column),
        kind: decimals.has(column.measure) ? 'decimal' : 'number',
      }),
    ),
  ]
  return {
    name: table.title,
    columns,
    rows: [
      ...table.rows.map(({ title, depth, cells }) => ({
        项目: `${'　'.repeat(depth)}${title}`,
        ...Object.fromEntries(cells.map((value, index) => [columns[index + 1]?.heading ?? '', value])),
      })),
      ...tableNotes(table).map((note) => ({ 项目: `注：${note}` })),
    ],
  }
}

const wordsPage = (report: ReportModel): SheetPage => ({
  name: '文字',
  columns: [{ heading: report.title, width: 100 }],
  rows: [
    `${report.office}，${issueWords(report)}`,
    ...correctionWords(report),
    ...report.parts.flatMap((part) =>
      part.kind === 'heading' ? [part.text] : part.kind === 'words' ? paragraphs(part.spans) : [],
    ),
  ].map((line) => ({ [report.title]: line })),
})

const definitionsPage = ({ figures }: ReportModel): SheetPage => ({
  name: '指标口径',
  columns: [
    { heading: '编号', width: 14 },
    { heading: '指标', width: 28 },
    { heading: '单位', width: 8 },
    { heading: '口径', width: 90 },
    { heading: '明细校验码', width: 70 },
  ],
  rows: figures.map(({ id, title, unit, definition, digest }) => ({
    编号: id,
    指标: title,
    单位: unit,
    口径: definition,
    明细校验码: digest,
  })),
})
