import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import type { OrganDirectory, Staff } from '../../people/index.ts'
import { entryOf, noSuchEntry, settle, type Version, versionsOf } from './entries.ts'
import { fieldFaults } from './fields.ts'

type On = { today: string; at: string }

/** From the editor's desk to the reviewer's. */
export async function submitDraft(tx: Tx, id: string, directory: OrganDirectory, on: On): Promise<Refusal | null> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  const draft = (await versionsOf(tx, id)).find(({ state }) => state === 'draft')
  if (!draft) return noDraft
  const [fault] = fieldFaults(directory, draft, on.today)
  if (fault) return incomplete(fault.says)
  await sql`update knowledge_version set state = 'in-review', submitted_at = ${on.at}, returned_note = null where entry = ${id} and state = 'draft'`.execute(
    tx,
  )
  await settle(tx, id, on.today, on.at)
  return null
}

/** Back to the editor, with the reason. */
export async function returnDraft(tx: Tx, id: string, note: string, on: On): Promise<Refusal | null> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  if (entry.work !== 'in-review') return notInReview
  await sql`update knowledge_version set state = 'draft', returned_note = ${note} where entry = ${id} and state = 'in-review'`.execute(
    tx,
  )
  await settle(tx, id, on.today, on.at)
  return null
}

/**
 * Publish what is in review: by somebody who did not write on it, nor stands in for who did (four eyes, domain.md §2.12).
 * Open duties to update this entry are done with it, on this very day (HL-L13).
 * @returns the version that is published now
 */
export async function publishDraft(
  tx: Tx,
  id: string,
  directory: OrganDirectory,
  by: Staff,
  on: On,
): Promise<Refusal | { version: number }> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  const draft = (await versionsOf(tx, id)).find(({ state }) => state === 'in-review')
  if (!draft) return notInReview
  if (isOwn(draft, by)) return ownDraft
  const [fault] = fieldFaults(directory, draft, on.today)
  if (fault) return incomplete(fault.says)
  await sql`update knowledge_version set state = 'published', reviewer = ${by.account}, published_at = ${on.at} where entry = ${id} and version = ${draft.version}`.execute(
    tx,
  )
  await sql`update knowledge_entry set stopped_at = null where id = ${id}`.execute(tx)
  await sql`update knowledge_task set done_at = ${on.at}, done_version = ${draft.version} where entry = ${id} and done_at is null`.execute(
    tx,
  )
  await settle(tx, id, on.today, on.at)
  return { version: draft.version }
}

/** Throw the next version away; the published ones stay. */
export async function discardDraft(tx: Tx, id: string, on: On): Promise<Refusal | null> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  if (entry.work !== 'draft' || entry.shown === null) return noDraft
  await sql`select discard_knowledge_draft(${id})`.execute(tx)
  await settle(tx, id, on.today, on.at)
  return null
}

/** Take an entry out of use, or back into it: then it stands as its versions say. */
export async function stopEntry(tx: Tx, id: string, stopped: boolean, on: On): Promise<Refusal | null> {
  if (!(await entryOf(tx, id, true))) return noSuchEntry
  await sql`update knowledge_entry set stopped_at = ${stopped ? on.at : null} where id = ${id}`.execute(tx)
  await settle(tx, id, on.today, on.at)
  return null
}

export const isOwn = ({ authors }: Pick<Version, 'authors'>, { account, actingFor }: Staff): boolean =>
  [account, ...actingFor.map((of) => of.account)].some((one) => authors.includes(one))

const ownDraft = refuse(
  'knowledge-own-draft',
  '[D]',
  '写过这一版的人不能审核发布它，代理他的人也不能。',
  '请另一位知识库编辑或者值班长审核发布。',
)
const noDraft = refuse('knowledge-no-draft', '[D]', '这条知识没有正在写的新版本。', '请先修改并保存，再继续。')
const notInReview = refuse(
  'knowledge-not-in-review',
  '[D]',
  '这条知识没有待审的版本。',
  '请刷新列表；可能别人已经审过。',
)
const incomplete = (says: string) =>
  refuse('knowledge-incomplete', '[D]', `这一版还不能发布：${says}`, '请改好这一项再送审。')
