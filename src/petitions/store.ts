import { sql } from 'kysely'
import {
  type CaseKeys,
  caseKeys,
  eventsOf,
  freshBytes,
  openText,
  type StoredEvent,
  seal,
  type Tx,
  type Vault,
  widenReach,
} from '../kernel/index.ts'
import { fold, type StoredEvent as LawEvent, type State } from '../law/index.ts'
import { contentDigest } from '../ledger/index.ts'
import { headOf } from './head.ts'

/** Reading and writing of one case's rows. Row security decides what is there at all. */

export type CaseRow = {
  case_no: string
  seq: number
  leaf: Buffer
  sealed: boolean
  merged_into: string | null
  title: Buffer
}

/** The head row, locked: what makes acts on one case follow each other. Null when this principal may not see it. */
export async function lockCase(tx: Tx, caseNo: string): Promise<CaseRow | null> {
  const { rows } =
    await sql<CaseRow>`select case_no, seq, leaf, sealed, merged_into, title from case_head where case_no = ${caseNo} for update`.execute(
      tx,
    )
  return rows[0] ?? null
}

export async function findCase(tx: Tx, caseNo: string): Promise<CaseRow | null> {
  const { rows } =
    await sql<CaseRow>`select case_no, seq, leaf, sealed, merged_into, title from case_head where case_no = ${caseNo}`.execute(
      tx,
    )
  return rows[0] ?? null
}

export type OpenCase = { keys: CaseKeys; events: StoredEvent[]; state: State }

export async function openCase(tx: Tx, vault: Vault, caseNo: string): Promise<OpenCase> {
  const keys = await caseKeys(tx, vault, caseNo)
  const events = await eventsOf(tx, caseNo)
  return { keys, events, state: fold(lawEvents(events)) }
}

export const lawEvents = (events: readonly StoredEvent[]): LawEvent[] => events as unknown as LawEvent[]

/** What the person wrote. */
export type Texts = {
  /** The day on which it happened, as the person named it. */
  eventDate: string | null
  title: string
  content: string
  requests: string[]
  place: string
  about: string
  needs: string[]
}

export async function textsOf(tx: Tx, keys: CaseKeys, caseNo: string): Promise<Texts> {
  type Sealed = Record<'title' | 'content' | 'requests' | 'place' | 'about' | 'needs', Buffer | null>
  const { rows } = await sql<Sealed & { event_date: string | null }>`
    select title, content, requests, place, about, needs, event_date from submission where case_no = ${caseNo}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error(`no submission of case ${caseNo}`)
  const at = (column: keyof Sealed): string => {
    const sealed = row[column]
    return sealed ? openText(keys.dek, `submission|${column}|${caseNo}`, sealed) : ''
  }
  return {
    title: at('title'),
    content: at('content'),
    requests: JSON.parse(at('requests')) as string[],
    place: at('place'),
    about: at('about'),
    eventDate: row.event_date,
    needs: row.needs ? (JSON.parse(at('needs')) as string[]) : [],
  }
}

export const openTitle = (keys: CaseKeys, caseNo: string, title: Buffer): string =>
  openText(keys.dek, `submission|title|${caseNo}`, title)

/** A random id for records and documents; events name them by it. */
export const randomId = (): string => freshBytes(12).toString('base64url')

/** A text that belongs to an act: stored sealed, named by its id in the event, committed to by its digest. */
export type NewRecord = { id: string; kind: string; shown: boolean; body: Record<string, unknown> }
export type CaseRecord = {
  id: string
  seq: number
  kind: string
  shown: boolean
  at: string
  organ: string | null
  body: Record<string, unknown>
}

export async function addRecord(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  seq: number,
  record: NewRecord,
  at: string,
  account: string | null,
  organ: string | null,
): Promise<void> {
  const text = JSON.stringify(record.body)
  await sql`insert into record (id, case_no, seq, kind, shown, body, digest, at, account, organ) values
    (${record.id}, ${caseNo}, ${seq}, ${record.kind}, ${record.shown}, ${seal(keys.dek, `record|body|${record.id}`, text)}, ${contentDigest(keys.secret, text)}, ${at}, ${account}, ${organ})`.execute(
    tx,
  )
}

export async function recordsOf(tx: Tx, keys: CaseKeys, caseNo: string): Promise<CaseRecord[]> {
  const { rows } = await sql<
    Omit<CaseRecord, 'body'> & { body: Buffer }
  >`select id, seq, kind, shown, at, organ, body from record where case_no = ${caseNo} order by seq, id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    body: JSON.parse(openText(keys.dek, `record|body|${row.id}`, row.body)) as Record<string, unknown>,
  }))
}

