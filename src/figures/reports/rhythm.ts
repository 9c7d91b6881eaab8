import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import type { Period } from '../compile.ts'
import { type Paper, papers } from './papers.ts'
import { periodsDue, periodWords } from './period.ts'

/** A period for which an office issued a report, and the day of the first issue; corrections follow and do not count. */
export type IssuedPeriod = Period & { report: string; issuedOn: string }

/** What came out of one paper. */
export type PaperIssues = {
  key: string
  title: string
  report: string
  /** Issues that fell due. */
  due: number
  issued: number
  /** Issued on the day on which it was due, or before. */
  inTime: number
  missing: (Period & { period: string; due: string })[]
}

/** Periods that an office has issued a report for, as a whole: a report about one organ is no issue of a paper. */
export async function issuedPeriods(tx: Tx, office: string): Promise<IssuedPeriod[]> {
  const { rows } = await sql<IssuedPeriod>`
    select code as report, from_day as "from", to_day as "to", min((issued_at at time zone 'Asia/Shanghai')::date) as "issuedOn"
    from report_issue where office = ${office} and state = 'issued' and organ is null and corrects is null
    group by code, from_day, to_day`.execute(tx)
  return rows
}

/**
 * Papers that fell due in a span, beside what was issued.
 * @param cutOff last day on which an issue still counts
 */
export function paperIssues(
  issued: readonly IssuedPeriod[],
  wanted: readonly Paper[],
  span: Period,
  cutOff: string,
): PaperIssues[] {
  const days = new Map(
    issued
      .filter(({ issuedOn }) => issuedOn <= cutOff)
      .map(({ report, from, to, issuedOn }) => [`${report} ${from} ${to}`, issuedOn]),
  )
  return wanted.map(({ key, title, report, rhythm }) => {
    const owed = periodsDue(rhythm, span).map((period) => ({
      ...period,
      issuedOn: days.get(`${report} ${period.from} ${period.to}`) ?? null,
    }))
    return {
      ...{ key, title, report },
      due: owed.length,
      issued: owed.filter(({ issuedOn }) => issuedOn !== null).length,
      inTime: owed.filter(({ issuedOn, due }) => issuedOn !== null && issuedOn <= due).length,
      missing: owed.flatMap(({ issuedOn, from, to, due }) =>
        issuedOn === null ? [{ from, to, due, period: periodWords({ from, to }) }] : [],
      ),
    }
  })
}

/** The office that issues for an area or an organ: the one of its government; null where there is none. */
export function issuingOffice(directory: OrganDirectory, organ: string | null): string | null {
  const organs = directory.organs()
  if (organ !== null && directory.organ(organ)?.kind === 'office') return organ
  const government = organ ?? organs.find(({ kind, superior }) => kind === 'government' && superior === null)?.code
  return organs.find(({ kind, superior }) => kind === 'office' && superior === government)?.code ?? null
}

/** The papers with those keys, in the order of the list. */
export const papersNamed = (keys: readonly string[]): Paper[] => papers.filter(({ key }) => keys.includes(key))
