import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { playDay } from '../../hotline/index.ts'
import { isoAt, jobPrincipal, publicPrincipal } from '../../kernel/index.ts'
import type { Role } from '../../law/index.ts'
import type { House } from '../../main.ts'
import { addAccounts, addCity, randomPassword, reachOf, type Staff, saveSite } from '../../people/index.ts'
import { buildCases } from './cases.ts'
import { city, organs, regions, sampleName, seats } from './city.ts'
import { buildKnowledge } from './knowledge.ts'
import { buildReports } from './reports.ts'
import { sampleSite } from './site.ts'

/** Calls of a whole day of the sample's simulated exchange; those until now are played. */
const sampleCalls = 240

/** Line of `demo-accounts.json` (contract.md §2). */
export type DemoAccount = { role: Role; account: string; password: string; organ: string; name: string }

export const accountsFile = (dataDir: string): string => join(dataDir, 'demo-accounts.json')

/** Is there a city in this folder already, sample or real? */
export async function isEmpty(house: House): Promise<boolean> {
  const { rows } = await house.kernel.units.read(jobPrincipal('setup'), (tx) =>
    sql<{ n: number }>`select count(*)::int as n from organ`.execute(tx),
  )
  return rows[0]?.n === 0
}

/** Build the sample city in an empty folder: organs, accounts with random passwords, cases. */
export async function buildSampleCity(house: House, say: (line: string) => void): Promise<void> {
  const accounts = seats.map((seat, index) => ({ ...seat, name: sampleName(index + 500), password: randomPassword() }))
  await house.kernel.units.write(publicPrincipal, async (tx) => {
    await addCity(tx, regions, organs)
    await addAccounts(
      tx,
      accounts.map(({ organ, login, role, post, name, password }) => ({
        login,
        name,
        post,
        organ,
        roles: [role],
        password,
        mustChange: false,
      })),
    )
    await sql`insert into setting (key, value) values ('demo', 'true') on conflict do nothing`.execute(tx)
    await saveSite(tx, sampleSite, isoAt(house.kernel.clock.now()))
  })
  await house.directory.reload()
  await house.site.reload()
  const file: DemoAccount[] = accounts.map(({ role, login, password, organ, name }) => ({
    role,
    account: login,
    password,
    organ,
    name,
  }))
  writeFileSync(accountsFile(house.dataDir), `${JSON.stringify(file, null, 1)}\n`, { mode: 0o600 })
  say(`示例市：${organs.length} 个单位，${accounts.length} 个账号 (sample city)`)
  const started = performance.now()
  const made = await buildCases(house.petitions, finder(house), say)
  await buildReports(house, finder(house))
  say(`示例知识 ${await buildKnowledge(house, finder(house))} 条 (sample knowledge)`)
  say(`示例来电 ${await playDay(house.hotline, `${city.code}-XF`, sampleCalls)} 个 (simulated calls of today)`)
  say(`示例件 ${made} 件，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒 (sample cases)`)
}

/** Staff members of the sample as a session would make them. */
function finder(house: House): (organ: string, role: Role) => Staff {
  return (organ, role) => {
    const [account] = house.directory.accountsOf(organ, role)
    if (!account) throw new Error(`no ${role} at ${organ}`)
    return {
      account: account.account,
      login: account.login,
      name: account.name,
      post: account.post,
      organ,
      roles: [...account.roles],
      reach: reachOf(organ, account.roles),
      actingFor: [],
      mustChange: false,
      session: '',
    }
  }
}

/** The account to try first. */
export function firstAccount(dataDir: string): DemoAccount | null {
  const path = accountsFile(dataDir)
  if (!existsSync(path)) return null
  const accounts = JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[]
  return accounts.find((account) => account.role === 'dispatcher') ?? accounts[0] ?? null
}
