import type { Period } from '../compile.ts'
import { reports } from './catalogue.ts'
import { dueOn, lastPeriod, periodWords } from './period.ts'

/** A report that an office owes: its last period is over and nothing was issued for it. */
export type DueReport = Period & {
  code: string
  title: string
  /** 2026年11月 */
  period: string
  /** Day on which it is due [D]. */
  due: string
  late: boolean
  /** What was begun. */
  issue: { id: string; state: 'draft' | 'submitted' } | null
}

type Known = Period & { id: string; code: string; state: 'draft' | 'submitted' | 'issued' }

/**
 * @param known what the office has begun or issued
 * @param open whether the office also owes what is made for everybody: only the city's
 */
export function dueReports(today: Temporal.PlainDate, known: readonly Known[], open: boolean): DueReport[] {
  return reports
    .flatMap((report): DueReport[] => {
      if (!report.rhythm || (report.open && !open)) return []
      const period = lastPeriod(report.rhythm, today)
      const mine = known.filter(({ code, from, to }) => code === report.id && from === period.from && to === period.to)
      if (mine.some(({ state }) => state === 'issued')) return []
      const [begun] = mine
      const due = dueOn(report.rhythm, period)
      return [
        {
          ...period,
          code: report.id,
          title: report.title,
          period: periodWords(period),
          due,
          late: today.toString() > due,
          issue: begun && begun.state !== 'issued' ? { id: begun.id, state: begun.state } : null,
        },
      ]
    })
    .sort((a, b) => a.due.localeCompare(b.due) || a.code.localeCompare(b.code))
}
