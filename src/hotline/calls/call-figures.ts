import { between, type CallState } from './call-state.ts'
import { msOf } from './event.ts'

/** Answered within this counts as fast (HL-L1, GB/T 33358). The clock starts when the caller enters the queue. */
export const fastAnswerMs = 15_000
/** Whoever hangs up sooner was not made to wait (HK-01 [D]). */
export const shortAbandonMs = 5_000
const bucketMs = 30 * 60_000

/** A call that goes into figures: its state, and what the seat noted of it. */
export type CountedCall = Pick<
  CallState,
  'queuedAt' | 'answeredAt' | 'endedAt' | 'wrappedAt' | 'ringMs' | 'holdMs' | 'missedRings' | 'outcome'
> & { mark: string | null; direct: boolean; returned: boolean }

/** numerator ÷ denominator; percent with two decimals, half up, null where there is nothing to divide by. */
export type Rate = { numerator: number; denominator: number; percent: number | null }
/** Times in ms. Median and 90th percentile are the values of the nearest rank. */
export type Spread = { count: number; meanMs: number | null; medianMs: number | null; p90Ms: number | null }

export type CallFigures = {
  /** Calls that asked for a person: they entered the queue. */
  requested: number
  answered: number
  /** Written down by hand without times of an engine: in no rate. */
  byHand: number
  waiting: number
  abandoned: number
  shortAbandoned: number
  lost: number
  /** HK-01: answered ÷ (requested − abandoned within 5 s). */
  answerRate: Rate
  /** HK-02, both ways: of those who were answered, and of all who asked. */
  fastOfAnswered: Rate
  fastOfRequested: Rate
  /** HK-04. */
  abandonRate: Rate
  missedReturned: Rate
  /** HK-05, first half. */
  direct: Rate
  /** HK-10: answered without silent, wrong-number, nuisance and test calls. */
  valid: number
  missedRings: number
  /** HK-03. */
  wait: Spread
  ring: Spread
  talk: Spread
  hold: Spread
  wrap: Spread
}
export type HalfHour = { from: string } & Pick<
  CallFigures,
  'requested' | 'answered' | 'abandoned' | 'shortAbandoned' | 'answerRate' | 'fastOfAnswered' | 'fastOfRequested'
> & { wait: Spread }

/**
 * HK-01…04 and HK-10 of a set of calls. A pure function: the same calls give the same figures, whoever asks. Nothing in
 * them is about a caller or ranks a seat.
 */
export function callFigures(calls: readonly CountedCall[]): CallFigures {
  const requested = calls.filter(({ queuedAt }) => queuedAt !== null)
  const answered = requested.filter(({ outcome }) => outcome === 'answered')
  const byHand = calls.filter(({ queuedAt, outcome }) => queuedAt === null && outcome === 'answered')
  const unanswered = requested.filter(({ outcome }) => outcome === 'abandoned' || outcome === 'voicemail')
  const short = unanswered.filter((call) => call.outcome === 'abandoned' && waitedUntilEnd(call) <= shortAbandonMs)
  const lost = requested.filter(({ outcome }) => outcome === 'lost')
  const fast = answered.filter((call) => waitMs(call) <= fastAnswerMs)
  const missed = [...unanswered.filter((call) => !short.includes(call)), ...lost]
  const taken = [...answered, ...byHand]
  return {
    requested: requested.length,
    answered: answered.length,
    byHand: byHand.length,
    waiting: requested.filter(({ outcome }) => outcome === null).length,
    abandoned: unanswered.length,
    shortAbandoned: short.length,
    lost: lost.length,
    answerRate: rate(answered.length, requested.length - short.length),
    fastOfAnswered: rate(fast.length, answered.length),
    fastOfRequested: rate(fast.length, requested.length),
    abandonRate: rate(unanswered.length, requested.length),
    missedReturned: rate(missed.filter(({ returned }) => returned).length, missed.length),
    direct: rate(taken.filter(({ direct }) => direct).length, taken.length),
    valid: taken.filter(({ mark }) => mark === null).length,
    missedRings: requested.reduce((sum, call) => sum + call.missedRings, 0),
    wait: spread(answered.map(waitMs)),
    ring: spread(answered.flatMap(({ ringMs }) => (ringMs === null ? [] : [ringMs]))),
    talk: spread(
      taken.flatMap((call) => (call.endedAt && call.answeredAt ? [between(call.answeredAt, call.endedAt)] : [])),
    ),
    hold: spread(taken.flatMap(({ holdMs }) => (holdMs > 0 ? [holdMs] : []))),
    wrap: spread(
      taken.flatMap((call) => (call.wrappedAt && call.endedAt ? [between(call.endedAt, call.wrappedAt)] : [])),
    ),
  }
}

/** The same by the half hour in which callers began to wait, in Asia/Shanghai; half hours without calls are left out. */
export function byHalfHour(calls: readonly CountedCall[]): HalfHour[] {
  const buckets = new Map<number, CountedCall[]>()
  for (const call of calls) {
    if (call.queuedAt === null) continue
    const bucket = Math.floor(msOf(call.queuedAt) / bucketMs)
    const others = buckets.get(bucket)
    if (others) others.push(call)
    else buckets.set(bucket, [call])
  }
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([bucket, own]) => {
      const { requested, answered, abandoned, shortAbandoned, answerRate, fastOfAnswered, fastOfRequested, wait } =
        callFigures(own)
      const from = Temporal.Instant.fromEpochMilliseconds(bucket * bucketMs).toString({ timeZone: 'Asia/Shanghai' })
      return { from, requested, answered, abandoned, shortAbandoned, answerRate, fastOfAnswered, fastOfRequested, wait }
    })
}

const waitMs = ({ queuedAt, answeredAt }: CountedCall): number =>
  queuedAt && answeredAt ? between(queuedAt, answeredAt) : 0
const waitedUntilEnd = ({ queuedAt, endedAt }: CountedCall): number =>
  queuedAt && endedAt ? between(queuedAt, endedAt) : 0

export const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  // In whole hundredths first, so that halves go up and not where binary fractions take them.
  percent: denominator > 0 ? Math.floor((numerator * 20_000 + denominator) / (2 * denominator)) / 100 : null,
})

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = (share: number): number | null => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    count: sorted.length,
    meanMs: sorted.length ? Math.round(sum / sorted.length) : null,
    medianMs: rank(0.5),
    p90Ms: rank(0.9),
  }
}
