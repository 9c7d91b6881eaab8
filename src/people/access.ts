import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, type Kernel, type Principal, problem } from '../kernel/index.ts'
import type { Actor } from '../law/index.ts'
import { admits, type PolicyTag } from './policy.ts'
import { type Staff, sessionOf } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person, where the route's policy asked for one. */
    staff: Staff | null
  }
}

export const cookieName = (secure: boolean): string => (secure ? '__Host-dw' : 'dw')

/** Whether the session of a long-running answer is still good; a stream asks before each message. */
export async function stillSignedIn(kernel: Kernel, request: FastifyRequest): Promise<boolean> {
  const cookie = request.cookies[cookieName(kernel.secure)]
  return cookie !== undefined && (await sessionOf(kernel, cookie, { used: false })) !== null
}

/** Routes that a person may use before changing the first password. */
const beforeChange: readonly PolicyTag[] = ['sign-in', 'public', 'signed-in']

/** Who is it, and does the policy row admit them: asked before every handler. */
export function guardRoutes(app: Http, kernel: Kernel): void {
  app.decorateRequest('staff', null)
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const tag = request.routeOptions.config.policy
    if (!tag) return // not a route: the 404 handler
    const cookie = request.cookies[cookieName(kernel.secure)]
    if (cookie && tag !== 'public') request.staff = await sessionOf(kernel, cookie)
    if (cookie && request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request)
    if (admits(tag, request.staff?.roles ?? null)) {
      if (request.staff?.mustChange && !beforeChange.includes(tag as PolicyTag)) throw problem('password-must-change')
      return
    }
    if (request.staff) throw problem('not-allowed')
    if (cookie) reply.clearCookie(cookieName(kernel.secure), { path: '/' })
    throw problem('not-signed-in')
  })
}

/** A write that carries the session cookie must come from our own pages (SameSite is the first lock, this the second). */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin' || (origin && URL.canParse(origin) && new URL(origin).host === host)) return
  throw problem('foreign-origin')
}

/** The staff member of a request whose policy asked for one. */
export function staffOf(request: FastifyRequest): Staff {
  if (!request.staff) throw problem('not-signed-in')
  return request.staff
}

/** As the law sees this person. */
export const staffActor = ({ account, organ, roles, actingFor }: Staff): Actor => ({
  kind: 'staff',
  account,
  organ,
  roles,
  actingFor: actingFor.map((of) => of.account),
})

export const staffPrincipal = (staff: Staff): Principal => ({ name: staff.account, reach: staff.reach })
