import { sql } from 'kysely'
import { countOrders, type OrderMeasure } from '../hotline/index.ts'
import { problem, type Tx } from '../kernel/index.ts'
import type { OrganDirectory } from '../people/index.ts'
import { growth, percentOf, perTenThousand } from './arithmetic.ts'
import { catalogue, countyMeasures, figureById, measuresOf } from './catalogue.ts'
import { type Basis, inScope, measured, type Period, type Scope } from './compile.ts'
import { byCounty, count } from './count.ts'
import { type Covered, coverage, coveredOrgans } from './coverage.ts'
import type { DayField, DaysField, Figure, Line, Measure, Rate } from './definition.ts'
import { countsOf, type EntryCounts, ratesOf, samplesWithin } from './entry-check/samples.ts'
import { type Issued, issuesDue } from './issues.ts'
import { issuedPeriods, issuingOffice } from './reports/rhythm.ts'

/** A figure as contract.md §6 gives it; what does not apply is null. */
export type FigureValue = {
  id: string
  title: string
  unit: string
  definition: string
  source: string
  count: number | null
  people: number | null
  percent: number | null
  numerator: number | null
  denominator: number | null
  /** The same period of last year. */
  lastCount: number | null
  lastPeople: number | null
  changeCount: number | null
  changePeople: number | null
  rows: FigureRow[] | null
  notes: string[]
}
export type FigureRow = {
  key: string
  title: string
  count: number | null
  people: number | null
  percent: number | null
  /** Cases for 10,000 inhabitants, two decimals; null without population data. */
  perTenThousand?: number | null
}

export type FigureQuery = Period & { ids?: readonly string[]; organ?: string; basis: Basis }
/** Who asks: the organs it may ask about, null for all; and the organ it works for, null for the program itself. */
export type Asker = { organ: string | null; root: string | null }

/** Below so many people a cell of a township is not shown to others than the handling organ (RG-2). */
const smallCell = 5
export const townshipLevel = 5

/**
 * The figures of a period. One reading of the facts for all numbers, one more by county.
 * @throws problem bad-input: unknown figure or organ, a period that ends before it begins
 */
export async function figures(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  query: FigureQuery,
): Promise<FigureValue[]> {
  const wanted = (query.ids ?? catalogue.map((figure) => figure.id)).map((id) => figureById(id) ?? unknown('ids', id))
  const question = questionOf(directory, asker, query)
  const tally = await tallyOf(tx, question.hideSmall ? catalogue : withOthers(wanted), question)
  const sealed = question.city && question.wholeMonths ? await sealedByChannel(tx, question) : null
  const counties = wanted.some((figure) => figure.rows === 'by-county')
    ? await countyRows(tx, directory, question)
    : null
  const entries = countsOf(
    wanted.some(({ of }) => of === 'entry-checks') || question.hideSmall
      ? await samplesWithin(tx, question.period, question.scope.organs)
      : [],
  )
  const orders = await ordersOf(tx, question.hideSmall ? catalogue : wanted, question)
  const office = issuingOffice(directory, query.organ ?? asker.root)
  const asksIssues = wanted.some(({ issues }) => issues)
  const issued = office === null ? null : asksIssues ? await issuedPeriods(tx, office) : []
  const counted: Counted = { tally, sealed, counties, entries, issued, orders }
  const evaluate = (figure: Figure): FigureValue => figureValue(figure, question, counted)
  const hidden = question.hideSmall ? smallCells(evaluate) : new Set<string>()
  return wanted.map((figure) => (hidden.has(figure.id) ? hiddenValue(evaluate(figure)) : evaluate(figure)))
}

/** What was asked, as far as it narrows what may be counted. */
export type Question = {
  period: Period
  lastYear: Period
  scope: Scope
  /** All organs, and nothing else narrows it. */
  city: boolean
  wholeMonths: boolean
  hideSmall: boolean
  /** Organs of the subtree that is asked about, with whether somebody there can sign in. */
  organs: readonly Covered[]
}

