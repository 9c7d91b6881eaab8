import type { Tx } from '../../kernel/index.ts'
import type { Period } from '../compile.ts'
import { reportById } from './catalogue.ts'
import { papers } from './papers.ts'
import { dueOn, lastPeriod, periodWords } from './period.ts'
import { issuedPeriods, type PaperIssues, paperIssues } from './rhythm.ts'

/** A paper that an office owes: its last period is over and nothing was issued for it. */
export type DueReport = Period & {
  code: string
  /** Name of the paper: one report may be two. */
  paper: string
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

/** Papers that an office makes: what is made for everybody is made by the city's alone. */
const papersFor = (open: boolean) => papers.filter(({ report }) => open || !reportById(report)?.open)

/**
 * @param known what the office has begun or issued
 * @param open whether the office also owes what is made for everybody: only the city's
 */
export function dueReports(today: Temporal.PlainDate, known: readonly Known[], open: boolean): DueReport[] {
  return papersFor(open)
    .flatMap(({ key, title, report, rhythm }): DueReport[] => {
      const period = lastPeriod(rhythm, today)
      const mine = known.filter(({ code, from, to }) => code === report && from === period.from && to === period.to)
      if (mine.some(({ state }) => state === 'issued')) return []
      const [begun] = mine
      const due = dueOn(rhythm, period)
      return [
        {
          ...period,
          code: report,
          paper: key,
          title: `${reportById(report)?.title ?? report}（${title}）`,
          period: periodWords(period),
          due,
          late: today.toString() > due,
          issue: begun && begun.state !== 'issued' ? { id: begun.id, state: begun.state } : null,
        },
      ]
    })
    .sort((a, b) => a.due.localeCompare(b.due) || a.code.localeCompare(b.code))
}

/** What fell due this year so far, paper by paper: what came out, what came out in time, what is missing. */
export const yearOfPapers = async (
  tx: Tx,
  office: string,
  today: Temporal.PlainDate,
  open: boolean,
): Promise<PaperIssues[]> =>
  paperIssues(
    await issuedPeriods(tx, office),
    papersFor(open),
    { from: today.with({ month: 1, day: 1 }).toString(), to: today.add({ days: 1 }).toString() },
    today.toString(),
  )
