import type { EventType, Facts } from '../calls/event.ts'

/** What a desk may ask an engine for, and the events of which one proves that it was done. */
export const commandKinds = {
  assign: { title: '分配坐席', expects: ['call.offered', 'call.ringing', 'call.answered', 'call.agent_missed'] },
  answer: { title: '接听', expects: ['call.answered'] },
  hold: { title: '保持', expects: ['call.held'] },
  resume: { title: '取回', expects: ['call.resumed'] },
  transfer: { title: '转接', expects: ['call.transferred'] },
  consult: { title: '三方通话', expects: ['call.consulted'] },
  hangup: { title: '挂断', expects: ['call.ended'] },
  dial: { title: '外呼', expects: ['call.answered', 'call.abandoned', 'call.ended'] },
  'pause-recording': { title: '暂停录音', expects: ['recording.paused'] },
  'start-recording': { title: '继续录音', expects: ['recording.started'] },
} as const satisfies Record<string, { title: string; expects: readonly EventType[] }>
export type CommandKind = keyof typeof commandKinds

export type Command = {
  /** Sent again under the same key; the engine does it once. */
  key: string
  kind: CommandKind
  /** The engine's own id of the call; null for a new one. */
  engineCall: string | null
  seat: string | null
  /** A number, a seat or a service. */
  target: string | null
  /** Rings so long at one seat. */
  ringMs: number
}

/** Taken: an event will tell how it went. Not taken: a code, and whether it is worth to ask again. */
export type Taken = { taken: true } | { taken: false; failure: string; again: boolean }

/** A report as an engine gives it, before it is kept. Numbers stand here and nowhere behind it. */
export type Report = {
  id: string
  type: EventType
  engineCall: string | null
  seq: number
  occurredAt: string
  direction?: 'in' | 'out'
  number?: string | null
  withheld?: boolean
  dialled?: string
  recording?: string
  facts: Facts
}

/**
 * One kind of engine. It translates and decides nothing: queue, seats, calls and figures are ours. A new one is a file
 * in this folder and a line in `adapters`.
 */
export type Adapter = {
  kind: string
  title: string
  /** What it can do; the desk offers nothing else. */
  can: readonly CommandKind[]
  /** Chooses the seat itself; else we give every call to a seat. */
  distributes: boolean
  perform(command: Command): Promise<Taken>
  /** Ids of the calls that live in the engine now; null where it cannot tell. */
  liveCalls(): Promise<readonly string[] | null>
  /** The bytes of a recording, or null where it is not there (yet). */
  recording(reference: string): Promise<{ content: Buffer; mediaType: string; seconds: number } | null>
  close(): void
}