/** @throws problem bad-input, not-allowed */
export function questionOf(directory: OrganDirectory, asker: Asker, query: FigureQuery): Question {
  const { from, to, basis } = query
  if (from >= to)
    throw problem('bad-input', { fields: [{ field: 'to', says: '结束日期应晚于开始日期，不含结束当天。' }] })
  const organ = query.organ ?? asker.root
  if (organ !== null && !directory.organ(organ)) return unknown('organ', organ)
  if (organ !== null && asker.root !== null && !directory.within(organ, asker.root)) throw problem('not-allowed')
  const city = organ === null
  const wholeMonths = from.endsWith('-01') && to.endsWith('-01')
  return {
    period: { from, to },
    lastYear: { from: yearBefore(from), to: yearBefore(to) },
    scope: {
      basis,
      organs: city ? null : directory.organs().flatMap(({ code }) => (directory.within(code, organ) ? [code] : [])),
      withHigherVisits: city && wholeMonths,
    },
    city,
    wholeMonths,
    organs: coveredOrgans(directory, organ),
    hideSmall:
      organ !== null &&
      (directory.organ(organ)?.level ?? 0) >= townshipLevel &&
      asker.organ !== null &&
      !directory.within(asker.organ, organ),
  }
}

const yearBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()

function unknown(field: string, value: string): never {
  throw problem('bad-input', { fields: [{ field, says: `没有“${value}”。` }] })
}

/** A share needs its whole, a sum its parts, growth the count it is of: they are counted with it. */
function withOthers(wanted: readonly Figure[]): readonly Figure[] {
  const found = new Set<Figure>()
  const add = (figure: Figure | undefined): void => {
    if (!figure || found.has(figure)) return
    found.add(figure)
    for (const id of othersOf(figure)) add(figureById(id))
  }
  for (const figure of wanted) add(figure)
  return [...found]
}
const othersOf = ({ sumOf = [], parts = [], shareOf, growthOf }: Figure): readonly string[] => [
  ...sumOf,
  ...parts,
  ...(shareOf ? [shareOf] : []),
  ...(growthOf ? [growthOf] : []),
]

type Both = { now: number; before: number }
type Tally = ReadonlyMap<Measure, Both>

async function tallyOf(tx: Tx, wanted: readonly Figure[], { period, lastYear, scope }: Question): Promise<Tally> {
  const measures = [...new Set(wanted.flatMap((figure) => measuresOf(figure)))]
  const asked = measures.flatMap((measure) => [
    { measure, period },
    { measure, period: lastYear },
  ])
  const [row] = await count(tx, asked, scope)
  const number = (index: number): number => row?.numbers[index] ?? 0
  return new Map(measures.map((measure, i) => [measure, { now: number(2 * i), before: number(2 * i + 1) }]))
}

/** Work orders of this and last year's period. */
async function ordersOf(
  tx: Tx,
  wanted: readonly Figure[],
  { period, lastYear, scope }: Question,
): Promise<ReadonlyMap<OrderMeasure, Both>> {
  const measures = wanted.flatMap(({ orders }) => (orders ? [orders.of, ...(orders.whole ? [orders.whole] : [])] : []))
  const now = await countOrders(tx, { ...period, organs: scope.organs }, measures)
  const before = await countOrders(tx, { ...lastYear, organs: scope.organs }, measures)
  return new Map(measures.map((measure) => [measure, { now: now.get(measure) ?? 0, before: before.get(measure) ?? 0 }]))
}

/** Sealed submissions of this and last year's months by channel: all that figures ever see of them (RG-1). */
async function sealedByChannel(tx: Tx, { period, lastYear, scope }: Question): Promise<Map<string, Both>> {
  const { rows } = await sql<{ channel: string; now: number; before: number }>`
    select channel, coalesce(sum(cases) filter (where month >= ${period.from}::date and month < ${period.to}::date), 0)::int as now,
           coalesce(sum(cases) filter (where month >= ${lastYear.from}::date and month < ${lastYear.to}::date), 0)::int as before
    from sealed_by_month(${scope.basis === 'received'}) group by channel`.execute(tx)
  return new Map(rows.map(({ channel, now, before }) => [channel, { now, before }]))
}

