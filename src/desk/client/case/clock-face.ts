import {
  clockTime,
  type Day,
  daysBetween,
  dayWithWeekday,
  instantMs,
  leftInWords,
  minutesInWords,
  shortDay,
} from '../days.ts'
import type { Clock } from '../server/api.ts'

/** What a clock card says. */
export type ClockFace = {
  /** One or two words: 还有37天, 按时, 已超期5天 */
  says: string
  /** `late` and `met-late` are cinnabar, `met` is jade, `over` is grey. */
  tone: 'running' | 'late' | 'met' | 'met-late' | 'over'
  /** Part of the limit that is used up, 0 to 1. */
  share: number
  /** One or two short lines. */
  foot: readonly string[]
}

/** Rights, not duties: an organ's objection, the person's review, re-review and rating. They lapse, and are never overdue. */
const rights = new Set(['DL-04', 'DL-07', 'DL-09', 'DL-20', 'HL-L11', 'HL-L11c', 'HL-31'])

export function clockFace(clock: Clock, today: Day, nowMs?: number): ClockFace {
  if (clock.dueAt) return minuteFace(clock, clock.dueAt, today, nowMs ?? 0)
  const share = (until: Day): number =>
    Math.min(1, Math.max(0, daysBetween(clock.day0, until) / Math.max(1, daysBetween(clock.day0, clock.last))))
  if (clock.metAt) {
    const late = daysBetween(clock.last, clock.metAt)
    return {
      says: late > 0 ? `超期${late}天完成` : rights.has(clock.rule) ? '已行使' : '按时',
      tone: late > 0 ? 'met-late' : 'met',
      share: share(clock.metAt),
      foot: [`${shortDay(clock.metAt, today)}完成，限${shortDay(clock.last, today)}`],
    }
  }
  if (clock.stoppedAt)
    return {
      says: '已停止',
      tone: 'over',
      share: share(clock.stoppedAt),
      foot: [`${shortDay(clock.stoppedAt, today)}停止，原限${shortDay(clock.last, today)}`],
    }
  const left = daysBetween(today, clock.last)
  if (left < 0 && rights.has(clock.rule))
    return { says: '已过', tone: 'over', share: 1, foot: [`${shortDay(clock.last, today)}届满`] }
  // What no law sets is not called so.
  const last = `${clock.article === '[D]' ? '最后一日' : '法定最后一日'} ${dayWithWeekday(clock.last, today)}${clock.provisional ? ' 暂定' : ''}`
  return {
    says: leftInWords(left),
    tone: left < 0 ? 'late' : 'running',
    share: share(today),
    foot: clock.target === clock.last ? [last] : [last, `目标 ${shortDay(clock.target, today)}，逢休息日顺延`],
  }
}

/** A limit in minutes or hours, to the minute. */
function minuteFace(clock: Clock, dueAt: string, today: Day, nowMs: number): ClockFace {
  const until = `${shortDay(clock.last, today)} ${clockTime(dueAt)}`
  if (clock.stoppedAt) return { says: '已停止', tone: 'over', share: 1, foot: [`原限${until}`] }
  if (clock.metAt) {
    const late = clock.metExactly ? instantMs(clock.metExactly) - instantMs(dueAt) : 0
    return {
      says: late > 0 ? `超期${minutesInWords(late)}完成` : '按时',
      tone: late > 0 ? 'met-late' : 'met',
      share: 1,
      foot: [`限${until}`],
    }
  }
  const left = instantMs(dueAt) - nowMs
  return {
    says: left < 0 ? `已超${minutesInWords(-left)}` : `还有${minutesInWords(left)}`,
    tone: left < 0 ? 'late' : 'running',
    share: left < 0 ? 1 : 0.5,
    foot: [`最迟 ${until}`],
  }
}

/** Running duties first, the nearest in front; then what was done, the latest in front; then rights and what stopped. */
export function inOrder(clocks: readonly Clock[]): Clock[] {
  const rank = (clock: Clock): number => {
    if (clock.stoppedAt) return 3
    if (rights.has(clock.rule)) return 2
    return clock.metAt ? 1 : 0
  }
  return [...clocks].sort(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? daysBetween(b.last, a.last) : daysBetween(a.day0, b.day0)),
  )
}
