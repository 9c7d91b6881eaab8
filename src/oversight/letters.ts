import { sql } from 'kysely'
import { freshBytes, openText, problem, seal, type Tx, type Vault } from '../kernel/index.ts'
import type { Adoption, LetterKind } from '../law/index.ts'
import type { Staff } from '../people/index.ts'
import type { LetterModel } from '../petitions/index.ts'

/** Rows of letters to organs. Row security decides which are there: the office's own, and what an organ got. */

export type LetterState = 'draft' | 'submitted' | 'issued' | 'answered'
export type LetterRow = {
  id: string
  kind: LetterKind
  office: string
  organ: string
  about: string | null
  grounds: string[]
  state: LetterState
  replyOn: string | null
  draftedBy: string
  draftedAt: string
  issuedBy: string | null
  issuedAt: string | null
  no: string | null
  answeredBy: string | null
  answeredAt: string | null
  adopted: Adoption | null
  answerNo: string | null
}
/** What the office wrote. */
export type LetterWords = { findings: string; demand: string; contact: string }
/** What the organ answered. */
export type AnswerWords = { measures: string; reasons: string; contact: string }
/** A case that the letter is about, and the limit that was overrun there. */
export type LetterCase = { caseNo: string; rule: string | null; last: string | null }

/** What a supervisor hands in. */
export type Draft = {
  kind: LetterKind
  organ: string
  about: string | null
  grounds: string[]
  replyOn: string | null
  words: LetterWords
  cases: LetterCase[]
}

const columns =
  sql.raw(`id, kind, office, organ, about, grounds, state, reply_on as "replyOn", drafted_by as "draftedBy",
  drafted_at as "draftedAt", issued_by as "issuedBy", issued_at as "issuedAt", no, answered_by as "answeredBy",
  answered_at as "answeredAt", adopted, answer_no as "answerNo"`)

const idBytes = 12
type Sealed = 'words' | 'returned' | 'model' | 'answer' | 'answer_model'
const purpose = (id: string, what: Sealed): string => `oversight-letter|${id}|${what}`
const close = (vault: Vault, id: string, what: Sealed, value: unknown): Buffer =>
  seal(vault.system, purpose(id, what), JSON.stringify(value))

/** One page, the newest first. `before`: where the last one ended. */
export async function lettersOf(
  tx: Tx,
  limit: number,
  before: { at: string; id: string } | null,
): Promise<{ rows: LetterRow[]; more: boolean; total: number }> {
  const keyset = before ? sql`(drafted_at, id) < (${before.at}, ${before.id})` : sql`true`
  const { rows } = await sql<LetterRow>`select ${columns} from oversight_letter
    where ${keyset} order by drafted_at desc, id desc limit ${limit + 1}`.execute(tx)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from oversight_letter`.execute(tx)
  return { rows: rows.slice(0, limit), more: rows.length > limit, total: counted[0]?.n ?? 0 }
}

/** Of both sides: what waits for the head, what the organ owes, what is owed to the office and is late. */
export type LetterCounts = { toIssue: number; toAnswer: number; open: number; overdue: number }
export async function countLetters(tx: Tx, staff: Staff, today: string): Promise<LetterCounts> {
  const { rows } = await sql<LetterCounts>`select
      (count(*) filter (where office = ${staff.organ} and state = 'submitted'))::int as "toIssue",
      (count(*) filter (where organ = ${staff.organ} and state = 'issued'))::int as "toAnswer",
      (count(*) filter (where office = ${staff.organ} and state = 'issued'))::int as open,
      (count(*) filter (where office = ${staff.organ} and state = 'issued' and reply_on < ${today}))::int as overdue
    from oversight_letter`.execute(tx)
  return rows[0] ?? { toIssue: 0, toAnswer: 0, open: 0, overdue: 0 }
}

/** @throws problem not-found: also where it is out of sight */
export async function letterById(tx: Tx, id: string, { lock = false } = {}): Promise<LetterRow> {
  const { rows } =
    await sql<LetterRow>`select ${columns} from oversight_letter where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    )
  if (!rows[0]) throw problem('not-found')
  return rows[0]
}

/** Its words, as far as they are written: the reason for giving it back is the office's own business. */
export async function wordsOf(
  tx: Tx,
  vault: Vault,
  id: string,
): Promise<{ words: LetterWords; returned: string | null; answer: AnswerWords | null }> {
  const row = await sealedOf(tx, id)
  return {
    words: opened<LetterWords>(vault, id, 'words', row.words) ?? { findings: '', demand: '', contact: '' },
    returned: opened<string>(vault, id, 'returned', row.returned),
    answer: opened<AnswerWords>(vault, id, 'answer', row.answer),
  }
}

