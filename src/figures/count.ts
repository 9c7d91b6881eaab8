import { sql } from 'kysely'
import type { Tx } from '../kernel/index.ts'
import {
  aggregate,
  type Basis,
  bases,
  categoryOf,
  conditionSql,
  countyOf,
  dayWithin,
  inScope,
  type Period,
  type Scope,
  type Sql,
} from './compile.ts'
import { builtMeasures, inCube } from './cube.ts'
import type { DayField, DaysField, Measure } from './definition.ts'

export type Asked = { measure: Measure; period: Period }
/** The numbers asked for, in their order; `key` is empty where nothing was asked to be split, or it is not known. */
export type Counted = { key: string; numbers: number[] }

/** What numbers are split by: an expression over a fact, never null, and the column of the cube that holds it. */
export type By = { facts: Sql; cube: 'county' | 'category' | 'holder' | null }
export const byCounty: By = { facts: countyOf, cube: 'county' }
export const byCategory: By = { facts: categoryOf, cube: 'category' }
export const byHolder: By = { facts: sql`coalesce(f.holder, '')`, cube: 'holder' }
/** All in one. */
const whole = sql`''`

/**
 * Every number asked for in one statement. Whole months come from the cube and from the changes not yet counted into
 * it, days beside them and what the cube does not know from the facts: the same numbers at any moment.
 * @param by gives a row for each value; a split that the cube does not hold is read from the facts
 */
export async function count(tx: Tx, asked: readonly Asked[], scope: Scope, by?: By): Promise<Counted[]> {
  const built = by?.cube === null ? new Set<string>() : await builtMeasures(tx)
  const parts = asked.map((one) => partsOf(one, scope.basis, built))
  const cube = parts.flatMap((part, index) => (part.cube ? [{ index, ...part.cube }] : []))
  const changed = parts.map((part) => (part.cube ? [part.cube.months] : []))
  const beside = parts.map(({ days }) => days)
  const sources = [
    ...fromCube(cube, scope, by),
    ...fromRows('fact_change', sql`f.sign`, numbersOf(asked, changed), scope, by),
    ...fromRows('fact_submission', undefined, numbersOf(asked, beside), scope, by),
  ]
  if (!sources.length) return []
  const { rows } = await sql<{ key: string; i: number; n: string }>`
    select key, i, sum(n) as n from (${sql.join(sources, sql` union all `)}) counted group by key, i order by key, i`.execute(
    tx,
  )
  return [...Map.groupBy(rows, ({ key }) => key)].map(([key, cells]) => {
    const numbers = asked.map(() => 0)
    for (const { i, n } of cells) numbers[i] = Number(n)
    return { key, numbers }
  })
}

type Parts = { cube: { key: string; months: Period } | null; days: Period[] }

/** Which months of a number stand in the cube, and which days are left to the facts. */
function partsOf({ measure, period }: Asked, basis: Basis, built: ReadonlySet<string>): Parts {
  const kept = inCube(measure, basis)
  const months = wholeMonths(period)
  if (!kept || !built.has(kept.key) || !months || (kept.ended && months.to !== period.to))
    return { cube: null, days: [period] }
  const beside = [
    { from: period.from, to: months.from },
    { from: months.to, to: period.to },
  ]
  return { cube: { key: kept.key, months }, days: beside.filter(({ from, to }) => from < to) }
}

function wholeMonths({ from, to }: Period): Period | null {
  const first = Temporal.PlainDate.from(from)
  const start = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 })
  const end = Temporal.PlainDate.from(to).with({ day: 1 })
  return Temporal.PlainDate.compare(start, end) < 0 ? { from: start.toString(), to: end.toString() } : null
}

function fromCube(
  parts: readonly { index: number; key: string; months: Period }[],
  scope: Scope,
  by: By | undefined,
): Sql[] {
  if (!parts.length) return []
  const rows = parts.map(
    ({ index, key, months: { from, to } }) => sql`(${index}::int, ${key}, ${from}::date, ${to}::date)`,
  )
  const within = [
    ...(scope.withHigherVisits ? [] : [sql`not c.higher`]),
    ...(scope.organs ? [sql`(c.receiver = any(${[...scope.organs]}) or c.holder = any(${[...scope.organs]}))`] : []),
  ]
  return [
    sql`
    select ${by?.cube ? sql.ref(`c.${by.cube}`) : whole} as key, a.i, c.n
    from (values ${sql.join(rows)}) a (i, measure, from_month, to_month)
    join figure_cube c on c.measure = a.measure and c.month >= a.from_month and c.month < a.to_month and c.ended_month < a.to_month
    ${within.length ? sql`where ${sql.join(within, sql` and `)}` : sql``}`,
  ]
}

type Part = Asked & { index: number; days: Period }
const numbersOf = (asked: readonly Asked[], days: readonly (readonly Period[])[]): Part[] =>
  asked.flatMap((one, index) => (days[index] ?? []).map((each) => ({ ...one, index, days: each })))

/** Rows that look like facts: one reading for all numbers of the same days, and of those days only. */
function fromRows(
  table: 'fact_change' | 'fact_submission',
  sign: Sql | undefined,
  parts: readonly Part[],
  scope: Scope,
  by: By | undefined,
): Sql[] {
  const dayOf = ({ measure }: Part): DayField | DaysField => measure.on ?? bases[scope.basis]
  const readings = Map.groupBy(parts, (part) => `${dayOf(part)} ${part.days.from} ${part.days.to}`)
  return [...readings.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const columns = same.map(
      ({ measure, period }, column) =>
        sql`${aggregate(measure, conditionSql(measure.of, period.to), sign)} as ${sql.ref(`n${column}`)}`,
    )
    const named = same.map(({ index }, column) => sql`(${index}::int, g.${sql.ref(`n${column}`)}::numeric)`)
    return sql`
      select g.key, v.i, v.n
      from (
        select ${by?.facts ?? whole} as key, ${sql.join(columns)}
        from ${sql.table(table)} f where ${inScope(scope)} and ${dayWithin(dayOf(first), first.days)}
        group by 1
      ) g cross join lateral (values ${sql.join(named)}) v (i, n)`
  })
}