type Counted = {
  tally: Tally
  sealed: ReadonlyMap<string, Both> | null
  counties: FigureRow[] | null
  entries: EntryCounts
  issued: Issued
  orders: ReadonlyMap<OrderMeasure, Both>
}

const nothing: Both = { now: 0, before: 0 }
const plus = (a: Both, b: Both): Both => ({ now: a.now + b.now, before: a.before + b.before })

function countOf(figure: Figure, counted: Counted, which: 'count' | 'people' = 'count'): Both | null {
  if (figure.sumOf)
    return figure.sumOf.reduce((sum, id) => {
      const part = figureById(id)
      return plus(sum, (part && countOf(part, counted, which)) ?? nothing)
    }, nothing)
  const measure = figure[which]
  const orders = which === 'count' && figure.orders ? (counted.orders.get(figure.orders.of) ?? nothing) : null
  if (!measure) return orders
  const open = counted.tally.get(measure) ?? nothing
  return which === 'count' ? plus(plus(open, sealedIn(figure, counted)), orders ?? nothing) : open
}

const sealedIn = ({ withSealed = [] }: Figure, { sealed }: Counted): Both =>
  withSealed.reduce((sum, channel) => plus(sum, sealed?.get(channel) ?? nothing), nothing)

function figureValue(figure: Figure, question: Question, counted: Counted): FigureValue {
  const { id, title, unit, definition, source } = figure
  const empty: FigureValue = {
    ...{ id, title, unit, definition, source },
    ...{ count: null, people: null, percent: null, numerator: null, denominator: null },
    ...{ lastCount: null, lastPeople: null, changeCount: null, changePeople: null, rows: null, notes: [] },
  }
  if (figure.later) return { ...empty, ...notThereYet(figure.later) }
  if (figure.of === 'coverage') return { ...empty, ...coverage(question.organs) }
  if (figure.of === 'entry-checks') return { ...empty, ...entryQuality(counted.entries) }
  if (figure.issues) return { ...empty, ...issuesDue(figure.issues, question.period, counted.issued) }
  if (figure.cityOnly && !question.scope.withHigherVisits)
    return { ...empty, notes: ['只有全市、整月以上的合计，不分单位和地区，也不列明细。'] }
  const grown = figure.growthOf ? figureById(figure.growthOf) : undefined
  const counts = countOf(grown ?? figure, counted)
  const people = countOf(grown ?? figure, counted, 'people')
  const rate = figure.rate && rateOf(figure.rate, counted.tally)
  const whole = figure.shareOf ? figureById(figure.shareOf) : undefined
  const wholeOrders = figure.orders?.whole ? (counted.orders.get(figure.orders.whole)?.now ?? 0) : null
  const wholeCount = whole ? (countOf(whole, counted)?.now ?? 0) + (wholeOrders ?? 0) : wholeOrders
  return {
    ...empty,
    count: grown ? null : (counts?.now ?? null),
    people: grown ? null : (people?.now ?? null),
    numerator: rate?.numerator ?? (wholeCount === null ? null : (counts?.now ?? 0)),
    denominator: rate?.denominator ?? wholeCount,
    percent: rate
      ? percentOf(rate.numerator, rate.denominator)
      : wholeCount === null
        ? null
        : percentOf(counts?.now ?? 0, wholeCount),
    lastCount: counts?.before ?? null,
    lastPeople: people?.before ?? null,
    changeCount: counts && growth(counts.now, counts.before),
    changePeople: people && growth(people.now, people.before),
    rows:
      figure.rows === 'by-county' ? counted.counties : (figure.rows?.map((line) => rowOf(line, counted.tally)) ?? null),
    notes: notesOf(figure, question, counted, counts, rate),
  }
}

