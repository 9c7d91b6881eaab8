import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, isoAt, openText, problem, seal, type Tx, type Vault } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import type { Staff } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import type { Basis } from '../compile.ts'
import type { Asker } from '../figures.ts'
import { askerOf } from '../routes.ts'
import { reportById } from './catalogue.ts'
import { changesBetween } from './changes.ts'
import { compileReport, type EditedWords } from './compile.ts'
import type { ReportDefinition } from './definition.ts'
import { reportDigest, rowDigests } from './digest.ts'
import type { ReportModel } from './model.ts'

export type IssueState = 'draft' | 'submitted' | 'issued'
/** A report in the hands of an office. */
export type IssueRow = {
  id: string
  code: string
  office: string
  organ: string | null
  from: string
  to: string
  basis: Basis
  state: IssueState
  editedBy: string
  editedAt: string
  issuedBy: string | null
  issuedAt: string | null
  year: number | null
  number: number | null
  digest: string | null
  corrects: string | null
}
type Sealed = {
  words: Buffer | null
  returned: Buffer | null
  model: Buffer | null
  salt: Buffer | null
  reason: Buffer | null
}

const columns =
  sql.raw(`id, code, office, organ, from_day as "from", to_day as "to", basis, state, edited_by as "editedBy",
  edited_at as "editedAt", issued_by as "issuedBy", issued_at as "issuedAt", year, number, digest, corrects`)

const idBytes = 12
const saltBytes = 32
const secret = (id: string, what: keyof Sealed): string => `report-issue|${id}|${what}`
const close = (vault: Vault, id: string, what: keyof Sealed, text: string): Buffer =>
  seal(vault.system, secret(id, what), text)
const read = (vault: Vault, id: string, what: keyof Sealed, value: Buffer | null): string | null =>
  value && openText(vault.system, secret(id, what), value)

/** Issues of the offices that this person may look at, newest first. */
export async function issuesOf(tx: Tx, house: Petitions, staff: Staff, limit: number): Promise<IssueRow[]> {
  const asker = askerOf(house.directory, staff)
  const { rows } =
    await sql<IssueRow>`select ${columns} from report_issue order by coalesce(issued_at, edited_at) desc, id limit ${limit}`.execute(
      tx,
    )
  return rows.filter((row) => isWithin(house, asker, row))
}

const isWithin = ({ directory }: Petitions, { root }: Asker, { office }: IssueRow): boolean =>
  root === null || directory.within(office, root) || directory.organ(office)?.superior === root

/** @throws problem not-found: also where the office is not below who asks */
export async function issueById(tx: Tx, house: Petitions, staff: Staff, id: string): Promise<IssueRow> {
  const { rows } = await sql<IssueRow>`select ${columns} from report_issue where id = ${id}`.execute(tx)
  const [row] = rows
  if (!row || !isWithin(house, askerOf(house.directory, staff), row)) throw problem('not-found')
  return row
}

async function sealedOf(tx: Tx, id: string): Promise<Sealed> {
  const { rows } =
    await sql<Sealed>`select words, returned, model, salt, reason from report_issue where id = ${id}`.execute(tx)
  if (!rows[0]) throw problem('not-found')
  return rows[0]
}

/** What was written, and what the head said when it came back. */
export async function wordsOf(
  tx: Tx,
  house: Petitions,
  id: string,
): Promise<{ words: EditedWords; returned: string | null; reason: string | null }> {
  const { vault } = house.kernel
  const { words, returned, reason } = await sealedOf(tx, id)
  return {
    words: JSON.parse(read(vault, id, 'words', words) ?? '{}') as EditedWords,
    returned: read(vault, id, 'returned', returned),
    reason: read(vault, id, 'reason', reason),
  }
}

/** The report as it stands: frozen where it was issued, else with the numbers of now. */
export async function modelOf(tx: Tx, house: Petitions, row: IssueRow): Promise<ReportModel> {
  const { vault } = house.kernel
  if (row.state === 'issued') {
    const { model } = await sealedOf(tx, row.id)
    return JSON.parse(read(vault, row.id, 'model', model) ?? 'null') as ReportModel
  }
  const { words } = await wordsOf(tx, house, row.id)
  return compileFor(tx, house, row, words)
}

/** With the rights of the office, not of who looks: so two who look see one report. */
const officeAsker = (house: Petitions, { office }: Pick<IssueRow, 'office'>): Asker =>
  askerOf(house.directory, { organ: office })

