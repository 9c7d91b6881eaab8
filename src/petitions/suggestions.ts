import { sql } from 'kysely'
import { type Http, publicPrincipal } from '../kernel/index.ts'
import type { Petitions } from './petitions.ts'

/** An adopted suggestion as everybody may read it; the case number is not among it (ST-53). */
export type PublishedSuggestion = {
  at: string
  organ: string
  result: 'adopted' | 'partly'
  title: string
  says: string
}

/** The latest ones; older ones are in the annual report. */
const shownMost = 100

export async function publishedSuggestions(house: Petitions): Promise<PublishedSuggestion[]> {
  const { rows } = await house.kernel.units.read(publicPrincipal, (tx) =>
    sql<PublishedSuggestion>`select at, organ, result, title, says from published_suggestion order by at desc, case_no limit ${shownMost}`.execute(
      tx,
    ),
  )
  return rows.map((row) => ({ ...row, organ: house.directory.organ(row.organ)?.name ?? row.organ }))
}

export function suggestionRoutes(app: Http, house: Petitions): void {
  app.get(
    '/api/v1/public/suggestions',
    { config: { policy: 'public' }, schema: { summary: '已经采纳并公开的建议' } },
    async () => ({ items: await publishedSuggestions(house) }),
  )
}
