import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, type Tx } from '../../kernel/index.ts'
import { type Refusal, refuse } from '../../law/index.ts'
import type { Account, OrganDirectory } from '../directory.ts'
import { administrators, personalRoles } from '../policy.ts'

/** Why somebody stands in: a code, because the reason of an absence is the person's own business. */
export const deputyReasons = {
  leave: '休假',
  trip: '出差',
  training: '学习培训',
  vacancy: '岗位空缺',
  other: '其他公务',
} as const
export type DeputyReason = keyof typeof deputyReasons

/** Who stands in for whom, on which days, first and last included. */
export type Deputy = {
  id: string
  of: string
  ofName: string
  by: string
  byName: string
  organ: string
  organName: string
  from: string
  to: string
  reason: DeputyReason
  state: 'later' | 'now' | 'over'
  says: string
}

type Row = {
  id: string
  of: string
  by: string
  organ: string
  from: string
  to: string
  reason: DeputyReason
  ended: string | null
}

const columns = sql`id, of_account as "of", by_account as "by", organ, from_day as "from", to_day as "to", reason, ended_at as ended`

export async function listDeputies(
  tx: Tx,
  directory: OrganDirectory,
  now: Temporal.Instant,
  organ: string | undefined,
  most: number,
): Promise<Deputy[]> {
  const { rows } = await sql<Row>`
    select ${columns} from deputy where ${organ ? sql`organ = ${organ}` : sql`true`} order by to_day desc, id limit ${most}`.execute(
    tx,
  )
  return rows.map((row) => view(directory, now, row))
}

export async function deputiesNowOrLater(
  tx: Tx,
  directory: OrganDirectory,
  now: Temporal.Instant,
  of: readonly string[],
): Promise<Deputy[]> {
  const { rows } = await sql<Row>`
    select ${columns} from deputy where of_account = any(${of}) and ended_at is null and to_day >= ${dayAt(now).toString()} order by from_day`.execute(
    tx,
  )
  return rows.map((row) => view(directory, now, row))
}

function view(directory: OrganDirectory, now: Temporal.Instant, { ended, ...row }: Row): Deputy {
  const today = dayAt(now).toString()
  const of = directory.account(row.of)
  const by = directory.account(row.by)
  const names = { ofName: of?.name ?? row.of, byName: by?.name ?? row.by }
  return {
    ...row,
    ...names,
    organName: directory.organ(row.organ)?.name ?? row.organ,
    state: ended || row.to < today ? 'over' : row.from > today ? 'later' : 'now',
    says: `${names.byName}自${row.from}至${row.to}代${of?.post ?? ''}${names.ofName}办理，事由：${deputyReasons[row.reason]}${ended ? '；已提前结束' : ''}。`,
  }
}

export type NewDeputy = { of: string; by: string; from: string; to: string; reason: DeputyReason }

/** Why this one cannot stand in for that one, or null. */
export async function deputyRefusal(
  tx: Tx,
  accounts: { of: Account; by: Account },
  wanted: NewDeputy,
  today: Temporal.PlainDate,
  mostDays: number,
): Promise<Refusal | null> {
  const { of, by } = accounts
  if (of.account === by.account)
    return refuse('deputy-of-oneself', '[D]', '不能由本人代理本人。', '请选本单位的另一位同志。')
  if (of.organ !== by.organ)
    return refuse(
      'deputy-elsewhere',
      '[D]',
      '代理人须是同一单位的同志。',
      '请选本单位的同志；跨单位的，请先调整账号所在单位。',
    )
  if (!of.active || !by.active)
    return refuse(
      'deputy-inactive',
      '[D]',
      '其中一个账号已停用。',
      '请选在用的账号；岗位空缺的，请把角色直接交给接手的同志。',
    )
  if (by.roles.some((role) => administrators.includes(role)))
    return refuse(
      'deputy-is-administrator',
      '[D]',
      '管理员、审计员不代理办件岗位（三员分立）。',
      '请选办件岗位的同志。',
    )
  if (of.roles.every((role) => personalRoles.includes(role)))
    return refuse(
      'roles-not-lent',
      '[D]',
      `${of.name}的角色只授予本人，不能代理（管理员、审计员、密封件专办员、身份信息保管员）。`,
      '请由安全管理员另外授权一位同志，用后收回。',
    )
  if (wanted.from < today.toString())
    return refuse('deputy-back-dated', '[D]', '代理不能倒签日期。', '请从今天或以后开始。')
  const last = Temporal.PlainDate.from(wanted.from)
    .add({ days: mostDays - 1 })
    .toString()
  if (wanted.to < wanted.from || wanted.to > last)
    return refuse(
      'deputy-too-long',
      '[D]',
      `代理要有起止日期，一次最多${mostDays}天。`,
      '长期空缺的，请把角色直接交给接手的同志。',
    )
  // Two entries at once for one colleague: the second waits here.
  await sql`select from account where id = ${of.account} for update`.execute(tx)
  const { rows } = await sql<{ by: string }>`
    select by_account as "by" from deputy where of_account = ${of.account} and ended_at is null and from_day <= ${wanted.to} and to_day >= ${wanted.from}`.execute(
    tx,
  )
  return rows.length
    ? refuse('deputy-overlaps', '[D]', `这些日子里已有人代理${of.name}。`, '请先结束原来的代理，或改日期。')
    : null
}

export async function addDeputy(tx: Tx, organ: string, wanted: NewDeputy, madeBy: string, at: string): Promise<string> {
  const id = randomBytes(9).toString('base64url')
  await sql`insert into deputy (id, of_account, by_account, organ, from_day, to_day, reason, made_by, made_at) values
    (${id}, ${wanted.of}, ${wanted.by}, ${organ}, ${wanted.from}, ${wanted.to}, ${wanted.reason}, ${madeBy}, ${at})`.execute(
    tx,
  )
  return id
}

/** End it now; what was done stays done under the deputy's own name. @returns whether there was one to end */
export async function endDeputy(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update deputy set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}
