import { type CallEvent, type EventType, inOrder, msOf } from './event.ts'

export type Stage = 'waiting' | 'ringing' | 'talking' | 'held' | 'ended'
export type Outcome = 'answered' | 'abandoned' | 'voicemail' | 'lost'

/** Where a call stands and how long each part took, in ms. Null: it has not happened, or nobody reported it. */
export type CallState = {
  stage: Stage
  outcome: Outcome | null
  begunAt: string
  queuedAt: string | null
  answeredAt: string | null
  endedAt: string | null
  wrappedAt: string | null
  /** From the ring at the seat that answered. */
  ringMs: number | null
  holdMs: number
  missedRings: number
  queue: string | null
  /** The seat it rings at now. */
  offeredTo: string | null
  /** The seat that has it, or had it last. */
  seat: string | null
  endedBy: 'caller' | 'agent' | 'system' | null
  cause: string | null
  score: number | null
}

/** How far a call can be. More events never bring it back: tested with events in any order, twice, and missing. */
export const progress: Readonly<Record<Stage, number>> = { waiting: 0, ringing: 0, talking: 1, held: 1, ended: 2 }

/** What each event type of the end means for a call that nobody answered. */
const ends: Partial<Record<EventType, Outcome>> = {
  'call.abandoned': 'abandoned',
  'call.voicemail': 'voicemail',
  'call.lost': 'lost',
  'call.ended': 'abandoned',
}

/**
 * A call as its events tell it: a pure function of the set of events, so late, repeated and unordered reports all come to
 * the same. An answered call stays answered and an ended one ended, whatever arrives afterwards.
 * @throws RangeError without any event
 */
export function callState(events: readonly CallEvent[]): CallState {
  const ordered = inOrder(events)
  const [first] = ordered
  if (!first) throw new RangeError('a call without events')
  const find = (type: EventType): CallEvent | undefined => ordered.find((event) => event.type === type)
  const queued = find('call.queued')
  const answered = find('call.answered')
  const ended = ordered.find(({ type }) => ends[type])
  const wrapped = find('call.wrapped')
  const before = answered ? ordered.slice(0, ordered.indexOf(answered)) : ordered
  const during = answered
    ? ordered.slice(
        ordered.indexOf(answered),
        ended && ordered.indexOf(ended) > ordered.indexOf(answered) ? ordered.indexOf(ended) : undefined,
      )
    : []
  const ring = ringing(before)
  const hold = holding(during, ended)
  return {
    stage: ended ? 'ended' : answered ? (hold.open ? 'held' : 'talking') : ring.at ? 'ringing' : 'waiting',
    outcome: answered ? 'answered' : ended ? (ends[ended.type] ?? null) : null,
    begunAt: first.occurredAt,
    queuedAt: queued?.occurredAt ?? null,
    answeredAt: answered?.occurredAt ?? null,
    endedAt: ended?.occurredAt ?? null,
    wrappedAt: wrapped?.occurredAt ?? null,
    ringMs: answered && ring.at ? between(ring.at, answered.occurredAt) : null,
    holdMs: hold.ms,
    missedRings: before.filter(({ type }) => type === 'call.agent_missed').length,
    queue: ordered.findLast(({ facts }) => facts.queue)?.facts.queue ?? null,
    offeredTo: answered || ended ? null : ring.seat,
    seat: seatOf(during) ?? (answered ? ring.seat : null),
    endedBy: ended?.facts.by ?? (ended?.type === 'call.abandoned' ? 'caller' : null),
    cause: ended?.facts.cause ?? null,
    score: ordered.findLast(({ type }) => type === 'call.rated')?.facts.score ?? null,
  }
}

/** Time between two instants in ms; clocks of engines jump, so never less than nothing. */
export const between = (from: string, to: string): number => Math.max(0, msOf(to) - msOf(from))

/** The ring that is still going on when the call is answered or looked at. */
function ringing(events: readonly CallEvent[]): { seat: string | null; at: string | null } {
  let seat: string | null = null
  let at: string | null = null
  for (const { type, facts, occurredAt } of events)
    if (type === 'call.offered' || type === 'call.ringing') {
      if (facts.seat !== seat || !at) at = occurredAt
      seat = facts.seat ?? seat
    } else if (type === 'call.agent_missed' || type === 'call.queued') {
      seat = null
      at = null
    }
  return { seat, at }
}

function holding(events: readonly CallEvent[], ended: CallEvent | undefined): { ms: number; open: boolean } {
  let ms = 0
  let since: string | null = null
  for (const { type, occurredAt } of events)
    if (type === 'call.held') since ??= occurredAt
    else if (type === 'call.resumed' && since) {
      ms += between(since, occurredAt)
      since = null
    }
  return since && ended ? { ms: ms + between(since, ended.occurredAt), open: false } : { ms, open: since !== null }
}

/** Who answered, and to whom it was put through. Rescue services are no seats. */
const seatOf = (events: readonly CallEvent[]): string | null =>
  events
    .flatMap(({ type, facts }) =>
      type === 'call.answered' && facts.seat
        ? [facts.seat]
        : type === 'call.transferred' && facts.seat
          ? [facts.seat]
          : [],
    )
    .at(-1) ?? null
