import type { Clock, Day } from '../models.ts'
import { dayOf, daysBetween, fullDay, moment, shortDay } from './days.ts'
import { Fold } from './text.tsx'

/**
 * By when, in words, to follow what is being done: `，最迟 2027年1月9日（星期六）前答复您；…`.
 * Both days are said where they differ: the un-rolled one is what the law counts to, the rolled one is what binds.
 */
export function byWhen(clock: Clock, today: Day): string {
  const { target, last, owes } = clock
  if (clock.dueAt) return byMoment(clock, clock.dueAt, today)
  const legal = clock.lawful ? '法定' : ''
  const rolled = target === last ? '' : `；当天是休息日，${legal}最后一日顺延到 ${dayOf(last, target)}`
  // 前 may be read as "not on the day itself"; for the person's own limit that could cost the right.
  if (clock.whose === 'you') return `，您可以${owes}，最迟 ${fullDay(target)}${rolled}，当天也算。`
  const late = daysBetween(last, today)
  if (late > 0) return `，应当在 ${fullDay(last)}前${owes}，已经超过${legal}期限 ${late} 天。`
  return `，最迟 ${fullDay(target)}前${owes}${rolled}。`
}

/** The same where the limit ends at a minute. */
function byMoment({ owes }: Clock, { at, leftMinutes }: NonNullable<Clock['dueAt']>, today: Day): string {
  return leftMinutes < 0
    ? `，应当在 ${moment(at, today)}前${owes}，已经超过。`
    : `，最迟 ${moment(at, today)}前${owes}。`
}

/** Whether the organ's last day has passed without the duty being met. */
export const isOverdue = (clock: Clock | null, today: Day): boolean =>
  clock !== null &&
  clock.whose === 'organ' &&
  clock.metAt === null &&
  (clock.dueAt ? clock.dueAt.leftMinutes < 0 : daysBetween(clock.last, today) > 0)

/** Elapsed, today and the legal last day as a bar, the same in words under it, the reckoning folded below. */
export function ClockBar({ clock, today }: { clock: Clock; today: Day }) {
  // Hours and minutes are said in words: a bar of days would show nothing.
  if (clock.dueAt) return <Reckoning clock={clock} />
  // A duty that is met stops the clock on that day.
  const end = clock.metAt ?? today
  const used = Math.max(daysBetween(clock.day0, end), 0)
  const total = daysBetween(clock.day0, clock.last)
  const late = clock.whose === 'organ' && used > total
  const span = Math.max(late ? used : total, 1)
  const percent = (days: number) => Math.round((Math.min(days, span) / span) * 1000) / 10
  const rolled = percent(daysBetween(clock.day0, clock.target))
  return (
    <>
      <div className="clock" role="img" aria-label={`期限 ${total} 天，${clock.metAt ? '用了' : '已过'} ${used} 天`}>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect className="all" width="100" height="1" />
          {!late && clock.target !== clock.last && <rect className="rest" x={rolled} width={100 - rolled} height="1" />}
          <rect className={clock.metAt ? 'met' : 'run'} width={percent(Math.min(used, total))} height="1" />
          {late && <rect className="late" x={percent(total)} width={100 - percent(total)} height="1" />}
        </svg>
      </div>
      <div className="ticks">
        <span>
          {shortDay(clock.day0, today)} {clock.starts}
        </span>
        <strong className={late ? 'late' : undefined}>{sums(clock, used, total, late)}</strong>
        <span>
          {late
            ? `${shortDay(end, today)} ${clock.metAt ? '完成' : '今天'}`
            : `${shortDay(clock.last, today)} 最后一日`}
        </span>
      </div>
      <Reckoning clock={clock} />
    </>
  )
}

function sums(clock: Clock, used: number, total: number, late: boolean): string {
  if (late) return `超过${clock.lawful ? '法定' : ''}最后一日 ${used - total} 天`
  if (clock.metAt) return `用了 ${used} 天，按时`
  const left = total - used
  if (left <= 0) return '今天是最后一日'
  return used === 0 ? `今天开始，还有 ${left} 天` : `已过 ${used} 天，还有 ${left} 天`
}

function Reckoning({ clock }: { clock: Clock }) {
  return (
    <Fold title="这个期限是怎么算的">
      <ol>
        {clock.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        {clock.provisional && <li>这一天所在年份的放假安排还没有公布，公布后最后一日可能顺延，我们会重算并告诉您。</li>}
      </ol>
      <p>依据：{clock.article}</p>
    </Fold>
  )
}
