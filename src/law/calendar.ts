import published from './calendars/published.json' with { type: 'json' }
import { type Day, day, isWeekend, numberOf } from './day.ts'

/** A year's rest days and working weekends as announced (放假安排). Days not listed follow the week. */
export type CalendarYear = {
  readonly year: number
  readonly source: string
  /** Addresses or numbers of the official notices. A year without one is provisional. */
  readonly notices: readonly string[]
  readonly days: readonly { readonly date: string; readonly rest: boolean; readonly name: string }[]
}

/**
 * Which days rest (CNT-3, CNT-8). Data, not law: administrators enter a year as soon as its notice is out, and every
 * clock keeps the `version` it was computed with.
 */
export type Calendar = {
  readonly years: readonly CalendarYear[]
  /** Changes with any change of the data. */
  readonly version: string
  /** Whether a day is a 法定休假日: a holiday, or a weekend that was not declared working. */
  isRest(day: Day): boolean
  /** Holiday name or 周末 of a rest day; null on a working day. */
  name(day: Day): string | null
  /** Whether a year's arrangement is unknown, or known without its official notice. */
  provisional(year: number): boolean
  /** As `isRest` and `name`, by `numberOf(day)`: the counting loops use these. */
  rests(number: number): boolean
  restName(number: number): string | null
  /** Festival for which this weekend day works (调休上班); null otherwise. By `numberOf(day)`. */
  makeup(number: number): string | null
}

/** Clocks stay inside these years, so that a mistyped one is refused and not computed. */
export const FIRST_YEAR = 1980
export const LAST_YEAR = 2199

/**
 * Days off that stand on a fixed solar date (《全国年节及纪念日放假办法》 art. 2, text of 2024-11-10). The lunar ones
 * and the moved weekends of a year nobody has announced cannot be known, and are not guessed.
 */
export const STATUTORY_DAYS = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const

/** A calendar from years in any order. @throws RangeError if a year is there twice */
export function calendarFrom(years: readonly CalendarYear[]): Calendar {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  const known = new Set(sorted.map((year) => year.year))
  if (known.size < sorted.length) throw new RangeError('a calendar holds a year twice')
  const announced = new Set(sorted.filter((year) => year.notices.length > 0).map((year) => year.year))
  const listed = new Map<number, { readonly rest: boolean; readonly name: string }>()
  for (const { days } of sorted) for (const entry of days) listed.set(numberOf(day(entry.date)), entry)
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (known.has(year)) continue
    for (const [date, name] of STATUTORY_DAYS) listed.set(numberOf(day(`${year}-${date}`)), { rest: true, name })
  }

  const rests = (number: number) => listed.get(number)?.rest ?? isWeekend(number)
  const restName = (number: number) => (rests(number) ? (listed.get(number)?.name ?? '周末') : null)
  return {
    years: sorted,
    version: versionOf(sorted),
    isRest: (on) => rests(numberOf(on)),
    name: (on) => restName(numberOf(on)),
    provisional: (year) => !announced.has(year),
    rests,
    restName,
    makeup: (number) => {
      const entry = listed.get(number)
      return entry && !entry.rest && isWeekend(number) ? entry.name : null
    },
  }
}

/** The same calendar with one year added or replaced. */
export const withYear = (calendar: Calendar, year: CalendarYear): Calendar =>
  calendarFrom([...calendar.years.filter((other) => other.year !== year.year), year])

/** What the State Council has announced, 2007–2026; 2004–2006 without notices (`calendars/README.md`). */
export const publishedCalendar: Calendar = calendarFrom(published)

/**
 * `2004-2026.` and a digest of everything a clock or its explanation depends on: two FNV-1a words, the second stirred
 * with the first. It tells calendars apart; it is no defence against someone who wants two of them to look alike.
 */
function versionOf(years: readonly CalendarYear[]): string {
  const days = (year: CalendarYear) =>
    year.days.map(({ date, rest, name }) => `${date}${rest ? '+' : '-'}${name}`).sort()
  const text = JSON.stringify([STATUTORY_DAYS, years.map((year) => [year.year, year.notices, days(year)])])
  let low = 0x811c9dc5
  let high = 0xcbf29ce4
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i) ^ (low >>> 15), 0x01000197)
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
  return `${years.at(0)?.year ?? 'none'}-${years.at(-1)?.year ?? 'none'}.${hex(high)}${hex(low)}`
}
