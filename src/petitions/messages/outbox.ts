import { sql } from 'kysely'
import { isoAt, jobPrincipal, type Tx } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import { type Carried, type Carrier, type Channel, failureOf, type Message, NotCarried } from './carrier.ts'
import { composeMessage, waysOf } from './compose.ts'
import type { NoticeKind } from './notices.ts'

/** Which carrier serves a channel now; `off` counts as none. */
export type Carriers = { on(channel: Channel): Promise<Carrier | null> }

export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'post'

type Claimed = {
  id: number
  case_no: string
  kind: NoticeKind
  seq: number
  key: string
  tries: number
  given_up: Channel[]
}
/** What to do with a claimed row: carry it, or nothing can be done any more. */
type Ready = { row: Claimed; carrier: Carrier; message: Message } | { row: Claimed; without: string; post: boolean }

/**
 * Send one message that is due. The row is claimed in a transaction of its own, carried outside of any, and settled in
 * a third: a process that dies in between leaves a claim that runs out, and the next sender uses the same key, by which
 * the gateway knows a repeat. Nothing is lost, and nothing is sent twice knowingly.
 */
export async function sendMessage(house: Petitions, carriers: Carriers, id: number): Promise<void> {
  const ready = await claimMessage(house, carriers, id)
  if (!ready) return // sent already, not due yet, or taken back because the case was sealed
  if (!('message' in ready)) return settleWithout(house, ready)
  const { carrier, message, row } = ready
  const outcome = await carrier.carry(message).catch(failureOf)
  await house.kernel.units.write(jobPrincipal('send-message'), (tx) =>
    outcome instanceof NotCarried
      ? failedTry(tx, house, row, message.channel, outcome)
      : carried(tx, house, row, message.channel, carrier, outcome),
  )
}

/** At once: what the job was asked for, and whatever else is due (a job may have died, a pause is over). */
export async function sendDue(house: Petitions, carriers: Carriers): Promise<number> {
  const seen = new Set<string>()
  for (;;) {
    const due = await house.kernel.units.read(jobPrincipal('send-message'), async (tx) => {
      const { rows } = await sql<{
        id: number
        at: string
      }>`select id, id || ' ' || cardinality(given_up) as at from outbox where state in ('queued', 'sending') and next_try_at <= ${isoAt(house.kernel.clock.now())} order by next_try_at limit ${portion}`.execute(
        tx,
      )
      return rows.filter((row) => !seen.has(row.at))
    })
    if (!due.length) return seen.size
    for (const { id, at } of due) {
      seen.add(at) // the next channel is a try of its own
      await sendMessage(house, carriers, id)
    }
  }
}
const portion = 100

function claimMessage(house: Petitions, carriers: Carriers, id: number): Promise<Ready | null> {
  const now = house.kernel.clock.now()
  const { messageLeaseMs } = house.kernel.settings
  return house.kernel.units.write(jobPrincipal('send-message'), async (tx) => {
    const { rows } = await sql<Claimed>`
      update outbox set state = 'sending', tries = tries + 1, next_try_at = ${isoAt(now.add({ milliseconds: messageLeaseMs }))}
      where id = (select id from outbox where id = ${id} and state in ('queued', 'sending') and next_try_at <= ${isoAt(now)} for update skip locked)
      returning id, case_no, kind, seq, key, tries, given_up`.execute(tx)
    const [row] = rows
    if (!row) return null
    const { identity, subject, words } = await composeMessage(tx, house, row.case_no, row)
    const ways = waysOf(identity)
    for (const { channel, to } of ways) {
      if (row.given_up.includes(channel)) continue
      const carrier = await carriers.on(channel)
      if (carrier)
        return {
          row,
          carrier,
          message: { id, key: `${row.key}-${channel}`, channel, to, subject, words, caseNo: row.case_no },
        }
    }
    // Nobody to write to but by letter: the paper itself goes by post, and the notice with it.
    if (!ways.length) return { row, without: 'no-address', post: Boolean(identity.address) }
    return { row, without: 'no-carrier', post: false }
  })
}

async function settleWithout(
  house: Petitions,
  { row, without, post }: { row: Claimed; without: string; post: boolean },
) {
  const at = isoAt(house.kernel.clock.now())
  await house.kernel.units.write(jobPrincipal('send-message'), async (tx) => {
    await (post
      ? sql`update outbox set state = 'post', channel = 'post', settled_at = ${at}, next_try_at = null where id = ${row.id} and tries = ${row.tries}`.execute(
          tx,
        )
      : // What was tried before says more than that nothing is left to try.
        sql`update outbox set state = 'failed', error = coalesce(error, ${without}), settled_at = ${at}, next_try_at = null where id = ${row.id} and tries = ${row.tries}`.execute(
          tx,
        ))
  })
}

