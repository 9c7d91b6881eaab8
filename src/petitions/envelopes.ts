import { Type } from 'typebox'
import type { Http } from '../kernel/index.ts'
import { staffOf } from '../people/index.ts'
import { channels } from './codes.ts'
import type { Petitions } from './petitions.ts'
import { keyOf } from './public-routes.ts'
import { codes } from './schemas.ts'
import { submit } from './submit.ts'

const EnvelopeShape = Type.Object(
  { channel: codes(channels), receivedAt: Type.Optional(Type.String({ format: 'date-time' })) },
  { additionalProperties: false },
)

/**
 * 只登记信封: what falls to a discipline organ above is not opened, copied or excerpted here (RGT-09). It gets its number
 * like everything that arrives, sealed at once, and goes up within five working days (DL-18).
 */
export function envelopeRoutes(app: Http, house: Petitions): void {
  app.post(
    '/api/v1/envelopes',
    {
      config: { policy: 'submission.create' },
      schema: { summary: '只登记信封：写给上级纪检监察机关的检举控告，不拆、不抄、不扫描', body: EnvelopeShape },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const input = {
        ...request.body,
        purpose: '04',
        envelopeOnly: true,
        title: '只登记信封',
        content: '按规定没有拆封，也没有抄录、摘录内容。',
      }
      return reply.status(201).send(await submit(house, input, staff, keyOf(request, staff.account, request.body)))
    },
  )
}
