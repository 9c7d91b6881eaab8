import { Type } from 'typebox'
import type { Http } from '../kernel/index.ts'
import { type OrganDirectory, type Staff, staffOf, staffPrincipal } from '../people/index.ts'
import type { Petitions } from '../petitions/index.ts'
import { type Basis, bases } from './compile.ts'
import { type Asker, casesOf, figures } from './figures.ts'

const Day = Type.String({ format: 'date', examples: ['2026-01-01'] })
const QueryShape = Type.Object({
  from: Day,
  to: Day,
  organ: Type.Optional(Type.String({ maxLength: 40 })),
  basis: Type.Optional(Type.Union((Object.keys(bases) as Basis[]).map((basis) => Type.Literal(basis)))),
})
const FiguresShape = Type.Object({
  ...QueryShape.properties,
  /** Ids with commas between; without them, all. */
  ids: Type.Optional(Type.String({ maxLength: 2_000, examples: ['NUM-01,NUM-02'] })),
})
const RowsShape = Type.Object({
  ...QueryShape.properties,
  cursor: Type.Optional(Type.String({ maxLength: 40 })),
})

/** Figures for those who answer for them (contract.md §3). */
export function figureRoutes(app: Http, house: Petitions): void {
  const { units, settings } = house.kernel

  app.get(
    '/api/v1/figures',
    { config: { policy: 'figures.read' }, schema: { summary: '统计数字', querystring: FiguresShape } },
    async (request) => {
      const { ids, basis = 'registered', ...query } = request.query
      const staff = staffOf(request)
      return units.read(staffPrincipal(staff), (tx) =>
        figures(tx, house.directory, askerOf(house.directory, staff), {
          ...query,
          basis,
          ...(ids ? { ids: ids.split(',').map((id) => id.trim()) } : {}),
        }),
      )
    },
  )

  app.get(
    '/api/v1/figures/:id/rows',
    {
      config: { policy: 'figures.read' },
      schema: {
        summary: '一个统计数字所计的件，限本人有权查看的',
        params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
        querystring: RowsShape,
      },
    },
    async (request) => {
      const { basis = 'registered', cursor, ...query } = request.query
      const staff = staffOf(request)
      const items = await units.read(staffPrincipal(staff), (tx) =>
        casesOf(tx, house.directory, askerOf(house.directory, staff), request.params.id, {
          ...query,
          basis,
          limit: settings.listLimitMax,
          ...(cursor ? { after: cursor } : {}),
        }),
      )
      return { items, next: items.length === settings.listLimitMax ? items.at(-1) : null }
    },
  )
}

/**
 * Who asks about what: an office counts its whole government's area, others their own organ and those under it. The top
 * of the tree counts the city.
 */
export function askerOf(directory: OrganDirectory, { organ: code }: Pick<Staff, 'organ'>): Asker {
  const own = directory.organ(code)
  const top = own?.kind === 'office' && own.superior ? directory.organ(own.superior) : own
  const isCity = top?.kind === 'government' && top.superior === null
  return { organ: code, root: isCity ? null : (top?.code ?? code) }
}
