import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { OrganDirectory } from '../../people/index.ts'

/** First-level categories that have something published, with how many entries. */
export async function knowledgeCategories(
  tx: Tx,
  directory: Pick<OrganDirectory, 'category'>,
): Promise<{ code: string; title: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select split_part(v.category, '/', 1) as code, count(*)::int as count
    from knowledge_entry e join knowledge_version v on v.entry = e.id and v.version = e.shown
    where e.state in ('published', 'expired') group by 1 order by 1`.execute(tx)
  return rows.map(({ code, count }) => ({ code, title: directory.category(code)?.name ?? code, count }))
}
