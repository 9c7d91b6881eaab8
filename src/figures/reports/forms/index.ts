import type { LetterRenderer } from '../../../petitions/index.ts'
import type { ReportModel } from '../model.ts'
import { reportPages } from './pages.ts'
import { reportPaper } from './paper.ts'
import { reportBook } from './sheets.ts'

/** Forms of a report; one model, four files. */
export const formats = {
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const
export type Format = keyof typeof formats
export const isFormat = (value: string): value is Format => Object.hasOwn(formats, value)

/** @throws UnprintableText (pdf) naming a character that no font has */
export async function reportFile(
  report: ReportModel,
  format: Format,
  { letters, sample }: { letters: LetterRenderer; sample: boolean },
): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(report, null, 1)}\n`)
    case 'docx':
      return reportPaper(report, letters)
    case 'xlsx':
      return reportBook(report)
    case 'pdf':
      return letters.render(reportPages(report, sample), { standard: 'ua-1' })
  }
}

export const fileName = ({ title, issue }: ReportModel, format: Format): string =>
  `${title}${issue ? '' : '（草稿）'}.${format}`
