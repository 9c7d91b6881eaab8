import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { canonicalBytes } from '../../ledger/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { figureById } from '../catalogue.ts'
import { inScope, measured } from '../compile.ts'
import { type Asker, type FigureQuery, questionOf } from '../figures.ts'

/**
 * SHA-256 over the numbers of the cases that each figure counts, in order, behind a salt that only the office has: so the
 * office can prove later which cases an issued number was made of, and nobody can guess a case from a count of one.
 * @returns by figure id; null where no list may be made (RG-1, RG-2)
 */
export async function rowDigests(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  query: Omit<FigureQuery, 'ids'>,
  ids: readonly string[],
  salt: Buffer,
): Promise<Map<string, string | null>> {
  const question = questionOf(directory, asker, query)
  const scope = { ...question.scope, withHigherVisits: false }
  const found = new Map<string, string | null>()
  for (const id of ids) {
    const figure = figureById(id)
    const measure = figure?.count ?? figure?.rate?.denominator
    if (!measure || figure?.cityOnly || question.hideSmall) {
      found.set(id, null)
      continue
    }
    const { rows } = await sql<{ digest: string }>`
      select encode(sha256(${salt}::bytea || convert_to(coalesce(string_agg(f.case_no, E'\n' order by f.case_no), ''), 'UTF8')), 'hex') as digest
      from fact_submission f where ${inScope(scope)} and ${measured(measure, question.period, scope.basis)}`.execute(tx)
    found.set(id, rows[0]?.digest ?? null)
  }
  return found
}

/** SHA-256 of a report, whatever the order of its fields. */
export const reportDigest = (report: object): string => hash('sha256', canonicalBytes(report), 'hex')
