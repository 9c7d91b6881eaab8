import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { canonicalBytes } from '../../ledger/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { figureById } from '../catalogue.ts'
import { inScope, measured } from '../compile.ts'
import { type Asker, type FigureQuery, questionOf } from '../figures.ts'

/** Numbers of cases that begin with the same so many characters are digested together: some ten thousand of them. */
export const bucketCharacters = 15

/**
 * SHA-256 over the numbers of the cases that each figure counts, behind a salt that only the office has: so the office can
 * prove later which cases an issued number was made of, and nobody can guess a case from a count of one.
 *
 * A digest of digests, so that ten million numbers never stand in memory together: SHA-256 of the salt and, in order,
 * of the digest of each bucket, which is SHA-256 of the salt and the numbers of that bucket in order with line feeds between.
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
  const wanted = [...new Set(ids)].flatMap((id) => {
    const figure = figureById(id)
    const measure = figure?.count ?? figure?.rate?.denominator
    return measure && !figure?.cityOnly && !question.hideSmall ? [{ id, measure }] : []
  })
  if (!wanted.length) return new Map(ids.map((id) => [id, null]))
  // All figures in one pass over the facts in the order of their numbers. "C": the bytes decide, on every server.
  const buckets = wanted.map(
    (
      { measure },
      at,
    ) => sql`sha256(${salt}::bytea || convert_to(string_agg(f.case_no, E'\n' order by f.case_no collate "C")
      filter (where ${measured(measure, question.period, scope.basis)}), 'UTF8')) as ${sql.ref(`d${at}`)}`,
  )
  const wholes = wanted.map(
    (_, at) =>
      sql`encode(sha256(${salt}::bytea || coalesce(string_agg(${sql.ref(`d${at}`)}, ''::bytea order by bucket), ''::bytea)), 'hex') as ${sql.ref(`d${at}`)}`,
  )
  const { rows } = await sql<Record<string, string>>`
    select ${sql.join(wholes)} from (
      select left(f.case_no, ${sql.lit(bucketCharacters)}) collate "C" as bucket, ${sql.join(buckets)}
      from fact_submission f where ${inScope(scope)} group by 1
    ) buckets`.execute(tx)
  const at = new Map(wanted.map(({ id }, index) => [id, index]))
  return new Map(ids.map((id) => [id, at.has(id) ? (rows[0]?.[`d${at.get(id)}`] ?? null) : null]))
}

/** SHA-256 of a report, whatever the order of its fields. */
export const reportDigest = (report: object): string => hash('sha256', canonicalBytes(report), 'hex')
