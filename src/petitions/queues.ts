import { sql } from 'kysely'
import { dayAt, isoAt, manyCaseKeys, type Tx } from '../kernel/index.ts'
import { stages } from '../law/index.ts'
import { mayOpenSealed, type Staff } from '../people/index.ts'
import { channels } from './codes.ts'
import { queues } from './head.ts'
import { type PromisedDay, promisedDays } from './local/promised-days.ts'
import { countFailedMessages } from './messages/index.ts'
import type { Petitions } from './petitions.ts'
import { lateRescues } from './rescue.ts'
import { openTitle } from './store.ts'
import { categoryTitle } from './views.ts'

/** Days before the legal last day from which a case shows as due soon. */
const dueSoonDays = 3

export const queueNames = [
  ...Object.keys(queues).filter((q) => q !== 'none'),
  'urgent',
  'to-decide',
  'due-soon',
  'overdue',
  'all',
] as const

/** What a work list is narrowed by. RG-2: the registering level is no filter, RG-5: neither is anything of a person. */
export type ListQuery = {
  queue?: string
  state?: string
  /** Holder or office. */
  organ?: string
  /** A category, or a first-level one with all below it. */
  category?: string
  /** A region with all below it. */
  place?: string
  class?: string
  channel?: string
  /** Legal last day, both days included. */
  dueFrom?: string
  due?: string
  /** Received on or after `from` and before `to`. */
  from?: string
  to?: string
  mine?: boolean
  sort?: Sort
  limit: number
  cursor?: string
}
/** By legal last day; by day of receipt, the latest or the earliest first; by the end of the limit to the minute. */
export const sorts = ['due', 'received', 'oldest', 'soonest'] as const
export type Sort = (typeof sorts)[number]
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
  /** ISO instant where that limit ends at one (12345). */
  dueAt: string | null
  dueRule: string | null
  /** An earlier day of the city or a local rule for that limit, and who says so. */
  localOn?: string | null
  localKind?: PromisedDay['kind'] | null
  /** A call to the rescue services that should have been confirmed by this day (RG-10); in the list of what is to decide. */
  confirmBy?: string | null
  daysLeft: number | null
  pending: string | null
  dup: string | null
  urgency: string
  sealed: boolean
  /** Somebody without the office of opening sealed cases sees number, state and dates only (RG-1). */
  envelopeOnly: boolean
}
export type List = { items: ListItem[]; next: string | null; total: number | { atLeast: number } }

/** Counting stops here; a list that long is worked by its filters. */
const countMost = 1_000

/**
 * A work list of the staff member's organ, keyset-paginated, sorted by legal last day unless asked otherwise. `all` is
 * every case the organ has or had, newest first.
 */
export async function listCases(tx: Tx, house: Petitions, staff: Staff, query: ListQuery): Promise<List> {
  const page = await listPage(tx, house, staff, query)
  const all = page.next === null && !query.cursor
  return { ...page, total: all ? page.items.length : await count(tx, conditions(house, staff, query)) }
}

/** One page without the count of all: what goes from page to page asks for this. */
export async function listPage(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  query: ListQuery,
): Promise<{ items: ListItem[]; next: string | null }> {
  const where = conditions(house, staff, query)
  const sort = sortOf(query)
  const after = query.cursor ? decodeCursor(query.cursor) : null
  const { key, order, beyond } = orders[sort]
  const keyset = after ? beyond(after) : sql`true`
  const { rows } =
    await sql<Row>`select case_no, title, stage, queue, desk, office, holder, channel, category, place_region, received_on, due, due_at, due_rule, pending, dup, urgency, sealed
    from case_head where ${where} and ${keyset} order by ${order} limit ${query.limit + 1}`.execute(tx)
  const page = rows.slice(0, query.limit)
  const keys = await manyCaseKeys(
    tx,
    house.kernel.vault,
    page.map((row) => row.case_no),
  )
  const today = dayAt(house.kernel.clock.now())
  const promised = await promisedDays(tx, house, page)
  const late = query.queue === 'to-decide' ? await lateRescues(tx, staff.organ, today) : new Map<string, string>()
  const last = page.at(-1)
  return {
    items: page.map((row) => {
      const view = item(house, staff, row, keys.get(row.case_no), today)
      return {
        ...view,
        localOn: promised.get(row.case_no)?.on ?? null,
        localKind: promised.get(row.case_no)?.kind ?? null,
        // Of an envelope not even this is told (RG-1).
        ...(late.has(row.case_no) && !view.envelopeOnly ? { confirmBy: late.get(row.case_no) ?? null } : {}),
      }
    }),
    next: rows.length > query.limit && last ? encodeCursor([key(last), last.case_no]) : null,
  }
}

