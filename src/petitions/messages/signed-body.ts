import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { problem } from '../../kernel/index.ts'
import { isSigned } from './signature.ts'

/**
 * The body of a request from another program, let through when it is signed by who holds the key and from now. The
 * signature is over the bytes as they came, so it is looked at before anything reads them.
 * @param secret null where nobody has a key: then there is no door
 * @throws problem `bad-signature`, `too-large`
 */
export async function signedBody(
  request: FastifyRequest,
  payload: AsyncIterable<Buffer>,
  { secret, now, ageMs, most }: { secret: string | null; now: Temporal.Instant; ageMs: number; most: number },
): Promise<Readable> {
  const body = await bytesOf(payload, most)
  const given = {
    timestamp: request.headers['x-dengwen-timestamp'],
    signature: request.headers['x-dengwen-signature'],
    body,
  }
  if (!secret || !isSigned(secret, given, now, ageMs)) throw problem('bad-signature')
  return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length })
}

async function bytesOf(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > most) throw problem('too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
