import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { jobPrincipal, type Kernel, type Tx } from '../kernel/index.ts'
import type { Difference, RoundJob } from '../petitions/index.ts'
import { measures } from './catalogue.ts'
import {
  aggregate,
  type Basis,
  bases,
  categoryOf,
  conditionSql,
  counted,
  countyOf,
  higherVisit,
  type Sql,
} from './compile.ts'
import { all, type Condition, type DayField, inTime, type Measure } from './definition.ts'

/**
 * A measure as the cube keeps it: by month of the day that must lie in the period, and for one with a cut-off
 * by month of that day too.
 */
export type CubeMeasure = { key: string; measure: Measure; on: DayField; ended: DayField | null }

/** How a measure stands in the cube under a basis; null for one that only the facts can tell. */
export function inCube(measure: Measure, basis: Basis): CubeMeasure | null {
  const taken = takeCutOff(measure.of)
  const on = measure.on ?? bases[basis]
  if (!taken || on === 'instructed_on') return null
  const key = createHash('sha256')
    .update(JSON.stringify([measure, on]))
    .digest('hex')
    .slice(0, 16)
  return { key, measure: { ...measure, of: taken.of }, on, ended: taken.ended }
}

/** Take the cut-off out of a condition: what remains does not depend on the period. null where it cannot be taken out. */
function takeCutOff(condition: Condition): { of: Condition; ended: DayField | null } | null {
  if (condition.is === 'by-cut-off') return { of: inTime(condition.day, condition.day), ended: condition.day }
  if (condition.is === 'not' || condition.is === 'any') {
    const inner = condition.is === 'not' ? [condition.of] : condition.of
    return inner.every((one) => takeCutOff(one)?.ended === null) ? { of: condition, ended: null } : null
  }
  if (condition.is !== 'all') return { of: condition, ended: null }
  const parts = condition.of.map(takeCutOff)
  const days = new Set(parts.flatMap((part) => part?.ended ?? []))
  if (parts.includes(null) || days.size > 1) return null
  return { of: all(...parts.flatMap((part) => part?.of ?? [])), ended: [...days][0] ?? null }
}

/** Everything that the catalogue asks, under each basis, once. */
const everyMeasure = (): CubeMeasure[] => [
  ...new Map(
    measures()
      .flatMap((measure) => (Object.keys(bases) as Basis[]).map((basis) => inCube(measure, basis)))
      .flatMap((one) => (one ? [[one.key, one] as const] : [])),
  ).values(),
]

export async function builtMeasures(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ measure: string }>`select measure from figure_cube_measure`.execute(tx)
  return new Set(rows.map((row) => row.measure))
}

/** Once a minute: the fewer changes wait, the less a figure adds up itself. */
export const cubeJob = (kernel: Pick<Kernel, 'units' | 'settings'>): RoundJob => ({
  task: 'count-facts',
  match: '* * * * *',
  run: async () => void (await foldCube(kernel)),
})

/** Changes counted into the cube in one transaction. */
const portion = 100_000

/**
 * Count the noted changes into the cube, and build the measures that a new program brings. Figures stay exact all the
 * while; this makes them quick. Safe to run at any time and twice at once: the second waits.
 * @returns changes counted, measures built
 */
export async function foldCube({
  units,
  settings,
}: Pick<Kernel, 'units' | 'settings'>): Promise<{ counted: number; built: number }> {
  const known = everyMeasure()
  const as = jobPrincipal('figures')
  const built = await units.read(as, builtMeasures)
  const missing = known.filter(({ key }) => !built.has(key))
  const long = <T>(use: (tx: Tx) => Promise<T>): Promise<T> =>
    units.write(as, async (tx) => {
      await sql.raw(`set local statement_timeout = ${settings.cubeLimitMs}`).execute(tx)
      return use(tx)
    })
  if (missing.length || built.size > known.length) await long((tx) => build(tx, known))
  let counted = 0
  for (;;) {
    const now = await long(async (tx) => {
      await claim(tx)
      return countChanges(tx, known, portion)
    })
    counted += now
    if (now < portion) return { counted, built: missing.length }
  }
}

/** Readers go on; another fold waits. */
const claim = (tx: Tx) => sql`lock table figure_cube in share row exclusive mode`.execute(tx)

/**
 * The facts as they stand hold every change noted so far. So in one snapshot: those changes are counted into the old
 * measures and gone, and the new ones are counted from the facts.
 */