export const sortOf = ({ queue, sort }: Pick<ListQuery, 'queue' | 'sort'>): Sort =>
  sort ?? (queue === undefined || queue === 'all' ? 'received' : queue.startsWith('order-') ? 'soonest' : 'due')

/** The end of a limit: its instant, or midnight after its last day; as the index case_head_soonest has it. */
const soonest = sql`coalesce(due_at, (due + 1)::timestamp at time zone 'Asia/Shanghai', 'infinity'::timestamptz)`

/** A case without limit comes last. */
const orders = {
  due: {
    key: (row: Row) => row.due ?? 'infinity',
    order: sql`coalesce(due, 'infinity'::date), case_no`,
    beyond: ([day, no]: Cursor) => sql`(coalesce(due, 'infinity'::date), case_no) > (${day}::date, ${no})`,
  },
  received: {
    key: (row: Row) => row.received_on,
    order: sql`received_on desc, case_no desc`,
    beyond: ([day, no]: Cursor) => sql`(received_on, case_no) < (${day}::date, ${no})`,
  },
  oldest: {
    key: (row: Row) => row.received_on,
    order: sql`received_on, case_no`,
    beyond: ([day, no]: Cursor) => sql`(received_on, case_no) > (${day}::date, ${no})`,
  },
  soonest: {
    key: (row: Row) => row.due_at ?? (row.due ? `${row.due}T24:00:00+08:00` : 'infinity'),
    order: sql`${soonest}, case_no`,
    beyond: ([at, no]: Cursor) => sql`(${soonest}, case_no) > (${at}::timestamptz, ${no})`,
  },
} satisfies Record<Sort, unknown>
type Cursor = [day: string, caseNo: string]

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
  due_at: string | null
  due_rule: string | null
  pending: string | null
  dup: string | null
  urgency: string
  sealed: boolean
}

function conditions(house: Petitions, staff: Staff, query: ListQuery) {
  const today = dayAt(house.kernel.clock.now())
  // Whose cases at all is the row security's business; this narrows to a desk.
  const parts = [sql`true`]
  if (query.queue === 'urgent') parts.push(sql`urgent_at is not null`)
  else if (query.queue === 'to-decide') parts.push(sql`decides && ${[staff.organ]}`)
  else if (query.queue && query.queue !== 'all') {
    parts.push(sql`desk = ${staff.organ}`)
    if (query.queue === 'overdue')
      parts.push(
        sql`(coalesce(due, 'infinity'::date) < ${today.toString()} or due_at < ${isoAt(house.kernel.clock.now())}) and ended_on is null`,
      )
    else if (query.queue === 'due-soon')
      parts.push(
        sql`coalesce(due, 'infinity'::date) between ${today.toString()} and ${today.add({ days: dueSoonDays }).toString()} and ended_on is null`,
      )
    else parts.push(sql`queue = ${query.queue}`)
  }
  if (query.state) parts.push(sql`stage = ${query.state}`)
  if (query.organ) parts.push(sql`(holder = ${query.organ} or office = ${query.organ})`)
  if (query.category) parts.push(sql`category = any(${withBelow(house.directory.categories(), query.category)})`)
  if (query.place) parts.push(sql`place_region = any(${withBelow(house.directory.regions(), query.place)})`)
  if (query.class) parts.push(sql`class3 = ${query.class}`)
  if (query.channel) parts.push(sql`channel = ${query.channel}`)
  if (query.dueFrom) parts.push(sql`coalesce(due, 'infinity'::date) between ${query.dueFrom} and '2999-12-31'`)
  if (query.due) parts.push(sql`coalesce(due, 'infinity'::date) <= ${query.due}`)
  if (query.from) parts.push(sql`received_on >= ${query.from}`)
  if (query.to) parts.push(sql`received_on < ${query.to}`)
  if (query.mine) parts.push(sql`caseworkers && ${[staff.account, ...staff.actingFor.map((of) => of.account)]}`)
  // A sealed case that a filter finds would tell what it is about (RG-1).
  const tells = query.organ || query.category || query.place || query.class || query.channel || query.mine
  if (tells && !mayOpenSealed(staff.roles)) parts.push(sql`not sealed`)
  return sql.join(parts, sql` and `)
}

