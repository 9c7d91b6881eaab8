import { sql } from 'kysely'
import { problem, type Tx } from '../../kernel/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { growth, percentOf, perTenThousand } from '../arithmetic.ts'
import { figureById } from '../catalogue.ts'
import { type Asked, type By, byCategory, byCounty, byHolder, count } from '../count.ts'
import type { Measure as Counted } from '../definition.ts'
import { type Asker, type FigureQuery, type Question, questionOf, townshipLevel } from '../figures.ts'
import type { GridBy, Measure } from './definition.ts'
import { leastDue } from './indicators.ts'
import { withoutSmallCells } from './suppress.ts'

/** One organ, county or category with its numbers, by figure and measure: `values['NUM-37.count']`. */
export type GridRow = { key: string; title: string; values: Readonly<Record<string, number | null>> }
export type Grid = { rows: GridRow[]; notes: string[] }

const unknownTitle: Readonly<Record<GridBy, string>> = {
  county: '属地不明',
  category: '未分类',
  organ: '尚未确定承办单位',
  answering: '信访部门自办或者尚未转出',
  duration: '尚未办结',
}
/** Days from acceptance, or receipt where there was none, until the case was closed: the bounds of the spread. */
const durations: readonly { key: string; title: string; most: number | null }[] = [
  { key: '1', title: '15日内', most: 15 },
  { key: '2', title: '16—30日', most: 30 },
  { key: '3', title: '31—45日', most: 45 },
  { key: '4', title: '46—60日', most: 60 },
  { key: '5', title: '60日以上', most: null },
]

/**
 * Counts and rates of several figures side by side, a row for each county, category or handling organ, in the order of
 * the directory: a comparison, not a ranking (RG-13). Visits of higher levels and sealed submissions have no place here
 * (RG-1, RG-2).
 * @param ids figures with a count or a rate of their own
 */
export async function gridOf(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  query: Omit<FigureQuery, 'ids'>,
  by: GridBy,
  ids: readonly string[],
): Promise<Grid> {
  const question = questionOf(directory, asker, query)
  if (question.hideSmall) return { rows: [], notes: ['不足5人的数字不向承办单位以外显示，这里不分项列出。'] }
  const numbers = [...new Set(ids)].map(numbersOf)
  const asked = numbers.flatMap(({ measures }) => measures.flatMap((measure) => bothYears(measure, question)))
  const scope = { ...question.scope, withHigherVisits: false }
  const rows = await count(tx, asked, scope, by === 'answering' ? answeringOf(directory) : splits[by])
  const found = rows.map(({ key, numbers: counts }) => {
    const population = by === 'county' ? directory.region(key)?.population : null
    let at = 0
    const next = (): Both => ({ now: counts[at++] ?? 0, before: counts[at++] ?? 0 })
    return {
      key,
      title: key === '' ? unknownTitle[by] : (titleOf(directory, by, key) ?? key),
      values: Object.fromEntries(
        numbers.flatMap(({ id, values }) => values(next, population).map(([m, v]) => [`${id}.${m}`, v])),
      ),
    }
  })
  // A row that holds nothing but last year's numbers says nothing of this period.
  const filled = found
    .filter(({ values }) => ids.some((id) => values[`${id}.count`] || values[`${id}.denominator`]))
    .map((row) => (compares(by) ? withoutThinRates(row) : row))
  const small = isOrgan(by) ? smallOrgans(directory, asker, filled) : null
  const shown = small?.rows ?? filled
  return {
    // What nobody answers for yet is a number of its own, and no organ.
    rows: by === 'answering' ? shown.filter(({ key }) => key !== '') : shown,
    notes: [
      ...(by === 'answering' ? answeringNotes(shown, ids) : []),
      '不含密封件和在市级以上登记的来访。',
      ...(compares(by) ? [`应办不足${leastDue}件的不列比率：一件就会左右它。`] : []),
      ...(small?.notes ?? []),
    ],
  }
}

const days = sql`f.closed_on - coalesce(f.accepted_on, f.received_on)`
const steps = durations.map(({ key, most }) => (most ? sql`when ${days} <= ${most} then ${key}` : sql`else ${key}`))
const splits: Readonly<Record<Exclude<GridBy, 'answering'>, By>> = {
  county: byCounty,
  category: byCategory,
  organ: byHolder,
  duration: { facts: sql`case when f.closed_on is null then '' ${sql.join(steps, sql` `)} end`, cube: null },
}

