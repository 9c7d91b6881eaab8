import type { Clock } from '../../kernel/index.ts'
import { signatureOf } from '../../petitions/index.ts'
import type { Adapter, Taken } from './engine.ts'
import { type CommandKind, commandKinds } from './engine.ts'

/**
 * A platform that the city owns already: it sends signed reports to `/api/v1/telephony/events` and takes signed commands
 * at its address, if it has one (docs/telephony.md). It keeps its own queue.
 */
export function webhookEngine(parts: { url: string | null; secret: string; clock: Clock; limitMs: number }): Adapter {
  const { url, secret, clock, limitMs } = parts
  return {
    kind: 'webhook',
    title: '话务平台',
    can: url ? (Object.keys(commandKinds) as CommandKind[]).filter((kind) => kind !== 'assign') : [],
    distributes: true,
    async perform(command): Promise<Taken> {
      if (!url) return { taken: false, failure: 'takes-no-commands', again: false }
      const body = JSON.stringify(command)
      const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000))
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': command.key,
            'x-dengwen-timestamp': timestamp,
            'x-dengwen-signature': signatureOf(secret, timestamp, body),
          },
          body,
          signal: AbortSignal.timeout(limitMs),
          redirect: 'error',
        })
        await answer.body?.cancel()
        // 409: this key was taken before.
        if (answer.ok || answer.status === 409) return { taken: true }
        return {
          taken: false,
          failure: `answered-${answer.status}`,
          again: answer.status === 429 || answer.status >= 500,
        }
      } catch {
        return { taken: false, failure: 'no-answer', again: true }
      }
    },
    liveCalls: async () => null,
    recording: async () => null,
    close() {},
  }
}
