import { type RawBuilder, sql } from 'kysely'
import type { Condition, DayField, DaysField, Measure } from './definition.ts'

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

export type Sql = RawBuilder<unknown>

/**
 * A condition as SQL: what is unknown of a fact does not hold, and its negation does.
 * @param cutOff day before which a case counts as ended, the end of the period that was asked for
 */
export function conditionSql(condition: Condition, cutOff: string): Sql {
  const joined = (of: readonly Condition[], word: Sql): Sql =>
    sql`(${sql.join(
      of.map((one) => conditionSql(one, cutOff)),
      word,
    )})`
  switch (condition.is) {
    case 'among':
    case 'level':
      return sql`f.${sql.ref(condition.field)} = any(${[...condition.values]})`
    case 'least':
      return sql`f.${sql.ref(condition.field)} >= ${condition.value}`
    case 'in-time':
      return sql`f.${sql.ref(condition.day)} <= f.${sql.ref(condition.limit)}`
    case 'by-cut-off':
      return sql`f.${sql.ref(condition.day)} < ${cutOff}::date`
    case 'backfilled':
      return sql`f.backfilled`
    case 'valid':
      return sql`f.valid`
    case 'flagged':
      return sql`${condition.field} = any(f.flags)`
    case 'any':
      return joined(condition.of, sql` or `)
    case 'not':
      // Unknown is neither true nor false to SQL: only where it is negated must it be said that it does not hold.
      return sql`(${conditionSql(condition.of, cutOff)}) is not true`
    case 'all':
      return condition.of.length ? joined(condition.of, sql` and `) : sql`true`
  }
}

/** The facts that a measure counts: its condition, with its day inside the period. */
export function measured(measure: Measure, period: Period, basis: Basis, cutOff: string = period.to): Sql {
  return sql`(${dayWithin(measure.on ?? bases[basis], period)} and ${conditionSql(measure.of, cutOff)})`
}

/** Of a fact with several days, one of them counts. */
export const dayWithin = (day: DayField | DaysField, { from, to }: Period): Sql =>
  day === 'instructed_on'
    ? sql`(f.${sql.ref(day)} <> '{}' and exists (select from unnest(f.${sql.ref(day)}) as d where d >= ${from} and d < ${to}))`
    : sql`(f.${sql.ref(day)} >= ${from}::date and f.${sql.ref(day)} < ${to}::date)`

/** One letter counts once, however many matters it holds. */
export const counted: Sql = sql`f.split_from is null`

/** A visit registered at state or provincial level: a city total of whole months, or nothing (RG-2). */
export const higherVisit: Sql = sql`(f.channel in ('02', '08') and coalesce(f.reg_level <= 2, false))`

const countyDigits = 6
/** County of the place in question; empty where it is not known. */
export const countyOf: Sql = sql`coalesce(left(f.place_region, ${sql.raw(String(countyDigits))}), '')`

/** First level of the category; empty where there is none yet. */
export const categoryOf: Sql = sql`coalesce(split_part(f.category, '/', 1), '')`

/** Facts that may be asked at all. */
export function inScope(scope: Scope): Sql {
  const parts = [counted]
  if (!scope.withHigherVisits) parts.push(sql`not ${higherVisit}`)
  if (scope.organs) parts.push(sql`(f.receiver = any(${[...scope.organs]}) or f.holder = any(${[...scope.organs]}))`)
  return sql.join(parts, sql` and `)
}

/**
 * How many facts, or the sum of a column over them.
 * @param sign an expression that counts a fact more than once, or takes it away; one for each without it
 */
export function aggregate({ sum }: Measure, where: Sql, sign?: Sql): Sql {
  if (!sum && !sign) return sql`(count(*) filter (where ${where}))`
  const each = sum ? (sign ? sql`${sign} * f.${sql.ref(sum)}` : sql`f.${sql.ref(sum)}`) : sign
  return sql`coalesce(sum(${each}) filter (where ${where}), 0)`
}
