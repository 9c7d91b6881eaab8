import { Type } from 'typebox'
import {
  type Http,
  problem,
  publicPrincipal,
  refusalProblem,
  type SheetColumn,
  type Tx,
  writeCsv,
} from '../../kernel/index.ts'
import { type Petitions, UnprintableText } from '../../petitions/index.ts'
import { catalogue } from '../catalogue.ts'
import { bulletin } from './definitions/bulletin.ts'
import { type Format, fileName, formats, reportFile } from './forms/index.ts'
import { type OpenIssue, openIssues } from './issues.ts'
import { refusals } from './refusals.ts'

/** An issued bulletin as everybody finds it. */
export type BulletinItem = {
  id: string
  title: string
  /** 2026年第11期 */
  number: string
  period: string
  from: string
  to: string
  issuedOn: string
  /** What this one corrects; null for a first issue. */
  corrects: string | null
}

/** A data set of the open data, with its fields. */
export type DataSet = {
  id: string
  title: string
  says: string
  fields: { name: string; title: string; kind: 'text' | 'number' | 'decimal' }[]
}

const text = (name: string, title: string) => ({ name, title, kind: 'text' as const })
const number = (name: string, title: string) => ({ name, title, kind: 'number' as const })
const decimal = (name: string, title: string) => ({ name, title, kind: 'decimal' as const })

/** Everything that is open, and nothing else: city totals of months, parts without small cells (RG-1, RG-2, FR-6). */
export const dataSets: readonly DataSet[] = [
  {
    id: 'figures',
    title: '每月统计数字',
    says: '已印发的公开月报里的每个数，全市合计；更正以后以更正的为准。',
    fields: [
      text('month', '月份'),
      text('figure', '指标编号'),
      text('title', '指标'),
      text('unit', '单位'),
      number('count', '数'),
      number('people', '人次'),
      number('numerator', '分子'),
      number('denominator', '分母'),
      decimal('percent', '比率（%）'),
      number('lastCount', '上年同期'),
      decimal('changeCount', '同比（%）'),
    ],
  },
  {
    id: 'categories',
    title: '每月内容分类',
    says: '已印发的公开月报里按内容分类的件数；不足5件的不公布。',
    fields: [
      text('month', '月份'),
      text('category', '内容分类'),
      number('count', '件数'),
      number('lastCount', '上年同期'),
    ],
  },
  {
    id: 'counties',
    title: '每月各县（市、区）',
    says: '已印发的公开月报里按问题属地的件数和按期办结率；不足5件的不公布。',
    fields: [
      text('month', '月份'),
      text('county', '县（市、区）'),
      number('count', '件数'),
      decimal('percent', '按期办结率（%）'),
    ],
  },
  {
    id: 'refusals',
    title: '不予受理、不再受理和存查',
    says: '全市每月作出的不予受理、不再受理和存查，按原因计数。',
    fields: [text('month', '月份'), text('act', '处理'), text('ground', '原因'), number('cases', '件数')],
  },
  {
    id: 'definitions',
    title: '指标口径',
    says: '每个指标怎么算。',
    fields: [text('id', '编号'), text('title', '指标'), text('unit', '单位'), text('definition', '口径')],
  },
  {
    id: 'dictionary',
    title: '数据字典',
    says: '每个数据集的每个字段是什么。',
    fields: [text('dataSet', '数据集'), text('field', '字段'), text('title', '名称'), text('kind', '类型')],
  },
]

type Row = Record<string, string | number | null>
const IdParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })
const SetParams = Type.Object({ set: Type.String({ pattern: '^[a-z]{1,20}$', examples: ['figures'] }) })
const FormatShape = Type.Union((Object.keys(formats) as Format[]).map((format) => Type.Literal(format)))
const Day = Type.String({ format: 'date', examples: ['2026-01-01'] })
/** Bulletins kept in sight: ten years of months. */
const bulletinsMost = 120
const firstDay = '2000-01-01'
const lastDay = '2200-01-01'

/** The city's bulletins, newest month first; of a month the last issue alone. */
export async function openBulletins(tx: Tx, house: Petitions): Promise<OpenIssue[]> {
  const months = new Set<string>()
  return (await openIssues(tx, house, bulletin.id, bulletinsMost)).filter(({ row }) => {
    if (months.has(row.from)) return false
    months.add(row.from)
    return true
  })
}

