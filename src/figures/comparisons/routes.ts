import { Type } from 'typebox'
import {
  type Http,
  readSheet,
  requireHeadings,
  type Sheet,
  type SheetColumn,
  sendSheet,
  sheetOf,
  writeBook,
  writeCsv,
} from '../../kernel/index.ts'
import { administer, type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { type Beside, beside, besideColumns, namedIn } from '../beside.ts'
import { catalogue } from '../catalogue.ts'
import { type Basis, bases } from '../compile.ts'
import { figures } from '../figures.ts'
import { askerOf } from '../routes.ts'
import {
  type Comparison,
  comparisonById,
  comparisonsOf,
  dropComparison,
  type KeptComparison,
  keepComparison,
  type TypedLine,
} from './keeping.ts'

/** Lines of one table of an old system. */
const linesMost = 500
/** Comparisons in the list. */
const comparisonsShown = 100

const Day = Type.String({ format: 'date', examples: ['2026-01-01'] })
const Value = Type.String({ maxLength: 40, default: '' })
const AskedShape = Type.Object(
  {
    from: Day,
    to: Day,
    organ: Type.Optional(Type.String({ maxLength: 40 })),
    basis: Type.Optional(Type.Union((Object.keys(bases) as Basis[]).map((basis) => Type.Literal(basis)))),
    lines: Type.Array(
      Type.Object(
        { item: Type.String({ minLength: 1, maxLength: 100 }), count: Value, people: Value, percent: Value },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: linesMost },
    ),
  },
  { additionalProperties: false },
)
const FileShape = Type.Object({ format: Type.Optional(Type.Union([Type.Literal('xlsx'), Type.Literal('csv')])) })
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })

/** GET /figure-comparisons */
export type ComparisonView = Comparison & { keptByName: string; organName: string | null }
/** GET /figure-comparisons/{id} */
export type ComparisonDetail = KeptComparison & { keptByName: string; organName: string | null }

/**
 * An old system's table beside ours, for the months in which both run: from a sheet or typed, with the difference of each
 * number; kept, and taken away as a sheet.
 */
