import type { LetterRenderer, PictureBlock } from '../../../petitions/index.ts'
import { decimals } from '../definition.ts'
import type { ReportModel, TablePart } from '../model.ts'
import { cellWords, headWords } from './cells.ts'

/** More rows than this make a picture longer than a page; the table has them all. */
const rowsMost = 24
/** Bars side by side: more columns leave no room for a name. */
const panelsMost = 3
/** Lines of an axis, the lowest left out. */
const ticks = 4

/**
 * A table as a picture for paper: the same one that the screen shows above it, in lines or in bars, so that it also
 * says something in black and white. Null where the screen shows none.
 */
export function pictureOf(table: TablePart): PictureBlock | null {
  if (!table.chart || table.rows.length < 2 || table.rows.length > rowsMost) return null
  const wanted = columnsFor(table)
  if (!wanted.length) return null
  const lines = table.chart === 'trend'
  const series = wanted.map((index) => {
    const head = table.columns[index] as TablePart['columns'][number]
    const values = table.rows.map(({ cells }) => cells[index] ?? null)
    return {
      title: headWords(head),
      last: head.measure === 'lastCount',
      rate: decimals.has(head.measure),
      values,
      words: values.map((value) => cellWords(value, head.measure)),
      most: head.measure === 'percent' ? 100 : roundedUp(Math.max(0, ...values.map((value) => value ?? 0))),
    }
  })
  const most = Math.max(...series.map((one) => one.most))
  return {
    kind: 'picture',
    shape: lines ? 'lines' : 'bars',
    alt: `${table.title}的图，数字见下面的表。`,
    labels: table.rows.map(({ title }) => title),
    ticks: Array.from({ length: ticks + 1 }, (_, at) => (most / ticks) * at),
    series: lines ? series.map((one) => ({ ...one, most })) : series,
  }
}

/** Which columns are drawn: all of a trend; the counts and rates of a comparison; else the count, or the rate. */
function columnsFor({ chart, columns, rows }: TablePart): number[] {
  const filled = columns.flatMap((_, index) =>
    rows.some(({ cells }) => (cells[index] ?? null) !== null) ? [index] : [],
  )
  const of = (measure: string): number[] => filled.filter((index) => columns[index]?.measure === measure)
  if (chart === 'trend') return filled
  if (chart === 'multiples')
    return filled
      .filter((index) => /count|percent|perTenThousand/.test(columns[index]?.measure ?? ''))
      .slice(0, panelsMost)
  return [...of('count'), ...of('percent')].slice(0, 1)
}

/** The next number whose quarters are whole: 4, 8, 12, 20, 40 … */
function roundedUp(value: number): number {
  if (value <= ticks) return ticks
  const ten = 10 ** Math.floor(Math.log10(value))
  const step = [0.4, 0.8, 1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find(
    (factor) => factor * ten >= value && (factor * ten) % ticks === 0,
  )
  return (step ?? 10) * ten
}

/** A picture as pixels, for files that cannot draw. */
export type DrawnPicture = { png: Buffer; width: number; height: number }
/** As wide as the text of a page, at some 220 pixels an inch: still sharp on paper. */
const widthPixels = 1_350

/** Drawn by the press, which has the fonts: outlines of letters need none where the pixels are made. */
export async function drawn(
  picture: PictureBlock,
  { title, office, madeAt }: ReportModel,
  letters: LetterRenderer,
): Promise<DrawnPicture> {
  const svg = await letters.picture({
    ...{ code: 'report', layout: 'picture', title, organ: office, day: madeAt.slice(0, 10), number: null, date: '' },
    ...{ addressee: null, caseNo: '', query: null, attachments: [], contact: null, cover: null, signature: null },
    ...{ blocks: [], picture, large: false, sample: false },
  })
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(Buffer.from(svg))
    .resize({ width: widthPixels })
    .flatten({ background: '#ffffff' })
    .png({ palette: true })
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}
