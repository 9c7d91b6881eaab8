import { sql } from 'kysely'
import type { StoredEvent, Tx } from '../../kernel/index.ts'
import { isOrder, type State } from '../../law/index.ts'
import type { Checker, Projector } from '../../petitions/index.ts'

/** What the indicators need of one work order, from its events and its state alone. */
export type OrderFacts = {
  order: ReturnType<typeof orderRow>
  steps: StepRow[]
  limits: LimitRow[]
}
export type StepRow = {
  case_no: string
  seq: number
  at: string
  kind: string
  organ: string | null
  code: string | null
  satisfied: number | null
}
export type LimitRow = {
  case_no: string
  key: string
  rule: string
  organ: string | null
  due_at: string
  met_at: string | null
  stopped: boolean
}

type FactEvent = Pick<StoredEvent, 'seq' | 'kind' | 'at' | 'organ' | 'data'>

/** Steps that some indicator counts. */
const counted = [
  ...['order-created', 'handed-to-hotline', 'order-dispatched', 'order-return-asked', 'order-return-decided'],
  ...['caller-replied', 'feedback-audited', 'called-back', 'order-redone', 'order-supervised'],
  ...['order-answered', 'order-refused', 'order-closed', 'order-terminated', 'merged'],
] as const
const isCounted = (kind: string): boolean => (counted as readonly string[]).includes(kind)

function orderRow(caseNo: string, events: readonly FactEvent[], state: State) {
  const rating = events.findLast(({ kind }) => kind === 'rated')?.data as
    | { office?: number; handler?: number }
    | undefined
  return {
    case_no: caseNo,
    centre: state.office,
    created_at: state.order?.createdAt ?? '',
    channel: state.channel,
    type: state.order?.type ?? '',
    urgency: state.urgency,
    category: state.category,
    place_region: state.placeRegion,
    unit: state.holder,
    stage: state.stage as string,
    merged: state.mergedInto !== null,
    result: state.order?.result ?? null,
    closed_at: state.order?.closedAt ?? null,
    rating_office: rating?.office ?? null,
    rating_handler: rating?.handler ?? null,
  }
}

/** The unit that a step concerns: of a dispatch the one it goes to, else the one that has it. */
function stepRows(caseNo: string, events: readonly FactEvent[]): StepRow[] {
  let unit: string | null = null
  return events.flatMap(({ seq, kind, at, data }): StepRow[] => {
    if (kind === 'order-dispatched') unit = String(data.to)
    const organ = unit
    if (kind === 'order-return-decided' && data.decision === 'accepted') unit = null
    if (!isCounted(kind)) return []
    const code = data.ground ?? data.outcome ?? data.decision ?? data.as ?? data.by ?? null
    const satisfied = typeof data.satisfied === 'number' ? data.satisfied : null
    return [{ case_no: caseNo, seq, at, kind, organ, code: code === null ? null : String(code), satisfied }]
  })
}

/** The end of a limit of the desk as an instant, and when it was met; a limit in days is met on its day. */
function limitRows(caseNo: string, state: State): LimitRow[] {
  return state.clocks
    .filter(({ rule }) => rule.startsWith('HL-'))
    .map(({ key, rule, organ, dueAt, last, metOn, metAt, stoppedOn }) => ({
      case_no: caseNo,
      key,
      rule,
      organ,
      due_at: dueAt ?? endOf(last),
      met_at: metAt ?? (metOn ? `${metOn}T00:00:00.000+08:00` : null),
      stopped: stoppedOn !== null,
    }))
}

/** The last moment of a last day: met on the day after is met too late. */
const endOf = (day: string): string => `${day}T23:59:59.999+08:00`

/** Null for a case that is no work order now. */
export const factsOf = (caseNo: string, events: readonly FactEvent[], state: State): OrderFacts | null =>
  isOrder(state)
    ? { order: orderRow(caseNo, events, state), steps: stepRows(caseNo, events), limits: limitRows(caseNo, state) }
    : null

/** Keeps the facts of work orders in the transaction of their events. */
export const orderProjector: Projector = async (tx, changes) => {
  for (const { caseNo, events, before, after } of changes) {
    if (!before.order && !after.order) continue
    const facts = factsOf(caseNo, before.seq === 0 ? events : await eventsFor(tx, caseNo), after)
    if (!facts) await removeFacts(tx, caseNo)
    else await saveFacts(tx, facts)
  }
}

const tables = ['fact_order', 'fact_order_step', 'fact_order_limit'] as const

async function removeFacts(tx: Tx, caseNo: string): Promise<void> {
  for (const table of tables) await sql`delete from ${sql.table(table)} where case_no = ${caseNo}`.execute(tx)
}

async function saveFacts(tx: Tx, { order, steps, limits }: OrderFacts): Promise<void> {
  await put(tx, 'fact_order', ['case_no'], [order])
  await put(tx, 'fact_order_step', ['case_no', 'seq'], steps)
  await put(tx, 'fact_order_limit', ['case_no', 'key'], limits)
}

async function put(
  tx: Tx,
  table: (typeof tables)[number],
  keys: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const updates = names
    .filter((name) => !keys.includes(name))
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${sql.join(updates)}`.execute(tx)
}

async function eventsFor(tx: Tx, caseNo: string): Promise<readonly FactEvent[]> {
  const { rows } =
    await sql<FactEvent>`select seq, kind, at, organ, data from event where case_no = ${caseNo} and kind = any(${[...counted, 'rated']}) order by seq`.execute(
      tx,
    )
  return rows
}

export const orderChecker: Checker = async (tx, caseNo, events, state) => {
  const replayed = state.order ? factsOf(caseNo, events, state) : null
  const found = []
  const wanted = {
    fact_order: replayed ? [replayed.order] : [],
    fact_order_step: replayed?.steps ?? [],
    fact_order_limit: replayed?.limits ?? [],
  }
  for (const table of tables) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} where case_no = ${caseNo}`.execute(tx)
    const [stored, replay] = [rows, wanted[table]].map((list) => list.map(sorted).sort())
    if (stored?.join('\n') !== replay?.join('\n'))
      found.push({ caseNo, what: table, stored: rows, replayed: wanted[table] })
  }
  return found
}

/** A row as text whose columns stand in the order of their names. */
const sorted = (row: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
