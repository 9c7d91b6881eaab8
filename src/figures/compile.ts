import { type RawBuilder, sql } from 'kysely'
import type { Condition, Measure } from './definition.ts'

/** Half-open in Asia/Shanghai days (FR-1). */
export type Period = { from: string; to: string }
export const bases = { registered: 'registered_on', received: 'received_on', exchanged: 'exchanged_on' } as const
export type Basis = keyof typeof bases

/** What a question is about: the same for every measure of it. */
export type Scope = {
  basis: Basis
  /** Organ codes of one subtree: registered by, or now with, one of them. null = every stored submission. */
  organs: readonly string[] | null
  /** City total of whole months, so that visits of higher levels may count in it (RG-2). */
  withHigherVisits: boolean
}

type Sql = RawBuilder<unknown>

/**
 * A condition as SQL that is true or false, never null: what is unknown of a fact does not hold, and its negation does.
 */
export function conditionSql(condition: Condition, period: Period): Sql {
  switch (condition.is) {
    case 'among':
    case 'level':
      return sql`coalesce(f.${sql.ref(condition.field)} = any(${[...condition.values]}), false)`
    case 'least':
      return sql`coalesce(f.${sql.ref(condition.field)} >= ${condition.value}, false)`
    case 'in-time':
      return sql`coalesce(f.${sql.ref(condition.day)} <= f.${sql.ref(condition.limit)}, false)`
    case 'by-cut-off':
      return sql`coalesce(f.${sql.ref(condition.day)} < ${period.to}::date, false)`
    case 'backfilled':
      return sql`f.backfilled`
    case 'valid':
      return sql`f.valid`
    case 'flagged':
      return sql`${condition.field} = any(f.flags)`
    case 'any':
      return sql`(${sql.join(
        condition.of.map((one) => conditionSql(one, period)),
        sql` or `,
      )})`
    case 'not':
      return sql`not (${conditionSql(condition.of, period)})`
    case 'all':
      return condition.of.length
        ? sql`(${sql.join(
            condition.of.map((one) => conditionSql(one, period)),
            sql` and `,
          )})`
        : sql`true`
  }
}

/** The facts that a measure counts: its condition, with its day inside the period. */
export function measured(measure: Measure, period: Period, scope: Scope): Sql {
  const name = measure.on ?? bases[scope.basis]
  const day = sql.ref(name)
  if (name === 'instructed_on')
    return sql`(${conditionSql(measure.of, period)} and exists (select from unnest(f.${day}) as d where d >= ${period.from} and d < ${period.to}))`
  return sql`(f.${day} >= ${period.from}::date and f.${day} < ${period.to}::date and ${conditionSql(measure.of, period)})`
}

/** Facts that may be asked at all: one letter counts once however many matters it holds; RG-2 takes its visits out. */
export function inScope(scope: Scope): Sql {
  const parts = [sql`f.split_from is null`]
  if (!scope.withHigherVisits) parts.push(sql`not (f.channel in ('02', '08') and coalesce(f.reg_level <= 2, false))`)
  if (scope.organs) parts.push(sql`(f.receiver = any(${[...scope.organs]}) or f.holder = any(${[...scope.organs]}))`)
  return sql.join(parts, sql` and `)
}

const aggregate = (measure: Measure, period: Period, scope: Scope): Sql =>
  measure.sum
    ? sql`coalesce(sum(f.${sql.ref(measure.sum)}) filter (where ${measured(measure, period, scope)}), 0)::int`
    : sql`(count(*) filter (where ${measured(measure, period, scope)}))::int`

export type Asked = { measure: Measure; period: Period }

/**
 * Every number asked for in one reading of the facts, as the columns n0, n1, …
 * @param by an expression over `f` to have one row for each of its values, named `key`
 */
export function countSql(asked: readonly Asked[], scope: Scope, by?: Sql): RawBuilder<Record<string, number | string>> {
  const numbers = asked.map(
    ({ measure, period }, index) => sql`${aggregate(measure, period, scope)} as ${sql.ref(`n${index}`)}`,
  )
  return by
    ? sql`select ${by} as key, ${sql.join(numbers)} from fact_submission f where ${inScope(scope)} group by 1 order by 1`
    : sql`select ${sql.join(numbers)} from fact_submission f where ${inScope(scope)}`
}
