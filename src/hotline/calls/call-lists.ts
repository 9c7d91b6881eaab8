import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import type { Hotline } from '../hotline.ts'
import { byHalfHour, type CallFigures, type CountedCall, callFigures, type HalfHour } from './call-figures.ts'
import type { CallRow } from './call-row.ts'
import { type CallView, callView, viewColumns } from './call-views.ts'

/**
 * Calls, the newest first: an agent's own of today and yesterday; missed ones, to be called back. There is no list by
 * number and no list of a caller (RG-5).
 */
export async function callsOf(
  tx: Tx,
  hotline: Hotline,
  staff: Staff,
  asked: { list: 'own' | 'missed'; from: string; limit: number; cursor: string | null },
): Promise<{ items: CallView[]; next: string | null }> {
  const [at, id] = asked.cursor?.split('|') ?? []
  const which =
    asked.list === 'own'
      ? sql`c.account = ${staff.account}`
      : sql`c.direction = 'in' and c.stage = 'ended' and c.outcome in ('abandoned', 'voicemail', 'lost')
          and not (c.outcome = 'abandoned' and c.ended_at - c.queued_at <= interval '5 seconds')`
  const after = at && id ? sql`and (c.begun_at, c.id) < (${at}::timestamptz, ${id})` : sql``
  const { rows } = await sql<CallRow & { returned: boolean }>`select ${viewColumns} from hotline_call c
    where c.organ = ${staff.organ} and c.begun_at >= ${asked.from} and ${which} ${after}
    order by c.begun_at desc, c.id desc limit ${asked.limit + 1}`.execute(tx)
  const items = rows.slice(0, asked.limit)
  const last = items[items.length - 1]
  return {
    items: items.map((row) => callView(hotline, row)),
    next: rows.length > asked.limit && last ? `${last.begun_at}|${last.id}` : null,
  }
}

/** Calls that began within [from, to), as figures count them. */
export async function countedCalls(tx: Tx, organ: string, from: string, to: string): Promise<CountedCall[]> {
  const { rows } = await sql<CountedCall>`
    select queued_at as "queuedAt", answered_at as "answeredAt", ended_at as "endedAt", wrapped_at as "wrappedAt",
      ring_ms as "ringMs", hold_ms as "holdMs", missed_rings as "missedRings", outcome, mark,
      coalesce(result in ('ANSWERED_DIRECT', 'THREE_WAY', 'GUIDED'), false) as direct,
      exists (select from hotline_call b where b.returns = c.id) as returned
    from hotline_call c where c.organ = ${organ} and c.direction = 'in' and c.begun_at >= ${from} and c.begun_at < ${to}`.execute(
    tx,
  )
  return rows
}

export async function figuresOf(
  tx: Tx,
  organ: string,
  from: string,
  to: string,
): Promise<CallFigures & { halfHours: HalfHour[] }> {
  const calls = await countedCalls(tx, organ, from, to)
  return { ...callFigures(calls), halfHours: byHalfHour(calls) }
}
