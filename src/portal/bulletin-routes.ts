import {
  bulletinItem,
  catalogue,
  dataSets,
  indicators,
  neverIndicators,
  type OpenIssue,
  openBulletins,
  refusals,
  reportText,
} from '../figures/index.ts'
import { type Http, problem, publicPrincipal } from '../kernel/index.ts'
import type { BulletinView, HomeModel } from './models.ts'
import { BULLETINS, bulletinPage, DEFINITIONS, INDICATORS, REFUSALS } from './paths.ts'
import { type Portal, pageAt, show } from './portal.ts'
import { open } from './route-config.ts'

const allDays = ['2000-01-01', '2200-01-01'] as const

/** 公开数字: what everybody may know of the office's work. */
export function bulletinRoutes(app: Http, portal: Portal): void {
  const { house } = portal
  const read = () => house.kernel.units.read(publicPrincipal, (tx) => openBulletins(tx, house))

  app.get(BULLETINS, open, async (request, reply) => {
    const issues = await read()
    const [latest] = issues
    return show(
      portal,
      reply,
      'bulletins',
      {
        page: pageAt(portal, request, BULLETINS),
        items: issues.map(bulletinItem),
        latest: latest ? viewOf(latest) : null,
        dataSets: dataSets.map(({ id, title, says }) => ({ id, title, says })),
      },
      { keep: 'open' },
    )
  })

  app.get(DEFINITIONS, open, (request, reply) =>
    show(
      portal,
      reply,
      'definitions',
      {
        page: pageAt(portal, request, DEFINITIONS),
        items: catalogue.map(({ id, title, unit, definition }) => ({ id, title, unit, definition })),
      },
      { keep: 'open' },
    ),
  )

  app.get(REFUSALS, open, async (request, reply) =>
    show(
      portal,
      reply,
      'refusals',
      {
        page: pageAt(portal, request, REFUSALS),
        items: await house.kernel.units.read(publicPrincipal, (tx) => refusals(tx, ...allDays)),
      },
      { keep: 'open' },
    ),
  )

  app.get(INDICATORS, open, (request, reply) =>
    show(
      portal,
      reply,
      'indicators',
      { page: pageAt(portal, request, INDICATORS), ...indicators, never: [...neverIndicators] },
      { keep: 'open' },
    ),
  )

  app.get<{ Params: { id: string } }>(`${BULLETINS}/:id`, open, async (request, reply) => {
    const { id } = request.params as { id: string }
    const issue = (await read()).find(({ row }) => row.id === id)
    if (!issue) throw problem('not-found')
    return show(
      portal,
      reply,
      'bulletin',
      { page: pageAt(portal, request, bulletinPage(id)), bulletin: viewOf(issue) },
      { keep: 'open' },
    )
  })
}

/** A bulletin in words: numbers as they are printed, months as pairs of bars. */
function viewOf({ row, model }: OpenIssue): BulletinView {
  return {
    id: row.id,
    title: model.title,
    number: model.issue?.number ?? '',
    on: model.issue?.issuedOn ?? '',
    ...reportText(model),
  }
}

/** How many numbers the home page shows. */
const homeFigures = ['NUM-37', 'RATE-closed', 'NUM-36'] as const

/** The latest bulletin's first numbers; null before there is one. */
export async function homeNumbers(portal: Portal): Promise<HomeModel['numbers']> {
  const { house } = portal
  const [latest] = await house.kernel.units.read(publicPrincipal, (tx) => openBulletins(tx, house))
  if (!latest) return null
  const { model } = latest
  return {
    period: model.period,
    items: homeFigures.flatMap((id) => {
      const figure = model.figures.find((one) => one.id === id)
      if (!figure) return []
      const { title, unit, count, percent } = figure
      const says =
        unit === '%' ? (percent === null ? null : `${percent.toFixed(2)}%`) : count === null ? null : `${count}${unit}`
      return says === null ? [] : [{ title, says }]
    }),
  }
}
