import { createHmac } from 'node:crypto'
import { NotCarried } from './carrier.ts'

/** Group robots that staff hear through. A further one is a row here. */
export const robots = {
  wecom: { title: '企业微信群机器人', signs: false },
  dingtalk: { title: '钉钉群机器人', signs: true },
} as const
export type Robot = keyof typeof robots

/**
 * Say something in the group of a robot. Both take the same text message and answer `errcode`; 钉钉 wants its
 * signature in the address: base64 of HMAC-SHA256 over the time in milliseconds, a line feed and the key.
 * @throws NotCarried with the kind of failure; never with the robot's words
 */
export async function sayInGroup(
  robot: Robot,
  to: { address: string; secret: string; content: string },
  parts: { now: Temporal.Instant; limitMs: number },
): Promise<void> {
  const url = new URL(to.address)
  if (robots[robot].signs && to.secret) {
    const stamp = String(parts.now.epochMilliseconds)
    url.searchParams.set('timestamp', stamp)
    url.searchParams.set('sign', createHmac('sha256', to.secret).update(`${stamp}\n${to.secret}`).digest('base64'))
  }
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(parts.limitMs),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ msgtype: 'text', text: { content: to.content } }),
  })
  if (!response.ok) throw new NotCarried(response.status === 403 ? 'not-authorised' : 'gateway-error')
  const answer = (await response.json().catch(() => null)) as { errcode?: unknown } | null
  if (typeof answer?.errcode !== 'number') throw new NotCarried('not-understood')
  if (answer.errcode !== 0) throw new NotCarried('refused')
}
