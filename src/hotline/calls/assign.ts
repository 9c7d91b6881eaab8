import { sql } from 'kysely'
import { isoAt, type Tx } from '../../kernel/index.ts'
import type { Hotline } from '../hotline.ts'
import { putCommand } from './commands.ts'

/**
 * Give waiting calls to free seats: who waits longest first, to the seat that has been free longest and knows what the
 * queue asks for. Numbers under a flood guard come last, and are never dropped (HL-15). Engines with a queue of their own
 * do this themselves.
 * @returns accounts at which it rings now
 */
export async function assignWaiting(tx: Tx, hotline: Hotline, organ: string): Promise<Set<string>> {
  const rings = new Set<string>()
  const engine = hotline.engineOf(organ)
  if (!engine || engine.adapter.distributes) return rings
  const at = isoAt(hotline.house.kernel.clock.now())
  // One at a time for each organ: two that skipped each other's rows would both find nothing, and a free seat would sit
  // beside a waiting caller.
  await sql`select pg_advisory_xact_lock(hashtext(${`assign calls ${organ}`}))`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ call: string; account: string; seat: string }>`
      with pair as (
        select c.id as call, s.account, s.seat from hotline_call c
          left join call_queue q on q.organ = c.organ and q.code = c.queue
          cross join lateral (select account, seat from call_seat s
            where s.organ = c.organ and s.state = 'ready' and s.call is null and (q.skill is null or q.skill = any(s.skills))
            order by s.since, s.account limit 1 for update skip locked) s
        where c.organ = ${organ} and c.engine = ${engine.code} and c.stage = 'waiting' and c.ended_at is null and c.offered_to is null
        order by c.guarded, c.queued_at, c.id limit 1 for update of c skip locked),
      rung as (update call_seat set state = 'ringing', call = pair.call, since = ${at} from pair where call_seat.account = pair.account)
      update hotline_call set offered_to = pair.account from pair where hotline_call.id = pair.call
      returning pair.call, pair.account, pair.seat`.execute(tx)
    const [pair] = rows
    if (!pair) return rings
    await putCommand(
      tx,
      hotline,
      { organ, engine: engine.code, call: pair.call, kind: 'assign', seat: pair.seat },
      null,
    )
    rings.add(pair.account)
  }
}
