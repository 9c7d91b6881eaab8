import { sql } from 'kysely'
import { type Kernel, publicPrincipal } from '../../kernel/index.ts'
import type { DocumentCode, LocalLimit, Wording } from '../../law/index.ts'

/** What the city says for itself, held in memory and loaded again after a change. */
export type CityWords = {
  limits(): readonly LocalLimit[]
  /** The city's words for a document on a day; null where the default holds. */
  wording(code: DocumentCode, today: string): Wording | null
  reload(): Promise<void>
}

type Version = { code: string; from: string; wording: Wording | null }

export async function openCityWords(kernel: Kernel): Promise<CityWords> {
  let limits: LocalLimit[] = []
  let versions: Version[] = []
  const reload = () =>
    kernel.units.read(publicPrincipal, async (tx) => {
      const found =
        await sql<LocalLimit>`select rule, days, unit, source, unverified, from_day as "from", to_day as "to" from local_limit order by from_day, made_at`.execute(
          tx,
        )
      const words =
        await sql<Version>`select code, from_day as "from", wording from document_wording order by from_day, made_at`.execute(
          tx,
        )
      limits = found.rows
      versions = words.rows
    })
  await reload()
  return {
    reload,
    limits: () => limits,
    wording: (code, today) =>
      versions.findLast((version) => version.code === code && version.from <= today)?.wording ?? null,
  }
}