async function build(tx: Tx, known: readonly CubeMeasure[]): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
  await claim(tx)
  const built = await builtMeasures(tx)
  const keys = known.map(({ key }) => key)
  await sql`delete from figure_cube where measure <> all(${keys})`.execute(tx)
  await sql`delete from figure_cube_measure where measure <> all(${keys})`.execute(tx)
  const old = known.filter(({ key }) => built.has(key))
  if (old.length) await countChanges(tx, old, null)
  else await sql`delete from fact_change`.execute(tx)
  const missing = known.filter(({ key }) => !built.has(key))
  await sql`insert into figure_cube ${cells(missing, sql`(select *, 1 as sign from fact_submission)`)}`.execute(tx)
  await sql`insert into figure_cube_measure select unnest(${missing.map(({ key }) => key)}::text[])`.execute(tx)
}

async function countChanges(tx: Tx, known: readonly CubeMeasure[], most: number | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with taken as (
      delete from fact_change where change_no in (select change_no from fact_change order by change_no limit ${most}) returning *
    ), added as (
      insert into figure_cube as c ${cells(known, sql`taken`)}
      on conflict (measure, month, ended_month, receiver, holder, county, category, higher) do update set n = c.n + excluded.n
    )
    select count(*)::int as n from taken`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The cut-off was taken out of each measure: no day is asked for. */
const noCutOff = 'infinity'

/** Rows of the cube from signed facts: one reading for all measures that share their days. */
function cells(known: readonly CubeMeasure[], facts: Sql): Sql {
  const byDay = [...Map.groupBy(known, ({ on }) => on)]
  const groups = byDay.flatMap(([on, same]) =>
    [...Map.groupBy(same, ({ ended }) => ended)].map(([ended, group]) => cellsOf(group, on, ended, facts)),
  )
  return sql.join(groups, sql` union all `)
}

function cellsOf(group: readonly CubeMeasure[], on: DayField, ended: DayField | null, facts: Sql): Sql {
  const month = (day: DayField): Sql => sql`date_trunc('month', f.${sql.ref(day)})::date`
  const numbers = group.map(
    ({ measure }, index) =>
      sql`${aggregate(measure, conditionSql(measure.of, noCutOff), sql`f.sign`)} as ${sql.ref(`n${index}`)}`,
  )
  const named = group.map(({ key }, index) => sql`(${key}, g.${sql.ref(`n${index}`)})`)
  // A visit of a higher level has neither organ nor region here: a city total of the month is all that it ever gives (RG-2).
  return sql`
    select v.measure, g.month, g.receiver, g.holder, g.county, g.category, g.higher, g.ended_month, v.n
    from (
      select ${month(on)} as month, ${higherVisit} as higher,
             case when ${higherVisit} then '' else f.receiver end as receiver,
             case when ${higherVisit} then '' else coalesce(f.holder, '') end as holder,
             case when ${higherVisit} then '' else ${countyOf} end as county,
             case when ${higherVisit} then '' else ${categoryOf} end as category,
             ${ended ? sql`coalesce(${month(ended)}, 'infinity')` : sql`'-infinity'::date`} as ended_month,
             ${sql.join(numbers)}
      from ${facts} f where ${counted} and f.${sql.ref(on)} is not null
      group by 1, 2, 3, 4, 5, 6, 7
    ) g cross join lateral (values ${sql.join(named)}) v (measure, n)
    where v.n <> 0`
}

/** Cells that are not as the facts say, changes not yet counted included: none, unless somebody changed them by hand. */
export async function cubeDifferences({ units, settings }: Pick<Kernel, 'units' | 'settings'>): Promise<Difference[]> {
  return units.read(jobPrincipal('figures'), async (tx) => {
    await sql.raw(`set local statement_timeout = ${settings.cubeLimitMs}`).execute(tx)
    const built = await builtMeasures(tx)
    const known = everyMeasure().filter(({ key }) => built.has(key))
    if (!known.length) return []
    const { rows } = await sql<{ cell: string; stored: string; replayed: string }>`
      select cell, sum(stored) as stored, sum(replayed) as replayed from (
        select ${cellName} as cell, n as stored, 0 as replayed from figure_cube c
        union all select ${cellName}, c.n, 0 from (${cells(known, sql`fact_change`)}) c (${cellColumns})
        union all select ${cellName}, 0, c.n from (${cells(known, sql`(select *, 1 as sign from fact_submission)`)}) c (${cellColumns})
      ) cells group by cell having sum(stored) <> sum(replayed) order by cell`.execute(tx)
    return rows.map(({ cell, ...values }) => ({ caseNo: '', what: `figure_cube ${cell}`, ...values }))
  })
}
const cellColumns = sql.raw('measure, month, receiver, holder, county, category, higher, ended_month, n')
const cellName = sql.raw(
  `concat_ws(' ', c.measure, c.month, c.ended_month, c.receiver, c.holder, c.county, c.category, c.higher)`,
)