export async function recordBody(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  id: string,
): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<{
    body: Buffer
  }>`select body from record where case_no = ${caseNo} and id = ${id}`.execute(tx)
  return rows[0] ? (JSON.parse(openText(keys.dek, `record|body|${id}`, rows[0].body)) as Record<string, unknown>) : null
}

/** Bring head, clocks and search words up to the new state: the same numbers that a replay gives. */
export async function saveProjections(
  tx: Tx,
  caseNo: string,
  leaf: Buffer,
  before: State,
  after: State,
): Promise<void> {
  const h = headOf(caseNo, after)
  const reachBefore = headOf(caseNo, before).reach
  if (h.reach.join() !== reachBefore.join()) await widenReach(tx, [...reachBefore, ...h.reach])
  await sql`update case_head set seq = ${h.seq}, leaf = ${leaf}, stage = ${h.stage}, queue = ${h.queue}, desk = ${h.desk}, office = ${h.office}, holder = ${h.holder},
      reach = ${h.reach}, sealed = ${h.sealed}, channel = ${h.channel}, class3 = ${h.class3}, path = ${h.path}, category = ${h.category}, place_region = ${h.place_region},
      urgency = ${h.urgency}, dup = ${h.dup}, due = ${h.due}, due_at = ${h.due_at}, due_rule = ${h.due_rule}, pending = ${h.pending}, merged_into = ${h.merged_into},
      served_on = ${h.served_on}, ended_on = ${h.ended_on}, caseworkers = ${h.caseworkers}, decides = ${h.decides}, urgent_at = ${h.urgent_at} where case_no = ${caseNo}`.execute(
    tx,
  )
  const changedClocks = after.clocks.filter((clock) => !before.clocks.includes(clock))
  if (changedClocks.length)
    await sql`insert into clock (case_no, key, rule, organ, day0, target, last, met_on, stopped_on, article, provisional, pack, calendar, due_at, met_at)
      select ${caseNo}, c.* from json_to_recordset(${JSON.stringify(changedClocks.map((c) => ({ ...c, met_on: c.metOn, stopped_on: c.stoppedOn, due_at: c.dueAt, met_at: c.metAt })))}::json)
        as c(key text, rule text, organ text, day0 date, target date, last date, met_on date, stopped_on date, article text, provisional boolean, pack text, calendar text, due_at timestamptz, met_at timestamptz)
      on conflict (case_no, key) do update set rule = excluded.rule, organ = excluded.organ, day0 = excluded.day0, target = excluded.target, last = excluded.last,
        met_on = excluded.met_on, stopped_on = excluded.stopped_on, article = excluded.article, provisional = excluded.provisional, pack = excluded.pack, calendar = excluded.calendar, due_at = excluded.due_at, met_at = excluded.met_at`.execute(
      tx,
    )
  if (after.sealed && !before.sealed) {
    // Sealing takes the words out of the index and the messages out of the boxes, in this very transaction (RG-1).
    await sql`delete from search_index where case_no = ${caseNo}`.execute(tx)
    await sql`delete from reply_print where case_no = ${caseNo}`.execute(tx)
    await sql`delete from outbox where case_no = ${caseNo}`.execute(tx)
    await sql`delete from push where case_no = ${caseNo}`.execute(tx)
  } else if (!after.sealed && h.reach.join() !== reachBefore.join())
    await sql`update search_index set reach = ${h.reach} where case_no = ${caseNo}`.execute(tx)
}
