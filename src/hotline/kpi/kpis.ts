import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { endedKinds, type Kpi, kpis, type OrderMeasure } from './definitions.ts'

/** An indicator of a period; `percent` with two decimals, null where its denominator is 0. */
export type KpiValue = {
  id: string
  title: string
  unit: Kpi['unit']
  definition: string
  numerator: number
  denominator: number | null
  percent: number | null
}

export type KpiQuery = {
  /** Half-open, days in Asia/Shanghai. */
  from: string
  to: string
  /** Codes of the organs that are asked about: as the unit that has the duty, or as the centre; null for all. */
  organs: readonly string[] | null
}

/** Days in which an order that is taken up again was not solved at once (HK-05). */
const lastingDays = 7

/** Every indicator over work orders. */
export async function orderKpis(tx: Tx, query: KpiQuery, wanted: readonly Kpi[] = kpis): Promise<KpiValue[]> {
  const measures = wanted.flatMap(({ numerator, denominator }) => [numerator, ...(denominator ? [denominator] : [])])
  const counted = await countOrders(tx, query, measures)
  return wanted.map(({ id, title, unit, definition, numerator, denominator }) => {
    const n = counted.get(numerator) ?? 0
    const d = denominator ? (counted.get(denominator) ?? 0) : null
    return { id, title, unit, definition, numerator: n, denominator: d, percent: percentOf(n, d) }
  })
}

/** What each measure counts in the period, in one statement. */
export async function countOrders(
  tx: Tx,
  query: KpiQuery,
  measures: readonly OrderMeasure[],
): Promise<ReadonlyMap<OrderMeasure, number>> {
  if (!measures.length) return new Map()
  const numbers = measures.map((measure, at) => sql`(${countSql(measure, query)})::int as ${sql.ref(`n${at}`)}`)
  const { rows } = await sql<Record<string, number>>`select ${sql.join(numbers)}`.execute(tx)
  return new Map(measures.map((measure, at) => [measure, rows[0]?.[`n${at}`] ?? 0]))
}

/** Two decimals, half up; null without a denominator. */
export const percentOf = (n: number, d: number | null): number | null =>
  d ? Math.floor((n * 10_000) / d + 0.5) / 100 : null

const at = (day: string): string => `${day}T00:00:00+08:00`
const within = (column: string, { from, to }: KpiQuery): RawBuilder<unknown> =>
  sql`${sql.ref(column)} >= ${at(from)}::timestamptz and ${sql.ref(column)} < ${at(to)}::timestamptz`

function countSql(measure: OrderMeasure, query: KpiQuery): RawBuilder<unknown> {
  const of = (column: string): RawBuilder<unknown> =>
    query.organs === null
      ? sql`true`
      : sql`(${sql.ref(column)} = any(${[...query.organs]}) or o.centre = any(${[...query.organs]}))`
  switch (measure.count) {
    case 'steps':
      return sql`select count(*) from fact_order_step s join fact_order o using (case_no)
        where s.kind = any(${[...measure.kinds]}) and ${within('s.at', query)} and ${of('s.organ')}
          and ${measure.codes ? sql`s.code = any(${[...measure.codes]})` : sql`true`}
          and ${measure.satisfied ? sql`s.satisfied = any(${[...measure.satisfied]})` : sql`true`}`
    case 'rated-steps':
      return sql`select count(*) from fact_order_step s join fact_order o using (case_no)
        where s.kind = any(${[...measure.kinds]}) and ${within('s.at', query)} and ${of('s.organ')} and s.satisfied is not null`
    case 'limits':
      return sql`select count(*) from fact_order_limit l join fact_order o using (case_no)
        where l.rule = any(${[...measure.rules]}) and ${within('l.due_at', query)} and ${of('l.organ')} and not l.stopped
          and ${measure.met ? sql`l.met_at <= l.due_at` : sql`true`}`
    case 'orders':
      return sql`select count(*) from fact_order o where ${within('o.created_at', query)} and ${of('o.unit')}
          and ${measure.types ? sql`o.type = any(${[...measure.types]})` : sql`true`}
          and ${measure.channels ? sql`o.channel = any(${[...measure.channels]})` : sql`true`}
          and ${measure.merged ? sql`true` : sql`not o.merged`}`
    case 'calls':
      return sql`select ${sql.ref(measure.what)} - ${measure.less ? sql.ref(measure.less) : sql`0`}
        from call_numbers(${at(query.from)}, ${at(query.to)}, ${query.organs === null ? null : [...query.organs]}::text[])`
    case 'sum':
      return sql.join(
        measure.of.map((part) => sql`(${countSql(part, query)})`),
        sql` + `,
      )
    case 'ended':
      return sql`select count(*) from fact_order_step s join fact_order o using (case_no)
        where s.kind = any(${[...endedKinds]}) and ${within('s.at', query)} and ${of('s.organ')}
          and ${measure.lasting ? notAgain : sql`true`}`
  }
}

const notAgain = sql`not exists (select from fact_order_step r where r.case_no = s.case_no and r.kind = 'order-redone'
  and r.at > s.at and r.at < s.at + make_interval(days => ${lastingDays}))`
