import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { dayAt, isoAt, problem, type Tx } from '../../kernel/index.ts'
import { type Staff, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'

/** Two queues: five people and more are received together, with their representatives (domain.md §1.1). */
export const lanes = { A: '个人来访', B: '集体来访' } as const
export type Lane = keyof typeof lanes

export type TicketState = 'waiting' | 'called' | 'skipped' | 'done'
/** A number in the queue. It has no name: who it is stands in the case, once there is one. */
export type Ticket = {
  id: string
  number: string
  lane: Lane
  people: number
  state: TicketState
  counter: string | null
  issuedAt: string
  calledAt: string | null
  calls: number
  caseNo: string | null
  /** Called by the one who asks. */
  mine: boolean
}

const collectiveFrom = 5

/** Today's queue of the own organ, as it was drawn. */
export const ticketsOf = (house: Petitions, staff: Staff): Promise<Ticket[]> =>
  house.kernel.units.read(staffPrincipal(receiving(house, staff)), async (tx) => {
    const { rows } = await sql<TicketRow>`select * from visit_ticket
      where organ = ${staff.organ} and day = ${today(house)} order by issued_at, lane, no`.execute(tx)
    return rows.map((row) => ticketOf(row, staff))
  })

/** Draw a number. Five and more get one number together. */
export async function drawTicket(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  people: number,
): Promise<Ticket & { ahead: number }> {
  receiving(house, staff)
  const lane: Lane = people >= collectiveFrom ? 'B' : 'A'
  const day = today(house)
  // Numbers of a day follow each other without gap: one draws after the other.
  await sql`select pg_advisory_xact_lock(hashtext(${`visit ${staff.organ} ${day} ${lane}`}))`.execute(tx)
  const { rows } = await sql<TicketRow & { ahead: number }>`
    insert into visit_ticket (id, organ, day, lane, no, people_count, state, issued_at)
    select ${randomBytes(12).toString('base64url')}, ${staff.organ}, ${day}, ${lane}, coalesce(max(no), 0) + 1, ${people}, 'waiting', ${isoAt(house.kernel.clock.now())}
    from visit_ticket where organ = ${staff.organ} and day = ${day} and lane = ${lane}
    returning *, (select count(*)::int from visit_ticket w where w.organ = ${staff.organ} and w.day = ${day} and w.lane = ${lane} and w.state = 'waiting') as ahead`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('no number was drawn')
  return { ...ticketOf(row, staff), ahead: row.ahead }
}

/** The one who waits longest, to this counter; null when nobody waits. Two who call at once get two numbers. */
export async function callNext(tx: Tx, house: Petitions, staff: Staff, counter: string): Promise<Ticket | null> {
  receiving(house, staff)
  const { rows } = await sql<TicketRow>`
    update visit_ticket set state = 'called', counter = ${counter}, account = ${staff.account}, called_at = ${isoAt(house.kernel.clock.now())}, calls = 1
    where id = (select id from visit_ticket where organ = ${staff.organ} and day = ${today(house)} and state = 'waiting'
      order by issued_at, lane, no limit 1 for update skip locked)
    returning *`.execute(tx)
  return rows[0] ? ticketOf(rows[0], staff) : null
}

/** What may follow on what: a number that was passed over can be called again, and nobody draws anew. */
const moves = {
  recall: { from: ['called', 'skipped'], to: 'called', says: '这个号不在叫号中，不能再叫。' },
  skip: { from: ['called'], to: 'skipped', says: '只有正在叫的号可以过号。' },
  done: { from: ['called', 'skipped', 'waiting'], to: 'done', says: '这个号已经办完。' },
} as const
export type Move = keyof typeof moves

export async function moveTicket(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  id: string,
  move: Move,
  counter: string | undefined,
): Promise<Ticket> {
  const ticket = await lockTicket(tx, staff, id)
  const { from, to, says } = moves[move]
  if (!(from as readonly string[]).includes(ticket.state))
    throw problem('visit-step-passed', { says, remedy: '请看最新的排队情况。' })
  const again = move === 'recall'
  const { rows } = await sql<TicketRow>`update visit_ticket set state = ${to},
      called_at = case when ${again} then ${isoAt(house.kernel.clock.now())}::timestamptz else called_at end,
      calls = calls + ${again ? 1 : 0}, counter = coalesce(${counter ?? null}, counter), account = ${staff.account}
    where id = ${id} returning *`.execute(tx)
  return ticketOf(rows[0] ?? ticket, staff)
}

/** The visit was registered: its number leads to the case, for as long as the queue is kept. */
export async function linkTicket(tx: Tx, staff: Staff, id: string, caseNo: string): Promise<Ticket> {
  await lockTicket(tx, staff, id)
  const { rows } = await sql<TicketRow>`update visit_ticket set case_no = ${caseNo}
    where id = ${id} and exists (select from case_head h where h.case_no = ${caseNo}) returning *`.execute(tx)
  const [row] = rows
  if (!row) throw problem('case-not-found')
  return ticketOf(row, staff)
}

export async function ticketById(tx: Tx, staff: Staff, id: string): Promise<Ticket & { ahead: number; day: string }> {
  const { rows } = await sql<TicketRow & { ahead: number }>`select t.*,
      (select count(*)::int from visit_ticket w where w.organ = t.organ and w.day = t.day and w.lane = t.lane and w.state = 'waiting' and w.no < t.no) as ahead
    from visit_ticket t where id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) throw problem('not-found')
  return { ...ticketOf(row, staff), ahead: row.ahead, day: row.day }
}

/** What a hall shows: numbers and windows only (RG-3). */
export type HallView = { called: { number: string; counter: string; calls: number }[]; waiting: number }
export async function hallOf(tx: Tx, organ: string, day: string): Promise<HallView> {
  const { rows } = await sql<{
    lane: string
    no: number
    counter: string | null
    calls: number
    waiting: number
  }>`select lane, no, counter, calls, waiting::int from hall_numbers(${organ}, ${day})`.execute(tx)
  return {
    called: rows.map((row) => ({ number: numberOf(row), counter: row.counter ?? '', calls: row.calls })),
    waiting: rows[0]?.waiting ?? 0,
  }
}

/** Queues of days past: what remains of a visit is its case. */
export async function sweepTickets(tx: Tx, before: string): Promise<void> {
  await sql`delete from visit_ticket where day < ${before}`.execute(tx)
}

const today = (house: Petitions): string => dayAt(house.kernel.clock.now()).toString()

/**
 * The organ of this desk, where it receives visits. Visits registered at national or provincial level have no rows
 * anywhere, only a total per month (RG-2): there is no queue for them here.
 */
function receiving(house: Petitions, staff: Staff): Staff {
  const organ = house.directory.organ(staff.organ)
  if (!organ || organ.level <= 2)
    throw problem('not-allowed', {
      says: '国家、省级登记的来访只按月合计，不在本系统逐条留存，也就没有排队记录。',
      remedy: '请用接待场所自己的叫号设备；来访反映的事项照常登记。',
    })
  return staff
}

async function lockTicket(tx: Tx, staff: Staff, id: string): Promise<TicketRow> {
  const { rows } =
    await sql<TicketRow>`select * from visit_ticket where id = ${id} and organ = ${staff.organ} for update`.execute(tx)
  const [row] = rows
  if (!row) throw problem('not-found')
  return row
}

type TicketRow = {
  id: string
  day: string
  lane: Lane
  no: number
  people_count: number
  state: TicketState
  counter: string | null
  issued_at: string
  called_at: string | null
  calls: number
  account: string | null
  case_no: string | null
}

const numberDigits = 3
const numberOf = ({ lane, no }: { lane: string; no: number }): string =>
  `${lane}${String(no).padStart(numberDigits, '0')}`

const ticketOf = (row: TicketRow, staff: Staff): Ticket => ({
  id: row.id,
  number: numberOf(row),
  lane: row.lane,
  people: row.people_count,
  state: row.state,
  counter: row.counter,
  issuedAt: row.issued_at,
  calledAt: row.called_at,
  calls: row.calls,
  caseNo: row.case_no,
  mine: row.account === staff.account,
})
