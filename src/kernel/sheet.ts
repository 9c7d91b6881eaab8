import { Writable } from 'node:stream'
import { inflateRawSync } from 'node:zlib'
import { loadSettings } from './config.ts'
import { problem } from './problem.ts'

/**
 * The one door for sheets: xlsx and CSV as offices have them (WPS, Excel, exports of older systems), read and written
 * with one shape. The first row that says something holds the headings.
 */
export type Sheet = { headings: string[]; rows: SheetRow[] }
/** `line` is the row's number in the file, as the person sees it. Every value is trimmed text; '' where empty. */
export type SheetRow = { line: number; values: Record<string, string> }

/** `number`, `decimal` and `day` (YYYY-MM-DD) can be summed and sorted in the sheet; all else stays text, digits included. */
export type SheetColumn = {
  heading: string
  kind?: 'text' | 'number' | 'decimal' | 'day'
  /** In characters of the heading's size. */
  width?: number
  /** Offered as a drop-down list below the heading (xlsx). */
  choices?: readonly string[]
}
/** Values by heading, like those that are read. */
export type SheetValues = Readonly<Record<string, string | number | null | undefined>>
export type SheetRows = Iterable<SheetValues> | AsyncIterable<SheetValues>

const settings = loadSettings()

/**
 * Read a sheet: xlsx, or CSV in UTF-8 (with or without BOM), UTF-16 or GB18030, separated by comma, tab or semicolon.
 * @param name as the person called the file; kept out of the decision, which goes by the bytes
 * @throws problem `sheet-unreadable` in words: not a sheet, broken, too many rows, a heading twice or missing, an
 *   identity number whose last digits the sheet has already lost
 */
export async function readSheet(content: Buffer, name: string): Promise<Sheet> {
  if (content.length > settings.fileBytes) throw problem('too-large')
  const zipped = content.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
  if (content.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw unreadable(`“${name}”是旧版表格（.xls 或加密的文件）。`, '请在表格软件中另存为 .xlsx 或 .csv 后再导入。')
  return tidy(zipped ? await xlsxLines(content, name) : await csvLines(content, name), name)
}

/** @param name of the sheet inside the file @returns the whole file, or nothing: a broken-off export looks complete */
export const writeXlsx = (
  name: string,
  columns: readonly SheetColumn[],
  rows: SheetRows,
): Promise<Buffer<ArrayBuffer>> => writeBook([{ name, columns, rows }])

/** One sheet of a book. */
export type SheetPage = { name: string; columns: readonly SheetColumn[]; rows: SheetRows }

/** Several sheets in one file; two of the same name are told apart by a number. */
export async function writeBook(pages: readonly SheetPage[]): Promise<Buffer<ArrayBuffer>> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts')
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  const book = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const names = new Set<string>()
  for (const { name, columns, rows } of pages) {
    const sheet = book.addWorksheet(sheetName(name, names), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ heading, kind, width }) => ({
      width: width ?? Math.max(10, [...heading].length * 2 + 4),
      style: { numFmt: formats[kind ?? 'text'] },
    }))
    const head = sheet.addRow(columns.map(({ heading }) => heading))
    head.font = { bold: true }
    head.commit()
    let count = 0
    for await (const values of rows) {
      sheet.addRow(columns.map(({ heading, kind }) => xlsxValue(values[heading], kind))).commit()
      count += 1
    }
    for (const [at, { choices }] of columns.entries())
      if (choices?.length) offerChoices(sheet, at, choices, Math.max(count, 1_000))
    await sheet.commit()
  }
  await book.commit()
  return Buffer.concat(chunks)
}

/** 49, `@`, is the built-in text format: digits typed into an empty cell below keep all of them, too. */
const formats = { text: '@', number: '0', decimal: '0.00', day: 'yyyy-mm-dd' } as const