function compileFor(tx: Tx, house: Petitions, row: Omit<IssueRow, 'digest'>, words: EditedWords): Promise<ReportModel> {
  const { from, to, basis, organ, office } = row
  const definition = definitionOf(row.code)
  return compileReport(
    tx,
    house.directory,
    officeAsker(house, row),
    definition,
    { from, to, basis, ...(organ ? { organ } : {}) },
    {
      office: house.directory.organ(office)?.name ?? office,
      at: isoAt(house.kernel.clock.now()),
      words,
    },
  )
}

export function definitionOf(code: string): ReportDefinition {
  const definition = reportById(code)
  if (!definition) throw problem('bad-input', { fields: [{ field: 'code', says: `没有报告“${code}”。` }] })
  return definition
}

export type Begun = {
  code: string
  from: string
  to: string
  basis: Basis
  organ: string | null
  corrects?: string
  reason?: string
}

/** Begin a draft, or find the one that was begun. A correction says why, and may only follow what it corrects. */
export async function begin(tx: Tx, house: Petitions, staff: Staff, begun: Begun, at: string): Promise<string> {
  const { code, from, to, basis, organ, corrects = null, reason } = begun
  // Asked once, so that a report that may not be made is refused before it is begun.
  await compileFor(tx, house, { ...blank(begun, staff), corrects }, {})
  const { rows } = await sql<{ id: string }>`select id from report_issue
    where office = ${staff.organ} and code = ${code} and from_day = ${from} and to_day = ${to} and coalesce(organ, '') = ${organ ?? ''} and state <> 'issued'`.execute(
    tx,
  )
  if (rows[0]) return rows[0].id
  const id = randomBytes(idBytes).toString('base64url')
  const { vault } = house.kernel
  const words = corrects ? (await wordsOf(tx, house, corrects)).words : {}
  await sql`insert into report_issue (id, code, office, organ, from_day, to_day, basis, state, words, edited_by, edited_at, corrects, reason)
    values (${id}, ${code}, ${staff.organ}, ${organ}, ${from}, ${to}, ${basis}, 'draft', ${close(vault, id, 'words', JSON.stringify(words))}, ${staff.account}, ${at}, ${corrects}, ${reason ? close(vault, id, 'reason', reason) : null})`.execute(
    tx,
  )
  return id
}

const blank = ({ code, from, to, basis, organ }: Begun, { organ: office, account }: Staff): IssueRow => ({
  ...{ id: '', code, office, organ, from, to, basis, state: 'draft', editedBy: account, editedAt: '' },
  ...{ issuedBy: null, issuedAt: null, year: null, number: null, digest: null, corrects: null },
})

/** Lock an issue of the own office for an act on it. @throws problem not-found */
export async function lockIssue(tx: Tx, staff: Staff, id: string): Promise<IssueRow> {
  const { rows } =
    await sql<IssueRow>`select ${columns} from report_issue where id = ${id} and office = ${staff.organ} for update`.execute(
      tx,
    )
  if (!rows[0]) throw problem('not-found')
  return rows[0]
}

const alreadyIssued = (): Refusal =>
  refuse('report-issued', '[D]', '这份报告已经印发，数字和文字不再改动。', '确需改动的，请点“更正”，另发一期更正。')

export async function keepWords(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  row: IssueRow,
  words: EditedWords,
  at: string,
): Promise<Refusal | null> {
  if (row.state === 'issued') return alreadyIssued()
  if (row.state === 'submitted')
    return refuse('report-submitted', '[D]', '这份报告已经送审，正在等负责人审定。', '需要再改的，请负责人退回后再改。')
  const sealed = close(house.kernel.vault, row.id, 'words', JSON.stringify(words))
  await sql`update report_issue set words = ${sealed}, edited_by = ${staff.account}, edited_at = ${at} where id = ${row.id}`.execute(
    tx,
  )
  return null
}

export async function moveTo(
  tx: Tx,
  house: Petitions,
  row: IssueRow,
  state: 'draft' | 'submitted',
  returned: string | null,
): Promise<Refusal | null> {
  if (row.state === 'issued') return alreadyIssued()
  const sealed = returned ? close(house.kernel.vault, row.id, 'returned', returned) : null
  await sql`update report_issue set state = ${state}, returned = ${sealed} where id = ${row.id}`.execute(tx)
  return null
}