/** A code of a tree and the codes of everything below it. */
function withBelow(tree: readonly { code: string; parent: string | null }[], code: string): string[] {
  const found = [code]
  for (let at = 0; at < found.length; at++)
    found.push(...tree.filter(({ parent }) => parent === found[at]).map((below) => below.code))
  return found
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
    holder: hidden ? '' : (directory.organ(row.holder ?? row.office)?.shortName ?? row.office),
    channelTitle: hidden ? '' : (channels[row.channel as keyof typeof channels] ?? row.channel),
    categoryTitle: hidden ? null : row.category && categoryTitle(house, row.category),
    placeTitle: hidden ? null : row.place_region && (directory.region(row.place_region)?.name ?? row.place_region),
    receivedOn: row.received_on,
    due: row.due,
    dueAt: row.due_at,
    dueRule: row.due_rule,
    daysLeft: row.due ? today.until(Temporal.PlainDate.from(row.due), { largestUnit: 'day' }).days : null,
    pending: row.pending,
    dup: hidden ? null : row.dup,
    urgency: hidden ? 'normal' : row.urgency,
    sealed: row.sealed,
    envelopeOnly: hidden,
  }
}

export type Counts = Record<string, number>

/** How many stand in each work list of this organ. */
export async function countQueues(tx: Tx, house: Petitions, organ: string): Promise<Counts> {
  const today = dayAt(house.kernel.clock.now())
  const { rows } = await sql<{ queue: string; n: number; overdue: number; soon: number }>`
    select queue, count(*)::int as n, count(*) filter (where due < ${today.toString()} or due_at < ${isoAt(house.kernel.clock.now())})::int as overdue,
      count(*) filter (where due between ${today.toString()} and ${today.add({ days: dueSoonDays }).toString()})::int as soon
    from case_head where desk = ${organ} group by queue`.execute(tx)
  const counts: Counts = Object.fromEntries(queueNames.filter((q) => q !== 'all').map((q) => [q, 0]))
  for (const row of rows) {
    counts[row.queue] = row.n
    counts.overdue = (counts.overdue ?? 0) + row.overdue
    counts['due-soon'] = (counts['due-soon'] ?? 0) + row.soon
  }
  const { rows: asked } = await sql<{
    n: number
  }>`select count(*)::int as n from case_head where decides && ${[organ]}`.execute(tx)
  counts['to-decide'] = asked[0]?.n ?? 0
  const { rows: urgent } = await sql<{
    n: number
  }>`select count(*)::int as n from case_head where urgent_at is not null`.execute(tx)
  counts.urgent = urgent[0]?.n ?? 0
  counts['late-rescues'] = (await lateRescues(tx, organ, today)).size
  counts['failed-messages'] = await countFailedMessages(tx, organ)
  return counts
}

const encodeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
function decodeCursor(cursor: string): [string, string] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [day, no] = Array.isArray(parts) ? parts : []
    return typeof day === 'string' &&
      typeof no === 'string' &&
      /^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?\+08:00)?|infinity)$/.test(day)
      ? [day, no]
      : null
  } catch {
    return null // a cursor from elsewhere: the list starts at its beginning
  }
}