/** NUM-29: what was looked up in paper ledgers, and what of it was right. */
function entryQuality(counts: EntryCounts): Partial<FigureValue> {
  const { checked, entered, accurate } = counts
  const rates = ratesOf(counts)
  const row = (key: string, title: string, count: number, percent: number | null): FigureRow => ({
    ...{ key, title, count, percent },
    people: null,
  })
  return {
    numerator: entered,
    denominator: checked,
    percent: rates.entry,
    rows: [row('entered', '已录入', entered, rates.entry), row('accurate', '其中准确', accurate, rates.accuracy)],
    notes: checked
      ? [`按台账所属期间统计；抽查${counts.drawn}行，已核对${checked}行。准确率以已录入的行为分母。`]
      : ['期间内没有核对过的录入抽查，不计算比例。'],
  }
}

/** A figure whose records come with a module that is not there yet: nothing, and why (never a zero). */
const notThereYet = ({ needs, kind, rows }: NonNullable<Figure['later']>): Partial<FigureValue> => ({
  rows: rows?.map(([key, title]) => ({ key, title, count: null, people: null, percent: null })) ?? null,
  notes: [`本系统还没有${needs}，不能计数${kind ? `；导入类别为 ${kind}` : ''}。`],
})

const rateOf = ({ numerator, denominator }: Rate, tally: Tally): { numerator: number; denominator: number } => ({
  numerator: tally.get(numerator)?.now ?? 0,
  denominator: tally.get(denominator)?.now ?? 0,
})

function rowOf({ key, title, count, people, rate }: Line, tally: Tally): FigureRow {
  const counted = rate && rateOf(rate, tally)
  return {
    key,
    title,
    count: tally.get(count)?.now ?? 0,
    people: people ? (tally.get(people)?.now ?? 0) : null,
    percent: counted ? percentOf(counted.numerator, counted.denominator) : null,
  }
}

const basisWords: Readonly<Record<Basis, string>> = {
  registered: '按登记日期',
  received: '按信访日期',
  exchanged: '按交换日期',
}

/** The day that must lie in the period, where a rate has its own (§5.2). */
const ownDayWords: Readonly<Partial<Record<DayField | DaysField, string>>> = {
  disposed_last: '按转送告知期限的最后一日',
  notice_last: '按告知期限的最后一日',
  handling_last: '按办理期限的最后一日',
  report_last: '按报结期限的最后一日',
  served_on: '按送达日',
  accepted_on: '按受理日',
  closed_on: '按办结日',
  review_on: '按复查意见作出之日',
  rereview_on: '按复核意见作出之日',
}

/** Footnotes: the basis, what does not add up, what is missing and why (FR-1, FR-5). */
function notesOf(
  figure: Figure,
  { scope, city, wholeMonths, period }: Question,
  counted: Counted,
  counts: Both | null,
  rate: { denominator: number } | undefined,
): string[] {
  const notes: string[] = []
  const ownDay = figure.rate?.denominator.on
  if (figure.orders && !figure.count)
    return [
      `按发生时间统计，${period.from}起，${period.to}前。`,
      ...(figure.orders.whole && !counted.orders.get(figure.orders.whole)?.now
        ? ['期间内没有应计入分母的，不计算比例。']
        : []),
    ]
  if (figure.orders)
    notes.push(`含12345的工单和通话${counted.orders.get(figure.orders.of)?.now ?? 0}件，按建单、来电时间统计。`)
  if (figure.count?.on === 'instructed_on')
    notes.push(`按批示日期统计，不论何时登记，${period.from}起，${period.to}前；一件有几次批示仍计一件。`)
  else if (figure.count || figure.sumOf || figure.growthOf || !ownDay)
    notes.push(`${basisWords[scope.basis]}统计，${period.from}起，${period.to}前。`)
  if (ownDay) notes.push(`比例${ownDayWords[ownDay] ?? ''}，不论何时登记。`)
  if (rate && rate.denominator === 0) notes.push('期间内没有应计入分母的件，不计算比例。')
  if (!rate && counts && counts.before === 0) notes.push('上年同期为0，不计算同比。')
  const sealed = sealedIn(figure, counted).now
  if (sealed) notes.push(`含密封件${sealed}件，只计入全市整月总量，不分类、不列明细。`)
  else if (figure.withSealed && !(city && wholeMonths)) notes.push('不含密封件：密封件只计入全市、整月以上的总量。')
  if (figure.parts) {
    const parts = figure.parts.reduce((sum, id) => sum + (countOf(figureById(id) as Figure, counted)?.now ?? 0), 0)
    const differs = (counts?.now ?? 0) - sealed - parts
    if (differs) notes.push(`分项相加为${parts}，与总数相差${differs}。`)
  }
  return notes
}

