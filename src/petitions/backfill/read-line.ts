import { parseDay } from '../../law/index.ts'
import { canonicalBytes } from '../../ledger/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { categoryNamed, lawFaults, organNamed, regionNamed } from './directory-names.ts'
import { type Field, type Shape, submissionFields } from './fields.ts'
import type { BackfillLine, FlagField } from './line.ts'

/** A line of an import file: what it says, or why it cannot be filed. `no` as far as it could be read. */
export type ReadLine = { no: string | null; line: BackfillLine; faults: string[] }

type Reading = {
  directory: OrganDirectory
  /** YYYY-MM-DD */
  today: string
  faults: string[]
  unknown: FlagField[]
  notes: Record<string, string>
}

/** Days before this are slips of the pen. */
const firstDay = '1900-01-01'

/**
 * Read one JSON object of kind `submissions` (contract.md §5). The law warns here and refuses nothing: only what
 * cannot be a record at all is a fault. What the directory does not know is kept and flagged; a field that the
 * contract does not know is kept among the notes.
 */
export function readLine(json: unknown, directory: OrganDirectory, today: string): ReadLine {
  const reading: Reading = { directory, today, faults: [], unknown: [], notes: {} }
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    return { no: null, line: {} as BackfillLine, faults: ['这一行不是一个JSON对象。'] }
  const raw = json as Record<string, unknown>
  const line = fieldsOf(raw, submissionFields, '', reading) as BackfillLine
  for (const [name, value] of Object.entries(raw))
    if (!names.has(name) && value !== null)
      reading.notes[name.slice(0, 60)] = typeof value === 'string' ? value : JSON.stringify(value)
  together(line, reading)
  if (reading.unknown.length) line.unknown = reading.unknown
  if (Object.keys(reading.notes).length) line.notes = reading.notes
  // The file's own words, so that a directory that learned a code meanwhile makes no other line of it.
  line.words = canonicalBytes(raw).toString()
  return {
    no: typeof raw.no === 'string' || typeof raw.no === 'number' ? String(raw.no) : null,
    line,
    faults: reading.faults,
  }
}
const names = new Set(submissionFields.map(({ name }) => name))

/** What can only be said of several fields at once. */
function together(line: BackfillLine, { faults }: Reading): void {
  if (line.continue && (line.closedAt || line.servedAt || line.outcome))
    faults.push('写了continue: true，又写了办结日期、送达日期或者结果；还在办的不写这三项，办结的不写continue。')
  else if (line.continue) faults.push(...lawFaults(line.receivedAt ?? line.registeredAt ?? ''))
  if (line.batch && !/^[A-Za-z0-9-]+$/.test(line.batch.code))
    faults.push('batch.code（名册代码）只能用字母、数字和短横。')
}

function fieldsOf(raw: Record<string, unknown>, fields: readonly Field[], path: string, reading: Reading) {
  const read: Record<string, unknown> = {}
  for (const field of fields) {
    const given = raw[field.name]
    const at = `${path}${field.name}`
    if (given === undefined || given === null || given === '') {
      if (field.needed) reading.faults.push(`${at}（${field.title}）没有填写。`)
      continue
    }
    const value = readValue(given, field.shape, at, field.title, reading)
    if (value !== undefined) read[field.name] = value
  }
  return read
}

function readValue(given: unknown, shape: Shape, at: string, title: string, reading: Reading): unknown {
  const fault = (says: string): undefined => void reading.faults.push(`${at}（${title}）${says}`)
  switch (shape.is) {
    case 'text': {
      // A number of a ledger is often written without quotes.
      if (typeof given !== 'string' && typeof given !== 'number') return fault('应为文字。')
      const text = String(given)
      if (text.includes('\0')) return fault('含有不能存放的字符。')
      return text.length > shape.most && [...text].length > shape.most ? fault(`太长，最多${shape.most}个字。`) : text
    }
    case 'day':
      return dayOf(given, shape.ahead ?? false, reading.today, fault)
    case 'code': {
      if (typeof given !== 'string') return fault(codesSay(shape.codes))
      if (Object.hasOwn(shape.codes, given)) return given
      return Object.entries(shape.codes).find(([, words]) => words === given)?.[0] ?? fault(codesSay(shape.codes))
    }
    case 'number':
      return typeof given === 'number' && Number.isInteger(given) && given >= shape.least && given <= shape.most
        ? given
        : fault(`应为${shape.least}到${shape.most}的整数。`)
    case 'boolean':
      return typeof given === 'boolean' ? given : fault('应为 true 或 false。')
    case 'known':
      return typeof given === 'string' ? knownOf(given, shape.of, reading) : fault('应为文字。')
    case 'object':
      return typeof given === 'object' && !Array.isArray(given)
        ? fieldsOf(given as Record<string, unknown>, shape.fields, `${at}.`, reading)
        : fault('应为一个对象。')
    case 'list':
      if (!Array.isArray(given)) return fault('应为一个列表。')
      if (given.length > shape.most) return fault(`太多，最多${shape.most}项。`)
      return given.map((one, index) => readValue(one ?? '', shape.of, `${at}[${index}]`, title, reading))
  }
}

const codesSay = (codes: Readonly<Record<string, string>>): string =>
  `不认识；可以写：${Object.entries(codes)
    .sort(([a], [b]) => (/^\d/.test(a) ? (a < b ? -1 : 1) : 0))
    .map(([code, words]) => `${code} ${words}`)
    .join('、')}。`

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/

function dayOf(given: unknown, ahead: boolean, today: string, fault: (says: string) => undefined): string | undefined {
  const day = typeof given === 'string' ? readDayOrInstant(given) : null
  if (!day) return fault('不是日期，请写成 2008-03-05，或者带时区的时刻。')
  if (day < firstDay) return fault(`早于${firstDay}，请核对。`)
  return day > today && !ahead ? fault('晚于今天。') : day
}

/** @returns the day in Asia/Shanghai, or null for what is no day */
function readDayOrInstant(text: string): string | null {
  if (dayShape.test(text)) return parseDay(text)?.toString() ?? null
  if (!instantShape.test(text)) return null
  try {
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text)
    return zoned
      ? Temporal.Instant.from(text).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
      : Temporal.PlainDateTime.from(text).toPlainDate().toString()
  } catch {
    return null
  }
}

const directoryOf = {
  region: { flag: 'placeRegion', title: '问题属地', find: regionNamed, codes: /^\d{6}(\d{3}){0,2}$/ },
  category: { flag: 'category', title: '内容分类', find: categoryNamed, codes: /^\d{2}(\/\d{2})?$/ },
  // A case never stands on the desk of an organ that is not there, so its code is no holder.
  organ: { flag: 'handler', title: '办理单位', find: organNamed, codes: null },
} as const

/** A code of this city, or the code as it stands where it is one at all: kept and flagged (contract.md §5). */
function knownOf(given: string, of: keyof typeof directoryOf, { directory, unknown, notes }: Reading) {
  const { flag, title, find, codes } = directoryOf[of]
  const code = find(directory, given)
  if (code) return code
  unknown.push(flag)
  notes[title] = [...given].slice(0, 200).join('')
  return codes?.test(given) ? given : undefined
}
