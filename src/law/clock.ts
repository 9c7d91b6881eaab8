import { type Calendar, FIRST_YEAR, LAST_YEAR } from './calendar.ts'
import * as no from './clock-refusals.ts'
import { type Day, dayOf, numberOf } from './day.ts'
import { isInstant, type Limit, type LimitTable, RULES } from './limits.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/** Where a limit ends, with everything needed to compute and to explain it again. Days only, no prose. */
export type Clock = {
  readonly rule: string
  readonly pack: string
  readonly day0: Day
  /** 未顺延日: the last day before it is rolled. Equal to `last` for working days and hours. */
  readonly target: Day
  /** 法定最后日: ends at 24:00. */
  readonly last: Day
  readonly article: string
  /** A year that decided the end has no official notice yet: the clock is computed again when it has. */
  readonly provisional: boolean
  /** `Calendar.version`. */
  readonly calendar: string
  /** The limit in the row's unit, or as the letter set it; null where hours were counted. */
  readonly limitDays: number | null
  readonly extendDays: number
  /** In order of time. */
  readonly pauses: readonly Pause[]
  /** What the count met, in order of time; `explain` turns it into sentences. */
  readonly steps: readonly Step[]
}

/** First and last day, both left out. */
export type Pause = readonly [from: Day, to: Day]

export type Step =
  /** `days` of the pause fell inside the running limit and moved its end. */
  | { readonly kind: 'pause'; readonly from: Day; readonly to: Day; readonly days: number }
  /** A rest day that moved the end, or that a working-day limit did not count. */
  | { readonly kind: 'rest'; readonly day: Day; readonly name: string }
  /** A weekend day that counted as working (调休上班). */
  | { readonly kind: 'makeup'; readonly day: Day; readonly name: string }
  /** A deciding year without notice; `listed` where its days were known all the same. */
  | { readonly kind: 'provisional'; readonly year: number; readonly listed: boolean }

export type ClockOptions = {
  /** Days by which the limit itself is lengthened (L22 34); 0 is none. */
  readonly extendDays?: number
  readonly pauses?: readonly Pause[]
  /** Days that a letter or approval set, where the row is `settable`. */
  readonly limitDays?: number
}

/**
 * Target and last lawful day of a limit.
 *
 * Day 0 is not counted (CNT-1). Calendar days run through, pauses left out; then the end is rolled past rest days
 * (CNT-3). Working days count days that do not rest, so nothing is rolled. An extension lengthens the limit before
 * rolling (T4); its own clock, DL-06, starts from the un-rolled end of DL-05. Hours have no end that is a day: given a
 * day only, the report is due that same day, rest day or not (`hourClock` has the hours).
 *
 * A pause counts as far as it falls between day 1 and the end as it then stands; the rest of it is without effect.
 */
export function clock(
  pack: LimitTable,
  rule: string,
  day0: Day,
  calendar: Calendar,
  options: ClockOptions = {},
): Clock | Refusal {
  const limit = limitOf(pack, rule)
  if (isRefusal(limit)) return limit
  const pauses = [...(options.pauses ?? [])].sort(([a], [b]) => Temporal.PlainDate.compare(a, b))
  const extendDays = options.extendDays ?? 0
  const refusal = refuseLength(limit, options.limitDays) ?? refuseExtension(limit, extendDays)
  if (refusal) return refusal
  const unlawfulPause = refusePauses(pack, limit, pauses)
  if (unlawfulPause) return unlawfulPause
  const amount = options.limitDays ?? limit.amount
  if (amount === null) return no.limitNotSet(limit)

  const start = numberOf(day0)
  if (start < FIRST || start > LAST) return no.dayOutOfRange()
  const end = isInstant(limit.unit)
    ? { target: start, last: start, steps: [] }
    : limit.unit === '工作日'
      ? countWorkingDays(start, amount + extendDays, calendar)
      : countDays(start, amount + extendDays, pauses, calendar)
  if (end.last > LAST) return no.dayOutOfRange()

  const target = dayOf(end.target)
  const last = end.last === end.target ? target : dayOf(end.last)
  const unannounced = isInstant(limit.unit) ? [] : provisionalYears(limit, day0, target, last, calendar)
  return {
    rule,
    pack: pack.id,
    day0,
    target,
    last,
    article: limit.article,
    provisional: unannounced.length > 0,
    calendar: calendar.version,
    limitDays: isInstant(limit.unit) ? null : amount,
    extendDays,
    pauses,
    steps: [...end.steps, ...unannounced],
  }
}

