import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileView } from './index.ts'

/**
 * Bytes of a view to the page that shows it: nothing in them can run or load anything, only our own pages frame them,
 * and players may ask for a part.
 */
export function sendView(request: FastifyRequest, reply: FastifyReply, { mediaType, content }: FileView): FastifyReply {
  reply
    .type(mediaType)
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'self'")
    .header('accept-ranges', 'bytes')
  const range = rangeOf(request.headers.range, content.length)
  if (range === 'none') return reply.send(content)
  if (range === 'outside') return reply.status(416).header('content-range', `bytes */${content.length}`).send()
  const [from, to] = range
  return reply
    .status(206)
    .header('content-range', `bytes ${from}-${to}/${content.length}`)
    .send(content.subarray(from, to + 1))
}

/** The one range of a request (RFC 9110 14.2); several at once are answered with the whole. */
export function rangeOf(header: string | undefined, length: number): [from: number, to: number] | 'none' | 'outside' {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked || (!asked[1] && !asked[2])) return 'none'
  const [, first = '', last = ''] = asked
  const from = first ? Number(first) : Math.max(0, length - Number(last))
  const to = first && last ? Math.min(Number(last), length - 1) : length - 1
  return from > to || from >= length ? 'outside' : [from, to]
}
