import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import { attemptKey, countTry, type Kernel, problem, publicPrincipal, type Tx, triesThisHour } from '../kernel/index.ts'
import type { Role } from '../law/index.ts'

/** Argon2id, 19 MiB, 2 passes, 1 lane: the OWASP minimum, ~20 ms here. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const passwordChars = 12

export type AccountRow = {
  id: string
  login: string
  name: string
  post: string
  organ: string
  roles: Role[]
  password: string
  must_change: boolean
  active: boolean
}

export type NewAccount = {
  login: string
  name: string
  post: string
  organ: string
  roles: readonly Role[]
  password: string
  mustChange: boolean
}

export const hashPassword = (password: string): Promise<string> => hash(password, argon)

/** A password nobody has to think of: 16 characters without look-alikes. */
export const randomPassword = (): string => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x')

/** A hash that no password fits, so that an unknown account takes as long as a known one. */
let nobody: Promise<string> | undefined
const decoyHash = (): Promise<string> => {
  nobody ??= hashPassword(randomPassword())
  return nobody
}

export async function addAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<string[]> {
  const ids: string[] = []
  for (const account of accounts) {
    const id = randomBytes(9).toString('base64url')
    await sql`insert into account (id, login, name, post, organ, roles, password, must_change) values
      (${id}, ${account.login}, ${account.name}, ${account.post}, ${account.organ}, ${account.roles}, ${await hashPassword(account.password)}, ${account.mustChange})`.execute(
      tx,
    )
    ids.push(id)
  }
  return ids
}

/**
 * The account behind login and password. Unknown account and wrong password answer alike and take alike long;
 * after `signInTriesPerHour` wrong ones in an hour the account rests.
 * @throws problem `wrong-password`, `signed-in-too-often`
 */
export async function signIn(kernel: Kernel, login: string, password: string): Promise<AccountRow> {
  const now = kernel.clock.now()
  const key = attemptKey(kernel.vault, 'sign-in', login.toLowerCase())
  const { row, tries } = await kernel.units.read(publicPrincipal, async (tx) => ({
    row: (
      await sql<AccountRow>`select id, login, name, post, organ, roles, password, must_change, active from account where login = ${login}`.execute(
        tx,
      )
    ).rows[0],
    tries: await triesThisHour(tx, key, now),
  }))
  if (tries >= kernel.settings.signInTriesPerHour) throw problem('signed-in-too-often')
  const fits = await verify(row?.password ?? (await decoyHash()), password)
  if (row?.active && fits) return row
  await kernel.units.write(publicPrincipal, (tx) => countTry(tx, key, now))
  throw problem('wrong-password')
}

/** Set a new password that must be changed at the next sign-in; sessions end. @throws when there is no such account */
export async function resetPassword(kernel: Kernel, login: string, password: string): Promise<void> {
  const hashed = await hashPassword(password)
  await kernel.units.write(publicPrincipal, async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`update account set password = ${hashed}, must_change = true, active = true where login = ${login} returning id`.execute(
      tx,
    )
    if (!rows[0]) throw new Error(`没有账号 ${login}。(no such account)`)
    await sql`delete from session where account = ${rows[0].id}`.execute(tx)
  })
}

/** @throws problem `wrong-password`, `weak-password` */
export async function changePassword(kernel: Kernel, login: string, old: string, next: string): Promise<void> {
  const row = await signIn(kernel, login, old)
  if ([...next].length < passwordChars || next === old) throw problem('weak-password')
  const password = await hashPassword(next)
  await kernel.units.write(publicPrincipal, async (tx) => {
    await sql`update account set password = ${password}, must_change = false where id = ${row.id}`.execute(tx)
  })
}
