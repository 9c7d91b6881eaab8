/** A day in Asia/Shanghai. Instants become days at the edge; `law` never asks what time it is. */
export type Day = Temporal.PlainDate

const EPOCH = new Temporal.PlainDate(1970, 1, 1)
const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

/** The day written `YYYY-MM-DD`, or null where no such day exists (2025-02-30) or it is written otherwise. */
export function parseDay(text: unknown): Day | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null // Temporal has no parse that answers instead of throwing
  }
}

/** As `parseDay`, for text that is known to be a day. @throws RangeError where it is not */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

/** Days since 1970-01-01. Limits are counted on these: a whole-number step costs nothing beside a Temporal one. */
export const numberOf = (value: Day): number => EPOCH.until(value).days

/** The day of a number from `numberOf`. */
export const dayOf = (number: number): Day => EPOCH.add({ days: number })

/** Whether a day number is a Saturday or Sunday (day 0, 1970-01-01, was a Thursday). */
export const isWeekend = (number: number): boolean => (((number + 3) % 7) + 7) % 7 >= 5

/** `星期二` */
export const weekday = (value: Day): string => WEEKDAYS[value.dayOfWeek - 1] as string

/** `2026年11月10日` */
export const zhDay = (value: Day): string => `${value.year}年${value.month}月${value.day}日`

/** `2026年11月10日（星期二）` */
export const zhDayWeek = (value: Day): string => `${zhDay(value)}（${weekday(value)}）`
