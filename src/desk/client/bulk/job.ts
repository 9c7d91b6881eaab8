import type { Performed, Problem } from '../server/api.ts'

/** One act on many cases: a result a row, so that nobody wonders which of forty went through. */
export type BulkJob = {
  id: string
  action: string
  input: Record<string, unknown>
  rows: BulkRow[]
  /** Why it stands still: the line is broken, say. Null while it runs, or when it is through. */
  halted: Pick<Problem, 'says' | 'remedy'> | null
}
export type BulkRow = {
  caseNo: string
  title: string
  /** Another act than the job's: an order in a list of matters is signed as one. */
  action?: string
  result: null | { done: Pick<Performed, 'documents'> } | { refused: Pick<Problem, 'says' | 'remedy' | 'article'> }
}

export const newJob = (
  id: string,
  action: string,
  input: Record<string, unknown>,
  cases: readonly { caseNo: string; title: string; action?: string }[],
): BulkJob => ({
  id,
  action,
  input,
  rows: cases.map(({ caseNo, title, action: own }) => ({
    caseNo,
    title,
    ...(own ? { action: own } : {}),
    result: null,
  })),
  halted: null,
})

export const nextRow = (job: BulkJob): BulkRow | undefined =>
  job.halted ? undefined : job.rows.find(({ result }) => result === null)

export type Tally = { done: number; refused: number; waiting: number }
export function tally({ rows }: Pick<BulkJob, 'rows'>): Tally {
  const waiting = rows.filter(({ result }) => result === null).length
  const refused = rows.filter(({ result }) => result && 'refused' in result).length
  return { waiting, refused, done: rows.length - waiting - refused }
}

const withRow = (job: BulkJob, caseNo: string, result: BulkRow['result']): BulkJob => ({
  ...job,
  rows: job.rows.map((row) => (row.caseNo === caseNo ? { ...row, result } : row)),
})

export const rowDone = (job: BulkJob, caseNo: string, documents: Performed['documents']): BulkJob =>
  withRow(job, caseNo, { done: { documents } })

/** No answer came, or a busy one: nothing is known of this row, it waits with those after it. */
const passing = new Set(['unreachable', 'busy', 'not-ours', 'internal'])

export function rowFailed(job: BulkJob, caseNo: string, { code, says, remedy, article }: Problem): BulkJob {
  if (passing.has(code)) return { ...job, halted: { says, remedy } }
  return withRow(job, caseNo, { refused: { says, remedy, ...(article ? { article } : {}) } })
}

export const resumed = (job: BulkJob): BulkJob => ({ ...job, halted: null })

/** Those that were refused once more: somebody may have mended what was missing. The key of a row stays its own. */
export const again = (job: BulkJob): BulkJob => ({
  ...job,
  halted: null,
  rows: job.rows.map((row) => (row.result && 'refused' in row.result ? { ...row, result: null } : row)),
})
