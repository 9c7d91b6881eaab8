import { sql } from 'kysely'
import { attemptKey, isoAt, type Kernel, type Tx, triesThisHour } from '../../kernel/index.ts'
import type { Role } from '../../law/index.ts'
import type { OrganDirectory } from '../directory.ts'
import { type Deputy, deputiesNowOrLater } from './deputies.ts'

/** An account as its administrator sees it. No password, no hash. */
export type AdminAccount = {
  account: string
  login: string
  name: string
  post: string
  organ: string
  organName: string
  roles: Role[]
  active: boolean
  mustChange: boolean
  lastSeenAt: string | null
  /** Too many wrong passwords this hour; `unlock` lets it try again at once. */
  resting: boolean
  /** Who stands in for it, now or later. */
  deputies: Deputy[]
}

export type AccountQuery = {
  organ?: string
  q?: string
  role?: string
  active?: boolean
  cursor?: string
  limit: number
}

type Row = Omit<AdminAccount, 'organName' | 'resting' | 'deputies'>

/** Accounts by organ and login, keyset-paginated. */
export async function listAccounts(
  tx: Tx,
  kernel: Kernel,
  directory: OrganDirectory,
  query: AccountQuery,
): Promise<{ items: AdminAccount[]; next: string | null; total: number }> {
  const parts = [sql`true`]
  if (query.organ) parts.push(sql`organ = ${query.organ}`)
  if (query.role) parts.push(sql`${query.role} = any(roles)`)
  if (query.active !== undefined) parts.push(sql`active = ${query.active}`)
  if (query.q) {
    const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(login ilike ${like} or name ilike ${like} or post ilike ${like})`)
  }
  const where = sql.join(parts, sql` and `)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from account where ${where}`.execute(tx)
  const after = query.cursor
    ? sql`and (organ, login) > (${cursorOf(query.cursor)[0]}, ${cursorOf(query.cursor)[1]})`
    : sql``
  const { rows } = await sql<Row>`
    select id as account, login, name, post, organ, roles, active, must_change as "mustChange", seen_at as "lastSeenAt"
    from account where ${where} ${after} order by organ, login limit ${query.limit + 1}`.execute(tx)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: await withMore(tx, kernel, directory, page),
    next: last ? Buffer.from(JSON.stringify([last.organ, last.login])).toString('base64url') : null,
    total: counted[0]?.n ?? 0,
  }
}

export async function accountView(
  tx: Tx,
  kernel: Kernel,
  directory: OrganDirectory,
  id: string,
): Promise<AdminAccount | undefined> {
  const { rows } = await sql<Row>`
    select id as account, login, name, post, organ, roles, active, must_change as "mustChange", seen_at as "lastSeenAt"
    from account where id = ${id}`.execute(tx)
  return (await withMore(tx, kernel, directory, rows))[0]
}

async function withMore(
  tx: Tx,
  kernel: Kernel,
  directory: OrganDirectory,
  rows: readonly Row[],
): Promise<AdminAccount[]> {
  const now = kernel.clock.now()
  const deputies = await deputiesNowOrLater(
    tx,
    directory,
    now,
    rows.map((row) => row.account),
  )
  const found: AdminAccount[] = []
  for (const row of rows)
    found.push({
      ...row,
      organName: directory.organ(row.organ)?.name ?? row.organ,
      resting: (await triesThisHour(tx, signInKey(kernel, row.login), now)) >= kernel.settings.signInTriesPerHour,
      deputies: deputies.filter((deputy) => deputy.of === row.account),
    })
  return found
}

const signInKey = (kernel: Kernel, login: string): Buffer => attemptKey(kernel.vault, 'sign-in', login.toLowerCase())

/** Forget the wrong passwords of this account. */
export async function unlock(tx: Tx, kernel: Kernel, login: string): Promise<void> {
  await sql`delete from attempt where key = ${signInKey(kernel, login)}`.execute(tx)
}

export async function endSessionsOf(tx: Tx, account: string): Promise<void> {
  await sql`delete from session where account = ${account}`.execute(tx)
}

/** A new first password, to be changed at the next sign-in; every session ends. */
export async function setFirstPassword(tx: Tx, account: string, hashed: string): Promise<void> {
  await sql`update account set password = ${hashed}, must_change = true where id = ${account}`.execute(tx)
  await endSessionsOf(tx, account)
}

export async function changeAccount(
  tx: Tx,
  id: string,
  next: { name: string; post: string; organ: string; roles: readonly Role[]; active: boolean },
): Promise<void> {
  await sql`update account set name = ${next.name}, post = ${next.post}, organ = ${next.organ}, roles = ${next.roles}, active = ${next.active} where id = ${id}`.execute(
    tx,
  )
  if (!next.active) await endSessionsOf(tx, id)
}

/** What stood in for it, or it stood in for, ends where the organs part or one of the two leaves. */
export async function endDeputiesApart(tx: Tx, account: string, now: Temporal.Instant): Promise<void> {
  await sql`update deputy d set ended_at = ${isoAt(now)} from account o, account b
    where o.id = d.of_account and b.id = d.by_account and d.ended_at is null and ${account} in (o.id, b.id)
      and (o.organ <> b.organ or not o.active or not b.active)`.execute(tx)
}

function cursorOf(cursor: string): [string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [organ, login] = Array.isArray(parts) ? parts : []
    return typeof organ === 'string' && typeof login === 'string' ? [organ, login] : ['', '']
  } catch {
    return ['', ''] // a cursor from elsewhere: the list starts at its beginning
  }
}
