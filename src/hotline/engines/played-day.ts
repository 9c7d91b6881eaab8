import type { EventType } from '../calls/event.ts'
import type { Report } from './engine.ts'

/** Calls of an hour compared with the busiest one, midnight first: nights are quiet, mornings are not. */
const shape = [2, 1, 1, 1, 1, 2, 5, 12, 40, 58, 60, 48, 30, 34, 50, 52, 44, 34, 24, 20, 16, 12, 8, 4] as const
/** 0000-… numbers cannot be dialled. */
const numberOf = (n: number): string => `0000-${2_000_000 + n}`

/**
 * A day of a played exchange up to now: callers who wait, are answered, hang up, from the same seed the same day. For
 * trials of wall, figures and lists.
 * @param from start of the day
 * @param until nothing happens after this
 * @param seats names that answer; they belong to nobody
 */
export function playedDay(day: {
  from: Temporal.Instant
  until: Temporal.Instant
  calls: number
  seats: readonly string[]
  seed: number
}): Report[] {
  const random = seeded(day.seed)
  const reports: Report[] = []
  const total = shape.reduce((sum, part) => sum + part, 0)
  let number = 0
  for (const [hour, part] of shape.entries())
    for (let n = 0; n < Math.round((day.calls * part) / total); n++) {
      number++
      const begun = day.from.add({ seconds: hour * 3600 + Math.floor(random() * 3600) })
      reports.push(...playedCall(`day-${day.seed}-${number}`, begun, number, day.seats, random))
    }
  const whole = Map.groupBy(reports, ({ engineCall }) => engineCall)
  // A call that would still go on now is left out: nobody is there to end it.
  return [...whole.values()]
    .filter((own) => own.every(({ occurredAt }) => Temporal.Instant.compare(occurredAt, day.until) <= 0))
    .flat()
}

function playedCall(
  id: string,
  begun: Temporal.Instant,
  number: number,
  seats: readonly string[],
  random: () => number,
): Report[] {
  let at = begun
  let seq = 0
  const reports: Report[] = []
  const add = (type: EventType, afterSeconds: number, facts: Report['facts'] = {}): void => {
    at = at.add({ milliseconds: Math.round(afterSeconds * 1000) })
    seq++
    reports.push({ id: `${id}-${seq}`, type, engineCall: id, seq, occurredAt: at.toString(), facts })
  }
  const withheld = random() < 0.04
  add('call.queued', 0, { queue: 'main' })
  const [first] = reports
  if (first)
    Object.assign(first, { direction: 'in', number: withheld ? null : numberOf(number), withheld, dialled: '12345' })
  const seat = seats[Math.floor(random() * seats.length)] ?? '1'
  if (random() < 0.07) {
    add('call.abandoned', 1 + random() * 40, { by: 'caller' })
    return reports
  }
  add('call.offered', random() < 0.8 ? random() * 5 : random() * 40, { seat })
  if (random() < 0.05) {
    add('call.agent_missed', 20, { seat })
    add('call.offered', 0.1, { seat })
  }
  add('call.answered', 1 + random() * 6, { seat })
  if (random() < 0.2) {
    add('call.held', 20 + random() * 60)
    add('call.resumed', 10 + random() * 40)
  }
  add('call.ended', 30 + random() * 240, { by: random() < 0.8 ? 'caller' : 'agent' })
  if (random() < 0.4) add('call.rated', 5, { score: random() < 0.85 ? 5 : 3 })
  return reports
}

/** mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
