import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import type { Channels } from './channels.ts'
import { settleReport } from './outbox.ts'
import { isSigned } from './signature.ts'

const ReportShape = Type.Object({
  reports: Type.Array(
    Type.Object({
      key: Type.String({ minLength: 1, maxLength: 100 }),
      state: Type.Enum(['delivered', 'failed']),
      at: Type.Optional(Type.String({ format: 'date-time' })),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})

/**
 * Delivery reports of the SMS gateway, signed as our own requests are (docs/messages.md). Nothing of a report but state
 * and time is kept. A report that comes again changes nothing.
 */
export function gatewayRoutes(app: Http, house: Petitions, channels: Channels): void {
  const { settings, clock } = house.kernel
  app.post(
    '/api/v1/gateways/sms/reports',
    {
      config: { policy: 'gateway.report' },
      bodyLimit: settings.jsonBodyBytes,
      schema: { summary: '短信网关回报送达结果（带签名）', body: ReportShape },
      // The signature is over the bytes as they came, before anything reads them.
      async preParsing(request, _reply, payload) {
        const body = await bytesOf(payload, settings.jsonBodyBytes)
        const secret = channels.setups().find(({ channel }) => channel === 'sms')?.secret
        if (!secret) throw problem('not-found')
        const given = {
          timestamp: request.headers['x-dengwen-timestamp'],
          signature: request.headers['x-dengwen-signature'],
          body,
        }
        if (!isSigned(secret, given, clock.now(), settings.messageReportAgeMs)) throw problem('bad-signature')
        return Object.assign(Readable.from([body]), { receivedEncodedLength: body.length })
      },
    },
    async (request: FastifyRequest<{ Body: { reports: Parameters<typeof report>[0][] } }>) => {
      let known = 0
      for (const one of request.body.reports) if (await report(one)) known++
      return { taken: known, unknown: request.body.reports.length - known }
    },
  )

  const report = ({ key, state, at }: { key: string; state: 'delivered' | 'failed'; at?: string }): Promise<boolean> =>
    settleReport(house, { key, state, at: at ?? null })
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
