import { sql } from 'kysely'
import { caseKeys, isoAt, jobPrincipal, openText } from '../kernel/index.ts'
import type { Identity } from '../people/index.ts'
import { trackUrl } from './documents.ts'
import { type Notice, wordsOf } from './notices.ts'
import type { Petitions } from './petitions.ts'

/** One message ready to leave. `to` is a phone number or postal address. */
export type Message = { id: number; channel: 'sms' | 'post'; to: string; words: string; caseNo: string }

/** What kind of failure it was; a gateway's own words may hold the number, so they are not kept. */
const kindOf = (failure: Error): string => String((failure as NodeJS.ErrnoException).code ?? failure.name)

/** A way out of the house: SMS gateway, post room, file. Delivering twice must be harmless to the receiver. */
export type Carrier = { name: string; carry(message: Message): Promise<void> }

/**
 * Deliver one outbox row through a carrier. A failure is kept with its words and tried again by the job queue.
 * @throws when the carrier fails, so that the job is retried
 */
export async function sendMessage(house: Petitions, carrier: Carrier, id: number): Promise<void> {
  const message = await house.kernel.units.read(jobPrincipal('send-message'), async (tx): Promise<Message | null> => {
    const { rows } = await sql<{
      case_no: string
      payload: Buffer
    }>`select case_no, payload from outbox where id = ${id} and sent_at is null`.execute(tx)
    const [row] = rows
    if (!row) return null // sent already, or taken back because the case was sealed
    const keys = await caseKeys(tx, house.kernel.vault, row.case_no)
    const notice = JSON.parse(openText(keys.dek, `outbox|payload|${row.case_no}`, row.payload)) as Notice
    const { rows: parties } = await sql<{
      id: string
      identity: Buffer
    }>`select id, identity from party where case_no = ${row.case_no} and role = 'self' limit 1`.execute(tx)
    const [party] = parties
    const identity: Identity = party
      ? (JSON.parse(openText(keys.dek, `party|identity|${party.id}`, party.identity)) as Identity)
      : {}
    const to = identity.phone ?? identity.address
    if (!to) return null
    const words = wordsOf(
      notice,
      row.case_no,
      trackUrl(house, row.case_no),
      house.kernel.vault.confirmCode(row.case_no, notice.seq),
    )
    return { id, channel: identity.phone ? 'sms' : 'post', to, words, caseNo: row.case_no }
  })
  if (!message) return
  const failure = await carrier.carry(message).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  await house.kernel.units.write(jobPrincipal('send-message'), async (tx) => {
    const at = isoAt(house.kernel.clock.now())
    await (failure
      ? sql`update outbox set tries = tries + 1, error = ${kindOf(failure)} where id = ${id}`.execute(tx)
      : sql`update outbox set tries = tries + 1, error = null, channel = ${message.channel}, sent_at = ${at} where id = ${id}`.execute(
          tx,
        ))
  })
  if (failure) throw failure
}