/**
 * Which organ a matter is about, as far as facts may tell (L22 41(2), RG-4): the organ that has to answer it, or, before it
 * was sent on, the one that it was addressed to and that received it. What a person wrote about an organ is sealed words
 * and is counted nowhere.
 */
function answeringOf(directory: OrganDirectory): By {
  const codes = directory.organs().flatMap(({ code, kind }) => (answeringKinds.has(kind) ? [code] : []))
  return {
    facts: sql`case when f.holder = any(${codes}) then f.holder when f.receiver = any(${codes}) then f.receiver else '' end`,
    cube: null,
  }
}
const answeringKinds: ReadonlySet<string> = new Set(['department', 'township', 'enterprise', 'litigation'])

function answeringNotes(rows: readonly GridRow[], ids: readonly string[]): string[] {
  const left = rows.find(({ key }) => key === '')?.values[`${ids[0]}.count`] ?? 0
  return [
    '单位按答复责任计：已经转出的计在承办单位，直接寄给承办单位的计在收到的单位；来件里写了哪个单位不作统计。',
    '件数多少与单位的职责和服务人数有关，不作为考核依据；办理质量一并列出。',
    ...(left ? [`另有${left}件由信访部门自办或者尚未转出，不计在单位名下。`] : []),
  ]
}

function titleOf(directory: OrganDirectory, by: GridBy, key: string): string | undefined {
  switch (by) {
    case 'county':
      return directory.region(key)?.name
    case 'category':
      return directory.category(key)?.name
    case 'organ':
    case 'answering':
      return directory.organ(key)?.shortName
    case 'duration':
      return durations.find((one) => one.key === key)?.title
  }
}

/** Townships whose small cells others do not see (RG-2); null where there are none. */
function smallOrgans(directory: OrganDirectory, asker: Asker, rows: readonly GridRow[]): Grid | null {
  const own = asker.organ
  if (own === null) return null
  const isTheirs = ({ key }: GridRow): boolean =>
    (directory.organ(key)?.level ?? 0) >= townshipLevel && !directory.within(own, key)
  const theirs = withoutSmallCells({ rows: rows.filter(isTheirs), notes: [] })
  if (!theirs.notes.length) return null
  const shown = new Map(theirs.rows.map((row) => [row.key, row]))
  return { rows: rows.map((row) => shown.get(row.key) ?? row), notes: theirs.notes }
}

/** Organs and places stand beside each other: a rate of a few cases would compare chance (M-87). */
const compares = (by: GridBy): boolean => isOrgan(by) || by === 'county'
const isOrgan = (by: GridBy): boolean => by === 'organ' || by === 'answering'
const withoutThinRates = (row: GridRow): GridRow => ({
  ...row,
  values: Object.fromEntries(
    Object.entries(row.values).map(([key, value]) => {
      const [id, measure] = key.split('.')
      return [key, measure === 'percent' && (row.values[`${id}.denominator`] ?? 0) < leastDue ? null : value]
    }),
  ),
})

type Both = { now: number; before: number }
const bothYears = (measure: Counted, { period, lastYear }: Question): Asked[] => [
  { measure, period },
  { measure, period: lastYear },
]

/** What is counted for a figure, and what is said of the counts. */
function numbersOf(id: string): {
  id: string
  measures: Counted[]
  values: (next: () => Both, population?: number | null) => [Measure, number | null][]
} {
  const figure = figureById(id)
  const { count, people, rate } = figure ?? {}
  if (!figure || figure.cityOnly || (!count && !rate))
    throw problem('bad-input', { fields: [{ field: 'ids', says: `“${id}”不能分项统计。` }] })
  return {
    id,
    measures: [
      ...(count ? [count] : []),
      ...(people ? [people] : []),
      ...(rate ? [rate.numerator, rate.denominator] : []),
    ],
    values: (next, population) => [
      ...(count ? counted(next(), 'count', 'lastCount', 'change', population) : []),
      ...(people ? counted(next(), 'people', 'lastPeople', 'changePeople') : []),
      ...(rate ? rated(next(), next()) : []),
    ],
  }
}

function counted(
  { now, before }: Both,
  count: Measure,
  last: Measure,
  change: Measure,
  population?: number | null,
): [Measure, number | null][] {
  const values: [Measure, number | null][] = [
    [count, now],
    [last, before],
    [change, growth(now, before)],
  ]
  return population ? [...values, ['perTenThousand', perTenThousand(now, population)]] : values
}
const rated = ({ now: done }: Both, { now: due }: Both): [Measure, number | null][] => [
  ['numerator', done],
  ['denominator', due],
  ['late', due - done],
  ['percent', percentOf(done, due)],
]
