import { sql } from 'kysely'
import { isoAt, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { type CommandKind, commandKinds } from '../engines/engine.ts'
import type { Hotline } from '../hotline.ts'
import type { CallRow } from './call-row.ts'
import type { Outcome, Stage } from './call-state.ts'
import { callsInWindow } from './flood.ts'
import { maskedNumber } from './phone-number.ts'
import { type RecordingView, recordingsOf } from './recordings.ts'
import { openWords } from './results.ts'
import { type SeatRow, seatAt } from './seats.ts'

/** A call as a screen shows it: the number masked, nothing else of the person. */
export type CallView = {
  id: string
  direction: 'in' | 'out'
  number: string
  withheld: boolean
  queue: string
  engine: 'manual' | 'simulated' | 'webhook'
  stage: Stage
  outcome: Outcome | null
  begunAt: string
  queuedAt: string | null
  answeredAt: string | null
  endedAt: string | null
  wrappedAt: string | null
  waitMs: number | null
  result: string | null
  mark: string | null
  service: string | null
  organ: string | null
  note: string
  ground: string
  path: string
  entry: { id: string; version: number } | null
  caseNo: string | null
  returns: string | null
  /** The missed call was called back. */
  returned: boolean
  agreed: boolean
  guarded: boolean
  by: string
}

/** The screen of one seat: what it is doing, the call that it has, and what its engine can do. */
export type SeatView = {
  seat: string
  state: SeatRow['state']
  reason: string | null
  since: string
  skills: string[]
  call:
    | (CallView & { recordings: RecordingView[]; buttons: CommandKind[]; failed: string | null; inWindow: number })
    | null
  engine: EngineView | null
  waiting: number
  now: string
}
export type EngineView = {
  kind: 'simulated' | 'webhook'
  title: string
  /** Nothing was heard of it for `callEngineSilentMs`: calls have to be written down by hand. */
  lost: boolean
  seenAt: string | null
}

export const viewColumns = sql`c.*, (c.returns is null and c.outcome is distinct from 'answered' and exists (select from hotline_call b where b.returns = c.id)) as returned`

export function callView(hotline: Hotline, row: CallRow & { returned: boolean }): CallView {
  const { vault } = hotline.house.kernel
  const words = openWords(vault, row)
  return {
    id: row.id,
    direction: row.direction,
    number: maskedNumber(vault, row),
    withheld: row.withheld,
    queue: row.queue,
    engine: row.engine === 'manual' ? 'manual' : (hotline.engine(row.engine)?.kind ?? 'webhook'),
    stage: row.stage,
    outcome: row.outcome,
    begunAt: row.begun_at,
    queuedAt: row.queued_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    wrappedAt: row.wrapped_at,
    waitMs: waitOf(row),
    result: row.result,
    mark: row.mark,
    service: row.service,
    organ: row.third_organ,
    note: words.note ?? '',
    ground: words.ground ?? '',
    path: words.path ?? '',
    entry: row.entry && row.entry_version ? { id: row.entry, version: row.entry_version } : null,
    caseNo: row.case_no,
    returns: row.returns,
    returned: row.returned,
    agreed: row.agreed_at !== null,
    guarded: row.guarded,
    by: row.account ? (hotline.house.directory.account(row.account)?.name ?? '') : '',
  }
}

export async function seatView(tx: Tx, hotline: Hotline, staff: Staff): Promise<SeatView> {
  const now = isoAt(hotline.house.kernel.clock.now())
  const seat = await seatAt(tx, staff.account)
  return {
    seat: seat?.seat ?? staff.login,
    state: seat?.state ?? 'offline',
    reason: seat?.reason ?? null,
    since: seat?.since ?? now,
    skills: seat?.skills ?? [],
    call: seat?.call ? await callOfSeat(tx, hotline, seat.call) : null,
    engine: await engineView(tx, hotline, staff.organ),
    waiting: await countWaiting(tx, staff.organ),
    now,
  }
}

export async function countWaiting(tx: Tx, organ: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from hotline_call
    where organ = ${organ} and ended_at is null and stage in ('waiting', 'ringing')`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function engineView(tx: Tx, hotline: Hotline, organ: string): Promise<EngineView | null> {
  const engine = hotline.engineOf(organ)
  if (!engine) return null
  const { kernel } = hotline.house
  const { rows } = await sql<{
    seen_at: string | null
  }>`select seen_at from telephony_engine where code = ${engine.code}`.execute(tx)
  const seenAt = rows[0]?.seen_at ?? null
  const silentMs = seenAt
    ? kernel.clock.now().since(Temporal.Instant.from(seenAt)).total('milliseconds')
    : Number.POSITIVE_INFINITY
  return {
    kind: engine.kind,
    title: engine.title,
    // A played exchange lives in this process: it is here as long as we are.
    lost: engine.kind === 'webhook' && silentMs > kernel.settings.callEngineSilentMs,
    seenAt,
  }
}

async function callOfSeat(tx: Tx, hotline: Hotline, id: string): Promise<SeatView['call']> {
  const { rows } = await sql<
    CallRow & { returned: boolean }
  >`select ${viewColumns} from hotline_call c where c.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { rows: failed } = await sql<{ kind: CommandKind; state: string }>`select kind, state from call_command
    where call = ${id} order by at desc, id desc limit 1`.execute(tx)
  return {
    ...callView(hotline, row),
    recordings: await recordingsOf(tx, id),
    buttons: row.engine === 'manual' ? ['hangup'] : [...(hotline.engine(row.engine)?.adapter.can ?? [])],
    failed: failed[0]?.state === 'failed' ? commandKinds[failed[0].kind].title : null,
    inWindow: await callsInWindow(tx, hotline, row),
  }
}

const waitOf = ({ queued_at, answered_at, ended_at }: CallRow): number | null => {
  const until = answered_at ?? ended_at
  return queued_at && until
    ? Math.max(0, Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(queued_at).epochMilliseconds)
    : null
}
