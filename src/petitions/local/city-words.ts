import { sql } from 'kysely'
import { type Kernel, publicPrincipal } from '../../kernel/index.ts'
import { type DocumentCode, type LocalLimit, type LocalPack, limitsOfPack, type Wording } from '../../law/index.ts'

/** What the city says for itself, held in memory and loaded again after a change. */
export type CityWords = {
  /** Its promises, and the numbers of the local packs that it has switched on. */
  limits(): readonly LocalLimit[]
  /** The city's words for a document on a day; null where the default holds. */
  wording(code: DocumentCode, today: string): Wording | null
  reload(): Promise<void>
}

type Version = { code: string; from: string; wording: Wording | null }

type Chosen = { pack: string; from: string; to: string | null }

export async function openCityWords(kernel: Kernel, packs: readonly LocalPack[]): Promise<CityWords> {
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
      const chosen =
        await sql<Chosen>`select pack, from_day as "from", to_day as "to" from pack_choice order by from_day, made_at`.execute(
          tx,
        )
      const ruled = chosen.rows.flatMap(({ pack: id, from, to }) => {
        const pack = packs.find((one) => one.id === id)
        // A rule that has ended says nothing about what is received later, whoever forgot to switch it off.
        const ends = [to, pack?.to ?? null].filter((day) => day !== null).toSorted()[0] ?? null
        return pack ? limitsOfPack(pack, from, ends) : []
      })
      limits = [...found.rows, ...ruled]
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