export const bulletinItem = ({ row, model }: OpenIssue): BulletinItem => ({
  id: row.id,
  title: model.title,
  number: model.issue?.number ?? '',
  period: model.period,
  from: row.from,
  to: row.to,
  issuedOn: model.issue?.issuedOn ?? '',
  corrects: model.issue?.corrects?.number ?? null,
})

/** Bulletins and open data, without a login (contract.md §3). */
export function openDataRoutes(app: Http, house: Petitions): void {
  const { units } = house.kernel
  const everybody = { policy: 'public' } as const

  app.get('/api/v1/public/bulletins', { config: everybody, schema: { summary: '信访公开月报' } }, async () => ({
    items: (await units.read(publicPrincipal, (tx) => openBulletins(tx, house))).map(bulletinItem),
  }))

  app.get(
    '/api/v1/public/bulletins/:id',
    {
      config: everybody,
      schema: {
        summary: '一期信访公开月报；format 给文件',
        params: IdParams,
        querystring: Type.Object({ format: Type.Optional(FormatShape) }),
      },
    },
    async (request, reply) => {
      const { format = 'json' } = request.query
      const found = await units.read(publicPrincipal, (tx) => openIssues(tx, house, bulletin.id, bulletinsMost))
      const issue = found.find(({ row }) => row.id === request.params.id)
      if (!issue) throw problem('not-found')
      try {
        const file = await reportFile(issue.model, format, { letters: house.letters, sample: house.kernel.demo })
        const name = encodeURIComponent(fileName(issue.model, format))
        return reply
          .type(formats[format])
          .header('content-disposition', `${format === 'json' ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
          .send(Buffer.from(file))
      } catch (error) {
        if (error instanceof UnprintableText) throw refusalProblem(error.refusal)
        throw error
      }
    },
  )

  app.get(
    '/api/v1/public/open-data',
    { config: everybody, schema: { summary: '开放数据目录和数据字典' } },
    async () => ({ items: dataSets }),
  )

  app.get(
    '/api/v1/public/open-data/:set',
    {
      config: everybody,
      schema: {
        summary: '一个开放数据集，JSON 或 CSV',
        params: SetParams,
        querystring: Type.Object({
          from: Type.Optional(Day),
          to: Type.Optional(Day),
          format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('csv')])),
        }),
      },
    },
    async (request, reply) => {
      const set = dataSets.find(({ id }) => id === request.params.set)
      if (!set) throw problem('not-found')
      const { from = firstDay, to = lastDay, format = 'json' } = request.query
      const items = await units.read(publicPrincipal, (tx) => rowsOf(tx, house, set.id, from, to))
      if (format === 'json') return { ...set, items }
      const columns = set.fields.map(({ title, kind }): SheetColumn => ({ heading: title, kind }))
      const named = items.map((row) =>
        Object.fromEntries(set.fields.map(({ name, title }) => [title, row[name] ?? null])),
      )
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${set.title}.csv`)}`)
        .send(await writeCsv(columns, named))
    },
  )

  async function rowsOf(tx: Tx, house: Petitions, set: string, from: string, to: string): Promise<Row[]> {
    if (set === 'refusals') return refusals(tx, from, to)
    if (set === 'definitions')
      return catalogue.map(({ id, title, unit, definition }) => ({ id, title, unit, definition }))
    if (set === 'dictionary')
      return dataSets.flatMap(({ id, fields }) =>
        fields.map(({ name, title, kind }) => ({ dataSet: id, field: name, title, kind })),
      )
    const issues = (await openBulletins(tx, house)).filter(({ row }) => row.from >= from && row.from < to)
    return issues.flatMap(({ row, model }): Row[] => {
      const month = row.from.slice(0, 7)
      if (set === 'figures')
        return model.figures.map(
          ({ id, title, unit, count, people, numerator, denominator, percent, lastCount, changeCount }) => ({
            ...{
              month,
              figure: id,
              title,
              unit,
              count,
              people,
              numerator,
              denominator,
              percent,
              lastCount,
              changeCount,
            },
          }),
        )
      const table = model.parts.find((part) => part.kind === 'table' && part.id === set)
      if (table?.kind !== 'table') return []
      const [name, first, second] =
        set === 'categories' ? ['category', 'count', 'lastCount'] : ['county', 'count', 'percent']
      return table.rows.map(({ title, cells }) => ({
        month,
        [name as string]: title,
        [first as string]: cells[0] ?? null,
        [second as string]: cells[1] ?? null,
      }))
    })
  }
}
