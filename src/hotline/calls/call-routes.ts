import { Type } from 'typebox'
import { claim, dayAt, type Http, isoAt, keepAnswer, keyOf, problem, type Tx, zone } from '../../kernel/index.ts'
import { type Staff, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Hotline } from '../hotline.ts'
import { enterCall, numberToDial } from './by-hand.ts'
import { callsOf } from './call-lists.ts'
import { callById } from './call-row.ts'
import { seatView } from './call-views.ts'
import { agree, callerCases } from './caller-cases.ts'
import { callButtons, consult, emergency, press, wrapUp } from './desk-acts.ts'
import { callsAboutPlace, notePlace } from './place-hint.ts'
import { playPurposes, playRecording } from './recordings.ts'
import { marks, ownCall, refusalGrounds, results, services, setResult } from './results.ts'
import { assignNow } from './rounds.ts'
import { setSeat } from './seat-acts.ts'
import { breakReasons, seatStates } from './seat-states.ts'

export const keys = <T extends string>(table: Record<T, unknown>) => Type.Enum(Object.keys(table) as [T, ...T[]])
const Words = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000\\p{Cs}]*$' })
const CallId = Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' })
export const CallParams = Type.Object({ id: CallId })
const Number_ = Type.String({ maxLength: 40, pattern: '^\\+?[0-9 ()-]*$' })
const Chosen = Type.Enum(
  (Object.keys(seatStates) as (keyof typeof seatStates)[]).filter((state) => seatStates[state].chosen) as [
    'offline',
    'ready',
    'break',
  ],
)
const Place = Type.Object(
  { region: Type.Optional(Type.String({ maxLength: 12 })), words: Type.Optional(Words(200)) },
  { additionalProperties: false },
)
const listDays = 2

