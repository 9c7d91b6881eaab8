import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, isoAt, type Kernel, publicPrincipal } from '../kernel/index.ts'
import type { Role } from '../law/index.ts'
import { lent, reachOf } from './policy.ts'

/** The signed-in person of a request. Roles are read again at every request, so a change acts at once. */
export type Staff = {
  account: string
  login: string
  name: string
  post: string
  organ: string
  roles: Role[]
  reach: string[]
  /** Colleagues that this person stands in for today; their roles are among `roles`. */
  actingFor: ActingFor[]
  mustChange: boolean
  session: string
}

/** A colleague whose roles are lent for some days (代理). */
export type ActingFor = { account: string; name: string; post: string; roles: Role[]; from: string; to: string }

const idOf = (cookie: string): Buffer => hash('sha256', cookie, 'buffer')

/** @returns the cookie value: 256 random bits; only its SHA-256 is stored */
export async function openSession(kernel: Kernel, account: string, userAgent: string): Promise<string> {
  const cookie = randomBytes(32).toString('base64url')
  const now = isoAt(kernel.clock.now())
  await kernel.units.write(publicPrincipal, async (tx) => {
    await sql`insert into session (id, account, created_at, seen_at, agent) values (${idOf(cookie)}, ${account}, ${now}, ${now}, ${browserFamily(userAgent)})`.execute(
      tx,
    )
    await sql`update account set seen_at = ${now} where id = ${account}`.execute(tx)
  })
  return cookie
}

/** How stale `seen_at` may be before it is written again: a read should not be a write every time. */
const seenGraceMs = 60_000

/**
 * The person behind a cookie, or null when the session ended, idled out or grew too old. With `used: false` the look
 * does not count as use: an open page alone keeps nobody signed in.
 */
export async function sessionOf(kernel: Kernel, cookie: string, { used = true } = {}): Promise<Staff | null> {
  const id = idOf(cookie)
  const now = kernel.clock.now()
  const { rows } = await kernel.units.read(publicPrincipal, (tx) =>
    sql<{
      account: string
      login: string
      name: string
      post: string
      organ: string
      roles: Role[]
      must_change: boolean
      created_at: string
      seen_at: string
      acting_for: ActingFor[]
      before: string[]
    }>`
      select a.id as account, a.login, a.name, a.post, a.organ, a.roles, a.must_change, s.created_at, s.seen_at,
        coalesce((select json_agg(json_build_object('account', o.id, 'name', o.name, 'post', o.post, 'roles', o.roles, 'from', d.from_day, 'to', d.to_day))
          from deputy d join account o on o.id = d.of_account
          where d.by_account = a.id and d.ended_at is null and ${dayAt(now).toString()} between d.from_day and d.to_day and o.active and o.organ = a.organ), '[]') as acting_for,
        array(with recursive earlier(code) as (
          select code from organ where successor = a.organ
          union select organ.code from organ join earlier on organ.successor = earlier.code
        ) select code from earlier) as before
      from session s join account a on a.id = s.account where s.id = ${id} and a.active`.execute(tx),
  )
  const [row] = rows
  if (!row) return null
  const idleMs = now.since(Temporal.Instant.from(row.seen_at)).total('milliseconds')
  const ageMs = now.since(Temporal.Instant.from(row.created_at)).total('milliseconds')
  if (idleMs > kernel.settings.sessionIdleMs || ageMs > kernel.settings.sessionAbsoluteMs) {
    await endSession(kernel, cookie)
    return null
  }
  if (used && idleMs > seenGraceMs)
    await kernel.units.write(publicPrincipal, async (tx) => {
      await sql`with seen as (update session set seen_at = ${isoAt(now)} where id = ${id})
        update account set seen_at = ${isoAt(now)} where id = ${row.account}`.execute(tx)
    })
  const { must_change, created_at: _c, seen_at: _s, acting_for, before, ...person } = row
  const actingFor = acting_for.map((of) => ({ ...of, roles: lent(of.roles) }))
  const roles = [...new Set([...row.roles, ...actingFor.flatMap((of) => of.roles)])]
  return {
    ...person,
    roles,
    actingFor,
    mustChange: must_change,
    // Of the organs that the own one succeeded, what they left behind.
    reach: [row.organ, ...before].flatMap((organ) => reachOf(organ, roles)),
    session: id.toString('hex'),
  }
}

export async function endSession(kernel: Kernel, cookie: string): Promise<void> {
  await kernel.units.write(publicPrincipal, async (tx) => {
    await sql`delete from session where id = ${idOf(cookie)}`.execute(tx)
  })
}

export type SessionView = { id: string; openedAt: string; seenAt: string; browser: string; current: boolean }

export async function sessionsOf(kernel: Kernel, staff: Staff): Promise<SessionView[]> {
  const { rows } = await kernel.units.read(publicPrincipal, (tx) =>
    sql<{
      id: string
      created_at: string
      seen_at: string
      agent: string
    }>`select encode(id, 'hex') as id, created_at, seen_at, agent from session where account = ${staff.account} order by seen_at desc`.execute(
      tx,
    ),
  )
  return rows.map((row) => ({
    id: row.id,
    openedAt: row.created_at,
    seenAt: row.seen_at,
    browser: row.agent,
    current: row.id === staff.session,
  }))
}

/** End one of the account's own sessions, or all but the current one. */
export async function revokeSessions(kernel: Kernel, staff: Staff, id: string | 'others'): Promise<void> {
  await kernel.units.write(publicPrincipal, async (tx) => {
    if (id === 'others')
      await sql`delete from session where account = ${staff.account} and encode(id, 'hex') <> ${staff.session}`.execute(
        tx,
      )
    else await sql`delete from session where account = ${staff.account} and encode(id, 'hex') = ${id}`.execute(tx)
  })
}

function browserFamily(userAgent: string): string {
  return /(Edg|Firefox|Chrome|Safari|360SE|QQBrowser)/.exec(userAgent)?.[1] ?? '其他'
}
