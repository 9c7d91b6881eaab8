import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signed both ways with one shared key: what we ask the SMS gateway, and what it reports (docs/messages.md). */
export const signatureOf = (secret: string, timestamp: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(`${timestamp}\n`).update(body).digest('hex')

/** Is it from who holds the key, and from now? A body kept by somebody cannot be played again later. */
export function isSigned(
  secret: string,
  given: { timestamp: unknown; signature: unknown; body: Buffer },
  now: Temporal.Instant,
  ageMs: number,
): boolean {
  const { timestamp, signature, body } = given
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature)) return false
  if (Math.abs(Number(timestamp) * 1000 - now.epochMilliseconds) > ageMs) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signatureOf(secret, timestamp, body), 'hex'))
}
