import { type Calendar, cite, type Limit as LawLimit, type Pack, type Whose } from '../../law/index.ts'
import type { LawModel, Limit } from '../models.ts'

const WHO: Readonly<Record<Whose, string>> = {
  office: '信访部门',
  handler: '办理的单位',
  petitioner: '您',
  review: '复查机关',
  rereview: '复核机关',
  discipline: '纪检监察机关',
  organ: '有关单位',
  centre: '12345热线中心',
}

/** The rule pack in force as people read it: every limit, how days are counted, and how long it can take at most. */
export const lawTold = (pack: Pack, calendar: Calendar): Omit<LawModel, 'page'> => ({
  pack: { code: pack.id, title: cite(pack.law), since: pack.inForceFrom.toString() },
  limits: pack.limits.map(told),
  counting: [
    '当天不算，从第二天起数。',
    '写“日”的，休息日也算；写“工作日”的，只数上班的日子。',
    '最后一天是休息日的，顺延到后面第一个上班的日子。',
    '除了复核时的听证，什么都不能让期限停下来。',
  ],
  longestDays: longestDays(pack),
  calendar: {
    from: calendar.years.at(0)?.year ?? pack.inForceFrom.year,
    to: calendar.years.at(-1)?.year ?? pack.inForceFrom.year,
  },
})

function told(limit: LawLimit): Limit {
  return {
    id: limit.id,
    who: WHO[limit.whose],
    does: limit.duty,
    limit: lengthOf(limit),
    from: limit.trigger,
    article: cite(limit.article),
    ...(limit.practice ? { notLaw: '天数是本地的规定或者惯例，不是法律规定' } : {}),
  }
}

function lengthOf({ amount, unit, settable }: LawLimit): string {
  if (amount === null) return '另行指定'
  if (unit === '指定') return `${amount} 日，信里可以另定`
  return settable?.maxDays ? `不超过 ${amount} ${unit}` : `${amount} ${unit}`
}

/** The limits that an appeal meets one after the other when every one of them is used up (domain.md §2.4). */
const CHAIN = ['DL-01', 'DL-03', 'DL-05', 'DL-06', 'DL-07', 'DL-08', 'DL-09', 'DL-10']

/** The same, step by step, with whose time it is. */
export const longestParts = (pack: Pack): { days: number; parts: { title: string; days: number; who: string }[] } => ({
  days: longestDays(pack),
  parts: CHAIN.flatMap((id) => {
    const limit = pack.limits.find((one) => one.id === id)
    return limit ? [{ title: limit.title, days: limit.amount ?? 0, who: WHO[limit.whose] }] : []
  }),
})

export const longestDays = (pack: Pack): number =>
  CHAIN.reduce((sum, id) => sum + (pack.limits.find((limit) => limit.id === id)?.amount ?? 0), 0)
