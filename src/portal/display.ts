import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from './models.ts'

/** How a person wants the pages: kept on the device for a year, and nothing else is. */
type Display = Page['display']

const COOKIE = 'display'
const keptSeconds = 365 * 24 * 3600

/** Values of the header's buttons: they arrive as `go`, on any page. */
const SWITCHES: Readonly<Record<string, Partial<Display>>> = {
  'text-large': { large: true },
  'text-normal': { large: false },
  'contrast-high': { contrast: true },
  'contrast-normal': { contrast: false },
}

/** @param cookies none where the request never came as far as reading them */
export const displayOf = (cookies: Record<string, string | undefined> | undefined): Display => {
  const words = (cookies?.[COOKIE] ?? '').split('.')
  return { large: words.includes('large'), contrast: words.includes('contrast') }
}

export const isSwitch = (go: string): boolean => Object.hasOwn(SWITCHES, go)

/**
 * Keep the new choice, for this answer too: the page that is shown again with what was typed already looks as asked.
 */
export function switchDisplay(request: FastifyRequest, reply: FastifyReply, go: string, secure: boolean): void {
  const { large, contrast } = { ...displayOf(request.cookies), ...SWITCHES[go] }
  const value = [large && 'large', contrast && 'contrast'].filter(Boolean).join('.') || 'normal'
  request.cookies[COOKIE] = value
  reply.setCookie(COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: keptSeconds })
}

/** Where to go back to: a path of this host and nothing else. Browsers read `/\` and `//` as another host. */
export function localPath(back: string): string {
  const here = 'http://local.invalid'
  if (!back.startsWith('/') || !URL.canParse(back, here)) return '/'
  const url = new URL(back, here)
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}
