import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, seal, type Tx } from '../../kernel/index.ts'
import type { Report } from '../engines/engine.ts'
import { type Engine, type Hotline, telephonyPrincipal } from '../hotline.ts'
import { assignWaiting } from './assign.ts'
import { type CallRow, lockCall } from './call-row.ts'
import { sendCommands, settleCommands } from './commands.ts'
import { isGuarded } from './flood.ts'
import { sealedNumber } from './phone-number.ts'
import { awaitRecording, fetchRecordings } from './recordings.ts'
import { retell } from './retell.ts'
import { engineSeatState } from './seat-acts.ts'

export type Received = { taken: number; known: number }

/**
 * Take reports of an engine: keep each as it came and as it was read, and write its call again. The same report twice
 * changes nothing, and reports out of order come to the same call. Also the engine's sign of life.
 */
export async function receive(hotline: Hotline, engine: Engine, reports: readonly Report[]): Promise<Received> {
  const { units, clock } = hotline.house.kernel
  const at = isoAt(clock.now())
  const accounts = new Set<string>()
  let taken = 0
  let recorded = false
  await units.write(telephonyPrincipal(engine.organ), async (tx) => {
    await sql`update telephony_engine set seen_at = ${at} where code = ${engine.code}`.execute(tx)
    // Calls in one order, so that two batches that share some do not wait for each other.
    const byCall = [...Map.groupBy(reports, ({ engineCall }) => engineCall ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [engineCall, own] of byCall) {
      if (!engineCall) {
        for (const report of own)
          if (await keep(tx, hotline, engine, report, null, at)) {
            taken++
            for (const account of await engineSeatState(tx, engine.organ, report.facts, at)) accounts.add(account)
          }
        continue
      }
      const call = await callFor(tx, hotline, engine, engineCall, own)
      const fresh: Report[] = []
      for (const report of own) if (await keep(tx, hotline, engine, report, call.id, at)) fresh.push(report)
      if (fresh.length === 0) continue
      taken += fresh.length
      for (const account of await retell(tx, call, at)) accounts.add(account)
      await settleCommands(
        tx,
        call.id,
        fresh.map(({ type }) => type),
        at,
      )
      for (const report of fresh)
        if (report.recording && report.type === 'recording.ready') {
          await awaitRecording(tx, hotline, call, report.recording, report.facts.seconds ?? null)
          recorded = true
        }
    }
    for (const account of await assignWaiting(tx, hotline, engine.organ)) accounts.add(account)
  })
  hotline.changed({ organ: engine.organ, accounts })
  await sendCommands(hotline, engine)
  if (recorded) await fetchRecordings(hotline, engine)
  return { taken, known: reports.length - taken }
}

/** One after the other for each engine inside the process: it may report faster than a transaction ends. */
export function receiveInTurn(hotline: Hotline): void {
  const turns = new Map<string, Promise<void>>()
  hotline.onReport((engine, report) => {
    const before = turns.get(engine.code) ?? Promise.resolve()
    turns.set(
      engine.code,
      before
        .then(async () => {
          await receive(hotline, engine, [report])
        })
        .catch((error: unknown) =>
          hotline.house.kernel.log.error({ err: error }, 'a report of an engine was not kept'),
        ),
    )
  })
}

/** The row of a call, made by the first report of it, locked. */
async function callFor(
  tx: Tx,
  hotline: Hotline,
  engine: Engine,
  engineCall: string,
  reports: readonly Report[],
): Promise<CallRow> {
  const { vault, clock } = hotline.house.kernel
  const number = reports.find((report) => report.number)?.number ?? null
  const withheld = reports.some((report) => report.withheld)
  const [first] = reports
  const { rows } = await sql<{
    id: string
    number: Buffer | null
  }>`select id, number from hotline_call where engine = ${engine.code} and engine_call = ${engineCall}`.execute(tx)
  if (rows[0]) {
    const call = await lockCall(tx, rows[0].id)
    if (call.number || !number) return call
    const sealed = sealedNumber(vault, call.id, number)
    await sql`update hotline_call set number = ${sealed.number}, number_key = ${sealed.number_key}, withheld = ${call.withheld || withheld}
      where id = ${call.id}`.execute(tx)
    return { ...call, ...sealed, withheld: call.withheld || withheld }
  }
  const id = randomBytes(12).toString('base64url')
  const sealed = sealedNumber(vault, id, number)
  const guarded = sealed.number_key !== null && (await isGuarded(tx, engine.organ, sealed.number_key, clock.now()))
  const { rows: made } = await sql<CallRow>`
    insert into hotline_call (id, organ, engine, engine_call, direction, queue, dialled, number, number_key, withheld, stage, begun_at, guarded)
    values (${id}, ${engine.organ}, ${engine.code}, ${engineCall}, ${first?.direction ?? 'in'}, ${first?.facts.queue ?? 'main'},
      ${reports.find(({ dialled }) => dialled)?.dialled ?? null}, ${sealed.number}, ${sealed.number_key}, ${withheld}, 'waiting',
      ${first?.occurredAt ?? isoAt(clock.now())}, ${guarded})
    on conflict (engine, engine_call) do nothing returning *`.execute(tx)
  // Somebody else made it in this moment: theirs is there once they have committed.
  return made[0] ?? callFor(tx, hotline, engine, engineCall, reports)
}

async function keep(
  tx: Tx,
  hotline: Hotline,
  engine: Engine,
  report: Report,
  call: string | null,
  at: string,
): Promise<boolean> {
  const raw = seal(
    hotline.house.kernel.vault.system,
    `call_event|raw|${engine.code}|${report.id}`,
    JSON.stringify(report),
  )
  const { numAffectedRows } = await sql`
    insert into call_event (organ, engine, engine_event, call, type, seq, occurred_at, received_at, facts, raw)
    values (${engine.organ}, ${engine.code}, ${report.id}, ${call}, ${report.type}, ${report.seq}, ${report.occurredAt}, ${at},
      ${JSON.stringify(report.facts)}, ${raw}) on conflict (engine, engine_event) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