async function carried(
  tx: Tx,
  house: Petitions,
  row: Claimed,
  channel: Channel,
  carrier: Carrier,
  answer: Carried,
): Promise<void> {
  const at = isoAt(house.kernel.clock.now())
  // A report may have overtaken this answer; then the row is settled already.
  await sql`update outbox set state = ${answer.arrived ? 'delivered' : 'sent'}, channel = ${channel}, carrier = ${carrier.code}, carrier_id = ${answer.id ?? null},
      sent_at = ${at}, settled_at = ${answer.arrived ? at : null}, error = null, next_try_at = null
    where id = ${row.id} and tries = ${row.tries} and state = 'sending'`.execute(tx)
}

/** A pause that grows, then the next channel, then failure that the desk sees. */
async function failedTry(tx: Tx, house: Petitions, row: Claimed, channel: Channel, why: NotCarried): Promise<void> {
  const { settings, clock } = house.kernel
  const over = why.final || row.tries >= settings.messageTries
  // On the next channel the counting begins again, and it is tried at once.
  const pauseMs = over ? 0 : Math.min(settings.messagePauseMs * 3 ** (row.tries - 1), settings.messagePauseMostMs)
  const next = isoAt(clock.now().add({ milliseconds: pauseMs }))
  const { rows } = await sql<{ id: number }>`
    update outbox set state = 'queued', error = ${why.kind}, channel = ${channel}, next_try_at = ${next},
      tries = ${over ? 0 : row.tries}, given_up = ${over ? [...row.given_up, channel] : row.given_up}
    where id = ${row.id} and tries = ${row.tries} and state = 'sending' returning id`.execute(tx)
  if (rows.length) await enqueueAt(tx, row.id, next)
}

/** A job for this row at that time; the same row never has two. */
export async function enqueueAt(tx: Tx, id: number, at: string): Promise<void> {
  await sql`select enqueue('send-message', json_build_object('id', ${id}::bigint), ${`message:${id}`}, ${at}::timestamptz)`.execute(
    tx,
  )
}

/** How many messages stand where, for `/health` and `/metrics`; what was settled well is not counted. */
export async function messageTotals(house: Petitions): Promise<Record<'waiting' | 'failed', number>> {
  const { rows } = await house.kernel.units.read(jobPrincipal('health'), (tx) =>
    sql<{
      waiting: number
      failed: number
    }>`select (select count(*) from outbox where state in ('queued', 'sending'))::int as waiting, (select count(*) from outbox where state = 'failed')::int as failed`.execute(
      tx,
    ),
  )
  return rows[0] ?? { waiting: 0, failed: 0 }
}

export type Report = { key: string; state: 'delivered' | 'failed'; at: string | null }

/**
 * What a gateway reports later. Reports come twice, late and out of order: a delivered message stays delivered, a
 * failed one goes on to its next channel.
 * @returns whether this message is known
 */
export async function settleReport(house: Petitions, report: Report): Promise<boolean> {
  const at = isoAt(house.kernel.clock.now())
  const match = /^(.+)-(sms|email)$/.exec(report.key)
  const [, key, channel] = match ?? []
  return house.kernel.units.write(jobPrincipal('gateway-report'), async (tx) => {
    const { rows } = await sql<{ id: number; state: MessageState; channel: string }>`
      select id, state, channel from outbox where key = ${key ?? ''} for update`.execute(tx)
    const [row] = rows
    if (!row) return false
    if (report.state === 'delivered') {
      if (row.state !== 'delivered')
        await sql`update outbox set state = 'delivered', channel = ${channel}, carrier = coalesce(carrier, 'gateway'), sent_at = coalesce(sent_at, ${report.at ?? at}),
            settled_at = ${report.at ?? at}, error = null, next_try_at = null where id = ${row.id}`.execute(tx)
    } else if (row.state === 'sent' && row.channel === channel) {
      await sql`update outbox set state = 'queued', error = 'not-delivered', tries = 0, given_up = given_up || ${[channel]}, next_try_at = ${at} where id = ${row.id}`.execute(
        tx,
      )
      await enqueueAt(tx, row.id, at)
    }
    return true
  })
}
