import { sql } from 'kysely'
import { type Kernel, publicPrincipal } from '../../kernel/index.ts'
import {
  type DocumentCode,
  hotlinePacks,
  type LocalLimit,
  type LocalPack,
  limitsOfPack,
  type Pack,
  type Wording,
} from '../../law/index.ts'

/** What the city says for itself, held in memory and loaded again after a change. */
export type CityWords = {
  /** Its promises, and the numbers of the local packs that it has switched on. */
  limits(): readonly LocalLimit[]
  /** Limits of the 12345 desk that hold on a day: the table that the city chose, or the general one. */
  hotline(today: string): Pack
  /** The city's words for a document on a day; null where the default holds. */
  wording(code: DocumentCode, today: string): Wording | null
  reload(): Promise<void>
}

type Version = { code: string; from: string; wording: Wording | null }

type Chosen = { pack: string; from: string; to: string | null }

export async function openCityWords(kernel: Kernel, packs: readonly LocalPack[]): Promise<CityWords> {
  let limits: LocalLimit[] = []
  let versions: Version[] = []
  let hotline: Chosen[] = []
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
      hotline = chosen.rows.filter(({ pack }) => hotlinePacks.some(({ id }) => id === pack))
      versions = words.rows
    })
  await reload()
  return {
    reload,
    limits: () => limits,
    hotline: (today) => {
      const chosen = hotline.findLast(({ from, to }) => from <= today && (to === null || today <= to))
      return hotlinePacks.find(({ id }) => id === chosen?.pack) ?? hotlinePacks[0]
    },
    wording: (code, today) =>
      versions.findLast((version) => version.code === code && version.from <= today)?.wording ?? null,
  }
}
