import { sql } from 'kysely'
import { dayAt, manyCaseKeys, type Tx } from '../kernel/index.ts'
import { stages } from '../law/index.ts'
import { mayOpenSealed, type Staff } from '../people/index.ts'
import { channels } from './codes.ts'
import { queues } from './head.ts'
import type { Petitions } from './petitions.ts'
import { openTitle } from './store.ts'
import { categoryTitle } from './views.ts'

/** Days before the legal last day from which a case shows as due soon. */
const dueSoonDays = 3

export const queueNames = [...Object.keys(queues).filter((q) => q !== 'none'), 'due-soon', 'overdue', 'all'] as const

export type ListQuery = {
  queue?: string
  state?: string
  organ?: string
  due?: string
  from?: string
  to?: string
  mine?: boolean
  limit: number
  cursor?: string
}
export type ListItem = {
  caseNo: string
  title: string
  state: string
  stateTitle: string
  queue: string
  holder: string
  channelTitle: string
  categoryTitle: string | null
  placeTitle: string | null
  receivedOn: string
  due: string | null
  dueRule: string | null
  daysLeft: number | null
  pending: string | null
  dup: string | null
  urgency: string
  sealed: boolean
}
export type List = { items: ListItem[]; next: string | null; total: number | { atLeast: number } }

/** Counting stops here; a list that long is worked by its filters. */
const countMost = 1_000

/**
 * A work list of the staff member's organ, sorted by legal last day, keyset-paginated. `all` is every case the organ
 * has or had, newest first.
 */
export async function listCases(tx: Tx, house: Petitions, staff: Staff, query: ListQuery): Promise<List> {
  const today = dayAt(house.kernel.clock.now())
  const where = conditions(staff, query, today)
  const byDue = query.queue !== undefined && query.queue !== 'all'
  const after = query.cursor ? decodeCursor(query.cursor) : null
  const order = byDue ? sql`coalesce(due, 'infinity'::date), case_no` : sql`received_on desc, case_no desc`
  const keyset = !after
    ? sql`true`
    : byDue
      ? sql`(coalesce(due, 'infinity'::date), case_no) > (${after[0]}::date, ${after[1]})`
      : sql`(received_on, case_no) < (${after[0]}::date, ${after[1]})`
  const { rows } =
    await sql<Row>`select case_no, title, stage, queue, desk, office, holder, channel, category, place_region, received_on, due, due_rule, pending, dup, urgency, sealed
    from case_head where ${where} and ${keyset} order by ${order} limit ${query.limit + 1}`.execute(tx)
  const page = rows.slice(0, query.limit)
  const keys = await manyCaseKeys(
    tx,
    house.kernel.vault,
    page.map((row) => row.case_no),
  )
  const total = rows.length <= query.limit && !after ? rows.length : await count(tx, where)
  const last = page.at(-1)
  return {
    items: page.map((row) => item(house, staff, row, keys.get(row.case_no), today)),
    next:
      rows.length > query.limit && last
        ? encodeCursor([byDue ? (last.due ?? 'infinity') : last.received_on, last.case_no])
        : null,
    total,
  }
}

type Row = {
  case_no: string
  title: Buffer
  stage: keyof typeof stages
  queue: string
  desk: string | null
  office: string
  holder: string | null
  channel: string
  category: string | null
  place_region: string | null
  received_on: string
  due: string | null
  due_rule: string | null
  pending: string | null
  dup: string | null
  urgency: string
  sealed: boolean
}

function conditions(staff: Staff, query: ListQuery, today: Temporal.PlainDate) {
  // Whose cases at all is the row security's business; this narrows to a desk.
  const parts = [sql`true`]
  if (query.queue && query.queue !== 'all') {
    parts.push(sql`desk = ${staff.organ}`)
    if (query.queue === 'overdue')
      parts.push(sql`coalesce(due, 'infinity'::date) < ${today.toString()} and ended_on is null`)
    else if (query.queue === 'due-soon')
      parts.push(
        sql`coalesce(due, 'infinity'::date) between ${today.toString()} and ${today.add({ days: dueSoonDays }).toString()} and ended_on is null`,
      )
    else parts.push(sql`queue = ${query.queue}`)
  }
  if (query.state) parts.push(sql`stage = ${query.state}`)
  if (query.organ) parts.push(sql`(holder = ${query.organ} or office = ${query.organ})`)
  if (query.due) parts.push(sql`due <= ${query.due}`)
  if (query.from) parts.push(sql`received_on >= ${query.from}`)
  if (query.to) parts.push(sql`received_on < ${query.to}`)
  if (query.mine) parts.push(sql`${staff.account} = any(caseworkers)`)
  return sql.join(parts, sql` and `)
}

async function count(tx: Tx, where: ReturnType<typeof conditions>): Promise<number | { atLeast: number }> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from case_head where ${where} limit ${countMost + 1}) c`.execute(tx)
  const n = rows[0]?.n ?? 0
  return n > countMost ? { atLeast: countMost } : n
}

export function item(
  house: Petitions,
  staff: Staff,
  row: Row,
  keys: { dek: Buffer; secret: Buffer } | undefined,
  today: Temporal.PlainDate,
): ListItem {
  const hidden = row.sealed && !mayOpenSealed(staff.roles)
  const { directory } = house
  return {
    caseNo: row.case_no,
    title: hidden || !keys ? '密封件' : openTitle(keys, row.case_no, row.title),
    state: row.stage,
    stateTitle: stages[row.stage],
    queue: row.queue,
    holder: directory.organ(row.holder ?? row.office)?.shortName ?? row.office,
    channelTitle: channels[row.channel as keyof typeof channels] ?? row.channel,
    categoryTitle: row.category && categoryTitle(house, row.category),
    placeTitle: row.place_region && (directory.region(row.place_region)?.name ?? row.place_region),
    receivedOn: row.received_on,
    due: row.due,
    dueRule: row.due_rule,
    daysLeft: row.due ? today.until(Temporal.PlainDate.from(row.due), { largestUnit: 'day' }).days : null,
    pending: row.pending,
    dup: row.dup,
    urgency: row.urgency,
    sealed: row.sealed,
  }
}

export type Counts = Record<string, number>

/** How many stand in each work list of this organ. */
export async function countQueues(tx: Tx, house: Petitions, organ: string): Promise<Counts> {
  const today = dayAt(house.kernel.clock.now())
  const { rows } = await sql<{ queue: string; n: number; overdue: number; soon: number }>`
    select queue, count(*)::int as n, count(*) filter (where due < ${today.toString()})::int as overdue,
      count(*) filter (where due between ${today.toString()} and ${today.add({ days: dueSoonDays }).toString()})::int as soon
    from case_head where desk = ${organ} group by queue`.execute(tx)
  const counts: Counts = Object.fromEntries(queueNames.filter((q) => q !== 'all').map((q) => [q, 0]))
  for (const row of rows) {
    counts[row.queue] = row.n
    counts.overdue = (counts.overdue ?? 0) + row.overdue
    counts['due-soon'] = (counts['due-soon'] ?? 0) + row.soon
  }
  return counts
}

const encodeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
function decodeCursor(cursor: string): [string, string] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [day, no] = Array.isArray(parts) ? parts : []
    return typeof day === 'string' && typeof no === 'string' && /^(\d{4}-\d\d-\d\d|infinity)$/.test(day)
      ? [day, no]
      : null
  } catch {
    return null // a cursor from elsewhere: the list starts at its beginning
  }
}
