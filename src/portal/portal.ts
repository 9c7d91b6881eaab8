import type { FastifyReply } from 'fastify'
import { dayAt } from '../kernel/index.ts'
import type { Site } from '../people/index.ts'
import type { Petitions } from '../petitions/index.ts'
import type { Build } from './build.ts'
import { displayOf } from './display.ts'
import type { Href, Page, PageName, Pages } from './models.ts'
import type { Visits } from './visit.ts'

/** What every route of the portal needs, made once by `portalRoutes`. */
export type Portal = { house: Petitions; site: Site; build: Build; visits: Visits }

/** Today in Asia/Shanghai, on the kernel's clock. */
export const todayAt = (portal: Portal): Temporal.PlainDate => dayAt(portal.house.kernel.clock.now())

/** What every page carries. @param path where the display switches come back to: an address that answers a GET */
export function pageAt(portal: Portal, request: { cookies?: Record<string, string | undefined> }, path: Href): Page {
  const { host, ...site } = portal.site.current()
  return {
    site: {
      ...site,
      logo: portal.site.logo()?.url ?? null,
      host: host || hostOf(portal.house.publicUrl()),
      demo: portal.house.kernel.demo,
    },
    display: displayOf(request.cookies),
    path,
    today: todayAt(portal).toString(),
  }
}

/**
 * How long a browser may keep a page: `open` ones are asked for again at every visit, but Back shows what was typed;
 * `secret` ones leave no copy on the device (a sealed report, a case).
 */
export type Keep = 'open' | 'secret'

export function show<P extends PageName>(
  portal: Portal,
  reply: FastifyReply,
  name: P,
  model: Pages[P],
  { status = 200, keep = 'secret' as Keep } = {},
): FastifyReply {
  return reply
    .status(status)
    .header('cache-control', keep === 'open' ? 'private, no-cache' : 'no-store')
    .type('text/html; charset=utf-8')
    .send(portal.build.render(name, model))
}

/** To another page of ours, by GET: a reload of it sends nothing again. */
export const goTo = (reply: FastifyReply, path: Href): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(path, 303)

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
