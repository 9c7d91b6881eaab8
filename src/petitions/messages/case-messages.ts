import { sql } from 'kysely'
import { isoAt, problem, type Tx } from '../../kernel/index.ts'
import { day, type State, zhDay } from '../../law/index.ts'
import { type Staff, staffPrincipal } from '../../people/index.ts'
import { audit } from '../audit.ts'
import type { Petitions } from '../petitions.ts'
import { failureWords } from './carrier.ts'
import { type NoticeKind, notices } from './notices.ts'
import { enqueueAt, type MessageState } from './outbox.ts'

/** One notice of a case, as the desk sees it: never the number or address, never the words of a carrier. */
export type MessageView = {
  id: number
  caseNo: string
  kind: NoticeKind
  title: string
  at: string
  state: MessageState
  says: string
  channel: string
  carrier: string | null
  carrierId: string | null
  settledAt: string | null
  /** What the desk may do about it. */
  again: boolean
  /** Input of the act `deliver`, filled in from what the carrier reported. */
  arrival: Arrival | null
}

/**
 * Arrival as the carrier reported it. It proves that the message came and is only offered: a lawful delivery it becomes
 * by the act `deliver`, and only where the person agreed to electronic service.
 */
export type Arrival = { document: string; mode: 'electronic'; on: string; proof: string }

type Row = {
  id: number
  case_no: string
  kind: NoticeKind
  seq: number
  created_at: string
  state: MessageState
  channel: string
  tries: number
  next_try_at: string | null
  carrier: string | null
  carrier_id: string | null
  settled_at: string | null
  error: string | null
}
const columns = sql`o.id, o.case_no, o.kind, o.seq, o.created_at, o.state, o.channel, o.tries, o.next_try_at, o.carrier, o.carrier_id, o.settled_at, o.error`

const channelNames: Readonly<Record<string, string>> = { sms: '短信', email: '邮件', post: '邮寄' }
const hourOf = (at: string): string => `${zhDay(day(at.slice(0, 10)))}${at.slice(11, 16)}`

function viewOf(row: Row): MessageView {
  const by = channelNames[row.channel] ?? row.channel
  const why = failureWords[row.error ?? ''] ?? '原因不明'
  const says: Record<MessageState, () => string> = {
    queued: () =>
      row.error
        ? `${by}没有发出（${why}），${row.next_try_at ? `${hourOf(row.next_try_at)}再试` : '稍后再试'}。`
        : '等待发送。',
    sending: () => '正在发送。',
    sent: () => (row.carrier === 'catcher' ? '试收：没有发出，留在消息试收里。' : `${by}已交出，还没有回报是否收到。`),
    delivered: () => `${by}已送到（${row.settled_at ? hourOf(row.settled_at) : ''}）。`,
    failed: () => `没有发出：${why}。请重发，或随文书邮寄、电话告知。`,
    post: () => '随文书邮寄。',
  }
  return {
    id: row.id,
    caseNo: row.case_no,
    kind: row.kind,
    title: notices[row.kind],
    at: row.created_at,
    state: row.state,
    says: says[row.state](),
    channel: row.channel,
    carrier: row.carrier,
    carrierId: row.carrier_id,
    settledAt: row.settled_at,
    again: row.state === 'failed' || (row.state === 'queued' && row.error !== null),
    arrival: null,
  }
}

/** The notices of a case, newest first. */
export async function messagesOf(tx: Tx, caseNo: string, state: State): Promise<MessageView[]> {
  const { rows } = await sql<
    Row & { document: string | null }
  >`select ${columns}, (select d.id from document d where d.case_no = o.case_no and d.seq = o.seq and d.recipient = 'petitioner' and o.kind <> 'code-reissued' order by d.code desc limit 1) as document
    from outbox o where o.case_no = ${caseNo} order by o.id desc`.execute(tx)
  const open = new Set(state.documents.filter(({ deliveredOn }) => !deliveredOn).map(({ id }) => id))
  return rows.map((row) => ({
    ...viewOf(row),
    arrival: state.eService && row.document && open.has(row.document) ? arrivalOf(row, row.document) : null,
  }))
}

/** What the person was told, and how far it came: no number or address, no words of a carrier. */
export type Told = { at: string; title: string; says: string }

/** For the person's own log (RG-6), newest first. */
export async function toldPerson(tx: Tx, caseNo: string): Promise<Told[]> {
  const { rows } =
    await sql<Row>`select ${columns} from outbox o where o.case_no = ${caseNo} order by o.id desc`.execute(tx)
  return rows.map((row) => {
    const by = channelNames[row.channel] ?? row.channel
    const says: Record<MessageState, string> = {
      queued: '还没有发出，会继续发。',
      sending: '正在发送。',
      sent: row.carrier === 'catcher' ? '试用系统，没有真的发出。' : `${by}已发出。`,
      delivered: `${by}已送到（${row.settled_at ? hourOf(row.settled_at) : ''}）。`,
      failed: '没有发出，请看办理进度。',
      post: '随文书邮寄。',
    }
    return { at: row.created_at, title: notices[row.kind], says: says[row.state] }
  })
}

const arrivalOf = (row: Row, document: string): Arrival | null =>
  row.state === 'delivered' && row.settled_at
    ? {
        document,
        mode: 'electronic',
        on: row.settled_at.slice(0, 10),
        proof: `电子送达：${channelNames[row.channel] ?? row.channel}于${hourOf(row.settled_at)}送到，回报号 ${row.carrier_id ?? row.id}。`,
      }
    : null

/** Whose business a failed message is: the desk that has the case, or had it last. */
const desks = (organ: string) => sql`coalesce(h.desk, h.holder, h.office) = ${organ}`

/** Messages that did not leave, of this organ's cases, oldest first. */
export async function failedMessages(tx: Tx, organ: string, limit: number): Promise<MessageView[]> {
  const { rows } = await sql<Row>`select ${columns} from outbox o join case_head h on h.case_no = o.case_no
    where o.state = 'failed' and ${desks(organ)} order by o.id limit ${limit}`.execute(tx)
  return rows.map(viewOf)
}

export async function countFailedMessages(tx: Tx, organ: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from outbox o join case_head h on h.case_no = o.case_no where o.state = 'failed' and ${desks(organ)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Send it once more from the first channel on, or give it to the paper that goes by post. */
export async function sendAgain(
  house: Petitions,
  staff: Staff,
  caseNo: string,
  id: number,
  via: 'again' | 'post',
): Promise<MessageView> {
  const at = isoAt(house.kernel.clock.now())
  return house.kernel.units.write(staffPrincipal(staff), async (tx) => {
    const { rows } =
      await sql<Row>`select ${columns} from outbox o where o.id = ${id} and o.case_no = ${caseNo} for update`.execute(
        tx,
      )
    const [row] = rows
    if (!row) throw problem('not-found')
    // Pressed twice, or the job was quicker: then there is nothing left to do.
    if (!viewOf(row).again) return viewOf(row)
    if (via === 'post')
      await sql`update outbox set state = 'post', channel = 'post', next_try_at = null, settled_at = ${at} where id = ${id}`.execute(
        tx,
      )
    else {
      await sql`update outbox set state = 'queued', given_up = '{}', error = null, next_try_at = ${at}, settled_at = null where id = ${id}`.execute(
        tx,
      )
      await enqueueAt(tx, id, at)
    }
    await audit(tx, at, staff, via === 'post' ? 'message-by-post' : 'message-again', caseNo, { message: id })
    const [after] = (await sql<Row>`select ${columns} from outbox o where o.id = ${id}`.execute(tx)).rows
    return viewOf(after ?? row)
  })
}
