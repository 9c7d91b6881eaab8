import type { Calendar } from './calendar.ts'
import { cite } from './cite.ts'
import { type Day, day, dayOf, numberOf, zhDayWeek } from './day.ts'
import type { Limit } from './limits.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A target that a city sets itself, shorter than the law's. Local practice: it moves no clock and gives no right. */
export type LocalLimit = {
  readonly rule: string
  readonly days: number
  readonly unit: '日' | '工作日'
  /** The city's document that promises it. */
  readonly source: string
  /** Nobody has seen that document yet. */
  readonly unverified: boolean
  /** First and last day 0 that it is promised for. */
  readonly from: string
  readonly to: string | null
  /** It comes from this local pack, and not from a promise of the city's own. */
  readonly pack?: string
}

export type LocalTarget = { readonly on: Day; readonly limit: LocalLimit }

/**
 * The day that the city or a local rule promises for a limit, the earlier of both; null where nobody promises one, or
 * none that is earlier than the legal last day: a promise that does not help the person is not shown.
 */
export function localTarget(
  limits: readonly LocalLimit[],
  clock: { readonly rule: string; readonly day0: string; readonly last: string },
  calendar: Calendar,
): LocalTarget | null {
  const promised = limits.filter(({ pack }) => pack === undefined)
  const ruled = limits.filter(({ pack }) => pack !== undefined)
  const targets = [promised, ruled].flatMap((kind) => targetOf(kind, clock, calendar) ?? [])
  return targets.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))[0] ?? null
}

/** Of several of one kind, the newest that has begun. */
function targetOf(
  limits: readonly LocalLimit[],
  clock: { readonly rule: string; readonly day0: string; readonly last: string },
  calendar: Calendar,
): LocalTarget | null {
  const limit = limits
    .filter(({ rule, from, to }) => rule === clock.rule && from <= clock.day0 && (to === null || clock.day0 <= to))
    .reduce<LocalLimit | null>((newest, one) => (newest && newest.from >= one.from ? newest : one), null)
  if (!limit) return null
  const start = numberOf(day(clock.day0))
  let end = start
  for (let counted = 0; counted < limit.days; ) {
    end++
    if (limit.unit === '日' || !calendar.rests(end)) counted++
  }
  // Offices are closed on a rest day, and a promise is not rolled as the law's day is: it is kept the working day before.
  while (calendar.rests(end) && end > start) end--
  return end > start && end < numberOf(day(clock.last)) ? { on: dayOf(end), limit } : null
}

/** Whether a city may promise a shorter time here: a duty of an organ, counted from an event in days. */
export const promisable = (limit: Limit): boolean =>
  limit.whose !== 'petitioner' &&
  limit.amount !== null &&
  (limit.unit === '日' || limit.unit === '工作日') &&
  !limit.extends &&
  // An objection is a right of the organ; shortening it protects nobody.
  limit.id !== 'DL-04'

/** @returns why this is no promise, or null */
export function localLimitRefusal(
  limit: Limit | undefined,
  { days, unit }: Pick<LocalLimit, 'days' | 'unit'>,
): Refusal | null {
  if (!limit || !promisable(limit))
    return refuse(
      'not-promisable',
      '[D]',
      '这项期限不能另定本市承诺。',
      '请选机关、单位应当办理的期限；信访人的期限只能按法律。',
    )
  const most = limit.amount ?? 0
  // So many working days are never fewer days than so many calendar days: comparing the numbers is on the safe side.
  if (days < most) return null
  return refuse(
    'promise-not-shorter',
    limit.article,
    `${limit.title}法定是${most}${limit.unit}，承诺${days}${unit}没有更短。`,
    `请填小于${most}的天数；法定期限不因此改变。`,
  )
}

/** Which of the three a target is, as its label says it. */
export const localKind = ({ limit }: LocalTarget): '本市承诺' | '地方规定' | '本地做法' =>
  limit.pack ? (limit.unverified ? '本地做法' : '地方规定') : '本市承诺'

/** The promise or the local rule in words, for whoever sees the clock. */
export const localInWords = ({ on, limit }: LocalTarget): string =>
  limit.pack
    ? `${localKind({ on, limit })}${limit.days}${limit.unit === '工作日' ? '个工作日' : '日'}内，即${zhDayWeek(on)}前。依据：${cite(limit.source)}。这不是国家规定的期限，法定最后一日不变。`
    : `本市承诺${limit.days}${limit.unit}内，即${zhDayWeek(on)}前。依据：${limit.source}${
        limit.unverified ? '（未核实）' : ''
      }。这是本地做法，不是法定期限，法定最后一日不变。`