/** A name that Excel takes: 31 characters, no marks of formulas, each once in a book. */
function sheetName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/?*[\]:]/g, ' ')
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`
    const tried = `${clean.slice(0, 31 - end.length)}${end}`
    if (taken.has(tried)) continue
    taken.add(tried)
    return tried
  }
}

/** UTF-8 with BOM, so that WPS and Excel read it; nothing in it starts a formula. */
export async function writeCsv(columns: readonly SheetColumn[], rows: SheetRows): Promise<Buffer<ArrayBuffer>> {
  const line = (cells: string[]): string => `${cells.map(quoted).join(',')}\r\n`
  const parts = [`\ufeff${line(columns.map(({ heading }) => harmless(heading)))}`]
  for await (const values of rows)
    parts.push(
      line(columns.map(({ heading, kind }) => (isNumber(kind) ? plain(values[heading]) : csvText(values[heading])))),
    )
  return Buffer.from(parts.join(''))
}

type Lines = { line: number; cells: string[] }[]

function tidy(lines: Lines, name: string): Sheet {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [head, ...rest] = filled
  if (!head) throw unreadable(`“${name}”里没有内容。`, '请使用模板填写后再导入。')
  if (rest.length > settings.sheetRows)
    throw unreadable(`“${name}”超过${settings.sheetRows}行。`, '请分成几个文件，分几次导入。')
  const headings = head.cells
  while (headings.at(-1) === '') headings.pop()
  const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) !== at)
  if (twice) throw unreadable(`标题“${twice}”出现了两次。`, '请保留一列，改正后再导入。')
  const rows = rest.map(({ line, cells }) => {
    const without = cells.findIndex((cell, at) => cell !== '' && !headings[at])
    if (without >= 0)
      throw unreadable(`第${line}行第${without + 1}列有内容，但这一列没有标题。`, '请补上标题或删去这一列。')
    return {
      line,
      values: Object.fromEntries(
        headings.flatMap((heading, at) => (heading === '' ? [] : [[heading, cells[at] ?? '']])),
      ),
    }
  })
  return { headings: headings.filter((heading) => heading !== ''), rows }
}

async function xlsxLines(content: Buffer, name: string): Promise<Lines> {
  refuseSwollen(content, name)
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  const broken = unreadable(`“${name}”不是完整的表格文件。`, '请在表格软件中重新打开并另存为 .xlsx 后再导入。')
  try {
    // One row more than allowed, so that too many are noticed and not cut off in silence.
    await book.xlsx.load(content, { maxRows: settings.sheetRows + 2 })
  } catch {
    throw broken
  }
  const sheet = book.worksheets.find((candidate) => candidate.state === 'visible' && candidate.actualRowCount > 0)
  if (!sheet) {
    if (book.worksheets.length) return []
    throw broken
  }
  const lines: Lines = []
  sheet.eachRow((row, line) => {
    const cells: string[] = []
    row.eachCell((cell, column) => {
      cells[column - 1] = cellText(cell.value, `第${line}行第${column}列`)
    })
    lines.push({ line, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return lines
}

/** What a cell shows. Numbers of more than 15 digits have lost the last ones in every sheet program. */
function cellText(value: unknown, where: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') {
    if (Math.abs(value) >= 1e15)
      throw unreadable(
        `${where}的长号码被存成了数字，末尾几位已经丢失。`,
        '请把这一列设为“文本”格式，重新填写后再导入。',
      )
    return String(value)
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'object') return clean(String(value))
  if ('richText' in value) return clean((value.richText as { text: string }[]).map(({ text }) => text).join(''))
  if ('formula' in value || 'sharedFormula' in value) return cellText('result' in value ? value.result : '', where)
  if ('hyperlink' in value) return cellText('text' in value ? value.text : '', where)
  if ('error' in value) throw unreadable(`${where}是算式错误（${String(value.error)}）。`, '请改正后再导入。')
  // Sheets know no zone: the library gives midnight of the day in UTC.
  if ('toISOString' in value) return (value.toISOString as () => string)().slice(0, 10)
  return ''
}

async function csvLines(content: Buffer, name: string): Promise<Lines> {
  const text = decoded(content, name)
  const { parseCsv } = await import('@cj-tech-master/excelts/csv')
  const rows = parseCsv(text, {
    headers: false,
    delimiter: separatorOf(text),
    skipEmptyLines: false,
    maxRows: settings.sheetRows + 2,
  })
  return rows.map((cells, at) => ({ line: at + 1, cells: cells.map((cell) => clean(cell)) }))
}

function decoded(content: Buffer, name: string): string {
  const [first, second] = content
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content)
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content)
      if (!text.includes('\0')) return text
    } catch {
      // not this one
    }
  throw unreadable(`“${name}”不是表格，或者文字编码无法识别。`, '请另存为 .xlsx，或 UTF-8 编码的 .csv 后再导入。')
}

/** The separator that the heading line uses most outside quotes. */
function separatorOf(text: string): string {
  const head = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '')
  const often = (sign: string): number => head.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (often(sign) > often(best) ? sign : best))
}

/** Takes back what `harmless` and `csvText` put there, and what sheets hide: no-break and zero-width spaces. */
const clean = (text: string): string =>
  text
    .replaceAll(/[\u200b\ufeff]/g, '')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

/** An archive that would swell to more than `sheetUnpackedBytes` is not opened: counted by unpacking, not by its word. */
function refuseSwollen(content: Buffer, name: string): void {
  let left = settings.sheetUnpackedBytes
  const end = content.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = end < 0 || end + 20 > content.length ? -1 : content.readUInt32LE(end + 16)
  try {
    while (at >= 0 && at < end && content.readUInt32LE(at) === 0x02014b50) {
      const [method, packed, local] = [
        content.readUInt16LE(at + 10),
        content.readUInt32LE(at + 20),
        content.readUInt32LE(at + 42),
      ]
      const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
      const bytes = content.subarray(start, start + packed)
      left -= method === 0 ? bytes.length : inflateRawSync(bytes, { maxOutputLength: left }).length
      at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
    }
  } catch {
    throw unreadable(`“${name}”损坏，或者展开后太大。`, '请在表格软件中另存为新的 .xlsx，或分成几个文件后再导入。')
  }
}

const unreadable = (says: string, remedy: string) => problem('sheet-unreadable', { says, remedy })

/** Days since 1899-12-30, as sheets count. */
const dayNumber = (day: string): number =>
  Temporal.PlainDate.from('1899-12-30').until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days

function xlsxValue(value: SheetValues[string], kind: SheetColumn['kind']): string | number | null {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return dayNumber(String(value))
  // A string cell is never a formula in xlsx: the type stands beside the value.
  // A note in a column of numbers is a note.
  return isNumber(kind) && Number.isFinite(Number(value)) ? Number(value) : String(value)
}
const isNumber = (kind: SheetColumn['kind']): boolean => kind === 'number' || kind === 'decimal'

const plain = (value: SheetValues[string]): string => (value === null || value === undefined ? '' : String(value))
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
/** Long digits get a tab at the end: opened in WPS or Excel they stay text and keep every digit. */
const csvText = (value: SheetValues[string]): string => {
  const text = plain(value)
  return /^(\d{11,}|0\d+)[Xx]?$/.test(text) ? `${text}\t` : harmless(text)
}
const quoted = (cell: string): string => (/[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function offerChoices(
  sheet: { dataValidations: { add(range: string, validation: never): void } },
  at: number,
  choices: readonly string[],
  rows: number,
): void {
  const letter = String.fromCharCode(65 + at)
  // Excel takes a list of up to 255 characters in the cell itself.
  const list = choices.join(',')
  if (at > 25 || list.length > 255 || choices.some((choice) => /[",]/.test(choice))) return
  sheet.dataValidations.add(`${letter}2:${letter}${rows + 1}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
  } as never)
}