/** The letter as it was issued, and the feedback as it was. */
export async function modelsOf(
  tx: Tx,
  vault: Vault,
  id: string,
): Promise<{ letter: LetterModel | null; answer: LetterModel | null }> {
  const row = await sealedOf(tx, id)
  return {
    letter: opened<LetterModel>(vault, id, 'model', row.model),
    answer: opened<LetterModel>(vault, id, 'answer_model', row.answer_model),
  }
}

async function sealedOf(tx: Tx, id: string): Promise<Record<Sealed, Buffer | null>> {
  const { rows } = await sql<
    Record<Sealed, Buffer | null>
  >`select words, returned, model, answer, answer_model from oversight_letter where id = ${id}`.execute(tx)
  if (!rows[0]) throw problem('not-found')
  return rows[0]
}

const opened = <T>(vault: Vault, id: string, what: Sealed, value: Buffer | null): T | null =>
  value && (JSON.parse(openText(vault.system, purpose(id, what), value)) as T)

/** The cases of a letter that this person may see; in number order, as they are locked. */
export async function casesOf(tx: Tx, letter: string): Promise<LetterCase[]> {
  const { rows } = await sql<LetterCase>`select c.case_no as "caseNo", c.rule, c.last from oversight_case c
    join case_head h on h.case_no = c.case_no and not h.sealed where c.letter = ${letter} order by c.case_no`.execute(
    tx,
  )
  return rows
}

export async function insertDraft(tx: Tx, vault: Vault, staff: Staff, draft: Draft, at: string): Promise<string> {
  const id = freshBytes(idBytes).toString('base64url')
  await sql`insert into oversight_letter (id, kind, office, organ, about, grounds, state, reply_on, words, drafted_by, drafted_at)
    values (${id}, ${draft.kind}, ${staff.organ}, ${draft.organ}, ${draft.about}, ${draft.grounds}, 'draft', ${draft.replyOn},
      ${close(vault, id, 'words', draft.words)}, ${staff.account}, ${at})`.execute(tx)
  await insertCases(tx, id, draft.cases)
  return id
}

export async function updateDraft(
  tx: Tx,
  vault: Vault,
  staff: Staff,
  id: string,
  draft: Draft,
  at: string,
): Promise<void> {
  await sql`update oversight_letter set kind = ${draft.kind}, organ = ${draft.organ}, about = ${draft.about}, grounds = ${draft.grounds},
      reply_on = ${draft.replyOn}, words = ${close(vault, id, 'words', draft.words)}, drafted_by = ${staff.account}, drafted_at = ${at}
    where id = ${id}`.execute(tx)
  await sql`delete from oversight_case where letter = ${id}`.execute(tx)
  await insertCases(tx, id, draft.cases)
}

async function insertCases(tx: Tx, letter: string, cases: readonly LetterCase[]): Promise<void> {
  for (const { caseNo, rule, last } of cases)
    await sql`insert into oversight_case (letter, case_no, rule, last) values (${letter}, ${caseNo}, ${rule}, ${last})`.execute(
      tx,
    )
}

export async function moveTo(
  tx: Tx,
  vault: Vault,
  id: string,
  state: 'draft' | 'submitted',
  returned: string | null,
): Promise<void> {
  await sql`update oversight_letter set state = ${state}, returned = ${returned && close(vault, id, 'returned', returned)} where id = ${id}`.execute(
    tx,
  )
}

export async function dropDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from oversight_letter where id = ${id}`.execute(tx)
}

export async function keepIssued(
  tx: Tx,
  vault: Vault,
  staff: Staff,
  id: string,
  issued: { no: string; model: LetterModel; digest: string; replyOn: string },
  at: string,
): Promise<void> {
  await sql`update oversight_letter set state = 'issued', issued_by = ${staff.account}, issued_at = ${at}, no = ${issued.no},
      model = ${close(vault, id, 'model', issued.model)}, digest = ${issued.digest}, reply_on = ${issued.replyOn}, returned = null
    where id = ${id}`.execute(tx)
}

export async function keepAnswer(
  tx: Tx,
  vault: Vault,
  staff: Staff,
  id: string,
  answer: { words: AnswerWords; adopted: Adoption | null; no: string | null; model: LetterModel | null },
  at: string,
): Promise<void> {
  await sql`update oversight_letter set state = 'answered', answered_by = ${staff.account}, answered_at = ${at}, adopted = ${answer.adopted},
      answer = ${close(vault, id, 'answer', answer.words)}, answer_no = ${answer.no}, answer_model = ${answer.model && close(vault, id, 'answer_model', answer.model)}
    where id = ${id}`.execute(tx)
}
