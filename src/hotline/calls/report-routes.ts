import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { signedBody } from '../../petitions/index.ts'
import type { Report } from '../engines/engine.ts'
import type { Engine, Hotline } from '../hotline.ts'
import { type EventType, eventTypes, type Facts } from './event.ts'
import { receive } from './receive.ts'

const Code = Type.String({ pattern: '^[0-9A-Za-z._-]{1,60}$' })
/** One CloudEvent 1.0: `time` is the engine's clock, `seq` its count within the call. */
const EventShape = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' }),
  type: Type.Enum(Object.keys(eventTypes) as [EventType, ...EventType[]]),
  time: Type.String({ format: 'date-time' }),
  seq: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  source: Type.Optional(Type.String({ maxLength: 200 })),
  specversion: Type.Optional(Type.String({ maxLength: 10 })),
  data: Type.Object({
    callId: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' })),
    direction: Type.Optional(Type.Enum(['in', 'out'])),
    from: Type.Optional(Type.String({ maxLength: 40, pattern: '^\\+?[0-9 ()-]*$' })),
    withheld: Type.Optional(Type.Boolean()),
    to: Type.Optional(Type.String({ maxLength: 40, pattern: '^\\+?[0-9 ()-]*$' })),
    queue: Type.Optional(Code),
    agentId: Type.Optional(Code),
    by: Type.Optional(Type.Enum(['caller', 'agent', 'system'])),
    cause: Type.Optional(Code),
    target: Type.Optional(Code),
    score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    recordingRef: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '^[\\x21-\\x7e]+$' })),
    seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
    state: Type.Optional(Code),
    reason: Type.Optional(Code),
    commandId: Type.Optional(Code),
  }),
})
const reportsAtOnce = 200
type EventBody = Type.Static<typeof EventShape>

/**
 * The door of telephone engines: signed reports, any number of times and in any order. An empty list is a sign of life.
 * Signature as for the SMS gateway: HMAC-SHA256 over time stamp, newline and the body as it came (docs/telephony.md).
 */
export function reportRoutes(app: Http, hotline: Hotline): void {
  const { settings, clock } = hotline.house.kernel
  app.post(
    '/api/v1/telephony/events',
    {
      config: { policy: 'telephony.report' },
      bodyLimit: settings.jsonBodyBytes,
      schema: {
        summary: '话务平台报告来电事件（带签名，可重发）',
        headers: Type.Object({ 'x-dengwen-engine': Code }),
        body: Type.Object({ events: Type.Array(EventShape, { maxItems: reportsAtOnce }) }),
      },
      preParsing: (request, _reply, payload) =>
        signedBody(request, payload, {
          secret: engineOf(request)?.secret ?? null,
          now: clock.now(),
          ageMs: settings.callReportAgeMs,
          most: settings.jsonBodyBytes,
        }),
    },
    async (request: FastifyRequest<{ Body: { events: EventBody[] } }>) => {
      const engine = engineOf(request)
      if (!engine) throw problem('bad-signature')
      return receive(hotline, engine, request.body.events.map(reportOf))
    },
  )

  /** Only engines that sign: an exchange inside the program has no key, and no door. */
  function engineOf(request: FastifyRequest): Engine | undefined {
    const code = request.headers['x-dengwen-engine']
    const engine = typeof code === 'string' ? hotline.engine(code) : undefined
    return engine?.kind === 'webhook' && engine.secret ? engine : undefined
  }
}

/** The envelope as the program keeps it. A seat's event has no call; every other needs one. */
function reportOf({ id, type, time, seq, data }: EventBody, index: number): Report {
  if (!data.callId && type !== 'agent.state')
    throw problem('bad-input', { fields: [{ field: `events.${index}.data.callId`, says: '请给出来电的编号。' }] })
  const outward = data.direction === 'out'
  const facts: Facts = {
    ...(data.agentId ? { seat: data.agentId } : {}),
    ...(data.queue ? { queue: data.queue } : {}),
    ...(data.by ? { by: data.by } : {}),
    ...(data.cause ? { cause: data.cause } : {}),
    ...(data.target ? { to: data.target } : {}),
    ...(data.score === undefined ? {} : { score: data.score }),
    ...(data.seconds === undefined ? {} : { seconds: data.seconds }),
    ...(data.state ? { state: data.state } : {}),
    ...(data.reason ? { reason: data.reason } : {}),
    ...(data.commandId ? { command: data.commandId } : {}),
  }
  const own = outward ? data.from : data.to
  return {
    id,
    type,
    engineCall: type === 'agent.state' ? null : (data.callId ?? null),
    seq,
    occurredAt: Temporal.Instant.from(time).toString(),
    direction: data.direction ?? 'in',
    number: data.withheld ? null : ((outward ? data.to : data.from) ?? null),
    withheld: data.withheld ?? false,
    ...(own ? { dialled: own } : {}),
    ...(data.recordingRef ? { recording: data.recordingRef } : {}),
    facts,
  }
}
