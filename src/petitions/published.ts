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

/** A re-review opinion after a hearing, in public words; the case number is not among it (ST-47). */
export type PublishedRereview = {
  at: string
  organ: string
  outcome: 'uphold' | 'change'
  /** Last day of the hearing. */
  heldOn: string
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
  return rows.map((row) => named(house, row))
}

export async function publishedRereviews(house: Petitions): Promise<PublishedRereview[]> {
  const { rows } = await house.kernel.units.read(publicPrincipal, (tx) =>
    sql<PublishedRereview>`select at, organ, outcome, held_on as "heldOn", title, says from published_rereview order by at desc, case_no limit ${shownMost}`.execute(
      tx,
    ),
  )
  return rows.map((row) => named(house, row))
}

const named = <T extends { organ: string }>({ directory }: Petitions, row: T): T => ({
  ...row,
  organ: directory.organ(row.organ)?.name ?? row.organ,
})

/** What is public without number and code: adopted suggestions and re-review opinions. */
export function publishedRoutes(app: Http, house: Petitions): void {
  app.get(
    '/api/v1/public/suggestions',
    { config: { policy: 'public' }, schema: { summary: '已经采纳并公开的建议' } },
    async () => ({ items: await publishedSuggestions(house) }),
  )
  app.get(
    '/api/v1/public/rereviews',
    { config: { policy: 'public' }, schema: { summary: '经过听证、公示的复核意见' } },
    async () => ({ items: await publishedRereviews(house) }),
  )
}
