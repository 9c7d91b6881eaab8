import type { CarrierCode, Channel } from './carrier.ts'
import type { GatewayConfig } from './gateway.ts'
import type { SmtpConfig } from './smtp.ts'

/** How one channel is set up. `secret` is opened only here and never handed out. */
export type ChannelSetup = {
  channel: Channel
  carrier: CarrierCode
  config: Partial<GatewayConfig & SmtpConfig>
  secret: string
  source: 'environment' | 'screen' | 'standard'
  updatedAt: string | null
}

export const channelTitles: Readonly<Record<Channel, string>> = { sms: '短信', email: '电子邮件' }

/** What may serve a channel, in words. */
export const carriersOf: Readonly<Record<Channel, Readonly<Partial<Record<CarrierCode, string>>>>> = {
  sms: {
    gateway: '短信网关（带签名的 HTTP 接口）',
    file: '写入文件，由本市自己的程序取走',
    catcher: '试收：不发出，留在“消息试收”里看',
    off: '不用',
  },
  email: {
    smtp: '邮件服务器（SMTP）',
    file: '写入文件，由本市自己的程序取走',
    catcher: '试收：不发出，留在“消息试收”里看',
    off: '不用',
  },
}

export type SetupFault = { field: string; says: string }

/** On this machine or inside the office's own network: there, and only there, plain HTTP and mail without TLS will do. */
export function isInside(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (bare === 'localhost' || bare === '::1' || /^f[cd][0-9a-f]{2}:/.test(bare)) return true
  const [a = 256, b = 256] = /^\d+\.\d+\.\d+\.\d+$/.test(bare) ? bare.split('.').map(Number) : []
  return a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || !/[.:]/.test(bare)
}

/** Everything that keeps a channel from working, beside its field: half a configuration is told before it is used. */
export function setupFaults(
  channel: Channel,
  setup: Pick<ChannelSetup, 'carrier' | 'config' | 'secret'>,
): SetupFault[] {
  const { carrier, config, secret } = setup
  const faults: SetupFault[] = []
  const need = (field: string, says: string, wrong: boolean): void => {
    if (wrong) faults.push({ field, says })
  }
  need('carrier', '这条通道不能用这种方式。', !(carrier in carriersOf[channel]))
  if (carrier === 'gateway') {
    const url = config.url && URL.canParse(config.url) ? new URL(config.url) : null
    need('url', '请填写网关的完整地址，以 https:// 开头。', !url || !/^https?:$/.test(url.protocol))
    need(
      'url',
      '网关在单位内网以外，地址要用 https:// ，否则手机号会在网上明着传。',
      url?.protocol === 'http:' && !isInside(url.hostname),
    )
    need('url', '密钥不要写在地址里，请填在“签名密钥”里。', Boolean(url?.username || url?.password))
    need('secret', '签名密钥至少16个字符，与网关约定同一个。', secret.length < 16)
    need('signature', '短信签名里不要带【】。', /[【】]/.test(config.signature ?? ''))
  }
  if (carrier === 'smtp') {
    need('host', '请填写邮件服务器的主机名。', !/^[\w.:-]+$/.test(config.host ?? ''))
    need(
      'port',
      '端口应为1到65535，常用465或587。',
      !Number.isInteger(config.port) || !(Number(config.port) >= 1 && Number(config.port) <= 65_535),
    )
    need('security', '请选择加密方式。', !['tls', 'starttls', 'none'].includes(config.security ?? ''))
    need('security', '邮件服务器在单位内网以外，必须加密。', config.security === 'none' && !isInside(config.host ?? ''))
    need('from', '请填写发件地址，例如 xinfang@example.gov.cn。', !/^[^\s@<>"]+@[^\s@<>"]+$/.test(config.from ?? ''))
    need('secret', '填了用户名，还要填密码。', Boolean(config.user) && !secret)
  }
  return faults
}
