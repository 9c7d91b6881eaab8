import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { entryOf, versionsOf } from './entries.ts'
import type { KnowledgeHit } from './search.ts'

/** What anybody may read of an entry: the version in force, in full. */
export type KnowledgePage = KnowledgeHit & { long: string; variants: string[] }

/** @returns null where nothing was published, or it is out of use */
export async function openHit(tx: Tx, id: string): Promise<KnowledgePage | null> {
  const entry = await entryOf(tx, id)
  if (entry?.state !== 'published' && entry?.state !== 'expired') return null
  const version = (await versionsOf(tx, id)).find((one) => one.version === entry.shown)
  if (!version) return null
  return {
    id,
    version: version.version,
    title: version.title,
    variants: version.variants,
    answer: version.short,
    long: version.long,
    source: [`《${version.sourceTitle}》`, version.sourceNo].filter(Boolean).join(' '),
    issuer: version.issuer,
    region: version.region,
    category: version.category,
    from: version.from,
    to: version.to,
    reviewOn: version.reviewOn,
    publishedOn: version.publishedAt?.slice(0, 10) ?? '',
    state: entry.state,
    why: entry.why,
  }
}

/** One more person read it. */
export async function countHit(tx: Tx, id: string): Promise<void> {
  await sql`update knowledge_entry set hits = hits + 1 where id = ${id}`.execute(tx)
}
