import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type IdempotencyKey, idempotencyKey, problem } from '../kernel/index.ts'
import { showMessage } from './messages.ts'
import type { FieldError, Form, Href, MessageModel } from './models.ts'
import type { Portal } from './portal.ts'
import type { Typed } from './typed.ts'

/** A fresh form, or the same one again: its key stays, so that sending it twice does it once. */
export const formFor = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  action: Href,
  typed?: Typed,
  errors: FieldError[] = [],
): Form => ({ action, token: portal.visits.token(request, reply), key: keyIn(typed) ?? randomUUID(), errors })

/** The key under which this sending is done once, for this visit only. Without one in the form it is done each time. */
export function onceKey(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: string,
  typed: Typed,
  body: unknown,
): IdempotencyKey | null {
  const key = keyIn(typed)
  return key ? idempotencyKey(`${actor}:${portal.visits.idOf(request, reply)}`, key, body) : null
}

/**
 * Does this form come from a page that we gave to this very browser? If not, the person is asked once more, with
 * everything that was typed.
 * @returns the page that asks, already sent; null when all is well
 */
export function askAgainUnlessOurs(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  action: Href,
  typed: Typed,
): FastifyReply | null {
  const check = portal.visits.check(request, typed.one('token'))
  if (check === 'good') return null
  const words =
    check === 'stale'
      ? {
          heading: '这一页放得太久了，请再提交一次',
          says: ['为了防止别人冒用，一页放了一天就要换一张新的。您写的内容都还在，按下面的按钮就行。'],
        }
      : {
          heading: '请再提交一次',
          says: [
            '浏览器没有把本站的小标记（Cookie）带回来，可能是中途清除了。您写的内容都还在，按下面的按钮就行。',
            `按了还是回到这一页的，请在浏览器的设置里允许本站使用 Cookie，或者打 ${portal.site.current().hotline.number} 由工作人员代办。`,
          ],
        }
  return showMessage(portal, request, reply, 403, words, resendOf(portal, request, reply, action, typed))
}

/** The same page was sent before, with other words in it: is it the old thing once more, or another one? */
export const showSentAlready = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  action: Href,
  typed: Typed,
  { says, next, button }: Pick<MessageModel, 'says' | 'next'> & { button: string },
): FastifyReply =>
  showMessage(
    portal,
    request,
    reply,
    409,
    { heading: '这一页已经提交过一次', says, next },
    resendOf(portal, request, reply, action, typed, { button, fresh: true }),
  )

/** The same form, ready to be sent again. @param fresh another key: it is another matter now */
export const resendOf = (
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  action: Href,
  typed: Typed,
  { button = '继续', fresh = false } = {},
) => ({
  action,
  typed,
  button,
  token: portal.visits.token(request, reply),
  key: (fresh ? null : keyIn(typed)) ?? randomUUID(),
})

/** A POST that says itself that it comes from another site is not ours, whatever token it carries. */
export function refuseForeign(request: FastifyRequest): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  // Old browsers send neither; the token is what decides then. `null` is what privacy settings make of an origin.
  const elsewhere = origin && origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== host)
  if (site === 'cross-site' || elsewhere) throw problem('foreign-origin')
}

const keyIn = (typed: Typed | undefined): string | null => {
  const key = typed?.one('key') ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? key : null
}
