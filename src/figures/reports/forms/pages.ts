import { zhDay } from '../../../law/index.ts'
import type { LetterModel } from '../../../petitions/index.ts'
import type { ModelPart, ReportModel } from '../model.ts'
import { cellWords, correctionWords, headWords, issueWords, paragraphs, tableNotes } from './cells.ts'
import { pictureOf } from './picture.ts'

type Block = NonNullable<LetterModel['report']>[number]

/**
 * A report as the pages of the press (Typst): PDF/UA with the raster of GB/T 9704.
 * @param sample the demo city: every page says that it proves nothing
 */
export function reportPages(report: ReportModel, sample: boolean): LetterModel {
  const day = report.issue?.issuedOn ?? report.madeAt.slice(0, 10)
  return {
    ...{ code: 'report', layout: 'report', title: report.title, organ: report.office, day },
    ...(report.masthead ? { masthead: report.masthead } : {}),
    number: issueWords(report),
    date: zhDay(Temporal.PlainDate.from(day)),
    ...{ addressee: null, caseNo: '', query: null, attachments: [], contact: null, cover: null },
    blocks: [],
    report: [
      ...correctionWords(report).map((text): Block => ({ kind: 'paragraph', text })),
      ...report.parts.flatMap(blocksOf),
      ...definitions(report),
    ],
    signature: report.issue ? { name: report.office, sealed: false } : null,
    large: false,
    sample,
  }
}

function blocksOf(part: ModelPart): Block[] {
  switch (part.kind) {
    case 'heading':
      return [part]
    case 'words':
      return paragraphs(part.spans).map((text) => ({ kind: 'paragraph', text }))
    case 'table': {
      const picture = pictureOf(part)
      return [
        {
          kind: 'numbers',
          title: part.title,
          columns: ['项目', ...part.columns.map(headWords)],
          rows: part.rows.map(({ title, depth, cells }) => ({
            title,
            depth,
            cells: cells.map((value, index) => cellWords(value, part.columns[index]?.measure ?? 'count')),
          })),
          notes: tableNotes(part),
          ...(picture ? { picture } : {}),
          wordy: false,
        },
      ]
    }
  }
}

/** What each figure of the report means. */
function definitions({ figures }: ReportModel): Block[] {
  if (!figures.length) return []
  return [
    {
      kind: 'numbers',
      title: '指标口径',
      columns: ['指标', '口径'],
      rows: figures.map(({ id, title, definition }) => ({ title: `${title}（${id}）`, depth: 0, cells: [definition] })),
      notes: [],
      wordy: true,
    },
  ]
}
