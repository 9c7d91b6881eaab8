import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import type { Channels } from './channels.ts'
import { settleReport } from './outbox.ts'
import { signedBody } from './signed-body.ts'

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
      preParsing(request, _reply, payload) {
        const secret = channels.setups().find(({ channel }) => channel === 'sms')?.secret
        if (!secret) throw problem('not-found')
        return signedBody(request, payload, {
          secret,
          now: clock.now(),
          ageMs: settings.messageReportAgeMs,
          most: settings.jsonBodyBytes,
        })
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
