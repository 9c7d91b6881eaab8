import { sql } from 'kysely'
import type { StoredEvent, Tx } from '../kernel/index.ts'
import { emptyState, inReview, isEnded, isOrder, type State } from '../law/index.ts'
import type { Change, Checker, Projector } from '../petitions/index.ts'

/** What figures need of one submission: codes, days, counts. */
export type Fact = ReturnType<typeof factOf>

/** The fact of a case, from its events alone; null for a sealed one, which counts by channel and month only (RG-1). */
export function factOf(caseNo: string, events: readonly FactEvent[], state: State) {
  const last = (rule: string) => state.clocks.findLast((clock) => clock.rule === rule)
  const dayOfKind = (...kinds: string[]): string | null =>
    events.find((event) => kinds.includes(event.kind))?.at.slice(0, 10) ?? null
  // What an old ledger says of the days before this program (contract.md §5), as it was filed last.
  const filed = events.findLast((event) => ledgerKinds.includes(event.kind))?.data
  const ledger = filed as Ledger | undefined
  // Where a submission came from stands in its first event, the same whatever happens to it later.
  const origin = (filed ?? events[0]?.data) as
    | { sourceKind?: string; sourceLevel?: number; regLevel?: number }
    | undefined
  const rating = (events.findLast((event) => event.kind === 'rated')?.data ?? ledger?.rating) as Rating | undefined
  const [review, rereview] = ['review-decided', 'rereview-decided'].map((kind) =>
    events.findLast((event) => event.kind === kind),
  )
  const on = (event: FactEvent | undefined): string | null => event?.at.slice(0, 10) ?? null
  const notice = last('DL-03') ?? last('DL-02')
  const handling = last('DL-06') ?? last('DL-05') ?? last('DL-19')
  return {
    case_no: caseNo,
    received_on: state.receivedOn,
    // What 12345 handed over is registered on that day (domain.md §3.4).
    registered_on: ledger?.registeredOn ?? dayOfKind('registered', 'handed-to-petition'),
    channel: state.channel,
    receiver: state.receiver,
    holder: state.holder,
    class3: state.class3,
    path: state.path,
    category: state.category,
    place_region: state.placeRegion,
    purpose: state.purpose,
    dup: state.dup,
    people_count: state.peopleCount,
    signer_count: state.signerCount,
    stage: state.stage,
    split_from: state.splitFrom,
    source_kind: origin?.sourceKind ?? null,
    source_level: origin?.sourceLevel ?? null,
    reg_level: origin?.regLevel ?? null,
    exchanged_on: ledger?.exchangedOn ?? null,
    backfilled: ledger !== undefined,
    disposed_on: last('DL-01')?.metOn ?? null,
    disposed_last: last('DL-01')?.last ?? null,
    noticed_on: notice?.metOn ?? null,
    notice_last: notice?.last ?? null,
    accepted_on: ledger?.acceptedOn ?? dayOfKind('accepted', 'deemed-accepted'),
    handling_last: handling?.last ?? ledger?.dueOn ?? null,
    opinion_on: on(events.findLast((event) => event.kind === 'opinion-issued')) ?? ledger?.opinionOn ?? null,
    served_on: state.servedOn,
    reported_on: last('DL-11')?.metOn ?? null,
    report_last: last('DL-11')?.last ?? null,
    // What was closed stays closed while a review looks at it (办结 = served).
    closed_on: isEnded(state) || inReview(state) ? state.endedOn : null,
    outcome: isEnded(state) ? state.stage : inReview(state) ? state.resume : null,
    resolved_on: state.resolvedOn,
    rating_office: rating?.office ?? null,
    rating_handler: rating?.handler ?? null,
    rechecked_on: on(events.findLast((event) => event.kind === 'rechecked')),
    review_on: on(review),
    review_outcome: (review?.data.outcome as string | undefined) ?? null,
    rereview_on: on(rereview),
    rereview_outcome: (rereview?.data.outcome as string | undefined) ?? null,
    instructed_on: (ledger?.instructions ?? [])
      .filter(({ level }) => level === cityLevel)
      .map(({ on: day }) => day)
      .sort(),
    reception_kind: ledger?.reception?.kind ?? null,
    reception_on: ledger?.reception?.on ?? null,
    reception_leaders: ledger?.reception?.leaders ?? null,
    batch: ledger?.batch?.code ?? null,
    batch_round: ledger?.batch?.round ?? null,
    valid: ledger?.valid ?? true,
    flags: [...(ledger?.unknown ?? [])].sort(),
  }
}

