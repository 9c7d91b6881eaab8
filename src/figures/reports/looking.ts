import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type Http, problem, type SheetColumn, writeBook, writeCsv } from '../../kernel/index.ts'
import { staffOf, staffPrincipal } from '../../people/index.ts'
import { dropFilter, filtersOf, keepFilter, type Petitions } from '../../petitions/index.ts'
import { type Basis, bases } from '../compile.ts'
import { type FigureValue, figures } from '../figures.ts'
import { askerOf } from '../routes.ts'
import { trendOf } from './compile.ts'
import { tablePage } from './forms/sheets.ts'
import type { TablePart } from './model.ts'

/** GET /figures/{id}/detail */
export type FigureDetail = { value: FigureValue; trend: TablePart | null }
/** A period and an organ that an account keeps for a page of figures. */
export type FigureView = { id: string; page: string; preset?: string; from?: string; to?: string; organ?: string }

const Day = Type.String({ format: 'date', examples: ['2026-01-01'] })
const Asked = {
  from: Day,
  to: Day,
  organ: Type.Optional(Type.String({ maxLength: 40 })),
  basis: Type.Optional(Type.Union((Object.keys(bases) as Basis[]).map((basis) => Type.Literal(basis)))),
}
const SheetFormat = Type.Union([Type.Literal('xlsx'), Type.Literal('csv')])
const ViewShape = Type.Object(
  {
    page: Type.String({ pattern: '^[A-Za-z0-9/-]{1,60}$' }),
    preset: Type.Optional(Type.String({ pattern: '^[a-z-]{1,20}$' })),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    organ: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
)

/** Looking at figures: one with its months, the catalogue as a sheet, and what an account keeps of both. */
export function lookingRoutes(app: Http, house: Petitions): void {
  const { units } = house.kernel
  const readers = { policy: 'figures.read' } as const

  app.get(
    '/api/v1/figures/sheet',
    {
      config: readers,
      schema: { summary: '统计数字一览，Excel 或 CSV', querystring: Type.Object({ ...Asked, format: SheetFormat }) },
    },
    async (request, reply) => {
      const { format, basis = 'registered', ...query } = request.query
      const staff = staffOf(request)
      const values = await units.read(staffPrincipal(staff), (tx) =>
        figures(tx, house.directory, askerOf(house.directory, staff), { ...query, basis }),
      )
      return sendTable(reply, format, `统计数字 ${query.from} 至 ${query.to}`, columns, values.map(rowOf))
    },
  )

  app.get(
    '/api/v1/figures/:id/detail',
    {
      config: readers,
      schema: {
        summary: '一个统计数字和它的逐月走势；format 给走势的表',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        querystring: Type.Object({ ...Asked, format: Type.Optional(SheetFormat) }),
      },
    },
    async (request, reply): Promise<FigureDetail | FastifyReply> => {
      const { format, basis = 'registered', ...query } = request.query
      const { id } = request.params
      const staff = staffOf(request)
      const asker = askerOf(house.directory, staff)
      const detail = await units.read(staffPrincipal(staff), async (tx): Promise<FigureDetail> => {
        const [value] = await figures(tx, house.directory, asker, { ...query, basis, ids: [id] })
        if (!value) throw problem('not-found')
        const part = { id: 'trend', title: `${value.title}：逐月`, figures: [id] }
        const counts = value.count !== null
        const trend = counts ? await trendOf(tx, house.directory, asker, { ...query, basis }, part) : null
        return { value, trend: trend?.rows.length ? trend : null }
      })
      if (!format) return detail
      if (!detail.trend) throw problem('not-found')
      return sendPart(reply, format, detail.trend)
    },
  )

  app.get('/api/v1/figure-views', { config: readers, schema: { summary: '本人存下的统计查看' } }, async (request) => ({
    items: (await filtersOf(house, staffOf(request))).flatMap(({ id, query }): FigureView[] =>
      query.page ? [{ ...(query as Omit<FigureView, 'id'>), id }] : [],
    ),
  }))

  app.post(
    '/api/v1/figure-views',
    { config: readers, schema: { summary: '存下一个统计查看', body: ViewShape } },
    async (request, reply) => reply.status(201).send(await keepFilter(house, staffOf(request), request.body)),
  )

  app.delete(
    '/api/v1/figure-views/:id',
    {
      config: readers,
      schema: {
        summary: '删去一个存下的统计查看',
        params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) }),
      },
    },
    async (request, reply) => {
      await dropFilter(house, staffOf(request), request.params.id)
      return reply.status(204).send()
    },
  )
}

const columns: SheetColumn[] = [
  { heading: '编号', width: 14 },
  { heading: '指标', width: 28 },
  { heading: '单位', width: 8 },
  { heading: '数', kind: 'number' },
  { heading: '人次', kind: 'number' },
  { heading: '分子', kind: 'number' },
  { heading: '分母', kind: 'number' },
  { heading: '比率（%）', kind: 'decimal' },
  { heading: '上年同期', kind: 'number' },
  { heading: '同比（%）', kind: 'decimal' },
  { heading: '口径', width: 80 },
  { heading: '注', width: 80 },
]
const rowOf = (figure: FigureValue) => ({
  编号: figure.id,
  指标: figure.title,
  单位: figure.unit,
  数: figure.count,
  人次: figure.people,
  分子: figure.numerator,
  分母: figure.denominator,
  '比率（%）': figure.percent,
  上年同期: figure.lastCount,
  '同比（%）': figure.changeCount,
  口径: figure.definition,
  注: figure.notes.join(''),
})

/** One table of a report as a file. */
export function sendPart(reply: FastifyReply, format: 'xlsx' | 'csv', table: TablePart): Promise<FastifyReply> {
  const page = tablePage(table)
  return sendTable(reply, format, table.title, page.columns, page.rows as Rows)
}

type Rows = Iterable<Record<string, string | number | null>>

async function sendTable(
  reply: FastifyReply,
  format: 'xlsx' | 'csv',
  name: string,
  columns: readonly SheetColumn[],
  rows: Rows,
): Promise<FastifyReply> {
  const content = format === 'csv' ? await writeCsv(columns, rows) : await writeBook([{ name, columns, rows }])
  return reply
    .type(
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .send(content)
}
