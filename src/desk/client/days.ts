/**
 * Days and instants as text. Browsers of the office have no `Temporal`, and a PC's own clock and zone are not to be
 * believed: days come from the server as `YYYY-MM-DD`, instants as ISO 8601 with offset, and are counted here in whole
 * numbers.
 */
export type Day = string
export type Instant = string

const dayMs = 86_400_000
/** Asia/Shanghai, which has had no summer time since 1991. */
const shanghaiMs = 8 * 3_600_000

/** Days since 1970-01-01 in the Gregorian calendar. */
export function dayNumber(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  // Years begin in March, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export function dayOfNumber(number: number): Day {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), two(month), two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)].join('-')
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** Milliseconds since 1970 of an instant. @throws on text that is no instant */
export function instantMs(at: Instant): number {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)$/.exec(at)
  if (!found) throw new Error(`no instant: ${at}`)
  const [, day = '', hours, minutes, seconds = '0', zone = 'Z'] = found
  const sign = zone.startsWith('-') ? -1 : 1
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)))
  return dayNumber(day) * dayMs + (Number(hours) * 60 + Number(minutes) - offset) * 60_000 + Number(seconds) * 1000
}

/** The day in Asia/Shanghai at so many milliseconds since 1970. */
export const dayAtMs = (ms: number): Day => dayOfNumber(Math.floor((ms + shanghaiMs) / dayMs))

/** 11月10日; with its year when that is not the year of `today`. */
export function shortDay(day: Day, today: Day): string {
  const inYear = `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
  return day.slice(0, 4) === today.slice(0, 4) ? inYear : `${Number(day.slice(0, 4))}年${inYear}`
}

/** 1月11日（星期一）, with its year when it is another one. */
export const dayWithWeekday = (day: Day, today: Day): string => `${shortDay(day, today)}（${weekday(day)}）`

/** 11-10 15:20, for the narrow lists; the year in front when it is another one. */
export function shortMoment(at: Instant, today: Day): string {
  const ms = instantMs(at)
  const day = dayAtMs(ms)
  return `${day.startsWith(today.slice(0, 4)) ? day.slice(5) : day} ${timeAt(ms)}`
}

/** 11月10日 15:20 */
export function moment(at: Instant, today: Day): string {
  const ms = instantMs(at)
  return `${shortDay(dayAtMs(ms), today)} ${timeAt(ms)}`
}

/** How a work list says the time that is left to the legal last day. */
export function leftInWords(daysLeft: number | null): string {
  if (daysLeft === null) return '没有期限'
  if (daysLeft < 0) return `已超期${-daysLeft}天`
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天`
}

const timeAt = (ms: number): string => {
  const minutes = Math.floor((ms + shanghaiMs) / 60_000) % 1440
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
/** 1970-01-01 was a Thursday. */
const weekday = (day: Day): string => `星期${'四五六日一二三'[((dayNumber(day) % 7) + 7) % 7]}`
const two = (n: number): string => String(n).padStart(2, '0')

/** 14:05 in Asia/Shanghai. */
export const clockTime = (at: Instant): string => {
  const minutes = Math.floor(((((instantMs(at) + shanghaiMs) % dayMs) + dayMs) % dayMs) / 60_000)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** 25分钟, 3小时20分, 2天; a time that has begun counts as a minute. */
export function minutesInWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  if (minutes < 60) return `${minutes}分钟`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}小时${minutes % 60 ? `${minutes % 60}分` : ''}`
  return `${Math.floor(minutes / 1440)}天`
}
