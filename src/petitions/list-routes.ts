import { Type } from 'typebox'
import type { Http } from '../kernel/index.ts'
import { staffOf, staffPrincipal } from '../people/index.ts'
import { exportCases, type SheetFormat, sheetTypes } from './export.ts'
import { dropFilter, filtersOf, keepFilter } from './filters.ts'
import type { Petitions } from './petitions.ts'
import { countQueues, listCases } from './queues.ts'
import { ExportShape, FilterShape, ListShape } from './schemas.ts'
import { searchCases } from './search.ts'

/** Work lists, their counts, what is kept of their filters, and the same list as a sheet. */
export function listRoutes(app: Http, house: Petitions): void {
  const { units, settings } = house.kernel

  app.get(
    '/api/v1/cases',
    { config: { policy: 'case.list' }, schema: { summary: '工作列表', querystring: ListShape } },
    async (request) => {
      const staff = staffOf(request)
      const { q, limit: given, mine, ...rest } = request.query
      const limit = Math.min(Number(given ?? settings.listLimitDefault), settings.listLimitMax)
      return units.read(staffPrincipal(staff), async (tx) => {
        if (!q) return listCases(tx, house, staff, { ...rest, limit, mine: mine === '1' })
        const { items, more } = await searchCases(tx, house, staff, q, limit)
        return { items, next: null, total: more ? { atLeast: items.length } : items.length }
      })
    },
  )

  app.get(
    '/api/v1/queues',
    { config: { policy: 'case.list' }, schema: { summary: '各工作列表的件数' } },
    async (request) => {
      const staff = staffOf(request)
      return units.read(staffPrincipal(staff), (tx) => countQueues(tx, house, staff.organ))
    },
  )

  for (const format of ['xlsx', 'csv'] satisfies SheetFormat[])
    app.get(
      `/api/v1/cases/export.${format}`,
      {
        config: { policy: 'case.export' },
        schema: { summary: `工作列表导出为${format === 'xlsx' ? ' Excel 表格' : ' CSV'}`, querystring: ExportShape },
      },
      async (request, reply) => {
        const { mine, ...rest } = request.query
        const { name, content } = await exportCases(house, staffOf(request), { ...rest, mine: mine === '1' }, format)
        return reply
          .type(sheetTypes[format])
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .send(content)
      },
    )

  app.get(
    '/api/v1/filters',
    { config: { policy: 'case.list' }, schema: { summary: '本人存下的列表筛选' } },
    async (request) => ({
      // Those of pages of figures are kept beside them.
      items: (await filtersOf(house, staffOf(request))).filter(({ query }) => !query.page),
    }),
  )

  app.post(
    '/api/v1/filters',
    { config: { policy: 'case.list' }, schema: { summary: '存下一个列表筛选', body: FilterShape } },
    async (request, reply) => reply.status(201).send(await keepFilter(house, staffOf(request), request.body)),
  )

  app.delete(
    '/api/v1/filters/:id',
    {
      config: { policy: 'case.list' },
      schema: {
        summary: '删去一个存下的筛选',
        params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) }),
      },
    },
    async (request, reply) => {
      await dropFilter(house, staffOf(request), request.params.id)
      return reply.status(204).send()
    },
  )
}
