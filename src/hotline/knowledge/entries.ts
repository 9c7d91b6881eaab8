import { sql } from 'kysely'
import { freshBytes, type Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import type { Staff } from '../../people/index.ts'
import type { KnowledgeFields } from './fields.ts'
import { type ExpiredWhy, type KnowledgeState, type Standing, standing, type VersionFacts } from './standing.ts'
import { searchInitials, searchVector } from './words.ts'

/** A version with all that it says and who had to do with it. */
export type Version = VersionFacts &
  KnowledgeFields & {
    note: string
    authors: string[]
    changedAt: string
    submittedAt: string | null
    returnedNote: string | null
    reviewer: string | null
    publishedAt: string | null
    wrongAt: string | null
    wrongNote: string | null
    rightNote: string | null
  }

/** An entry with its standing. */
export type Entry = {
  id: string
  state: KnowledgeState
  why: ExpiredWhy | null
  shown: number | null
  face: number
  work: Standing['work']
  hits: number
  stopped: boolean
}

export const newId = (): string => freshBytes(12).toString('base64url')

const versionColumns = sql.raw(`version, state, title, variants, short, long, source_no as "sourceNo",
  source_title as "sourceTitle", issuer, region, from_day as "from", to_day as "to", category, owner, review_on as "reviewOn",
  note, authors, changed_at as "changedAt", submitted_at as "submittedAt", returned_note as "returnedNote", reviewer,
  published_at as "publishedAt", wrong_at is not null as wrong, wrong_at as "wrongAt", wrong_note as "wrongNote", right_note as "rightNote"`)

export async function versionsOf(tx: Tx, entry: string): Promise<Version[]> {
  const { rows } =
    await sql<Version>`select ${versionColumns} from knowledge_version where entry = ${entry} order by version`.execute(
      tx,
    )
  return rows
}

/** @param lock for an act: nobody else changes it until the transaction ends */
export async function entryOf(tx: Tx, id: string, lock = false): Promise<Entry | null> {
  const { rows } =
    await sql<Entry>`select id, state, why, shown, face, work, hits, stopped_at is not null as stopped from knowledge_entry where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    )
  return rows[0] ?? null
}

/** Bring the row of an entry in line with its versions on this day. @returns whether its standing changed */
export async function settle(tx: Tx, id: string, today: string, at: string): Promise<boolean> {
  const [entry, versions] = [await entryOf(tx, id, true), await versionsOf(tx, id)]
  if (!entry) return false
  const now = standing(versions, entry.stopped, today)
  const face = versions.find(({ version }) => version === now.face)
  if (!face) throw new Error(`knowledge entry ${id} has no version ${now.face}`)
  await sql`update knowledge_entry set state = ${now.state}, why = ${now.why}, shown = ${now.shown}, face = ${now.face}, work = ${now.work},
    review_on = ${face.reviewOn}, search = ${searchVector(face)}::tsvector, initials = ${searchInitials(face)}, changed_at = ${at} where id = ${id}`.execute(
    tx,
  )
  return now.state !== entry.state || now.shown !== entry.shown
}

/** A new entry with its first draft. */
export async function addEntry(
  tx: Tx,
  fields: KnowledgeFields,
  by: Staff,
  on: { today: string; at: string },
): Promise<string> {
  const id = newId()
  await sql`insert into knowledge_entry (id, state, face, search, initials, changed_at) values (${id}, 'draft', 1, ''::tsvector, '', ${on.at})`.execute(
    tx,
  )
  await sql`insert into knowledge_version (entry, version, state, ${fieldColumns}, note, authors, changed_at)
    values (${id}, 1, 'draft', ${fieldValues(fields)}, '', ${[by.account]}, ${on.at})`.execute(tx)
  await settle(tx, id, on.today, on.at)
  return id
}

/** Write on the next version; the first stroke begins it. Whoever wrote on it does not publish it. */
export async function keepDraft(
  tx: Tx,
  id: string,
  draft: { fields: KnowledgeFields; note: string },
  by: Staff,
  on: { today: string; at: string },
): Promise<Refusal | null> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  if (entry.work === 'in-review') return inReview
  if (entry.work === 'draft')
    await sql`update knowledge_version set (${fieldColumns}) = row(${fieldValues(draft.fields)}), note = ${draft.note}, changed_at = ${on.at},
      authors = (select array_agg(distinct one) from unnest(array_append(authors, ${by.account})) one)
      where entry = ${id} and state = 'draft'`.execute(tx)
  else
    await sql`insert into knowledge_version (entry, version, state, ${fieldColumns}, note, authors, changed_at)
      select ${id}, max(version) + 1, 'draft', ${fieldValues(draft.fields)}, ${draft.note}, ${[by.account]}, ${on.at}
      from knowledge_version where entry = ${id}`.execute(tx)
  await settle(tx, id, on.today, on.at)
  return null
}

const fieldColumns = sql.raw(
  'title, variants, short, long, source_no, source_title, issuer, region, from_day, to_day, category, owner, review_on',
)
const fieldValues = (fields: KnowledgeFields) =>
  sql`${fields.title.trim()}::text, ${fields.variants.map((one) => one.trim())}::text[], ${fields.short.trim()}::text, ${fields.long.trim()}::text, ${fields.sourceNo.trim()}::text,
    ${fields.sourceTitle.trim()}::text, ${fields.issuer.trim()}::text, ${fields.region}::text, ${fields.from}::date, ${fields.to}::date, ${fields.category}::text, ${fields.owner}::text, ${fields.reviewOn}::date`

export const noSuchEntry = refuse('knowledge-not-found', '[D]', '没有这条知识。', '请回到列表重新打开。')
const inReview = refuse(
  'knowledge-in-review',
  '[D]',
  '这条知识的新版本正在待审，现在不能改。',
  '请审核人先通过或退回；着急的请审核人退回后再改。',
)
