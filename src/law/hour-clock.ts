import { limitOf } from './clock.ts'
import * as no from './clock-refusals.ts'
import { isInstant, type LimitTable } from './limits.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/** A limit in hours, minutes or seconds: nothing is rolled, nights and rest days count. */
export type HourClock = {
  readonly rule: string
  readonly pack: string
  readonly start: Temporal.ZonedDateTime
  readonly alarmAt: Temporal.ZonedDateTime
  readonly escalateAt: Temporal.ZonedDateTime
  readonly article: string
}

/**
 * Alarm and escalation of a limit in hours (DL-15: L22 25 says 及时; 1 h and 2 h are ours [D]).
 * @param start when it was learned, Asia/Shanghai
 */
export function hourClock(pack: LimitTable, rule: string, start: Temporal.ZonedDateTime): HourClock | Refusal {
  const limit = limitOf(pack, rule)
  if (isRefusal(limit)) return limit
  if (!isInstant(limit.unit) || limit.amount === null) return no.notInHours(limit)
  const unit = ({ 小时: 'hours', 分钟: 'minutes', 秒: 'seconds' } as const)[limit.unit]
  return {
    rule,
    pack: pack.id,
    start,
    alarmAt: start.add(limit.alarmHours === undefined ? { [unit]: limit.amount } : { hours: limit.alarmHours }),
    escalateAt: start.add({ [unit]: limit.amount }),
    article: limit.article,
  }
}