export async function dropDraft(tx: Tx, row: IssueRow): Promise<Refusal | null> {
  if (row.state === 'issued') return alreadyIssued()
  await sql`delete from report_issue where id = ${row.id}`.execute(tx)
  return null
}

/**
 * Issue: the numbers of this moment, the digests of their rows, number, day and names are kept for good. Who wrote it
 * does not issue it (domain.md §2.12).
 */
export async function issue(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  row: IssueRow,
  at: string,
): Promise<ReportModel | Refusal> {
  const { vault, clock } = house.kernel
  if (row.state === 'issued') return alreadyIssued()
  if (row.state !== 'submitted')
    return refuse('report-not-submitted', '[D]', '这份报告还没有送审。', '请统计员核对后送审，再由负责人印发。')
  if (row.editedBy === staff.account)
    return refuse('report-own-draft', '[D]', '起草的人不能印发自己起草的报告。', '请由另一位负责人审定印发。')
  const { words, reason } = await wordsOf(tx, house, row.id)
  const draft = await compileFor(tx, house, row, words)
  const salt = randomBytes(saltBytes)
  const query = { from: row.from, to: row.to, basis: row.basis, ...(row.organ ? { organ: row.organ } : {}) }
  const ids = draft.figures.map(({ id }) => id)
  const digests = await rowDigests(tx, house.directory, officeAsker(house, row), query, ids, salt)
  const day = dayAt(clock.now())
  const number = await nextNumber(tx, row, day.year)
  const nameOf = (account: string): string => house.directory.account(account)?.name ?? account
  const figures = draft.figures.map((figure) => ({ ...figure, digest: digests.get(figure.id) ?? null }))
  const corrected = row.corrects ? await modelOf(tx, house, await byId(tx, row.corrects)) : null
  const model: ReportModel = {
    ...draft,
    title: corrected ? `${draft.title}（更正）` : draft.title,
    figures,
    issue: {
      number: `${day.year}年第${number}期`,
      issuedOn: day.toString(),
      issuedBy: nameOf(staff.account),
      draftedBy: nameOf(row.editedBy),
      corrects: corrected && {
        number: `${corrected.title}（${corrected.issue?.number ?? ''}）`,
        reason: reason ?? '',
        changes: changesBetween(corrected.figures, figures),
      },
    },
  }
  await sql`update report_issue set state = 'issued', issued_by = ${staff.account}, issued_at = ${at}, year = ${day.year}, number = ${number},
      model = ${close(vault, row.id, 'model', JSON.stringify(model))}, digest = ${reportDigest(model)}, salt = ${close(vault, row.id, 'salt', salt.toString('hex'))}, returned = null
    where id = ${row.id}`.execute(tx)
  return model
}

async function byId(tx: Tx, id: string): Promise<IssueRow> {
  const { rows } = await sql<IssueRow>`select ${columns} from report_issue where id = ${id}`.execute(tx)
  if (!rows[0]) throw problem('not-found')
  return rows[0]
}

/** Running number of the office's issues of this report in this year. */
async function nextNumber(tx: Tx, { office, code }: IssueRow, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`report-issue|${office}|${code}|${year}`}))`.execute(tx)
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from report_issue
    where office = ${office} and code = ${code} and year = ${year}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** What the figures of an issued report would say now: late entries show here, never in the issue itself (FR-2). */
export async function changesSince(tx: Tx, house: Petitions, row: IssueRow): Promise<string[]> {
  if (row.state !== 'issued') return []
  const issued = await modelOf(tx, house, row)
  const { words } = await wordsOf(tx, house, row.id)
  return changesBetween(issued.figures, (await compileFor(tx, house, row, words)).figures)
}

export type OpenIssue = { row: IssueRow; model: ReportModel }

/** Issued reports that everybody may read, of the city's own office, newest period first, the last issue of it first. */
export async function openIssues(tx: Tx, house: Petitions, code: string, limit: number): Promise<OpenIssue[]> {
  const { rows } = await sql<IssueRow>`select ${columns} from report_issue
    where state = 'issued' and code = ${code} and organ is null order by to_day desc, issued_at desc, id limit ${limit}`.execute(
    tx,
  )
  const found: OpenIssue[] = []
  for (const row of rows)
    if (officeAsker(house, row).root === null) found.push({ row, model: await modelOf(tx, house, row) })
  return found
}
