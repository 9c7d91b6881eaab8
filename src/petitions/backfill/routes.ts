import { Type } from 'typebox'
import {
  dayAt,
  type Http,
  loadSettings,
  markHeading,
  readSheet,
  requireHeadings,
  type Sheet,
  type SheetRow,
  sendSheet,
  sheetOf,
  writeXlsx,
} from '../../kernel/index.ts'
import { type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import { type MappedFrom, mapped, mappingIn, suggestedMapping } from './mapping.ts'
import { type Filed, filedBefore, record } from './record.ts'
import { ledgerColumns, ledgerExamples, type ReadRow, readRow } from './sheet.ts'

const settings = loadSettings()
const config = { policy: 'case.backfill' as const }
const title = '台账补录'

const Rows = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          line: Type.Integer({ minimum: 1 }),
          values: Type.Record(Type.String(), Type.String({ maxLength: settings.contentChars })),
        },
        { additionalProperties: false },
      ),
      { maxItems: settings.backfillRows },
    ),
  },
  { additionalProperties: false },
)

const Marked = Type.Object({ only: Type.Optional(Type.Literal('wrong')) })

/** A line of the sheet: what it would do, or did. */
export type LedgerRow = {
  line: number
  state: 'new' | 'same' | 'wrong'
  says: string[]
  values: Record<string, string>
}

/**
 * The paper ledger of an office, typed into a sheet: a template, a look that changes nothing, the sheet back with what
 * is wrong and with the new numbers, and the filing of a few lines at a time, so that a long ledger shows how far it
 * is and can be gone on with after it broke off.
 */
export function backfillRoutes(app: Http, house: Petitions): void {
  const base = '/api/v1/backfill'

  app.get(`${base}/template.xlsx`, { config, schema: { summary: `${title}：模板` } }, async (_request, reply) =>
    sendSheet(reply, `${title}模板`, await writeXlsx(title, ledgerColumns, ledgerExamples)),
  )

  app.post(
    `${base}/columns`,
    { config, schema: { summary: `${title}：表里有哪些列，各对应什么` } },
    async (request) => {
      const { content, name } = await sheetOf(request)
      return columnsOf(await readSheet(content, name))
    },
  )

  app.post(`${base}/check`, { config, schema: { summary: `${title}：看一看，不登记` } }, async (request) => {
    const { rows } = await ledgerIn(request)
    return { rows: await lookedAt(house, staffOf(request), rows) }
  })

  app.post(
    `${base}/marked.xlsx`,
    { config, schema: { summary: `${title}：带说明的表，全部的行或者只有退回的行`, querystring: Marked } },
    async (request, reply) => {
      const { headings, rows } = await ledgerIn(request)
      const looked = await lookedAt(house, staffOf(request), rows)
      const wanted = request.query.only ? looked.filter(({ state }) => state === request.query.only) : looked
      // As it was typed: a day that does not exist is to be mended, not to be turned into another one.
      const columns = ledgerColumns
        .filter(({ heading }) => headings.includes(heading))
        .map(({ heading, width, choices }) => ({
          heading,
          ...(width ? { width } : {}),
          ...(choices ? { choices } : {}),
        }))
      return sendSheet(
        reply,
        request.query.only ? `${title}-退回` : `${title}-说明`,
        await writeXlsx(
          title,
          [...columns, { heading: markHeading, width: 60 }],
          wanted.map(({ values, says }) => ({ ...values, [markHeading]: says.join('') })),
        ),
      )
    },
  )

  app.post(base, { config, schema: { summary: `${title}：登记这几行`, body: Rows } }, async (request) => {
    const staff = staffOf(request)
    const read = request.body.rows.map((row) => ({ row, read: readRow(row, house.directory, todayOf(house)) }))
    const right = read.filter(({ read: { faults } }) => !faults.length)
    const receiver = house.directory.organ(staff.organ)
    if (!receiver) throw new Error(`no organ ${staff.organ}`)
    const filed = await record(
      house,
      { receiver, staff },
      right.map(({ read: { line } }) => line),
    )
    const byRow = new Map(right.map(({ row }, at) => [row, filed[at]]))
    return { rows: read.map(({ row, read: one }) => rowOf(row, one, byRow.get(row) ?? null)) }
  })
}

/** What a sheet holds: its headings with a few values, and which column of ours each is, as far as names tell. */
export type LedgerColumns = {
  headings: { heading: string; examples: string[] }[]
  columns: { heading: string; needed: boolean; choices: string[] }[]
  mapping: Record<string, MappedFrom>
  /** It is our own template: nothing has to be mapped. */
  own: boolean
}
const exampleRows = 3

function columnsOf({ headings, rows }: Sheet): LedgerColumns {
  const ours = ledgerColumns.map(({ heading }) => heading)
  return {
    headings: headings.map((heading) => ({
      heading,
      examples: rows
        .map(({ values }) => values[heading] ?? '')
        .filter(Boolean)
        .slice(0, exampleRows),
    })),
    columns: ledgerColumns.map(({ heading, needed, choices }) => ({
      heading,
      needed: needed ?? false,
      choices: [...(choices ?? [])],
    })),
    mapping: suggestedMapping(headings),
    own:
      headings.every((heading) => heading === markHeading || ours.includes(heading)) &&
      ledgerColumns.every(({ heading, needed }) => !needed || headings.includes(heading)),
  }
}

/** The sheet of a form under our headings: mapped, or our own template. */
async function ledgerIn(request: Parameters<typeof sheetOf>[0]): Promise<Sheet> {
  const { content, name, fields } = await sheetOf(request)
  const sheet = await readSheet(content, name)
  const mapping = mappingIn(fields.mapping, sheet)
  if (mapping) return mapped(sheet, mapping)
  requireHeadings(sheet, ledgerColumns)
  return sheet
}

const todayOf = (house: Petitions): string => dayAt(house.kernel.clock.now()).toString()

/** What these rows would do: compared with what was filed, and with each other. */
async function lookedAt(house: Petitions, staff: Staff, rows: readonly SheetRow[]): Promise<LedgerRow[]> {
  const today = todayOf(house)
  const read = rows.map((row) => readRow(row, house.directory, today))
  const firstAt = new Map<string, number>()
  for (const [at, { line, faults }] of read.entries()) {
    const first = line.no ? firstAt.get(line.no) : undefined
    if (first !== undefined) faults.push(`原编号与第${rows[first]?.line}行重复。`)
    else firstAt.set(line.no, at)
  }
  const before = await house.kernel.units.read(staffPrincipal(staff), (tx) =>
    filedBefore(
      tx,
      house.kernel.vault,
      staff.organ,
      read.map(({ line }) => line),
    ),
  )
  return rows.map((row, at) => rowOf(row, read[at] as ReadRow, before[at] ?? null))
}

function rowOf({ line, values }: SheetRow, { faults, notes }: ReadRow, filed: Filed | null): LedgerRow {
  if (faults.length) return { line, values, state: 'wrong', says: faults }
  if (filed?.state === 'other')
    return {
      line,
      values,
      state: 'wrong',
      says: [`这个原编号已经登记为${filed.caseNo}，内容与这一行不同；要更正，请打开那一件更正。`],
    }
  if (filed?.state === 'same') return { line, values, state: 'same', says: [`已登记为${filed.caseNo}。`] }
  return { line, values, state: 'new', says: filed ? [`已登记为${filed.caseNo}。`, ...notes] : notes }
}
