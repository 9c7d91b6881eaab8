import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Ways to the person that leave the house by themselves; `post` is work of the print room. */
export type Channel = 'sms' | 'email'

/** One message ready to leave. `key` is the same at every try: a gateway that saw it answers and does not send again. */
export type Message = {
  id: number
  key: string
  channel: Channel
  /** Phone number or mail address. */
  to: string
  subject: string
  words: string
  caseNo: string
}

/** What the carrier said: its own number for the message, and whether it has arrived already. */
export type Carried = { id?: string; arrived?: boolean }

/** A way out of the house. Carrying the same key twice must be harmless to the receiver. */
export type Carrier = { code: CarrierCode; carry(message: Message): Promise<Carried> }

export const carrierCodes = ['catcher', 'file', 'gateway', 'smtp', 'off'] as const
export type CarrierCode = (typeof carrierCodes)[number]

/**
 * Why it did not leave. `final`: trying again on this channel is no use (no such number, refused address). The
 * carrier's own words may hold the number, so only a kind is kept.
 */
export class NotCarried extends Error {
  readonly kind: string
  readonly final: boolean
  constructor(kind: string, final = false) {
    super(kind)
    this.kind = kind
    this.final = final
  }
}

/** Kinds of failure in words, for the desk. */
export const failureWords: Readonly<Record<string, string>> = {
  'no-carrier': '这条通道没有设置',
  'no-address': '没有留下可用的手机号或邮箱',
  refused: '对方拒收，或号码、地址无效',
  'not-understood': '网关的回答看不懂',
  'gateway-error': '网关出错',
  'not-authorised': '网关不认我们的账号或签名',
  timeout: '网关没有按时回答',
  unreachable: '连不上网关',
  'not-delivered': '网关回报没有送到',
}

/** What went wrong, as a kind that tells nothing of the receiver. */
export function failureOf(error: unknown): NotCarried {
  if (error instanceof NotCarried) return error
  const { code = '', name = '' } = (error ?? {}) as { code?: string; name?: string }
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT') return new NotCarried('timeout')
  return new NotCarried('unreachable')
}

/** File drop: one NDJSON file a day (0600) that a gateway of the city's takes over. */
export function fileCarrier(dir: string, today: () => Temporal.PlainDate): Carrier {
  return {
    code: 'file',
    async carry({ id: _, ...message }) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await appendFile(join(dir, `${today()}.ndjson`), `${JSON.stringify(message)}\n`, { mode: 0o600 })
      return {}
    },
  }
}
