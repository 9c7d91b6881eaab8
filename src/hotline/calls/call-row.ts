import { sql } from 'kysely'
import { problem, type Tx } from '../../kernel/index.ts'
import type { Outcome, Stage } from './call-state.ts'

/** A call as it lies in the database. */
export type CallRow = {
  id: string
  organ: string
  engine: string
  engine_call: string
  direction: 'in' | 'out'
  queue: string
  dialled: string | null
  number: Buffer | null
  number_key: Buffer | null
  withheld: boolean
  stage: Stage
  outcome: Outcome | null
  begun_at: string
  queued_at: string | null
  answered_at: string | null
  ended_at: string | null
  wrapped_at: string | null
  ring_ms: number | null
  hold_ms: number
  missed_rings: number
  ended_by: 'caller' | 'agent' | 'system' | null
  cause: string | null
  score: number | null
  offered_to: string | null
  account: string | null
  result: string | null
  mark: string | null
  words: Buffer | null
  service: string | null
  third_organ: string | null
  entry: string | null
  entry_version: number | null
  case_no: string | null
  place_key: Buffer | null
  returns: string | null
  agreed_at: string | null
  guarded: boolean
}

/** The call, locked until the end of the transaction. Row security has already said whose it is. */
export async function lockCall(tx: Tx, id: string): Promise<CallRow> {
  const { rows } = await sql<CallRow>`select * from hotline_call where id = ${id} for update`.execute(tx)
  const [row] = rows
  if (!row) throw problem('call-not-found')
  return row
}

export async function callById(tx: Tx, id: string): Promise<CallRow> {
  const { rows } = await sql<CallRow>`select * from hotline_call where id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) throw problem('call-not-found')
  return row
}
