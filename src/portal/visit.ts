import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Kernel, open, seal } from '../kernel/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The visit of this request, once it was asked for. */
    visit: Visit | null
  }
}

/**
 * What one browser holds while somebody is here: which cases number and code opened, each until when, and an id that
 * its forms are bound to. All of it is sealed in one cookie that ends with the browser; the server keeps nothing, and
 * a query code is never in it.
 */
export type Visit = { id: string; cases: { no: string; until: number }[] }

export type Visits = ReturnType<typeof createVisits>
/** `stale`: it lay too long, or belongs to another visit. `no-cookie`: the browser brought none at all. */
export type TokenCheck = 'good' | 'stale' | 'no-cookie'

/** A cookie has room for so many. */
const openCasesMost = 20
const idBytes = 16
const aad = 'portal visit'

export function createVisits(kernel: Kernel) {
  const { vault, clock, settings, secure } = kernel
  const cookieName = secure ? '__Host-visit' : 'visit'
  const visitKey = vault.derive('portal visit 1')
  const formKey = vault.derive('portal form 1')
  const nowMs = (): number => clock.now().epochMilliseconds

  const write = (request: FastifyRequest, reply: FastifyReply, visit: Visit): Visit => {
    request.visit = visit
    const value = seal(visitKey, aad, JSON.stringify(visit)).toString('base64url')
    reply.setCookie(cookieName, value, { path: '/', httpOnly: true, sameSite: 'lax', secure })
    return visit
  }

  const find = (request: FastifyRequest): Visit | null => {
    request.visit ??= readVisit(visitKey, request.cookies[cookieName])
    return request.visit
  }

  const need = (request: FastifyRequest, reply: FastifyReply): Visit =>
    find(request) ?? write(request, reply, { id: randomBytes(idBytes).toString('base64url'), cases: [] })

  /** Open a case for this browser, or keep it open for another while. */
  const openCase = (request: FastifyRequest, reply: FastifyReply, caseNo: string): void => {
    const visit = need(request, reply)
    const others = visit.cases.filter(({ no, until }) => no !== caseNo && until > nowMs())
    const cases = [{ no: caseNo, until: nowMs() + settings.portalSessionMs }, ...others]
    write(request, reply, { ...visit, cases: cases.slice(0, openCasesMost) })
  }

  return {
    openCase,

    /** Is this case open here? Looking at it keeps it open. */
    holds(request: FastifyRequest, reply: FastifyReply, caseNo: string): boolean {
      const held = find(request)?.cases.some(({ no, until }) => no === caseNo && until > nowMs()) ?? false
      if (held) openCase(request, reply, caseNo)
      return held
    },

    /** Close all cases. The id stays, so that a form in another window can still be sent. */
    leave(request: FastifyRequest, reply: FastifyReply): void {
      const visit = find(request)
      if (visit) write(request, reply, { ...visit, cases: [] })
    },

    /** Whom a repeated form belongs to: nobody else gets its answer. */
    idOf: (request: FastifyRequest, reply: FastifyReply): string => need(request, reply).id,

    /**
     * The hidden field of a form. Each one is new, so that a page that repeats what was typed does not give a fixed
     * secret away by its compressed length (BREACH).
     */
    token(request: FastifyRequest, reply: FastifyReply): string {
      const made = `${nowMs().toString(36)}.${randomBytes(9).toString('base64url')}`
      return `${made}.${mac(formKey, need(request, reply).id, made)}`
    },

    check(request: FastifyRequest, token: string): TokenCheck {
      const visit = find(request)
      if (!visit) return 'no-cookie'
      const [at = '', salt = '', given = ''] = token.split('.')
      const wanted = Buffer.from(mac(formKey, visit.id, `${at}.${salt}`))
      const got = Buffer.from(given)
      const same = got.length === wanted.length && timingSafeEqual(got, wanted)
      return same && nowMs() - Number.parseInt(at, 36) <= settings.portalFormMs ? 'good' : 'stale'
    },
  }
}

const mac = (key: Buffer, id: string, made: string): string =>
  createHmac('sha256', key).update(`${id}|${made}`).digest('base64url')

/** A cookie that is not ours, or of another installation, is none. */
function readVisit(key: Buffer, cookie: string | undefined): Visit | null {
  if (!cookie) return null
  try {
    return JSON.parse(open(key, aad, Buffer.from(cookie, 'base64url')).toString('utf8')) as Visit
  } catch {
    return null
  }
}
