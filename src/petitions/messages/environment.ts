import type { Channel } from './carrier.ts'
import { type ChannelSetup, setupFaults } from './setup.ts'

type Fixed = Pick<ChannelSetup, 'carrier' | 'config' | 'secret'>

/**
 * Channels that the operator sets by environment; the screen shows them and cannot change them.
 * @throws with words when one is set by halves, or not readable
 */
export function fromEnvironment(environment: Record<string, string | undefined>): Partial<Record<Channel, Fixed>> {
  const given = (name: string): string => environment[name]?.trim() ?? ''
  const together = (...names: string[]): boolean => {
    const missing = names.filter((name) => !given(name))
    if (missing.length === names.length) return false
    if (missing.length)
      throw new Error(
        `设置了 ${names.filter((name) => given(name)).join('、')}，还缺 ${missing.join('、')}，消息发不出去。请一起设置，或者都不设置、在“管理 → 消息通道”里填写。(message channel set by halves)`,
      )
    return true
  }
  const checked = (channel: Channel, names: string, fixed: Fixed): Fixed => {
    const faults = setupFaults(channel, fixed)
    if (faults.length)
      throw new Error(`${names}：${faults.map(({ says }) => says).join('')} (message channel cannot be used)`)
    return fixed
  }
  const found: Partial<Record<Channel, Fixed>> = {}
  if (together('DENGWEN_SMS_URL', 'DENGWEN_SMS_SECRET'))
    found.sms = checked('sms', 'DENGWEN_SMS_URL', {
      carrier: 'gateway',
      config: { url: given('DENGWEN_SMS_URL'), signature: given('DENGWEN_SMS_SIGNATURE') },
      secret: given('DENGWEN_SMS_SECRET'),
    })
  if (together('DENGWEN_SMTP_URL', 'DENGWEN_SMTP_FROM')) {
    const text = given('DENGWEN_SMTP_URL')
    if (!URL.canParse(text))
      throw new Error('DENGWEN_SMTP_URL 应写成 smtps://用户:密码@主机:465 这样的地址。(cannot be read)')
    const url = new URL(text)
    const security =
      url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('security') === 'none' ? 'none' : 'starttls'
    found.email = checked('email', 'DENGWEN_SMTP_URL', {
      carrier: 'smtp',
      config: {
        host: url.hostname,
        port: Number(url.port || (security === 'tls' ? 465 : 587)),
        security,
        user: decodeURIComponent(url.username),
        from: given('DENGWEN_SMTP_FROM'),
      },
      secret: decodeURIComponent(url.password),
    })
  }
  return found
}