/** NUM-17: by county of the place in question, most cases first; each with its closing in time beside it (M-08). */
async function countyRows(tx: Tx, directory: OrganDirectory, { period, scope }: Question): Promise<FigureRow[]> {
  const asked = countyMeasures().map((measure) => ({ measure, period }))
  // Even in a city total: a visit of a higher level has no region here (RG-2).
  const counties = await count(tx, asked, { ...scope, withHigherVisits: false }, byCounty)
  return counties
    .map(({ key: county, numbers: [cases = 0, people = 0, inTime = 0, due = 0] }) => ({
      key: county,
      title: county === '' ? '属地不明' : (directory.region(county)?.name ?? county),
      count: cases,
      people,
      percent: percentOf(inTime, due),
      perTenThousand: perTenThousand(cases, directory.region(county)?.population),
    }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || a.key.localeCompare(b.key))
}

/**
 * Figures of a township that others do not see: a cell of fewer than five people, and with a single hidden part of a
 * whole the next smallest too, so that no subtraction gives it away (RG-2, FR-6). Looked at over the whole catalogue,
 * whatever was asked for: else the parts could be asked one by one.
 */
function smallCells(evaluate: (figure: Figure) => FigureValue): Set<string> {
  // Issues of a paper are nobody's cases.
  const values = new Map(catalogue.filter(({ issues }) => !issues).map((figure) => [figure.id, evaluate(figure)]))
  const hidden = new Set([...values.values()].filter(isSmall).map(({ id }) => id))
  for (const { id: whole, parts = [] } of catalogue) {
    const [only, ...more] = parts.filter((id) => hidden.has(id))
    if (!only || more.length || hidden.has(whole)) continue
    const count = (id: string): number => values.get(id)?.count ?? 0
    const [next = whole] = parts.filter((id) => id !== only && count(id) > 0).sort((a, b) => count(a) - count(b))
    hidden.add(next)
  }
  for (const { id, growthOf } of catalogue) if (growthOf && hidden.has(growthOf)) hidden.add(id)
  return hidden
}

const isSmall = ({ count, numerator, denominator, rows }: FigureValue): boolean =>
  [count, numerator, denominator, ...(rows ?? []).map((row) => row.count)].some(
    (cell) => cell !== null && cell > 0 && cell < smallCell,
  )

const hiddenValue = (value: FigureValue): FigureValue => ({
  ...value,
  ...{ count: null, people: null, percent: null, numerator: null, denominator: null },
  ...{ lastCount: null, lastPeople: null, changeCount: null, changePeople: null, rows: null },
  notes: [`不足${smallCell}人的数字不向承办单位以外显示，另有一项随之隐去，以免相减得出。`],
})

/** Numbers of the cases behind a figure's count, newest first: for those whose work lists hold them. Never a sealed one. */
export async function casesOf(
  tx: Tx,
  directory: OrganDirectory,
  asker: Asker,
  id: string,
  query: Omit<FigureQuery, 'ids'> & { limit: number; after?: string },
): Promise<string[]> {
  const figure = figureById(id) ?? unknown('id', id)
  const question = questionOf(directory, asker, query)
  const measure = figure.count ?? figure.rate?.denominator
  if (figure.cityOnly || question.hideSmall || !measure) return []
  const scope: Scope = { ...question.scope, withHigherVisits: false }
  const { rows } = await sql<{ case_no: string }>`
    select f.case_no from fact_submission f join case_head h on h.case_no = f.case_no
    where ${inScope(scope)} and ${measured(measure, question.period, scope.basis)} and (${query.after ?? null}::text is null or f.case_no < ${query.after ?? null})
    order by f.case_no desc limit ${query.limit}`.execute(tx)
  return rows.map((row) => row.case_no)
}
