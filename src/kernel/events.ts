import { sql } from 'kysely'
import { canonicalBytes, contentDigest, type LeafEvent, leafOf } from '../ledger/index.ts'
import { isoAt } from './clock.ts'
import type { Tx } from './unit.ts'

/** An event on its way in: codes, days, counts, random ids and digests; never a text or a name. */
export type NewEvent = {
  kind: string
  row: string
  actor: string | null
  organ: string | null
  data: Record<string, unknown>
  clocks: unknown[]
  /** Earliest legal last day that an organ owes after this event. */
  due: string | null
  /** Digests of the texts and files that belong to it. */
  digests: string[]
}

export type StoredEvent = {
  seq: number
  kind: string
  row: string
  at: string
  actor: string | null
  organ: string | null
  data: Record<string, unknown>
  clocks: never[]
  leaf: Buffer
}

export type Stream = { caseNo: string; seq: number; leaf: Buffer | null; at: string | null; secret: Buffer }

/**
 * Append events to a case's stream; the caller holds the case row lock. Each row carries its ledger leaf,
 * chained to the one before. `at` never runs backwards: max(clock, last event's at).
 */
export async function appendEvents(
  tx: Tx,
  stream: Stream,
  now: Temporal.Instant,
  events: readonly NewEvent[],
): Promise<StoredEvent[]> {
  const stored = sealEvents(stream, now, events)
  await sql`insert into event (case_no, seq, kind, row_id, at, actor, organ, data, clocks, leaf)
    select ${stream.caseNo}, * from json_to_recordset(${JSON.stringify(
      stored.map((e) => ({
        seq: e.seq,
        kind: e.kind,
        row_id: e.row,
        at: e.at,
        actor: e.actor,
        organ: e.organ,
        data: e.data,
        clocks: e.clocks,
        leaf: `\\x${e.leaf.toString('hex')}`,
      })),
    )}::json) as e(seq int, kind text, row_id text, at timestamptz, actor text, organ text, data jsonb, clocks jsonb, leaf bytea)`.execute(
    tx,
  )
  return stored
}

/** The stored form of new events: sequence, time and leaf. Also what `reconcile` recomputes. */
export function sealEvents(stream: Stream, now: Temporal.Instant, events: readonly NewEvent[]): StoredEvent[] {
  const clock = isoAt(now)
  const at = stream.at !== null && stream.at > clock ? stream.at : clock
  let prev = stream.leaf
  return events.map((event, index) => {
    const seq = stream.seq + index + 1
    const data = {
      ...event.data,
      ...(event.due ? { due: event.due } : {}),
      ...(event.digests.length ? { digests: event.digests } : {}),
    }
    const leaf = leafFor(
      stream,
      {
        seq,
        kind: event.kind,
        row: event.row,
        at,
        actor: event.actor,
        organ: event.organ,
        data,
        clocks: event.clocks as never[],
      },
      prev,
    )
    prev = leaf
    return {
      seq,
      kind: event.kind,
      row: event.row,
      at,
      actor: event.actor,
      organ: event.organ,
      data,
      clocks: event.clocks as never[],
      leaf,
    }
  })
}

/** The leaf that an event must carry, given the one before it. */
export function leafFor(
  stream: Pick<Stream, 'caseNo' | 'secret'>,
  event: Omit<StoredEvent, 'leaf'>,
  prev: Buffer | null,
): Buffer {
  return leafOf(
    ['received', 'recorded', 'order-created'].includes(event.kind) ? 'R' : 'E',
    stream.secret,
    leafEventFor(stream, event, prev),
  )
}

/** What the leaf of an event commits to: with the case's secret anybody can compute the leaf again from it. */
export function leafEventFor(
  stream: Pick<Stream, 'caseNo' | 'secret'>,
  event: Omit<StoredEvent, 'leaf'>,
  prev: Buffer | null,
): LeafEvent {
  const { due, digests, ...data } = event.data as { due?: string; digests?: string[] }
  return {
    v: 1,
    case_no: stream.caseNo,
    seq: event.seq,
    kind: event.kind,
    organ_code: event.organ,
    at: event.at,
    due: due ?? null,
    prev: prev ? prev.toString('hex') : null,
    content_digest: [
      contentDigest(stream.secret, canonicalBytes({ row: event.row, actor: event.actor, data, clocks: event.clocks })),
      ...(digests ?? []),
    ],
  }
}

export async function eventsOf(tx: Tx, caseNo: string): Promise<StoredEvent[]> {
  const { rows } =
    await sql<StoredEvent>`select seq, kind, row_id as row, at, actor, organ, data, clocks, leaf from event where case_no = ${caseNo} order by seq`.execute(
      tx,
    )
  return rows
}