export function comparisonRoutes(app: Http, house: Petitions): void {
  const { units, vault } = house.kernel
  const config = { policy: 'report.edit' } as const
  const title = '与原系统对照'

  app.get(
    '/api/v1/figures/beside/template.xlsx',
    { config, schema: { summary: `${title}：空白的表，列出全部统计数字` } },
    async (_request, reply) =>
      sendSheet(
        reply,
        `${title}模板`,
        await writeBook([
          { name: title, columns: besideColumns, rows: catalogue.map((figure) => ({ 项目: figure.title })) },
        ]),
      ),
  )

  app.post(
    '/api/v1/figures/beside/sheet',
    { config, schema: { summary: `${title}：读出表里的行，不保存` } },
    async (request): Promise<{ lines: TypedLine[] }> => {
      const { content, name } = await sheetOf(request)
      const sheet = await readSheet(content, name)
      requireHeadings(sheet, besideColumns)
      return {
        lines: sheet.rows
          .map(({ values }) => ({
            item: values.项目 ?? '',
            count: values.件数 ?? '',
            people: values.人数 ?? '',
            percent: values.百分比 ?? '',
          }))
          .filter(({ item, count, people, percent }) => item !== '' && (count || people || percent)),
      }
    },
  )

  app.post(
    '/api/v1/figures/beside',
    {
      config,
      schema: { summary: `${title}：逐个数对照；format 给文件`, body: AskedShape, querystring: FileShape },
    },
    async (request, reply) => {
      const compared = await compare(staffOf(request), request.body)
      const { format } = request.query
      if (!format) return compared
      const { from, to } = request.body
      const name = `${title} ${from} 至 ${to}`
      const rows = rowsOf(compared)
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
        .send(format === 'csv' ? await writeCsv(columns, rows) : await writeBook([{ name: title, columns, rows }]))
    },
  )

  app.get(
    '/api/v1/figure-comparisons',
    { config, schema: { summary: `${title}：本单位存下的` } },
    async (request): Promise<{ items: ComparisonView[] }> => {
      const staff = staffOf(request)
      const kept = await units.read(staffPrincipal(staff), (tx) => comparisonsOf(tx, staff.organ, comparisonsShown))
      return { items: kept.map(named) }
    },
  )

  app.get(
    '/api/v1/figure-comparisons/:id',
    { config, schema: { summary: `${title}：存下的一次，数字是存下时的`, params: IdParams } },
    async (request): Promise<ComparisonDetail> => {
      const staff = staffOf(request)
      return named(
        await units.read(staffPrincipal(staff), (tx) => comparisonById(tx, vault, staff.organ, request.params.id)),
      )
    },
  )

  app.post(
    '/api/v1/figure-comparisons',
    { config, schema: { summary: `${title}：存下`, body: AskedShape } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { from, to, organ = null, basis = 'registered', lines } = request.body
      const compared = await compare(staff, request.body)
      const id = await administer(house, request, async (tx, at) => {
        const kept = { from, to, organ, basis: basis as Basis, typed: lines, beside: compared }
        const answer = await keepComparison(tx, vault, staff.organ, staff.account, kept, at)
        return { answer, act: 'keep-comparison', object: staff.organ, detail: { id: answer, from, to } }
      })
      return reply.status(201).send({ id })
    },
  )

  app.delete(
    '/api/v1/figure-comparisons/:id',
    { config, schema: { summary: `${title}：删去存下的一次`, params: IdParams } },
    async (request, reply) => {
      const staff = staffOf(request)
      const { id } = request.params
      await administer(house, request, async (tx) => {
        await dropComparison(tx, staff.organ, id)
        return { answer: null, act: 'drop-comparison', object: staff.organ, detail: { id } }
      })
      return reply.status(204).send()
    },
  )

  type Asked = { from: string; to: string; organ?: string; basis?: Basis; lines: readonly TypedLine[] }
  function compare(staff: Staff, { from, to, organ, basis = 'registered', lines }: Asked): Promise<Beside> {
    const sheet = sheetFrom(lines)
    return units.read(staffPrincipal(staff), async (tx) =>
      beside(
        sheet,
        await figures(tx, house.directory, askerOf(house.directory, staff), {
          ...{ from, to, basis, ids: namedIn(sheet) },
          ...(organ ? { organ } : {}),
        }),
      ),
    )
  }

  function named<T extends Comparison>(kept: T): T & { keptByName: string; organName: string | null } {
    return {
      ...kept,
      keptByName: house.directory.account(kept.keptBy)?.name ?? kept.keptBy,
      organName: kept.organ && (house.directory.organ(kept.organ)?.name ?? kept.organ),
    }
  }
}

/** Typed lines as the sheet that they could have been, counted from one. */
const sheetFrom = (lines: readonly TypedLine[]): Sheet => ({
  headings: besideColumns.map(({ heading }) => heading),
  rows: lines.map(({ item, count, people, percent }, index) => ({
    line: index + 1,
    values: { 项目: item.trim(), 件数: count.trim(), 人数: people.trim(), 百分比: percent.trim() },
  })),
})

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const columns: SheetColumn[] = [
  { heading: '行', kind: 'number', width: 6 },
  { heading: '项目', width: 30 },
  { heading: '编号', width: 14 },
  { heading: '量', width: 8 },
  { heading: '原系统', kind: 'decimal' },
  { heading: '本系统', kind: 'decimal' },
  { heading: '相差', kind: 'decimal' },
  { heading: '说明', width: 60 },
]
const rowsOf = ({ lines, slips }: Beside) => [
  ...lines.map(({ line, title, id, measure, theirs, ours, apart, says }) => ({
    ...{ 行: line, 项目: title, 编号: id, 量: measure, 原系统: theirs, 本系统: ours, 相差: apart, 说明: says },
  })),
  ...slips.map(({ says }) => ({ 项目: '原表内部不一致', 说明: says })),
]
