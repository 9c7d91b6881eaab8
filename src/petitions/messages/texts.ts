import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { NoticeKind } from './notices.ts'
import { standardWords, type Variant } from './words.ts'

/** One version of a city's own words; `words` null: back to the program's. */
export type TextVersion = { kind: NoticeKind; variant: Variant; words: string | null; at: string; account: string }

/** The words in force: the latest version of the city's, or the program's own. */
export async function wordsInForce(tx: Tx, kind: NoticeKind, variant: Variant): Promise<string> {
  const { rows } = await sql<{
    words: string | null
  }>`select words from notice_text where kind = ${kind} and variant = ${variant} order by id desc limit 1`.execute(tx)
  return rows[0]?.words ?? standardWords(kind, variant)
}

/** All versions, newest first. */
export async function textVersions(tx: Tx): Promise<TextVersion[]> {
  const { rows } =
    await sql<TextVersion>`select kind, variant, words, at, account from notice_text order by id desc`.execute(tx)
  return rows
}

export async function saveText(tx: Tx, version: TextVersion): Promise<void> {
  await sql`insert into notice_text (kind, variant, words, at, account) values
    (${version.kind}, ${version.variant}, ${version.words}, ${version.at}, ${version.account})`.execute(tx)
}
