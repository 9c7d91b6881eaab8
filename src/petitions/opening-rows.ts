import { sql } from 'kysely'
import { type CaseKeys, codeHash, type IdempotencyKey, type StoredEvent, seal, type Tx } from '../kernel/index.ts'
import type { State } from '../law/index.ts'
import { partyRow, type Staff } from '../people/index.ts'
import { headCounts, partiesOf, type SubmissionAnswer, type SubmissionInput } from './arrival.ts'
import { headOf } from './head.ts'
import type { Petitions } from './petitions.ts'

/** The key was used already, or its files were: the transaction is undone, the first one's answer handed out again. */
export class AlreadyTaken extends Error {}

/** What is written of one intake. */
export type Everything = {
  input: SubmissionInput
  by: Staff | null
  receiver: { code: string; region: string }
  caseNo: string
  serials: { submissionSerial: number }
  keys: CaseKeys
  epoch: string
  wrapped: { dek: Buffer; secret: Buffer }
  events: StoredEvent[]
  state: State
  answer: SubmissionAnswer
  receivedAt: string
  now: string
  idempotency: IdempotencyKey | null
}

/**
 * All rows of one intake in one statement: a round trip instead of nine. The head comes with its reach, so that
 * the policies of the other tables see it.
 * @throws AlreadyTaken when the idempotency key was
 */
export async function insertAll(tx: Tx, house: Petitions, all: Everything): Promise<void> {
  const { input, caseNo, keys, answer, state, idempotency } = all
  const { vault } = house.kernel
  const put = (column: string, text: string): Buffer => seal(keys.dek, `submission|${column}|${caseNo}`, text)
  const optional = (column: string, text: string | undefined): Buffer | null => (text ? put(column, text) : null)
  const head = headOf(caseNo, state)
  const leaf = all.events.at(-1)?.leaf
  const title = put('title', input.title)
  const rows = partiesOf(input).map((party) => partyRow(vault, caseNo, keys, party))
  const words = state.sealed ? null : vault.searchTokens(`${input.title}\n${input.content}\n${input.place ?? ''}`)
  const counts = headCounts(input)
  const hex = (bytes: Buffer | null): string | null => bytes && `\\x${bytes.toString('hex')}`

  const { rows: done } = await sql<{ claimed: number }>`
    with idem as (
      insert into idempotency (actor, key, digest, answer, at)
      select ${idempotency?.actor ?? ''}, ${idempotency?.key ?? ''}, ${idempotency?.digest ?? Buffer.alloc(0)}, ${idempotency ? seal(vault.system, `idempotency|${idempotency.actor}|${idempotency.key}`, JSON.stringify(answer)) : null}, ${all.now}::timestamptz
      where ${idempotency !== null}::boolean
      on conflict do nothing returning 1
    ), head as (
      insert into case_head (case_no, seq, leaf, stage, queue, desk, office, holder, reach, sealed, received_on, channel, class3, path, category, place_region, urgency, dup, pack, due, due_at, due_rule, pending, merged_into, served_on, ended_on, caseworkers, title)
      values (${caseNo}, ${head.seq}, ${leaf}, ${head.stage}, ${head.queue}, ${head.desk}, ${head.office}, ${head.holder}, ${head.reach}, ${head.sealed}, ${head.received_on}, ${head.channel}, ${head.class3}, null, ${head.category}, ${head.place_region}, ${head.urgency}, null, ${head.pack}, ${head.due}, ${head.due_at}, ${head.due_rule}, null, null, null, ${head.ended_on}, '{}', ${title})
    ), keys as (
      insert into case_key (case_no, epoch, dek, secret) values (${caseNo}, ${all.epoch}, ${all.wrapped.dek}, ${all.wrapped.secret})
    ), events as (
      insert into event (case_no, seq, kind, row_id, at, actor, organ, data, clocks, leaf)
      select ${caseNo}, e.* from json_to_recordset(${JSON.stringify(all.events.map((e) => ({ ...e, row_id: e.row, leaf: hex(e.leaf) })))}::json)
        as e(seq int, kind text, row_id text, at timestamptz, actor text, organ text, data jsonb, clocks jsonb, leaf bytea)
    ), submission as (
      insert into submission (submission_no, serial, case_no, channel, received_at, registered_at, region, receiver, purpose, people_count, signer_count, source_kind, source_level, letter_date, event_date, addressed_to, about, place_region, place, title, content, requests, needs, code_hash)
      values (${answer.submissionNo}, ${all.serials.submissionSerial}, ${caseNo}, ${input.channel}, ${all.receivedAt}, ${all.now}, ${all.receiver.region}, ${all.receiver.code}, ${input.purpose ?? null}, ${counts.peopleCount}, ${counts.signerCount}, ${input.sourceKind ?? 'direct'}, ${input.sourceLevel ?? null}, ${input.letterDate ?? null}, ${input.eventDate ?? null}, ${input.addressedTo ?? null}, ${optional('about', input.about)}, ${input.placeRegion ?? null}, ${optional('place', input.place)}, ${title}, ${put('content', input.content)}, ${put('requests', JSON.stringify(input.requests ?? []))}, ${optional('needs', input.needs?.length ? JSON.stringify(input.needs) : undefined)}, ${codeHash(answer.queryCode)})
    ), clocks as (
      insert into clock (case_no, key, rule, organ, day0, target, last, article, provisional, pack, calendar, due_at)
      select ${caseNo}, c.* from json_to_recordset(${JSON.stringify(state.clocks.map((clock) => ({ ...clock, due_at: clock.dueAt })))}::json)
        as c(key text, rule text, organ text, day0 date, target date, last date, article text, provisional boolean, pack text, calendar text, due_at timestamptz)
    ), parties as (
      insert into party (id, case_no, role, identity, masked, name_key, phone_key, id_key)
      select * from json_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, identity: hex(row.identity), masked: hex(row.masked), name_key: hex(row.name_key), phone_key: hex(row.phone_key), id_key: hex(row.id_key) })))}::json)
        as p(id text, case_no text, role text, identity bytea, masked bytea, name_key bytea, phone_key bytea, id_key bytea)
    ), words as (
      insert into search_index (case_no, received_on, reach, words)
      select ${caseNo}, ${head.received_on}, ${head.reach}, array_to_tsvector(${words ?? []}::text[]) where ${words !== null}::boolean
    )
    select (select count(*) from idem)::int as claimed`.execute(tx)
  if (idempotency && done[0]?.claimed !== 1) throw new AlreadyTaken()
}
