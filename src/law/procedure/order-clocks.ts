import { clock, limitOf } from '../clock.ts'
import { isInstant, type Limit } from '../limits.ts'
import { hotlinePacks, type Pack } from '../packs/index.ts'
import { isRefusal } from '../refusal.ts'
import { runningClock, type State } from './state.ts'
import type { ClockOp, Context } from './types.ts'

/** Limits of the 12345 desk (domain.md §3.3): minutes, hours and working days, by the city's table. */

export const hotlinePackOf = (context: Context): Pack => context.hotline ?? hotlinePacks[0]

const zone = 'Asia/Shanghai'
const inWords = { 小时: 'hours', 分钟: 'minutes', 秒: 'seconds' } as const

/** Start a limit now. @param limitDays where an approval set the days (HL-L9) */
export function startOrderClock(
  state: State,
  context: Context,
  rule: string,
  organ: string | null,
  limitDays?: number,
): ClockOp[] {
  const pack = hotlinePackOf(context)
  const limit = limitOf(pack, rule)
  if (isRefusal(limit)) throw new Error(`${pack.id}: ${limit.says}`)
  const end = isInstant(limit.unit) ? endsAt(limit, limit.unit, context) : endsOn(pack, limit, context, limitDays)
  const earlier = state.clocks.filter((one) => one.rule === rule).length
  return [
    {
      op: 'start',
      key: earlier ? `${rule}/${earlier + 1}` : rule,
      rule,
      organ,
      day0: context.today.toString(),
      article: limit.article,
      pack: pack.id,
      calendar: context.calendar.version,
      ...end,
    },
  ]
}

function endsAt(limit: Limit, unit: keyof typeof inWords, { now }: Context) {
  const due = now.toZonedDateTimeISO(zone).add({ [inWords[unit]]: limit.amount ?? 0 })
  const day = due.toPlainDate().toString()
  return { target: day, last: day, provisional: false, dueAt: isoOf(due) }
}

function endsOn(pack: Pack, limit: Limit, context: Context, limitDays: number | undefined) {
  const end = clock(pack, limit.id, context.today, context.calendar, limitDays === undefined ? {} : { limitDays })
  if (isRefusal(end)) throw new Error(`${limit.id} of ${pack.id}: ${end.says}`)
  return { target: end.target.toString(), last: end.last.toString(), provisional: end.provisional }
}

const isoOf = (at: Temporal.ZonedDateTime): string =>
  at.toString({ timeZoneName: 'never', smallestUnit: 'millisecond' })

/** Mark the running clock of each rule as met now, to the second where it ends at an instant. */
export const meetOrderClocks = (state: State, context: Context, ...rules: string[]): ClockOp[] =>
  rules.flatMap((rule) => {
    const running = runningClock(state, rule)
    if (!running) return []
    const at = running.dueAt ? { at: isoOf(context.now.toZonedDateTimeISO(zone)) } : {}
    return [{ op: 'meet' as const, key: running.key, on: context.today.toString(), ...at }]
  })

/** Which limit runs for the merits: by danger first, then by what was asked (HL-L6…L10). */
export function meritsOf({ order, urgency }: Pick<State, 'order' | 'urgency'>): string {
  if (urgency === 'critical') return 'HL-L10'
  if (order?.utility) return 'HL-L10k'
  if (order?.type === 'CONSULT') return 'HL-L6'
  return order?.type === 'REPORT' ? 'HL-L8' : 'HL-L7'
}

export const signingOf = ({ order, urgency }: Pick<State, 'order' | 'urgency'>): string => {
  if (urgency === 'critical') return 'HL-L4d'
  return order?.utility ? 'HL-L4k' : 'HL-L4'
}

/** Every limit that may run for the merits. */
export const meritsRules = ['HL-L6', 'HL-L7', 'HL-L8', 'HL-L9', 'HL-L10', 'HL-L10k'] as const
export const signingRules = ['HL-L4', 'HL-L4k', 'HL-L4d'] as const
export const returnRules = ['HL-L11', 'HL-L11c'] as const
export const dispatchRules = ['HL-L3', 'HL-L3u'] as const

/** The end of a limit is over: its instant, or its last day. */
export const isOver = (clock: { last: string; dueAt?: string } | undefined, { now, today }: Context): boolean => {
  if (!clock) return false
  if (clock.dueAt) return Temporal.Instant.compare(now, Temporal.Instant.from(clock.dueAt)) > 0
  return today.toString() > clock.last
}

/**
 * The order ends: these limits are met, whatever else runs is owed no more, and the caller's own time to have it done
 * again begins (HL-31).
 */
export function ending(state: State, context: Context, ...met: string[]): ClockOp[] {
  const metNow = meetOrderClocks(state, context, ...met)
  const left = state.clocks.filter(({ metOn, stoppedOn, rule }) => !metOn && !stoppedOn && !met.includes(rule))
  return [
    ...metNow,
    ...left.map(({ key }) => ({ op: 'stop' as const, key, on: context.today.toString(), why: 'order-ended' })),
    ...startOrderClock(state, context, 'HL-31', null),
  ]
}
