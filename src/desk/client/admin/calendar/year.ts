import { type Day, dayNumber, dayOfNumber } from '../../days.ts'

export type YearDay = { date: Day; rest: boolean; name: string }
/** GET and PUT /calendars/:year */
export type Year = { year: number; source: string; notices: string[]; days: YearDay[] }

export const festivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** Holidays on fixed days (《全国年节及纪念日放假办法》第二条): how a year begins that nobody has announced yet. */
const fixed = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
] as const

export const unannounced = (year: number): Year => ({
  year,
  source: '',
  notices: [],
  days: fixed.map(([day, name]) => ({ date: `${year}-${day}`, rest: true, name })),
})

/** 0 Monday … 6 Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 3) % 7) + 7) % 7
export const isWeekend = (day: Day): boolean => weekdayOf(day) >= 5

/** The days of a month; month 1 to 12. */
export function daysOfMonth(year: number, month: number): Day[] {
  const first = dayNumber(`${year}-${two(month)}-01`)
  const next = month === 12 ? dayNumber(`${year + 1}-01-01`) : dayNumber(`${year}-${two(month + 1)}-01`)
  return Array.from({ length: next - first }, (_, index) => dayOfNumber(first + index))
}

/**
 * The next state of a day that is clicked: what the week says, then a holiday, then (weekends only) a working day, then
 * as the week says again.
 */
export function turned(year: Year, date: Day, festival: string): Year {
  const others = year.days.filter((day) => day.date !== date)
  const now = year.days.find((day) => day.date === date)
  if (!now) return sorted({ ...year, days: [...others, { date, rest: true, name: festival }] })
  if (now.rest && isWeekend(date)) return sorted({ ...year, days: [...others, { date, rest: false, name: festival }] })
  return { ...year, days: others }
}

export const sorted = (year: Year): Year => ({
  ...year,
  days: [...year.days].sort((a, b) => (a.date < b.date ? -1 : 1)),
})

/** The festivals of a year with their days off and working days, in the order of the year. */
export function festivalsOf(year: Year): { name: string; rest: Day[]; work: Day[] }[] {
  const found = new Map<string, { name: string; rest: Day[]; work: Day[] }>()
  for (const { date, rest, name } of sorted(year).days) {
    const one = found.get(name) ?? { name, rest: [], work: [] }
    one[rest ? 'rest' : 'work'].push(date)
    found.set(name, one)
  }
  return [...found.values()]
}

const two = (n: number): string => String(n).padStart(2, '0')
