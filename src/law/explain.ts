import { cite } from './cite.ts'
import { type Clock, limitOf, type Step } from './clock.ts'
import { type Day, day, zhDayWeek } from './day.ts'
import { isInstant, type Limit, type LimitTable } from './limits.ts'
import { isRefusal } from './refusal.ts'

/**
 * 这个期限是怎么算的: a clock in plain sentences, in the order in which it is counted. Ends with what is not certain:
 * that the counting rule is taken from the civil code by analogy [U], and years whose holidays are not announced.
 * @param pack the pack the clock was computed with. @throws Error if it lacks the clock's rule
 */
export function explain(clock: Clock, pack: LimitTable): string[] {
  const limit = limitOf(pack, clock.rule)
  if (isRefusal(limit)) throw new Error(`clock ${clock.rule} was not computed with ${pack.id}`)
  if (limit.unit === '小时' && limit.id === 'DL-15') return explainHours(clock, limit)
  if (isInstant(limit.unit)) return explainInstant(limit)
  const counting = countingRule(clock.day0)
  return [
    `起算：${zhDayWeek(clock.day0)}是${limit.trigger}，当日不计入，从${zhDayWeek(clock.day0.add({ days: 1 }))}起算（${counting.start}，参照适用）。`,
    lengthOf(clock, limit),
    ...extensionOf(clock, limit),
    ...pausesOf(clock.steps, limit),
    ...(limit.unit === '工作日' ? workingDaysOf(clock) : rollingOf(clock, counting.roll)),
    `${lastDayIn(pack, limit)}：${zhDayWeek(clock.last)}24:00${endOf(limit)}。`,
    `说明：${cite(pack.law)}没有规定期间怎样计算，以上参照${counting.law}计算。`,
    ...provisionalOf(clock.steps),
  ]
}

const lastDayIn = (pack: LimitTable, limit: Limit): string =>
  limit.practice ? '最后一日' : pack.local ? '地方规定的最后一日（不是法定最后一日）' : '法定最后一日'

/** 民法典 is in force since 2021-01-01; before it 民法通则 154 held the same rule. */
const countingRule = (day0: Day) =>
  Temporal.PlainDate.compare(day0, CIVIL_CODE_FROM) >= 0
    ? { law: cite('民法典'), start: cite('民法典 201'), roll: cite('民法典 203') }
    : { law: `当时的${cite('民法通则')}`, start: cite('民法通则 154'), roll: cite('民法通则 154') }

const CIVIL_CODE_FROM = day('2021-01-01')

function lengthOf(clock: Clock, limit: Limit): string {
  const unit = limit.unit === '工作日' ? '个工作日，休息日不计' : '日，按日历日连续计算'
  const basis = limit.practice
    ? `${cite(limit.article)}；天数是本系统规则或者本地惯例，不是法律规定`
    : cite(limit.article)
  return `期限：${limit.title}${clock.limitDays}${unit}（${basis}）。`
}

function extensionOf(clock: Clock, limit: Limit): string[] {
  if (clock.extendDays === 0 || !limit.extendable) return []
  return [`延期：经批准延长${clock.extendDays}日（${cite(limit.extendable.article)}），先延长，再看是否顺延。`]
}

function pausesOf(steps: readonly Step[], limit: Limit): string[] {
  const article = cite(limit.pausable?.article ?? limit.article)
  return steps
    .filter((step) => step.kind === 'pause')
    .map(({ from, to, days }) =>
      days > 0
        ? `不计入：${zhDayWeek(from)}至${zhDayWeek(to)}听证，其中在期限内的${days}日不计入（${article}）。`
        : `不计入：${zhDayWeek(from)}至${zhDayWeek(to)}听证不在期限内，不影响计算。`,
    )
}

function workingDaysOf({ steps }: Clock): string[] {
  const [rest, makeup] = [daysOf(steps, 'rest'), daysOf(steps, 'makeup')]
  return [...(rest ? [`跳过休息日：${rest}。`] : []), ...(makeup ? [`调休上班，计入：${makeup}。`] : [])]
}

function rollingOf({ target, steps }: Clock, article: string): string[] {
  const [rest, makeup] = [daysOf(steps, 'rest'), daysOf(steps, 'makeup')]
  return [
    `未顺延的最后一日：${zhDayWeek(target)}。`,
    rest
      ? `顺延：休息日不作最后一日，顺延到其后第一个不休息的日子（${article}，参照适用）。休息日：${rest}。`
      : '顺延：该日不是休息日，不顺延。',
    ...(makeup ? [`调休上班，不算休息日：${makeup}。`] : []),
  ]
}

/** `国庆节：2026年10月1日（星期四）、…；周末：…`: every day met, under its name. Empty where none was. */
function daysOf(steps: readonly Step[], kind: 'rest' | 'makeup'): string {
  const runs: { name: string; days: string[] }[] = []
  for (const step of steps) {
    if (step.kind !== kind) continue
    const run = runs.at(-1)
    if (run?.name === step.name) run.days.push(zhDayWeek(step.day))
    else runs.push({ name: step.name, days: [zhDayWeek(step.day)] })
  }
  return runs.map(({ name, days }) => `${name}：${days.join('、')}`).join('；')
}

/** CNT-4 and CNT-5: what a person, and not an organ, must know about the last day. */
const endOf = (limit: Limit): string =>
  limit.whose === 'petitioner'
    ? `；到窗口提出的，到当日办公结束为止；邮寄的，以交邮之日为准（${cite('民诉法 85(4)')}，参照适用）`
    : ''

const provisionalOf = (steps: readonly Step[]): string[] =>
  steps
    .filter((step) => step.kind === 'provisional')
    .map(({ year, listed }) =>
      listed
        ? `暂定：${year}年的放假安排没有官方通知作依据，以上日期只供参考。`
        : `暂定：${year}年的放假安排尚未公布，暂按周末和日期固定的法定节假日计算；农历节日和调休还无法知道，公布后可能变动。`,
    )

function explainHours({ day0 }: Clock, limit: Limit): string[] {
  const alarm = limit.alarmHours === undefined ? '' : `${limit.alarmHours}小时提醒，`
  return [
    `期限：${limit.title}应当及时，${alarm}${limit.amount}小时升级（${cite(limit.article)}；时数是本系统规则，不是法律规定）。`,
    `只给出日期时，最迟应当在当日${zhDayWeek(day0)}报告；休息日不顺延。`,
  ]
}

const explainInstant = (limit: Limit): string[] => [
  `起算：${limit.trigger}；夜间和休息日照算，不顺延。`,
  `期限：${limit.title}${limit.amount}${limit.unit}（${cite(limit.article)}${limit.practice ? '；数字是本系统规则或者本地做法，不是法律规定' : ''}）。`,
]
