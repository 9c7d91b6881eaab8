import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt } from '../../kernel/index.ts'
import { type Engine, type Hotline, telephonyPrincipal } from '../hotline.ts'
import { assignWaiting } from './assign.ts'
import { sendCommands } from './commands.ts'
import { receive } from './receive.ts'
import { eraseRecordings, fetchRecordings } from './recordings.ts'

/**
 * What comes round for each engine: commands that nobody confirmed, recordings that were not there yet, and calls that
 * the engine knows no more. Safe to run at any time, in any number of processes.
 */
export async function round(hotline: Hotline, engine: Engine): Promise<void> {
  await assignNow(hotline, engine.organ)
  await fetchRecordings(hotline, engine)
  await closeLost(hotline, engine)
}

/** Calls that are open here and not in the engine ended while nobody listened: they are closed as lost, not guessed.
 * Whoever was heard of just now may have its last report on the way. */
async function closeLost(hotline: Hotline, engine: Engine): Promise<void> {
  const { units, clock, settings } = hotline.house.kernel
  const asked = clock.now()
  const live = await engine.adapter.liveCalls()
  if (live === null) return
  const { rows } = await units.read(telephonyPrincipal(engine.organ), (tx) =>
    sql<{
      engine_call: string
      seq: number
    }>`select engine_call, (select coalesce(max(seq), 0)::float8 from call_event e where e.call = c.id) as seq
      from hotline_call c where engine = ${engine.code} and ended_at is null and engine_call <> all(${[...live]}::text[]) 
        and not exists (select from call_event e where e.call = c.id and e.received_at > ${isoAt(asked.subtract({ milliseconds: settings.callCommandMs }))})`.execute(
      tx,
    ),
  )
  if (rows.length === 0) return
  await receive(
    hotline,
    engine,
    rows.map(({ engine_call, seq }) => ({
      id: `lost-${randomBytes(9).toString('base64url')}`,
      type: 'call.lost',
      engineCall: engine_call,
      seq: seq + 1,
      occurredAt: isoAt(clock.now()),
      facts: { by: 'system', cause: 'lost' },
    })),
  )
}

/** Asks engines again while the program runs. @returns stops it */
export function startRounds(hotline: Hotline): () => void {
  const { settings, log } = hotline.house.kernel
  let running = false
  const all = async (): Promise<void> => {
    if (running) return
    running = true
    for (const engine of hotline.engines())
      await round(hotline, engine).catch((error: unknown) =>
        log.error({ err: error, engine: engine.code }, 'round of a telephone engine failed'),
      )
    running = false
  }
  const timer = setInterval(() => void all(), settings.callRoundMs)
  timer.unref()
  void all()
  return () => clearInterval(timer)
}

/**
 * What time takes: reports word for word, numbers of calls, recordings past their day, keys of guards that are over. Runs
 * for every organ that takes calls.
 */
export async function forgetCalls(hotline: Hotline): Promise<void> {
  const { units, clock, settings } = hotline.house.kernel
  const now = clock.now()
  const before = (days: number): string => isoAt(now.subtract({ hours: 24 * days }))
  const organs = new Set(
    hotline.house.directory
      .accounts()
      .filter(({ roles }) => roles.includes('agent') || roles.includes('shift-leader'))
      .map(({ organ }) => organ),
  )
  for (const organ of organs)
    await units.write(telephonyPrincipal(organ), async (tx) => {
      await sql`update call_event set raw = null where raw is not null and received_at < ${before(settings.callReportKeepDays)}`.execute(
        tx,
      )
      await sql`update hotline_call set number = null, number_key = null
        where number_key is not null and stage = 'ended' and begun_at < ${before(settings.callNumberKeepDays)}`.execute(
        tx,
      )
      await sql`update flood_guard set number_key = null where number_key is not null and until_at <= ${isoAt(now)}`.execute(
        tx,
      )
      await eraseRecordings(tx, hotline)
    })
}

/** After a seat became free outside of a report: give it the next call. */
export async function assignNow(hotline: Hotline, organ: string): Promise<void> {
  const accounts = await hotline.house.kernel.units.write(telephonyPrincipal(organ), (tx) =>
    assignWaiting(tx, hotline, organ),
  )
  hotline.changed({ organ, accounts })
  const engine = hotline.engineOf(organ)
  if (engine) await sendCommands(hotline, engine)
}