/** The own seat and the call that it has. */
export function callRoutes(app: Http, hotline: Hotline): void {
  const { units, clock, vault, settings } = hotline.house.kernel
  const seat = { policy: 'call.work' } as const
  const seatOf = (staff: Staff) => units.read(staffPrincipal(staff), (tx) => seatView(tx, hotline, staff))

  app.get('/api/v1/seat', { config: seat, schema: { summary: '我的坐席和正在处理的来电' } }, async (request) =>
    seatOf(staffOf(request)),
  )

  app.put(
    '/api/v1/seat',
    {
      config: seat,
      schema: {
        summary: '就绪、小休、离席',
        body: Type.Object(
          {
            state: Chosen,
            reason: Type.Optional(keys(breakReasons)),
            skills: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z-]{1,30}$' }), { maxItems: 20 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      await units.write(staffPrincipal(staff), (tx) => setSeat(tx, staff, request.body, isoAt(clock.now())))
      await follow(staff)
      return seatOf(staff)
    },
  )

  app.post(
    '/api/v1/calls',
    {
      config: seat,
      schema: {
        summary: '手工登记一个来电（不经话务平台）',
        body: Type.Object(
          {
            number: Type.Optional(Number_),
            withheld: Type.Optional(Type.Boolean()),
            direction: Type.Optional(Type.Enum(['in', 'out'])),
            answeredAt: Type.Optional(Type.String({ format: 'date-time' })),
            endedAt: Type.Optional(Type.String({ format: 'date-time' })),
            returns: Type.Optional(CallId),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const id = await once(request, staff, (tx) => enterCall(tx, hotline, staff, request.body))
      await follow(staff)
      return reply.status(201).send({ id, ...(await seatOf(staff)) })
    },
  )

  app.get(
    '/api/v1/calls',
    {
      config: seat,
      schema: {
        summary: '我接的来电，或漏接待回拨的来电',
        querystring: Type.Object({
          list: Type.Optional(Type.Enum(['own', 'missed'])),
          limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
          cursor: Type.Optional(Type.String({ maxLength: 60, pattern: '^[0-9T:.+-]{20,35}\\|[A-Za-z0-9_-]{16}$' })),
        }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const from = isoAt(
        dayAt(clock.now())
          .subtract({ days: listDays - 1 })
          .toZonedDateTime(zone)
          .toInstant(),
      )
      const { list = 'own', limit, cursor = null } = request.query
      const most = Math.min(Number(limit) || settings.listLimitDefault, settings.listLimitMax)
      const found = await units.read(staffPrincipal(staff), (tx) =>
        callsOf(tx, hotline, staff, { list, from, limit: most, cursor }),
      )
      return { ...found, total: { atLeast: found.items.length } }
    },
  )

  app.post(
    '/api/v1/calls/:id/:button',
    {
      config: seat,
      schema: {
        summary: '接听、保持、取回、挂断、录音暂停和继续',
        params: Type.Object({ id: CallId, button: Type.Enum([...callButtons]) }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      await once(request, staff, (tx) => press(tx, hotline, staff, request.params.id, request.params.button))
      await follow(staff)
      return seatOf(staff)
    },
  )

  app.post(
    '/api/v1/calls/:id/emergency',
    {
      config: seat,
      schema: {
        summary: '立即转110、119、120、122，不需要工单',
        params: CallParams,
        body: Type.Object({ service: keys(services) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      await once(request, staff, (tx) => emergency(tx, hotline, staff, request.params.id, request.body.service))
      await follow(staff)
      return seatOf(staff)
    },
  )

  app.post(
    '/api/v1/calls/:id/consult',
    {
      config: seat,
      schema: {
        summary: '三方通话：请一个单位加入',
        params: CallParams,
        body: Type.Object({ organ: Type.String({ maxLength: 40 }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      await once(request, staff, (tx) => consult(tx, hotline, staff, request.params.id, request.body.organ))
      await follow(staff)
      return seatOf(staff)
    },
  )

  app.put(
    '/api/v1/calls/:id/result',
    {
      config: seat,
      schema: {
        summary: '来电结果',
        params: CallParams,
        body: Type.Object(
          {
            result: Type.Optional(keys(results)),
            mark: Type.Optional(keys(marks)),
            note: Type.Optional(Words(settings.textChars)),
            ground: Type.Optional(keys(refusalGrounds)),
            path: Type.Optional(Words(settings.textChars)),
            entry: Type.Optional(
              Type.Object(
                { id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }), version: Type.Integer({ minimum: 1 }) },
                { additionalProperties: false },
              ),
            ),
            organ: Type.Optional(Type.String({ maxLength: 40 })),
            caseNo: Type.Optional(Type.String({ maxLength: 40 })),
            place: Type.Optional(Place),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      await units.write(staffPrincipal(staff), (tx) =>
        setResult(tx, hotline, staff.account, request.params.id, request.body),
      )
      await follow(staff)
      return seatOf(staff)
    },
  )

  app.post(
    '/api/v1/calls/:id/wrap-up',
    {
      config: seat,
      schema: {
        summary: '话后处理完毕',
        params: CallParams,
        body: Type.Object(
          { state: Chosen, reason: Type.Optional(keys(breakReasons)) },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const accounts = await once(request, staff, async (tx) => [
        ...(await wrapUp(tx, hotline, staff, request.params.id, request.body)),
      ])
      await follow(staff, accounts)
      return seatOf(staff)
    },
  )

  app.post(
    '/api/v1/calls/:id/agreement',
    { config: seat, schema: { summary: '来电人同意查看其本人的未办结事项', params: CallParams } },
    async (request) => {
      const staff = staffOf(request)
      const items = await units.write(staffPrincipal(staff), (tx) => agree(tx, hotline, staff, request.params.id))
      await follow(staff)
      return { items }
    },
  )

  app.get(
    '/api/v1/calls/:id/cases',
    { config: seat, schema: { summary: '来电人本人的未办结事项（同意之后、话后处理之前）', params: CallParams } },
    async (request) => {
      const staff = staffOf(request)
      return {
        items: await units.write(staffPrincipal(staff), (tx) => callerCases(tx, hotline, staff, request.params.id)),
      }
    },
  )

  app.post(
    '/api/v1/calls/:id/number',
    { config: seat, schema: { summary: '打开要回拨的号码，马上去打（留痕）', params: CallParams } },
    async (request) => {
      const staff = staffOf(request)
      return {
        number: await units.write(staffPrincipal(staff), (tx) => numberToDial(tx, hotline, staff, request.params.id)),
      }
    },
  )

  app.put(
    '/api/v1/calls/:id/place',
    {
      config: seat,
      schema: { summary: '这个地点一小时内还有几个来电', params: CallParams, body: Place },
    },
    async (request) => {
      const staff = staffOf(request)
      return units.write(staffPrincipal(staff), async (tx) => {
        const call = ownCall(await callById(tx, request.params.id), staff.account)
        await notePlace(tx, hotline, call.id, request.body)
        return { calls: await callsAboutPlace(tx, hotline, call.organ, request.body, call.id) }
      })
    },
  )

  app.post(
    '/api/v1/calls/:id/recordings/:recording/play',
    {
      config: seat,
      schema: {
        summary: '听录音（写明用途和理由，留痕）',
        params: Type.Object({ id: CallId, recording: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
        body: Type.Object(
          { purpose: keys(playPurposes), reason: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const { id: call, recording } = request.params
      const { content, mediaType } = await units.write(staffPrincipal(staff), (tx) =>
        playRecording(tx, hotline, staff, { call, recording, ...request.body }),
      )
      return reply.type(mediaType).send(content)
    },
  )

  app.post(
    '/api/v1/telephony/simulated-calls',
    {
      config: seat,
      schema: {
        summary: '模拟电话：打来一个演示来电',
        body: Type.Object(
          { number: Type.Optional(Number_), withheld: Type.Optional(Type.Boolean()) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const simulated = hotline.simulated(staffOf(request).organ)
      if (!simulated) throw problem('engine-cannot', { says: '这里没有开模拟电话。' })
      return reply.status(202).send({ engineCall: simulated.ring(request.body) })
    },
  )

  app.post(
    '/api/v1/telephony/simulated-calls/:engineCall/hang-up',
    {
      config: seat,
      schema: { summary: '模拟电话：来电人挂断', params: Type.Object({ engineCall: Type.String({ maxLength: 40 }) }) },
    },
    async (request, reply) => {
      const simulated = hotline.simulated(staffOf(request).organ)
      if (!simulated) throw problem('engine-cannot', { says: '这里没有开模拟电话。' })
      simulated.hangUp(request.params.engineCall)
      return reply.status(202).send({ engineCall: request.params.engineCall })
    },
  )

  /** After the commit: open screens hear of it, waiting calls go to whoever is free, commands leave. */
  async function follow(staff: Staff, accounts: readonly string[] = []): Promise<void> {
    hotline.changed({ organ: staff.organ, accounts: new Set([staff.account, ...accounts]) })
    await assignNow(hotline, staff.organ)
  }

  /** A write that may be sent twice. */
  async function once<T>(
    request: Parameters<typeof keyOf>[0],
    staff: Staff,
    write: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const key = keyOf(request, staff.account, { url: request.url, body: request.body ?? null })
    return units.write(staffPrincipal(staff), async (tx) => {
      const before = key && (await claim(tx, vault, key, isoAt(clock.now())))
      if (before) return before.answer as T
      const answer = await write(tx)
      if (key) await keepAnswer(tx, vault, key, answer ?? null)
      return answer
    })
  }
}
