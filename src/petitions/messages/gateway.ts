import { type Carrier, NotCarried } from './carrier.ts'
import { signatureOf } from './signature.ts'

export type GatewayConfig = { url: string; signature: string }

/**
 * SMS by any gateway that speaks our small signed HTTP (docs/messages.md). The key of the message is its
 * Idempotency-Key: a gateway that took it already answers 409 or the same again, and sends nothing twice.
 */
export function gatewayCarrier(
  config: GatewayConfig,
  secret: string,
  parts: { now(): Temporal.Instant; limitMs: number },
): Carrier {
  return {
    code: 'gateway',
    async carry({ key, to, words }) {
      const text = config.signature ? `【${config.signature}】${words}` : words
      const body = JSON.stringify({ key, to, text })
      const timestamp = String(Math.floor(parts.now().epochMilliseconds / 1000))
      const response = await fetch(config.url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(parts.limitMs),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          'x-dengwen-timestamp': timestamp,
          'x-dengwen-signature': signatureOf(secret, timestamp, body),
        },
        body,
      })
      if (response.status === 409) return {}
      if (response.status === 401 || response.status === 403) throw new NotCarried('not-authorised')
      if ([400, 404, 410, 422].includes(response.status)) throw new NotCarried('refused', true)
      if (!response.ok) throw new NotCarried('gateway-error')
      const answer: unknown = await response.json().catch(() => null)
      if (typeof answer !== 'object' || answer === null) throw new NotCarried('not-understood')
      const { id, state } = answer as { id?: unknown; state?: unknown }
      return { ...(typeof id === 'string' ? { id: id.slice(0, 200) } : {}), arrived: state === 'delivered' }
    },
  }
}
