import type { Paragraph, Table } from 'docx'
import { zhDay } from '../../../law/index.ts'
import type { LetterRenderer } from '../../../petitions/index.ts'
import type { ModelPart, ReportModel, TablePart } from '../model.ts'
import { cellWords, correctionWords, headWords, issueWords, paragraphs, tableNotes } from './cells.ts'
import { type DrawnPicture, drawn, pictureOf } from './picture.ts'

/** Lengths of GB/T 9704-2012 in twentieths of a point (twips), sizes in half points. */
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)
const size2 = 44
const size3 = 32
const size4 = 28
const sizeTable = 24
const sizeNarrow = 20
/** From line to line: 22 lines of size 3 in 225 mm. */
const pitch = Math.round((twips(225) - size3 * 10) / 21)
/** A table with more columns than this is set smaller. */
const wideFrom = 6

/** Faces as offices have them; where one is missing the program that opens it takes its own 宋体. */
const faces = { title: '方正小标宋简体', body: '仿宋', heading: '黑体', sub: '楷体', table: '宋体' } as const

/** A report as an office sends it, to be opened and changed in WPS or Word: 仿宋 size 3, 22 lines of 28 characters. */
export async function reportPaper(report: ReportModel, letters: LetterRenderer): Promise<Buffer> {
  const pictures = await picturesIn(report, letters)
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, TextRun } = docx
  const run = (text: string, face: string, size: number, more: { bold?: true; color?: string } = {}) =>
    new TextRun({ text, size, font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face }, ...more })
  const line = (
    text: string,
    face: string,
    more: ConstructorParameters<typeof Paragraph>[0] & object = {},
    size = size3,
  ) =>
    new docx.Paragraph({
      spacing: { line: pitch, lineRule: LineRuleType.EXACT },
      ...more,
      children: [run(text, face, size)],
    })
  const body = (text: string): Paragraph => line(text, faces.body, { indent: { firstLine: 2 * size3 * 10 } })
  const parts = report.parts.flatMap((part): (Paragraph | Table)[] => {
    if (part.kind === 'heading') return [headingLine(part)]
    return part.kind === 'words' ? paragraphs(part.spans).map(body) : tableParts(part)
  })
  const day = report.issue?.issuedOn ?? report.madeAt.slice(0, 10)
  const pageNumber = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new docx.Paragraph({
          alignment,
          indent: { left: size4 * 10, right: size4 * 10 },
          children: [
            new TextRun({
              size: size4,
              font: { ascii: faces.table, hAnsi: faces.table, eastAsia: faces.table },
              children: ['— ', PageNumber.CURRENT, ' —'],
            }),
          ],
        }),
      ],
    })
  const document = new Document({
    creator: report.office,
    title: report.title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35), footer: twips(25) },
          },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          ...(report.masthead ? masthead(report.masthead, day) : []),
          line(report.title, faces.title, { alignment: AlignmentType.CENTER, spacing: { after: pitch } }, size2),
          line(issueWords(report), faces.sub, {
            alignment: AlignmentType.CENTER,
            spacing: { line: pitch, after: pitch },
          }),
          ...correctionWords(report).map(body),
          ...parts,
          ...(report.issue ? signature(day) : []),
          ...definitions(),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)

  function headingLine({ level, text }: Extract<ModelPart, { kind: 'heading' }>): Paragraph {
    const { HEADING_1, HEADING_2 } = { HEADING_1: docx.HeadingLevel.HEADING_1, HEADING_2: docx.HeadingLevel.HEADING_2 }
    return new docx.Paragraph({
      heading: level === 1 ? HEADING_1 : HEADING_2,
      keepNext: true,
      spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      indent: { firstLine: 2 * size3 * 10 },
      children: [run(text, level === 1 ? faces.heading : faces.sub, size3, { color: '000000' })],
    })
  }

  function tableParts(table: TablePart): (Paragraph | Table)[] {
    const columns = ['项目', ...table.columns.map(headWords)]
    const rows = table.rows.map(({ title, depth, cells }) => [
      `${'　'.repeat(depth)}${title}`,
      ...cells.map((value, index) => cellWords(value, table.columns[index]?.measure ?? 'count')),
    ])
    return [
      line(table.title, faces.heading, {
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { line: pitch, lineRule: LineRuleType.EXACT, before: pitch / 2 },
      }),
      ...(pictures.has(table) ? [pictureLine(table, pictures.get(table) as DrawnPicture)] : []),
      grid(columns, rows),
      ...tableNotes(table).map((note, index) =>
        line(`${index === 0 ? '注：' : '　　'}${note}`, faces.body, { spacing: { before: 40 } }, sizeNarrow),
      ),
    ]
  }

  /** As wide as the text; who does not see it gets the name of the table. */
  function pictureLine({ title }: TablePart, { png, width, height }: DrawnPicture): Paragraph {
    const name = `${title}的图，数字见下面的表`
    const shown = Math.round((156 / 25.4) * screenDots)
    return new docx.Paragraph({
      keepNext: true,
      children: [
        new docx.ImageRun({
          type: 'png',
          data: png,
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: { name, title: name, description: name },
        }),
      ],
    })
  }

  function grid(columns: readonly string[], rows: readonly string[][], firstShare = 0.34): Table {
    const width = twips(156)
    const first = Math.round(width * (columns.length > wideFrom ? 0.2 : firstShare))
    const widths = [first, ...columns.slice(1).map(() => Math.floor((width - first) / (columns.length - 1)))]
    const size = columns.length > wideFrom ? sizeNarrow : sizeTable
    const rowOf = (cells: readonly string[], head: boolean) =>
      new docx.TableRow({
        tableHeader: head,
        cantSplit: true,
        children: cells.map(
          (text, index) =>
            new docx.TableCell({
              width: { size: widths[index] ?? first, type: docx.WidthType.DXA },
              verticalAlign: docx.VerticalAlign.CENTER,
              margins: { left: 80, right: 80, top: 40, bottom: 40 },
              children: [
                new docx.Paragraph({
                  alignment: head
                    ? AlignmentType.CENTER
                    : index === 0 || !/^[-—\d.]+$/.test(text)
                      ? AlignmentType.LEFT
                      : AlignmentType.RIGHT,
                  children: [run(text, head ? faces.heading : faces.table, size)],
                }),
              ],
            }),
        ),
      })
    return new docx.Table({
      columnWidths: widths,
      layout: docx.TableLayoutType.FIXED,
      width: { size: width, type: docx.WidthType.DXA },
      rows: [rowOf(columns, true), ...rows.map((row) => rowOf(row, false))],
    })
  }

  function masthead(words: string, on: string): Paragraph[] {
    return [
      new docx.Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: pitch / 2 },
        children: [run(words, faces.title, 72, { color: 'D6000F' })],
      }),
      new docx.Paragraph({
        spacing: { after: pitch },
        border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: 'D6000F', space: 4 } },
        children: [run(`${report.office}　　${zhDay(Temporal.PlainDate.from(on))}`, faces.body, size3)],
      }),
    ]
  }

  /** The office and the day, the day four characters in from the right. */
  function signature(on: string): Paragraph[] {
    const right = { alignment: AlignmentType.RIGHT }
    return [
      line('', faces.body),
      line(report.office, faces.body, { ...right, indent: { right: 2 * size3 * 10 } }),
      line(zhDay(Temporal.PlainDate.from(on)), faces.body, { ...right, indent: { right: 4 * size3 * 10 } }),
    ]
  }

  function definitions(): (Paragraph | Table)[] {
    if (!report.figures.length) return []
    return [
      line('附：指标口径', faces.heading, { pageBreakBefore: true }),
      grid(
        ['指标', '口径'],
        report.figures.map(({ id, title, definition }) => [`${title}（${id}）`, definition]),
      ),
    ]
  }
}

/** What OOXML takes a pixel for. */
const screenDots = 96

/** The pictures of a report's tables, drawn one after the other: the press sets one page at a time. */
async function picturesIn(report: ReportModel, letters: LetterRenderer): Promise<Map<TablePart, DrawnPicture>> {
  const found = new Map<TablePart, DrawnPicture>()
  for (const part of report.parts) {
    const picture = part.kind === 'table' ? pictureOf(part) : null
    if (part.kind === 'table' && picture) found.set(part, await drawn(picture, report, letters))
  }
  return found
}
