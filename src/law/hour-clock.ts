import { limitOf } from './clock.ts'
import * as no from './clock-refusals.ts'
import type { LimitTable } from './limits.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/** A limit in hours: nothing is rolled, nights and rest days count. */
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
  if (limit.unit !== '小时' || limit.amount === null) return no.notInHours(limit)
  return {
    rule,
    pack: pack.id,
    start,
    alarmAt: start.add({ hours: limit.alarmHours ?? limit.amount }),
    escalateAt: start.add({ hours: limit.amount }),
    article: limit.article,
  }
}
