import { sql } from 'kysely'
import { openText, type Principal, publicPrincipal } from '../kernel/index.ts'
import type { Petitions } from '../petitions/index.ts'
import type { Adapter, Report } from './engines/engine.ts'
import { type Simulated, simulatedEngine } from './engines/simulated.ts'
import { webhookEngine } from './engines/webhook.ts'

/** An engine of this office with its adapter. */
export type Engine = {
  code: string
  organ: string
  kind: 'webhook' | 'simulated'
  title: string
  url: string | null
  secret: string
  adapter: Adapter
}

/** What changed in the telephone room: seats of these accounts, and the counts of this organ. */
export type CallChange = { organ: string; accounts: ReadonlySet<string> }

/** The telephone side of the desk with everything it needs, wired once in main.ts. */
export type Hotline = {
  house: Petitions
  /** Whether a simulated exchange may run here. */
  playable: boolean
  engines(): readonly Engine[]
  engine(code: string): Engine | undefined
  /** The engine of an organ; undefined where calls are written down by hand only. */
  engineOf(organ: string): Engine | undefined
  simulated(organ: string): Simulated | undefined
  /** Read the table of engines again, after a change of it. */
  reload(): Promise<void>
  changed(change: CallChange): void
  onChanged(listener: (change: CallChange) => void): () => void
  /** Where reports of engines inside the process go; set once. */
  onReport(take: (engine: Engine, report: Report) => void): void
  close(): void
}

/** The office's own side of an engine: it sees the calls of its organ and nothing else. */
export const telephonyPrincipal = (organ: string): Principal => ({ name: 'telephony', reach: [`calls:${organ}`] })

type EngineRow = Omit<Engine, 'adapter' | 'secret'> & { secret: Buffer | null }

/** @param playable whether a simulated exchange may run here: the sample city, or where it is switched on */
export async function openHotline(house: Petitions, playable: boolean): Promise<Hotline> {
  const { kernel } = house
  const listeners = new Set<(change: CallChange) => void>()
  const engines = new Map<string, Engine>()
  const played = new Map<string, Simulated>()
  let take: (engine: Engine, report: Report) => void = () => {}

  const adapterFor = (row: EngineRow, secret: string): Adapter => {
    if (row.kind === 'webhook')
      return webhookEngine({ url: row.url, secret, clock: kernel.clock, limitMs: kernel.settings.callCommandMs })
    const simulated = simulatedEngine({
      clock: kernel.clock,
      report: (report) => {
        const engine = engines.get(row.code)
        if (engine) take(engine, report)
      },
    })
    played.set(row.organ, simulated)
    return simulated
  }

  const reload = async (): Promise<void> => {
    const { rows } = await kernel.units.read(publicPrincipal, (tx) =>
      sql<EngineRow>`select code, organ, kind, title, url, secret from telephony_engine where active order by code`.execute(
        tx,
      ),
    )
    const wanted = rows.filter(({ kind }) => kind !== 'simulated' || playable)
    for (const [code, engine] of engines)
      if (!wanted.some((row) => row.code === code)) {
        engine.adapter.close()
        engines.delete(code)
        if (engine.kind === 'simulated') played.delete(engine.organ)
      }
    for (const row of wanted) {
      const secret = row.secret ? openText(kernel.vault.system, `telephony_engine|secret|${row.code}`, row.secret) : ''
      const before = engines.get(row.code)
      if (before && before.kind === row.kind && before.url === row.url && before.secret === secret) continue
      before?.adapter.close()
      engines.set(row.code, { ...row, secret, adapter: adapterFor(row, secret) })
    }
  }
  await reload()

  return {
    house,
    playable,
    engines: () => [...engines.values()],
    engine: (code) => engines.get(code),
    engineOf: (organ) => [...engines.values()].find((engine) => engine.organ === organ),
    simulated: (organ) => played.get(organ),
    reload,
    changed(change) {
      for (const listener of listeners) listener(change)
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onReport(next) {
      take = next
    },
    close() {
      for (const engine of engines.values()) engine.adapter.close()
    },
  }
}
