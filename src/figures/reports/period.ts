import { zhDay } from '../../law/index.ts'
import type { Period } from '../compile.ts'
import type { Rhythm } from './definition.ts'

type Day = Temporal.PlainDate
const day = (text: string): Day => Temporal.PlainDate.from(text)
const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'] as const

/** The rhythm whose period this is; null for days between. Weeks run from Monday to Sunday. */
export function rhythmOf({ from, to }: Period): Rhythm | null {
  const start = day(from)
  const end = day(to)
  for (const [rhythm, months] of [
    ['year', 12],
    ['half-year', 6],
    ['quarter', 3],
    ['month', 1],
  ] as const)
    if (start.day === 1 && (start.month - 1) % months === 0 && start.add({ months }).equals(end)) return rhythm
  if (start.dayOfWeek === 1 && start.add({ days: 7 }).equals(end)) return 'week'
  if (start.day === 1 && end.day === 16 && start.toPlainYearMonth().equals(end.toPlainYearMonth())) return 'half-month'
  if (start.day === 16 && end.day === 1 && start.toPlainYearMonth().add({ months: 1 }).equals(end.toPlainYearMonth()))
    return 'half-month'
  return null
}

/** 2026年上半年, 2026年第三季度, 2026年11月, 2026年11月上半月; else its first and last day. */
export function periodWords(period: Period): string {
  const start = day(period.from)
  const { year, month } = start
  switch (rhythmOf(period)) {
    case 'year':
      return `${year}年`
    case 'half-year':
      return `${year}年${month === 1 ? '上' : '下'}半年`
    case 'quarter':
      return `${year}年${quarters[(month - 1) / 3]}`
    case 'month':
      return `${year}年${month}月`
    case 'half-month':
      return `${year}年${month}月${start.day === 1 ? '上' : '下'}半月`
    default:
      return daysInWords(period)
  }
}

/** `2026年11月23日至29日`: both days are in it, as people write; the period itself is half-open. */
export function daysInWords({ from, to }: Period): string {
  const start = day(from)
  const last = day(to).subtract({ days: 1 })
  if (start.equals(last)) return zhDay(start)
  if (start.year !== last.year) return `${zhDay(start)}至${zhDay(last)}`
  return `${zhDay(start)}至${start.month === last.month ? '' : `${last.month}月`}${last.day}日`
}

/** What comes after it, as a plan begins: 明年, 下半年, 下季度, 下月, 下周; 下一步 where it has no name. */
export function nextWords(period: Period): string {
  switch (rhythmOf(period)) {
    case 'year':
      return '明年'
    case 'half-year':
      return day(period.from).month === 1 ? '下半年' : '明年上半年'
    case 'quarter':
      return '下季度'
    case 'month':
      return '下月'
    case 'week':
      return '下周'
    default:
      return '下一步'
  }
}

/** The months for a trend: those of the period, or of its year so far where it has only one. */
export function monthsOf({ from, to }: Period): Period[] {
  const start = day(from)
  const end = day(to)
  if (start.day !== 1 || end.day !== 1) return []
  const first = start.add({ months: 1 }).equals(end) ? start.with({ month: 1 }) : start
  const months: Period[] = []
  for (let at = first; Temporal.PlainDate.compare(at, end) < 0; at = at.add({ months: 1 }))
    months.push({ from: at.toString(), to: at.add({ months: 1 }).toString() })
  return months
}

/** The last period of a rhythm that is over on that day. */
export function lastPeriod(rhythm: Rhythm, today: Day): Period {
  const month = today.with({ day: 1 })
  const span = (start: Day, length: { months?: number; days?: number }): Period => ({
    from: start.toString(),
    to: start.add(length).toString(),
  })
  const whole = (months: number): Period =>
    span(month.subtract({ months: ((today.month - 1) % months) + months }), { months })
  switch (rhythm) {
    case 'week':
      return span(today.subtract({ days: today.dayOfWeek - 1 + 7 }), { days: 7 })
    case 'half-month':
      return today.day > 15
        ? { from: month.toString(), to: month.with({ day: 16 }).toString() }
        : { from: month.subtract({ months: 1 }).with({ day: 16 }).toString(), to: month.toString() }
    case 'month':
      return whole(1)
    case 'quarter':
      return whole(3)
    case 'half-year':
      // The second half is told with the year.
      return whole(today.month > 6 ? 6 : 12)
    case 'year':
      return whole(12)
  }
}

/** Periods of a rhythm that fall due on the days of a span, with the day, in order. */
export function periodsDue(rhythm: Rhythm, span: Period): (Period & { due: string })[] {
  const found: (Period & { due: string })[] = []
  // The last period over on the first day may still be due; none before it can be.
  let period = lastPeriod(rhythm, day(span.from))
  for (let due = dueOn(rhythm, period); due < span.to; due = dueOn(rhythm, period)) {
    if (due >= span.from) found.push({ ...period, due })
    period = nextPeriod(rhythm, period)
  }
  return found
}

/** The period of a rhythm that ends next after this one. */
function nextPeriod(rhythm: Rhythm, { to }: Period): Period {
  const start = day(to)
  const length: Readonly<Record<Rhythm, Temporal.DurationLike>> = {
    week: { days: 7 },
    'half-month': start.day === 1 ? { days: 15 } : { days: start.daysInMonth - 15 },
    month: { months: 1 },
    quarter: { months: 3 },
    'half-year': { months: 6 },
    year: { months: 12 },
  }
  return lastPeriod(rhythm, start.add(length[rhythm]))
}

/** Days after the end until a report is due: Monday, the 1st and the 16th, the 5th, the 10th [D]; half a year and a year the 20th [D]. */
const dueDay: Readonly<Record<Rhythm, number>> = {
  week: 1,
  'half-month': 1,
  month: 5,
  quarter: 10,
  'half-year': 20,
  year: 20,
}

/** The day on which a report over that period is due; the first day after it counts as 1. */
export const dueOn = (rhythm: Rhythm, { to }: Period): string =>
  day(to)
    .add({ days: dueDay[rhythm] - 1 })
    .toString()
