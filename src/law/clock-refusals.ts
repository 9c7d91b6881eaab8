import { FIRST_YEAR, LAST_YEAR } from './calendar.ts'
import { cite } from './cite.ts'
import { type Day, zhDay } from './day.ts'
import type { Limit, LimitTable } from './limits.ts'
import { type Refusal, refuse } from './refusal.ts'

const CHECK_INPUT = '请核对后重新填写。'

export const unknownRule = (rule: string): Refusal =>
  refuse(
    'unknown-rule',
    '[D]',
    `没有编号为“${rule.slice(0, 20)}”的期限。`,
    '请使用 DL-01 至 DL-21、DL-30、DL-31 的期限编号。',
  )

export const ruleNotInPack = (pack: LimitTable, rule: string): Refusal =>
  refuse(
    'rule-not-in-pack',
    pack.law,
    `${cite(pack.law)}（${pack.id}）没有规定期限${rule}。`,
    '请按收到信访事项的日期选用当时的规定；地方规则包没有写的期限，按国家规定的规则包计算。',
  )

export const dayOutOfRange = (): Refusal =>
  refuse('day-out-of-range', '[D]', `日期不在${FIRST_YEAR}年至${LAST_YEAR}年之间。`, CHECK_INPUT)

export const limitNotSet = (limit: Limit): Refusal =>
  refuse('limit-not-set', limit.article, `${limit.title}没有法定天数，由文书指定。`, '请填写文书指定的天数。')

export const limitIsFixed = (limit: Limit): Refusal =>
  refuse(
    'limit-is-fixed',
    limit.article,
    `${limit.title}是规定的期限，不能另行指定天数。`,
    '请去掉指定的天数；确需更多时间的，看该期限可否延长。',
  )

export const limitTooLong = (limit: Limit, maxDays: number): Refusal =>
  refuse('limit-too-long', limit.article, `${limit.title}最长${maxDays}日。`, `请指定不超过${maxDays}日的期限。`)

export const notWholeDays = (what: '指定的天数' | '延长的天数'): Refusal =>
  refuse('not-whole-days', '[D]', `${what}应当是正整数。`, CHECK_INPUT)

export const extensionNotLawful = (limit: Limit): Refusal =>
  refuse(
    'extension-not-lawful',
    limit.article,
    `${limit.title}没有可以延长的规定。`,
    '请在期限内完成；只有办理期限在情况复杂时可以延长一次。',
  )

export const extensionTooLong = (article: string, maxDays: number): Refusal =>
  refuse('extension-too-long', article, `延长的期限不得超过${maxDays}日。`, `请把延长的天数改为${maxDays}日以内。`)

export const onlyOneExtension = (article: string): Refusal =>
  refuse('only-one-extension', article, '办理期限只能延长一次。', '请在已经延长的期限内办结。')

export const pauseNotLawful = (limit: Limit, article: string): Refusal =>
  refuse(
    'pause-not-lawful',
    article,
    `${limit.title}不能中止计算；只有复核中听证所需时间不计入期限。`,
    '请去掉不计入的时间；等待补充材料、其他部门意见或者鉴定都不停止计算。',
  )

export const pauseInverted = (article: string, from: Day, to: Day): Refusal =>
  refuse('pause-inverted', article, `不计入的时间从${zhDay(from)}到${zhDay(to)}，终止早于开始。`, CHECK_INPUT)

export const pausesOverlap = (article: string, shared: Day): Refusal =>
  refuse('pauses-overlap', article, `不计入的时间在${zhDay(shared)}重叠。`, '请把重叠的时间合并为一段。')

export const notInHours = (limit: Limit): Refusal =>
  refuse('limit-not-in-hours', limit.article, `${limit.title}按日计算，不按小时计算。`, '请按日期计算这一期限。')
