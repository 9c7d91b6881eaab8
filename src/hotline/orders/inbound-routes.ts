import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { type Http, keyOf, problem } from '../../kernel/index.ts'
import { orderTypes } from '../../law/index.ts'
import { type Petitions, signedBody, submit } from '../../petitions/index.ts'

/**
 * Front ends of the city's own (a WeChat account, an SMS gateway, a mail box) hand over what people sent, signed as the
 * SMS gateway signs (docs/hotline.md). The same `id` again gives the same answer: nothing is registered twice.
 */

/** Ways by which it came, and the channel each counts under (domain.md §4.4). */
const ways = { wechat: '05', sms: '06', email: '07' } as const

const Words = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000\\p{Cs}]*$' })

export function inboundRoutes(app: Http, house: Petitions): void {
  const { settings, clock } = house.kernel
  const Inbound = Type.Object(
    {
      id: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' }),
      by: Type.Enum(Object.keys(ways) as (keyof typeof ways)[]),
      text: Type.String({
        minLength: 1,
        maxLength: settings.contentChars,
        pattern: '^[^\\u0000\\p{Cs}]*\\S[^\\u0000\\p{Cs}]*$',
      }),
      title: Type.Optional(Words(settings.titleChars)),
      type: Type.Optional(Type.Enum(Object.keys(orderTypes) as (keyof typeof orderTypes)[])),
      name: Type.Optional(Words(settings.nameChars)),
      phone: Type.Optional(Words(40)),
      email: Type.Optional(Words(200)),
      placeRegion: Type.Optional(Words(12)),
      place: Type.Optional(Words(200)),
    },
    { additionalProperties: false },
  )
  app.post(
    '/api/v1/inbound/orders',
    {
      config: { policy: 'order.inbound' },
      bodyLimit: settings.jsonBodyBytes,
      schema: { summary: '微信、短信、邮箱前端转来诉求（带签名，可重发）', body: Inbound },
      preParsing(request, _reply, payload) {
        const secret = process.env.DENGWEN_INBOUND_SECRET ?? null
        if (!secret) throw problem('not-found')
        return signedBody(request, payload, {
          secret,
          now: clock.now(),
          ageMs: settings.messageReportAgeMs,
          most: settings.jsonBodyBytes,
        })
      },
    },
    async (request, reply) => {
      const { id, by, text, title, type, name, phone, email, ...where } = request.body
      request.headers['idempotency-key'] = createHash('sha256').update(`${by}\n${id}`).digest('hex')
      const petitioner = { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) }
      const answer = await submit(
        house,
        {
          channel: ways[by],
          title: title?.trim() || firstWords(text),
          content: text,
          ...where,
          ...(Object.keys(petitioner).length ? { petitioner } : {}),
          order: { type: type ?? 'OTHER' },
        },
        null,
        keyOf(request, 'inbound', request.body),
      )
      const { caseNo, queryCode, receivedAt } = answer
      return reply.status(201).send({ caseNo, queryCode, receivedAt, track: `${house.publicUrl()}/track?no=${caseNo}` })
    },
  )
}

const titleChars = 30
/** The first sentence, for a message that has no subject. */
const firstWords = (text: string): string =>
  [...(text.trim().split(/[。！？\n]/, 1)[0] ?? '')].slice(0, titleChars).join('') || '来信诉求'
