import { type Carrier, NotCarried } from './carrier.ts'

export type SmtpConfig = {
  host: string
  port: number
  /** tls: encrypted from the start; starttls: must become encrypted; none: only to a server on this machine or LAN. */
  security: 'tls' | 'starttls' | 'none'
  user: string
  from: string
}

/** Mail by the city's own server. The key makes the Message-ID, so that a repeat is seen as the same letter. */
export function smtpCarrier(config: SmtpConfig, password: string, parts: { limitMs: number }): Carrier {
  const options = {
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    ...(config.user ? { auth: { user: config.user, pass: password } } : {}),
    connectionTimeout: parts.limitMs,
    greetingTimeout: parts.limitMs,
    socketTimeout: parts.limitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return {
    code: 'smtp',
    async carry({ key, to, subject, words }) {
      const messageId = `<${key}@${
        config.from
          .split('@')
          .at(-1)
          ?.replace(/[^\w.-]/g, '') || config.host
      }>`
      // Loaded by the first letter: an office without mail keeps the memory.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport(options)
      try {
        await transport.sendMail({ from: config.from, to, subject, text: words, messageId })
      } catch (error) {
        const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
        if (code === 'EAUTH') throw new NotCarried('not-authorised')
        // 5xx to the address or the letter: this mailbox will not take it tomorrow either.
        if ((code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500) throw new NotCarried('refused', true)
        if (code === 'ETIMEDOUT') throw new NotCarried('timeout')
        if (responseCode) throw new NotCarried('gateway-error')
        throw new NotCarried('unreachable')
      } finally {
        transport.close()
      }
      return { id: messageId }
    },
  }
}
