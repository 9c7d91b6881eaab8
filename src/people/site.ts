import { sql } from 'kysely'
import { publicPrincipal, type Tx, type Units } from '../kernel/index.ts'
import type { OrganDirectory } from './directory.ts'

/** Where people can go in person. `note` is added with a comma, so it has no full stop of its own. */
export type Counter = { name: string; address: string; hours: string; phone: string; note?: string }

/** What every public page and paper says of the city and its office (RGT-17: contacts and hours are published). */
export type SiteData = {
  /** 示例市 */
  city: string
  /** 示例市信访局 */
  office: string
  /** What to type into a browser, for paper: `xf.example.org`; empty until an administrator says it. */
  host: string
  hotline: { number: string; hours: string; note?: string }
  counters: Counter[]
  /** Where a paper letter goes. */
  letters: { address: string; postcode?: string }
  /** Who answers for personal data (个人信息保护法 17); the office itself where nobody is named. */
  dataContact: { name: string; phone: string; address: string }
}

/** The site data in force, held in memory and loaded again after a change. */
export type Site = { current(): SiteData; reload(): Promise<void> }

/** What is not stored follows from the directory, so that a new city has true pages before anybody filled in a form. */
export async function openSite(units: Units, directory: OrganDirectory): Promise<Site> {
  let stored: Partial<SiteData> = {}
  const reload = async (): Promise<void> => {
    const { rows } = await units.read(publicPrincipal, (tx) =>
      sql<{ value: Partial<SiteData> }>`select value from setting where key = 'site'`.execute(tx),
    )
    stored = rows[0]?.value ?? {}
  }
  await reload()
  return { reload, current: () => ({ ...siteFrom(directory), ...stored }) }
}

export async function saveSite(tx: Tx, data: SiteData, at: string): Promise<void> {
  await sql`insert into setting (key, value, updated_at) values ('site', ${JSON.stringify(data)}::jsonb, ${at})
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`.execute(tx)
}

function siteFrom(directory: OrganDirectory): SiteData {
  const city = directory.regions().find((region) => region.parent === null)?.name ?? '本市'
  const organ = directory.officeFor(undefined)
  const office = organ?.name ?? `${city}信访部门`
  const { address = '', phone = '' } = organ ?? {}
  return {
    city,
    office,
    host: '',
    hotline: { number: '12345', hours: '服务时间以当地公布的为准' },
    counters: address ? [{ name: office, address, hours: '工作日上班时间', phone }] : [],
    letters: { address: address || office },
    dataContact: { name: office, phone, address: address || office },
  }
}