/** A clock that the caller knows to be lawful. @throws Error on a refusal: the procedure table itself is then wrong */
export function lawful(result: Clock | Refusal): Clock {
  if (isRefusal(result)) throw new Error(`${result.code} (${result.article}): ${result.says}`)
  return result
}

/** The row of a rule, or why there is none. */
export const limitOf = (pack: LimitTable, rule: string): Limit | Refusal =>
  pack.limits.find((limit) => limit.id === rule) ??
  (RULES.some((known) => known === rule) ? no.ruleNotInPack(pack, rule) : no.unknownRule(rule))

const FIRST = numberOf(new Temporal.PlainDate(FIRST_YEAR, 1, 1))
const LAST = numberOf(new Temporal.PlainDate(LAST_YEAR, 12, 31))

type End = { readonly target: number; readonly last: number; readonly steps: readonly Step[] }

function countDays(start: number, length: number, pauses: readonly Pause[], calendar: Calendar): End {
  const steps: Step[] = []
  let target = start + length
  for (const [from, to] of pauses) {
    const first = Math.max(numberOf(from), start + 1)
    // Pauses come in order, so the end as moved by the earlier ones decides whether this one still falls inside.
    const days = first <= target ? Math.max(0, numberOf(to) - first + 1) : 0
    target += days
    steps.push({ kind: 'pause', from, to, days })
  }
  let last = target
  while (last <= LAST && calendar.rests(last)) steps.push(restStep(last++, calendar))
  const festival = calendar.makeup(last)
  if (festival !== null) steps.push({ kind: 'makeup', day: dayOf(last), name: festival })
  return { target, last, steps }
}

function countWorkingDays(start: number, length: number, calendar: Calendar): End {
  const steps: Step[] = []
  let last = start
  for (let counted = 0; counted < length && last <= LAST; ) {
    last++
    if (calendar.rests(last)) {
      steps.push(restStep(last, calendar))
      continue
    }
    counted++
    const festival = calendar.makeup(last)
    if (festival !== null) steps.push({ kind: 'makeup', day: dayOf(last), name: festival })
  }
  return { target: last, last, steps }
}

const restStep = (number: number, calendar: Calendar): Step => ({
  kind: 'rest',
  day: dayOf(number),
  name: calendar.restName(number) ?? '',
})

/** Only days that the count looked at decide: from the target for calendar days, from day 1 for working days. */
function provisionalYears(limit: Limit, day0: Day, target: Day, last: Day, calendar: Calendar): Step[] {
  const first = limit.unit === '工作日' ? day0.add({ days: 1 }) : target
  const steps: Step[] = []
  for (let year = first.year; year <= last.year; year++) {
    if (!calendar.provisional(year)) continue
    steps.push({ kind: 'provisional', year, listed: calendar.years.some((known) => known.year === year) })
  }
  return steps
}

function refuseLength(limit: Limit, limitDays: number | undefined): Refusal | null {
  if (limitDays === undefined) return null
  if (!limit.settable) return no.limitIsFixed(limit)
  if (!Number.isSafeInteger(limitDays) || limitDays < 1) return no.notWholeDays('指定的天数')
  const { maxDays } = limit.settable
  if (maxDays === undefined || limitDays <= maxDays) return null
  return limit.extends ? no.extensionTooLong(limit.article, maxDays) : no.limitTooLong(limit, maxDays)
}

function refuseExtension(limit: Limit, extendDays: number): Refusal | null {
  if (extendDays === 0) return null
  if (!Number.isSafeInteger(extendDays) || extendDays < 0) return no.notWholeDays('延长的天数')
  if (limit.extends) return no.onlyOneExtension(limit.article)
  if (!limit.extendable) return no.extensionNotLawful(limit)
  const { maxDays, article } = limit.extendable
  return extendDays > maxDays ? no.extensionTooLong(article, maxDays) : null
}

function refusePauses(pack: LimitTable, limit: Limit, pauses: readonly Pause[]): Refusal | null {
  if (pauses.length === 0) return null
  if (!limit.pausable) {
    // Name the one article that lets time stand still, so that the reader sees where it does.
    const only = pack.limits.find((other) => other.pausable)?.pausable?.article
    return no.pauseNotLawful(limit, only ?? limit.article)
  }
  const { article } = limit.pausable
  let previous: Day | undefined
  for (const [from, to] of pauses) {
    if (Temporal.PlainDate.compare(from, to) > 0) return no.pauseInverted(article, from, to)
    if (previous && Temporal.PlainDate.compare(from, previous) <= 0) return no.pausesOverlap(article, from)
    previous = to
  }
  return null
}
