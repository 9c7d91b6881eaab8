import { sql } from 'kysely'
import { type Kernel, openText, seal, type Tx, type Vault } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import { entryOf, newId, noSuchEntry, versionsOf } from './entries.ts'

/** An answer given straight from the base. */
export type DirectAnswer = {
  /** The version that stood on the agent's screen. */
  version: number
  callId?: string | undefined
  /** Phone, only with the caller's yes: used for nothing but telling a wrong answer right. */
  contact?: string | undefined
}

/**
 * Note a direct answer with entry and version, so that a wrong one can be traced (domain.md §3.8). Who gave it is not
 * kept. What is expired, stopped or not yet published is no direct answer.
 */
export async function giveAnswer(
  tx: Tx,
  { vault, settings }: Pick<Kernel, 'vault' | 'settings'>,
  id: string,
  answer: DirectAnswer,
  on: { today: string; at: string },
): Promise<Refusal | { id: string }> {
  const entry = await entryOf(tx, id)
  if (!entry) return noSuchEntry
  const shown = (await versionsOf(tx, id)).find(({ version }) => version === entry.shown)
  const past = shown && (shown.reviewOn < on.today || (shown.to !== null && shown.to < on.today))
  if (!shown || entry.state !== 'published' || past) return notGiven
  if (answer.version !== shown.version) return replaced
  const given = newId()
  const contact = answer.contact ? seal(vault.system, contactOf(given), answer.contact) : null
  await sql`insert into knowledge_answer (id, entry, version, at, call_id, contact, keep_until) values
    (${given}, ${id}, ${answer.version}, ${on.at}, ${answer.callId ?? null}, ${contact}, ${contact ? keepUntil(on.today, settings.answerContactKeepDays) : null})`.execute(
    tx,
  )
  await sql`update knowledge_entry set hits = hits + 1 where id = ${id}`.execute(tx)
  return { id: given }
}

/** Contacts that nobody needed until their day are erased; the answer stays, without a person. @returns how many */
export async function eraseContacts(tx: Tx, today: string): Promise<number> {
  const { numAffectedRows } =
    await sql`update knowledge_answer a set contact = null, keep_until = null where contact is not null and keep_until < ${today}
      and not exists (select from knowledge_recall r where r.answer = a.id and r.state = 'open')`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

const contactOf = (answer: string): string => `knowledge_answer|contact|${answer}`

export const openContact = (vault: Vault, answer: string, sealed: Buffer): string =>
  openText(vault.system, contactOf(answer), sealed)

const keepUntil = (today: string, days: number): string => Temporal.PlainDate.from(today).add({ days }).toString()

const notGiven = refuse(
  'knowledge-not-given',
  '[D]',
  '这条知识现在不能直接拿来答复：没有发布，或者已经过期、停用。',
  '请建工单转给归口单位答复；需要的话报告知识库编辑更新。',
)
const replaced = refuse(
  'knowledge-version-replaced',
  '[D]',
  '这条知识刚刚换了新的一版，屏幕上的是旧的。',
  '请重新打开，看新的一版，再告诉来电人。',
)