/** Leaders of the city (LV 3): whose instructions NUM-07 counts. */
const cityLevel = 3

const ledgerKinds = ['recorded', 're-recorded']
type Rating = { office?: number; handler?: number }
/** What the filing of a ledger's line keeps for figures, in its event. */
type Ledger = {
  registeredOn?: string
  exchangedOn?: string
  acceptedOn?: string
  /** `due` of an event is what an organ owes after it; this is what the ledger gave as the last day. */
  dueOn?: string
  opinionOn?: string
  rating?: Rating
  instructions?: readonly { level: number; on: string }[]
  reception?: { kind: string; on: string; leaders: number }
  batch?: { code: string; round: number }
  valid?: boolean
  /** Fields whose code nobody here knows. */
  unknown?: readonly string[]
}

type FactEvent = Pick<StoredEvent, 'kind' | 'at' | 'data'>
const columns = Object.keys(factOf('', [], emptyState)) as (keyof Fact)[]

/** Keeps the facts in the transaction of the events: all cases of it in one statement. */
export const factProjector: Projector = async (tx, changes) => {
  const facts: Fact[] = []
  for (const change of changes) {
    // A work order counts at the hotline; a case counts in one place, that of its procedure now (domain.md §3.4).
    if (isOrder(change.after)) {
      if (change.before.seq > 0 && !isOrder(change.before))
        await sql`delete from fact_submission where case_no = ${change.caseNo}`.execute(tx)
    } else if (!change.after.sealed) facts.push(factOf(change.caseNo, await eventsForFact(tx, change), change.after))
    else if (!change.before.sealed && change.before.seq > 0)
      await sql`delete from fact_submission where case_no = ${change.caseNo}`.execute(tx)
  }
  if (!facts.length) return
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const updates = sql.join(columns.slice(1).map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))
  await sql`insert into fact_submission (${names})
    select ${names} from json_populate_recordset(null::fact_submission, ${JSON.stringify(facts)}::json)
    on conflict (case_no) do update set ${updates}`.execute(tx)
}

/** Events that a fact looks back at. */
const lookedAt = [
  ...[
    'received',
    'order-created',
    ...ledgerKinds,
    'registered',
    'handed-to-petition',
    'accepted',
    'deemed-accepted',
    'opinion-issued',
  ],
  ...['rated', 'rechecked', 'review-decided', 'rereview-decided'],
]

/** A new case has its events at hand; an older one is read again, because a fact looks back at first days. */
async function eventsForFact(tx: Tx, change: Change): Promise<readonly FactEvent[]> {
  if (change.before.seq === 0) return change.events
  const { rows } =
    await sql<FactEvent>`select kind, at, data from event where case_no = ${change.caseNo} and kind = any(${lookedAt}) order by seq`.execute(
      tx,
    )
  return rows
}

export const factChecker: Checker = async (tx, caseNo, events, state) => {
  const { rows } =
    await sql<Fact>`select ${sql.join(columns.map((column) => sql.ref(column)))} from fact_submission where case_no = ${caseNo}`.execute(
      tx,
    )
  const stored = rows[0] ?? null
  const replayed = state.sealed || isOrder(state) ? null : factOf(caseNo, events, state)
  if (stored === null || replayed === null)
    return stored === replayed ? [] : [{ caseNo, what: 'fact_submission', stored, replayed }]
  return columns
    .filter((column) => JSON.stringify(stored[column]) !== JSON.stringify(replayed[column]))
    .map((column) => ({
      caseNo,
      what: `fact_submission.${column}`,
      stored: stored[column],
      replayed: replayed[column],
    }))
}
