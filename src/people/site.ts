import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { publicPrincipal, type Tx, type Units } from '../kernel/index.ts'
import type { Picture } from './admin/image.ts'
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
  /** Whom a colleague phones where a life is in danger, beside 110 and 120: name and number of the city's crisis line. */
  crisisLine?: string
  /** Where a paper letter goes. */
  letters: { address: string; postcode?: string }
  /** Who answers for personal data (个人信息保护法 17); the office itself where nobody is named. */
  dataContact: { name: string; phone: string; address: string }
  /** What stands in the seal of the office: its full name, where nobody says another. */
  sealText: string
}

/** The site data in force, held in memory and loaded again after a change. */
export type Site = {
  current(): SiteData
  /** Whether an administrator has said it, or it only follows from the directory. */
  isSaid(): boolean
  /** The city's own picture, with the address under which the portal shows it. */
  logo(): (Picture & { url: string }) | null
  reload(): Promise<void>
}

/** As stored: the picture in base64. */
type StoredLogo = { mediaType: Picture['mediaType']; data: string }

/** What is not stored follows from the directory, so that a new city has true pages before anybody filled in a form. */
export async function openSite(units: Units, directory: OrganDirectory): Promise<Site> {
  let stored: Partial<SiteData> | null = null
  let logo: (Picture & { url: string }) | null = null
  const reload = async (): Promise<void> => {
    const { rows } = await units.read(publicPrincipal, (tx) =>
      sql<{ key: string; value: unknown }>`select key, value from setting where key in ('site', 'logo')`.execute(tx),
    )
    stored = (rows.find(({ key }) => key === 'site')?.value as Partial<SiteData> | undefined) ?? null
    const picture = rows.find(({ key }) => key === 'logo')?.value as StoredLogo | null | undefined
    logo = picture ? shown(picture) : null
  }
  await reload()
  return {
    reload,
    current: () => ({ ...siteFrom(directory, stored?.office), ...stored }),
    isSaid: () => stored?.counters !== undefined,
    logo: () => logo,
  }
}

/** @param data all of it, or what is known so far: the rest follows from the directory */
export const saveSite = (tx: Tx, data: Partial<SiteData>, at: string): Promise<void> => put(tx, 'site', data, at)

export const saveLogo = (tx: Tx, logo: Picture | null, at: string): Promise<void> =>
  put(tx, 'logo', logo && { mediaType: logo.mediaType, data: logo.content.toString('base64') }, at)

async function put(tx: Tx, key: string, value: unknown, at: string): Promise<void> {
  await sql`insert into setting (key, value, updated_at) values (${key}, ${JSON.stringify(value)}::jsonb, ${at})
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`.execute(tx)
}

function shown({ mediaType, data }: StoredLogo): Picture & { url: string } {
  const content = Buffer.from(data, 'base64')
  // The address changes with the picture, so that a browser may keep it.
  return { mediaType, content, url: `/logo/${hash('sha256', content, 'hex').slice(0, 16)}` }
}

function siteFrom(directory: OrganDirectory, saidOffice: string | undefined): SiteData {
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
    sealText: saidOffice ?? office,
  }
}
