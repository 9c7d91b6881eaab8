import { sql } from 'kysely'
import { jobPrincipal, type Units } from '../kernel/index.ts'
import type { AccountFacts, Directory, OrganFacts, Role } from '../law/index.ts'

export type Organ = OrganFacts & {
  shortName: string
  initials: string
  mark: string
  phone: string
  address: string
  active: boolean
  /** Who goes on with its duties, where it is closed. */
  successor: string | null
  duties: string[]
}
export type Account = AccountFacts & { login: string; name: string; post: string }
export type Region = { code: string; name: string; parent: string | null; level: number; population?: number | null }
export type Category = {
  code: string
  name: string
  initials: string
  parent: string | null
  /** Code of the national system, where known [U]. */
  officialCode: string | null
  /** Offered for new cases; those that have it keep it. */
  active: boolean
}

/** Everything about organs that rooms ask for all day, held in memory and loaded again after a change. */
export type OrganDirectory = Omit<Directory, 'organ' | 'account'> & {
  organs(): readonly Organ[]
  organ(code: string): Organ | undefined
  account(id: string): Account | undefined
  accounts(): readonly Account[]
  accountsOf(organ: string, role?: Role): readonly Account[]
  regions(): readonly Region[]
  region(code: string): Region | undefined
  categories(): readonly Category[]
  category(code: string): Category | undefined
  /** The letters-and-visits office for a region: its own, or the nearest above. */
  officeFor(region: string | undefined): Organ | undefined
  reload(): Promise<void>
}

export async function openDirectory(units: Units): Promise<OrganDirectory> {
  let organs = new Map<string, Organ>()
  let accounts = new Map<string, Account>()
  let regions = new Map<string, Region>()
  let categories = new Map<string, Category>()

  const reload = async (): Promise<void> => {
    await units.read(jobPrincipal('directory'), async (tx) => {
      const organRows =
        await sql<Organ>`select o.code, o.name, o.short_name as "shortName", o.initials, o.kind, o.level, o.region, o.superior, o.vertical,
          o.mark, o.phone, o.address, o.active, o.successor, coalesce(array_agg(d.category order by d.category) filter (where d.category is not null), '{}') as duties
        from organ o left join organ_duty d on d.organ = o.code group by o.code order by o.level, o.code`.execute(tx)
      const accountRows =
        await sql<Account>`select id as account, login, name, post, organ, roles, active from account order by organ, login`.execute(
          tx,
        )
      const regionRows =
        await sql<Region>`select code, name, parent, level, population from region order by code`.execute(tx)
      const categoryRows =
        await sql<Category>`select code, name, initials, parent, official_code as "officialCode", active from category order by code`.execute(
          tx,
        )
      organs = new Map(organRows.rows.map((row) => [row.code, row]))
      accounts = new Map(accountRows.rows.map((row) => [row.account, row]))
      regions = new Map(regionRows.rows.map((row) => [row.code, row]))
      categories = new Map(categoryRows.rows.map((row) => [row.code, row]))
    })
  }
  await reload()

  return {
    reload,
    organ: (code) => organs.get(code),
    organs: () => [...organs.values()],
    account: (id) => accounts.get(id),
    accounts: () => [...accounts.values()],
    accountsOf: (organ, role) =>
      [...accounts.values()].filter((a) => a.organ === organ && a.active && (!role || a.roles.includes(role))),
    holding: (organ, role) =>
      [...accounts.values()]
        .filter((a) => a.organ === organ && a.active && a.roles.includes(role))
        .map((a) => a.account),
    regions: () => [...regions.values()],
    region: (code) => regions.get(code),
    categories: () => [...categories.values()],
    category: (code) => categories.get(code),
    within(organ, of) {
      for (let at: string | null = organ; at; at = organs.get(at)?.superior ?? null) if (at === of) return true
      return false
    },
    officeUnder: (government) =>
      [...organs.values()].find((organ) => organ.kind === 'office' && organ.active && organ.superior === government),
    departmentAbove(code) {
      const organ = organs.get(code)
      if (!organ) return undefined
      const above = (region: string): boolean => {
        for (let at = regions.get(organ.region)?.parent; at; at = regions.get(at)?.parent)
          if (at === region) return true
        return false
      }
      return [...organs.values()].find(
        (other) =>
          other.active &&
          other.kind === 'department' &&
          other.level === organ.level - 1 &&
          above(other.region) &&
          organ.duties.some((duty) => other.duties.includes(duty)),
      )
    },
    sealedDesk(code) {
      const able = (organ: string): boolean =>
        [...accounts.values()].some((a) => a.organ === organ && a.active && a.roles.includes('discipline-officer'))
      if (able(code)) return code
      const offices = [...organs.values()].filter((organ) => organ.kind === 'office' && organ.active)
      for (let at = organs.get(code)?.region; at; at = regions.get(at)?.parent ?? undefined) {
        const office = offices.find((organ) => organ.region === at && able(organ.code))
        if (office) return office.code
      }
      return null
    },
    officeOver(code) {
      const offices = [...organs.values()].filter((organ) => organ.kind === 'office' && organ.active)
      for (let at = organs.get(code)?.region; at; at = regions.get(at)?.parent ?? undefined) {
        const office = offices.find((organ) => organ.region === at && organ.code !== code)
        if (office) return office.code
      }
      return null
    },
    officeFor(region) {
      const offices = [...organs.values()].filter((organ) => organ.kind === 'office' && organ.active)
      for (let at = region; at; at = regions.get(at)?.parent ?? undefined) {
        const office = offices.find((organ) => organ.region === at)
        if (office) return office
      }
      return offices[0]
    },
  }
}
