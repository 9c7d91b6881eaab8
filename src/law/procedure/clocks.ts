import { lawful, type Pause } from '../clock.ts'
import { day, zhDayWeek } from '../day.ts'
import { isRefusal } from '../refusal.ts'
import { lastClock, runningClock, type State, type StateClock } from './state.ts'
import type { ClockOp, Context } from './types.ts'

/**
 * Start a limit of the case's pack. A rule that this pack does not know starts nothing (CN-2005 has no DL-04).
 * @param day0 the day of the event, not counted (民法典 201)
 */
export function startClock(
  state: State,
  context: Context,
  rule: string,
  day0: string,
  organ: string | null,
  limitDays?: number,
): ClockOp[] {
  const clock = context.pack.clock(rule, day(day0), context.calendar, limitDays === undefined ? {} : { limitDays })
  // Only a rule that the pack does not know starts nothing; anything else would leave a duty without its limit.
  if (isRefusal(clock)) {
    if (clock.code === 'rule-not-in-pack') return []
    throw new Error(`${rule} of ${context.pack.id} from ${day0}: ${clock.code}`)
  }
  const earlier = state.clocks.filter((c) => c.rule === rule).length
  return [
    {
      op: 'start',
      key: earlier ? `${rule}/${earlier + 1}` : rule,
      rule,
      organ,
      day0,
      target: clock.target.toString(),
      last: clock.last.toString(),
      article: clock.article,
      provisional: clock.provisional,
      pack: clock.pack,
      calendar: clock.calendar,
    },
  ]
}

/** The times that a clock leaves out, as days. */
export const pausesOf = ({ pauses }: Pick<StateClock, 'pauses'>): Pause[] =>
  (pauses ?? []).map(([from, to]) => [day(from), day(to)])

/** The running limit of a rule, started anew under its key with one more time that does not count (L22 36(2)). */
export function pauseClock(state: State, context: Context, rule: string, pause: readonly [string, string]): ClockOp[] {
  const running = runningClock(state, rule)
  if (!running) return []
  const { metOn: _m, stoppedOn: _s, ...started } = running
  const pauses = [...(running.pauses ?? []), pause]
  const now = lawful(context.pack.clock(rule, day(running.day0), context.calendar, { pauses: pausesOf({ pauses }) }))
  return [
    {
      op: 'start',
      ...started,
      pauses,
      target: now.target.toString(),
      last: now.last.toString(),
      provisional: now.provisional,
      calendar: now.calendar,
    },
  ]
}

/** Running limits whose end is another day under the calendar of the context, started anew under the same key. */
export function recomputed(state: State, context: Context): ClockOp[] {
  return state.clocks
    .filter((clock) => !clock.metOn && !clock.stoppedOn && clock.pack === context.pack.id)
    .flatMap((clock) => {
      const settable = context.pack.limits.find((limit) => limit.id === clock.rule)?.settable
      const limitDays = day(clock.day0).until(day(clock.target), { largestUnit: 'day' }).days
      const now = context.pack.clock(clock.rule, day(clock.day0), context.calendar, {
        ...(settable ? { limitDays } : {}),
        pauses: pausesOf(clock),
      })
      if (isRefusal(now)) throw new Error(`${clock.key} cannot be computed again: ${now.code}`)
      const { metOn: _m, stoppedOn: _s, ...started } = clock
      const next = {
        ...started,
        target: now.target.toString(),
        last: now.last.toString(),
        provisional: now.provisional,
      }
      const same = next.last === clock.last && next.target === clock.target && next.provisional === clock.provisional
      return same ? [] : [{ op: 'start' as const, ...next, calendar: now.calendar }]
    })
}

/** What a changed calendar moved, for people to read: which limit, from which last day to which. */
export const movedBy = (state: State, context: Context): { rule: string; pack: string; from: string; to: string }[] =>
  recomputed(state, context).flatMap((op) => {
    const before = state.clocks.find(({ key }) => op.op === 'start' && key === op.key)
    return op.op === 'start' && before ? [{ rule: op.rule, pack: op.pack, from: before.last, to: op.last }] : []
  })

/** Running limits of an organ that was closed, started anew under the same key as the duty of the one that goes on. */
export const handedOver = (state: State, closed: string, successor: string): Extract<ClockOp, { op: 'start' }>[] =>
  state.clocks
    .filter((clock) => !clock.metOn && !clock.stoppedOn && clock.organ === closed)
    .map(({ metOn: _m, stoppedOn: _s, ...started }) => ({ op: 'start' as const, ...started, organ: successor }))

/**
 * The limit of the merits: 60 days for a petition (L22 34), the default term for a suggestion (DL-19). The law before
 * it gave sixty days to every matter, suggestions too (L05 33).
 */
export const limitOfMerits = ({ class3 }: Pick<State, 'class3'>, { pack }: Pick<Context, 'pack'>): 'DL-05' | 'DL-19' =>
  class3 === 'suggestion' && pack.limits.some(({ id }) => id === 'DL-19') ? 'DL-19' : 'DL-05'

/** Limits that run on under their key from their own day 0, as if they had been neither met nor stopped. */
export const startedAnew = (state: State, which: (clock: StateClock) => boolean): ClockOp[] =>
  state.clocks.filter(which).map(({ metOn: _m, stoppedOn: _s, ...clock }) => ({ op: 'start' as const, ...clock }))

/** Mark the running clock of each rule as met today. Rules that do not run are passed over. */
export const meetClocks = (state: State, context: Context, ...rules: string[]): ClockOp[] =>
  rules.flatMap((rule) => {
    const clock = runningClock(state, rule)
    return clock ? [{ op: 'meet' as const, key: clock.key, on: context.today.toString() }] : []
  })

/** Stop every running clock of the organs: the matter left the procedure in which they ran. */
export const stopClocks = (state: State, context: Context, why: string, rules?: readonly string[]): ClockOp[] =>
  state.clocks
    .filter((clock) => !clock.metOn && !clock.stoppedOn && (!rules || rules.includes(clock.rule)))
    .map((clock) => ({ op: 'stop' as const, key: clock.key, on: context.today.toString(), why }))

/** A notice that was never given stays missed (ST-49); it is owed no more once the answer on the merits is there. */
export const noticeOver = (state: State, context: Context): ClockOp[] =>
  stopClocks(state, context, 'answered', ['DL-02', 'DL-03', 'DL-04', 'DL-13a', 'DL-13b'])

/** True once the legal last day of a started rule is over. */
export const isPast = (state: State, context: Context, rule: string): boolean => {
  const clock = lastClock(state, rule)
  return clock !== undefined && Temporal.PlainDate.compare(context.today, day(clock.last)) > 0
}

export const lastDayZh = (state: State, rule: string): string => {
  const clock = lastClock(state, rule)
  return clock ? zhDayWeek(day(clock.last)) : ''
}
