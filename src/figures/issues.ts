import { percentOf } from './arithmetic.ts'
import type { Period } from './compile.ts'
import type { FigureValue } from './figures.ts'
import type { PaperKey } from './reports/papers.ts'
import { type IssuedPeriod, type PaperIssues, paperIssues, papersNamed } from './reports/rhythm.ts'

/** Reports that were issued by the office that is asked about; null where the organ has no office. */
export type Issued = readonly IssuedPeriod[] | null

/**
 * NUM-39, NUM-40: issues of each periodic paper that fell due in the period, and of them what came out, what in time. An
 * issue of before this program is in no register of it: the notes say so.
 */
export function issuesDue(keys: readonly PaperKey[], { from, to }: Period, issued: Issued): Partial<FigureValue> {
  const cutOff = Temporal.PlainDate.from(to).subtract({ days: 1 }).toString()
  const papers = paperIssues(issued ?? [], papersNamed(keys), { from, to }, cutOff)
  const sum = (of: 'due' | 'issued' | 'inTime'): number => papers.reduce((all, paper) => all + paper[of], 0)
  const due = sum('due')
  return {
    count: issued && sum('issued'),
    numerator: issued && sum('inTime'),
    denominator: due,
    percent: issued && percentOf(sum('inTime'), due),
    rows: papers.map((paper) => ({
      ...{ key: paper.key, title: `${paper.title}（应出）`, count: paper.due, people: null },
      percent: issued && percentOf(paper.inTime, paper.due),
    })),
    notes: issued
      ? [
          ...papers.map(said),
          '只计由本系统印发的；在此以前印发的，本系统没有记录。各行是应出的期数，比率是按时报出的占应出的。',
        ]
      : ['这个单位没有自己的信访部门，不编报刊物；各行是应出的期数。'],
  }
}

const said = ({ title, due, issued, inTime }: PaperIssues): string =>
  `${title}应出${due}期，已出${issued}期，其中按时${inTime}期。`
