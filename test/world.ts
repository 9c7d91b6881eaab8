import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { findFonts } from '../scripts/fonts.mjs'
import { organs, regions, sampleName, seats } from '../src/cli/sample/city.ts'
import { fixedClock, publicPrincipal, removeCluster } from '../src/kernel/index.ts'
import type { Role } from '../src/law/index.ts'
import { type House, type Listening, listen, openHouse } from '../src/main.ts'
import { addAccounts, addCity, reachOf, type Staff } from '../src/people/index.ts'

/** A real office for tests: own PostgreSQL, the organs of the sample city, no cases; its clock stands where it is put. */
export type World = {
  house: House
  clock: ReturnType<typeof fixedClock>
  staff(organ: string, role: Role): Staff
  dataDir: string
  close(): Promise<void>
}

/** A Monday morning with fifteen ordinary days behind and before it. */
export const monday = '2026-06-01T09:00:00+08:00'

/** @param prepare puts into the data folder what has to be there when the house opens */
export async function openWorld(at: string = monday, prepare: (dataDir: string) => void = () => {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dengwen-test-'))
  prepare(dataDir)
  const clock = fixedClock(at)
  const house = await openHouse({
    dataDir,
    log: pino({ level: 'silent' }),
    say: () => {},
    demo: true,
    secure: false,
    fontPaths: findFonts().files,
    clock,
  })
  await house.kernel.units.write(publicPrincipal, async (tx) => {
    await addCity(tx, regions, organs)
    // One hash for all: hashing is tested on its own, and slow on purpose.
    const [first, ...rest] = seats
    if (!first) throw new Error('no seats')
    await addAccounts(tx, [account(first, 0)])
    const { rows } = await sql<{ password: string }>`select password from account`.execute(tx)
    for (const [index, seat] of rest.entries()) {
      const { login, name, post, organ, roles } = account(seat, index + 1)
      await sql`insert into account (id, login, name, post, organ, roles, password) values (${`id-${login}`}, ${login}, ${name}, ${post}, ${organ}, ${roles}, ${rows[0]?.password})`.execute(
        tx,
      )
    }
  })
  await house.directory.reload()
  return {
    house,
    clock,
    dataDir,
    staff(organ, role) {
      const [found] = house.directory.accountsOf(organ, role)
      if (!found) throw new Error(`no ${role} at ${organ}`)
      return {
        account: found.account,
        login: found.login,
        name: found.name,
        post: found.post,
        organ,
        roles: [...found.roles],
        reach: reachOf(organ, found.roles),
        actingFor: [],
        mustChange: false,
        session: '',
      }
    },
    async close() {
      await house.close()
      await removeCluster(dataDir, () => {})
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const account = (seat: (typeof seats)[number], index: number) => ({
  login: seat.login,
  name: sampleName(index),
  post: seat.post,
  organ: seat.organ,
  roles: [seat.role],
  password: samplePassword,
  mustChange: false,
})
export const samplePassword = 'sample-password-1'

/** The same office over HTTP on a free port. */
export async function serveWorld(world: World): Promise<Listening> {
  return listen(world.house, {
    host: '127.0.0.1',
    port: 0,
    say: () => {},
    log: pino({ level: 'silent' }),
    distDir: join(import.meta.dirname, '..', 'dist'),
  })
}

/** A caller that keeps its cookie and speaks JSON. */
export function caller(base: string) {
  let cookie = ''
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        origin: base,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const set = response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ')
    if (set) cookie = set
    const text = await response.text()
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read field by field in tests
    let json: any = null
    try {
      json = JSON.parse(text)
    } catch {}
    return { status: response.status, json, text, headers: response.headers }
  }
}
