import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { NoticeKind } from './notices.ts'
import { standardWords, type Variant } from './words.ts'

/** The words in force: the latest version of the city's, or the program's own. */
export async function wordsInForce(tx: Tx, kind: NoticeKind, variant: Variant): Promise<string> {
  const { rows } = await sql<{
    words: string | null
  }>`select words from notice_text where kind = ${kind} and variant = ${variant} order by id desc limit 1`.execute(tx)
  return rows[0]?.words ?? standardWords(kind, variant)
}
