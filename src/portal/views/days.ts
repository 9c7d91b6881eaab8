import type { Day, Instant } from '../models.ts'

const ZONE = 'Asia/Shanghai'

/** 2027年1月9日（星期六） */
export function fullDay(day: Day): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day)
  return `${year}年${month}月${date}日（${weekday(day)}）`
}

/** 1月9日（星期六）; with its year when that is not this one's. */
export function dayOf(day: Day, today: Day): string {
  return `${shortDay(day, today)}（${weekday(day)}）`
}

/** 1月9日; with its year when that is not this one's. */
export function shortDay(day: Day, today: Day): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day)
  const inYear = `${month}月${date}日`
  return year === Temporal.PlainDate.from(today).year ? inYear : `${year}年${inYear}`
}

/** 11月3日 09:12, on the clock of Asia/Shanghai. */
export function moment(at: Instant, today: Day): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE)
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
  return `${shortDay(local.toPlainDate().toString(), today)} ${time}`
}

/** 2026年11月3日（星期二）09:12 */
export function fullMoment(at: Instant): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE)
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
  return `${fullDay(local.toPlainDate().toString())}${time}`
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

function weekday(day: Day): string {
  return `星期${'一二三四五六日'[Temporal.PlainDate.from(day).dayOfWeek - 1]}`
}
