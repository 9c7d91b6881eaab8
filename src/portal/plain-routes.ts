import { type Http, problem } from '../kernel/index.ts'
import { isRefusal, packOn } from '../law/index.ts'
import { publishedRereviews, publishedSuggestions } from '../petitions/index.ts'
import { homeNumbers } from './bulletin-routes.ts'
import { DATED } from './dated.ts'
import { localPath, switchDisplay } from './display.ts'
import { lawTold, longestDays } from './guide/limits.ts'
import { KEEP } from './keep.ts'
import type { AccessibilityModel } from './models.ts'
import { ACCESSIBILITY, CONTACTS, DISPLAY, HOME, LAW, PRIVACY, REREVIEWS, RIGHTS, SUGGESTIONS } from './paths.ts'
import { goTo, type Portal, pageAt, show, todayAt } from './portal.ts'
import { open } from './route-config.ts'
import { readTyped } from './typed.ts'

/** What is known not to work yet. */
const GAPS: AccessibilityModel['gaps'] = [
  { says: '还没有盲文版的告知书下载。', instead: '提交时选“盲文”，我们寄给您。' },
]

/** Pages that anybody reads, and the switches of the display. */
export function plainRoutes(app: Http, portal: Portal): void {
  const { house } = portal

  app.get(HOME, open, async (request, reply) =>
    show(
      portal,
      reply,
      'home',
      { page: pageAt(portal, request, HOME), numbers: await homeNumbers(portal) },
      { keep: 'open' },
    ),
  )

  app.get(RIGHTS, open, (request, reply) =>
    show(
      portal,
      reply,
      'rights',
      { page: pageAt(portal, request, RIGHTS), dated: DATED, longestDays: longestDays(packInForce(portal)) },
      { keep: 'open' },
    ),
  )

  app.get(PRIVACY, open, (request, reply) =>
    show(
      portal,
      reply,
      'privacy',
      {
        page: pageAt(portal, request, PRIVACY),
        dated: DATED,
        contact: portal.site.current().dataContact,
        keep: KEEP.map(({ what, howLong, article }) => ({ what, howLong, article })),
      },
      { keep: 'open' },
    ),
  )

  app.get(CONTACTS, open, (request, reply) =>
    show(
      portal,
      reply,
      'contacts',
      {
        page: pageAt(portal, request, CONTACTS),
        dated: DATED,
        organs: house.directory
          .organs()
          .filter(({ kind, active, address, phone }) => kind === 'office' && active && (address || phone))
          .map(({ name, address, phone }) => ({ name, address, phone })),
      },
      { keep: 'open' },
    ),
  )

  app.get(SUGGESTIONS, open, async (request, reply) =>
    show(
      portal,
      reply,
      'suggestions',
      {
        page: pageAt(portal, request, SUGGESTIONS),
        items: (await publishedSuggestions(house)).map(({ at, ...item }) => ({ ...item, on: at.slice(0, 10) })),
      },
      { keep: 'open' },
    ),
  )

  app.get(REREVIEWS, open, async (request, reply) =>
    show(
      portal,
      reply,
      'rereviews',
      {
        page: pageAt(portal, request, REREVIEWS),
        items: (await publishedRereviews(house)).map(({ at, ...item }) => ({ ...item, on: at.slice(0, 10) })),
      },
      { keep: 'open' },
    ),
  )

  app.get(ACCESSIBILITY, open, (request, reply) =>
    show(
      portal,
      reply,
      'accessibility',
      { page: pageAt(portal, request, ACCESSIBILITY), dated: DATED, gaps: GAPS },
      { keep: 'open' },
    ),
  )

  app.get(LAW, open, (request, reply) =>
    show(
      portal,
      reply,
      'law',
      { page: pageAt(portal, request, LAW), ...lawTold(packInForce(portal), house.calendar()) },
      { keep: 'open' },
    ),
  )

  app.post(DISPLAY, open, async (request, reply) => {
    const typed = await readTyped(portal, request)
    switchDisplay(request, reply, typed.go, house.kernel.secure)
    return goTo(reply, localPath(typed.one('back')))
  })
}

/** @throws problem `internal` where no law governs today: the calendar of this machine is wrong */
function packInForce(portal: Portal) {
  const pack = packOn(todayAt(portal))
  if (isRefusal(pack)) throw problem('internal', { says: pack.says })
  return pack
}
