import { sql } from 'kysely'
import { type CaseKeys, type StoredEvent, seal, type Tx } from '../kernel/index.ts'
import type { Input } from '../law/index.ts'
import { eraseRescueRecords } from './rescue-records.ts'

/** Rows that stand beside the stream because other work reads them: proof of delivery, ratings, public words. */
export async function saveRows(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  events: readonly StoredEvent[],
  input: Input,
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'delivered')
      await sql`insert into delivery (case_no, document, mode, delivered_on, proof) values
        (${caseNo}, ${event.data.document}, ${event.data.mode}, ${event.data.on}, ${seal(keys.dek, `delivery|proof|${String(event.data.document)}`, String(input.proof ?? ''))})`.execute(
        tx,
      )
    if (event.kind === 'suggestion-published')
      await sql`insert into published_suggestion (case_no, at, organ, result, title, says) values
        (${caseNo}, ${event.at}, ${event.organ}, ${event.data.result}, ${String(input.title)}, ${String(input.text)})`.execute(
        tx,
      )
    if (event.kind === 'rereview-published')
      await sql`insert into published_rereview (case_no, at, organ, outcome, held_on, title, says) values
        (${caseNo}, ${event.at}, ${event.organ}, ${event.data.outcome}, ${event.data.heldOn}, ${String(input.title)}, ${String(input.text)})`.execute(
        tx,
      )
    if (event.kind === 'rescue-call-erased') await eraseRescueRecords(tx, caseNo)
    // The words stay in the record of the act, sealed with the case; the public row goes.
    if (event.kind === 'publication-withdrawn') {
      await sql`delete from published_suggestion where case_no = ${caseNo}`.execute(tx)
      await sql`delete from published_rereview where case_no = ${caseNo}`.execute(tx)
    }
    if (event.kind === 'rated')
      await sql`insert into rating (case_no, seq, office_score, handler_score, at) values
        (${caseNo}, ${event.seq}, ${event.data.office}, ${event.data.handler}, ${event.at})`.execute(tx)
  }
}
