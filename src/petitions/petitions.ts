import { dayAt, type Kernel, type StoredEvent, type Tx } from '../kernel/index.ts'
import { type Actor, type Calendar, type Context, type LocalPack, packById, type State } from '../law/index.ts'
import type { OrganDirectory, Site } from '../people/index.ts'
import type { LetterRenderer } from './letters/index.ts'
import type { CityWords } from './local/city-words.ts'

/** What happened to a case in one transaction, for those who keep copies of it. */
export type Change = { caseNo: string; events: readonly StoredEvent[]; before: State; after: State }
/** Gets every case that changed in this transaction at one time: one, mostly; many where an old ledger is filed. */
export type Projector = (tx: Tx, changes: readonly Change[]) => Promise<void>

/** The petition main line with everything it needs, wired once in main.ts. */
export type Petitions = {
  kernel: Kernel
  directory: OrganDirectory
  letters: LetterRenderer
  /** What the city says of itself: words of the seal. */
  site: Site
  calendar(): Calendar
  /** Local rule packs: the program's and those of the data folder. */
  packs: readonly LocalPack[]
  /** What the city promises and how it words its cover sheets. */
  city: CityWords
  /** Base of links on letters and receipts, without trailing slash. */
  publicUrl(): string
  /** Context of a decision; `pack` by the case's own pack. */
  context(actor: Actor, now: Temporal.Instant, packId?: string): Context
  /** Runs the projectors that main.ts registered, inside the transaction. */
  project(tx: Tx, caseNo: string, events: readonly StoredEvent[], before: State, after: State): Promise<void>
  projectAll(tx: Tx, changes: readonly Change[]): Promise<void>
  /** Tells open desks, after the commit, that work lists of these organs changed. */
  changed(desks: readonly (string | null)[]): void
  onChanged(listener: (desks: ReadonlySet<string>) => void): () => void
}

export function createPetitions(parts: {
  kernel: Kernel
  directory: OrganDirectory
  letters: LetterRenderer
  site: Site
  calendar: () => Calendar
  packs: readonly LocalPack[]
  city: CityWords
  publicUrl: () => string
  projectors: readonly Projector[]
}): Petitions {
  const listeners = new Set<(desks: ReadonlySet<string>) => void>()
  return {
    ...parts,
    context(actor, now, packId) {
      const pack = packById(packId ?? 'CN-2022')
      if (!pack) throw new Error(`no pack ${packId}`)
      return {
        now,
        today: dayAt(now),
        actor,
        calendar: parts.calendar(),
        pack,
        hotline: parts.city.hotline(dayAt(now).toString()),
        directory: parts.directory,
      }
    },
    async project(tx, caseNo, events, before, after) {
      await this.projectAll(tx, [{ caseNo, events, before, after }])
    },
    async projectAll(tx, changes) {
      for (const projector of parts.projectors) await projector(tx, changes)
    },
    changed(desks) {
      const organs = new Set(desks.filter((desk): desk is string => desk !== null))
      if (organs.size) for (const listener of listeners) listener(organs)
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
