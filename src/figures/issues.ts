import type { Period } from './compile.ts'
import type { Issue } from './definition.ts'

/**
 * NUM-39, NUM-40: how many issues of each periodic paper fall due in the period. Which of them came out is told by the
 * register of publications, which is not there yet: the count itself stays null.
 */
export function issuesDue(issues: readonly Issue[], { from, to }: Period) {
  const rows = issues.map((issue) => ({
    key: issue.key,
    title: issue.title,
    count: dueDays(issue, from, to),
    people: null,
    percent: null,
  }))
  return {
    denominator: rows.reduce((sum, row) => sum + row.count, 0),
    rows,
    notes: ['各行是期间内应出的期数；实出的期数由刊物登记提供，本系统还没有（导入类别为 publications），不能比较。'],
  }
}

function dueDays({ due }: Issue, from: string, to: string): number {
  let count = 0
  const end = Temporal.PlainDate.from(to)
  for (let day = Temporal.PlainDate.from(from); !day.equals(end); day = day.add({ days: 1 })) {
    if (
      due === 'mondays' ? day.dayOfWeek === 1 : due.days.includes(day.day) && (due.months?.includes(day.month) ?? true)
    )
      count++
  }
  return count
}
