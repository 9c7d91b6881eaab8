import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Http, isoAt, problem, publicPrincipal, seal, zone } from '../../kernel/index.ts'
import { administer, staffOf, staffPrincipal } from '../../people/index.ts'
import type { Hotline } from '../hotline.ts'
import { figuresOf } from './call-lists.ts'
import { CallParams } from './call-routes.ts'
import { guardHoursMost, guardsOf, liftGuard, setGuard } from './flood.ts'
import { wallOf, wallPage, wallPolicy, wallRefreshSeconds } from './wall.ts'

const Day = Type.String({ format: 'date' })
const EngineCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' })
const figureDaysMost = 31

/** What the shift sees and sets: wall, figures, queues, flood guards; and the engines, for the administrator. */
export function shiftRoutes(app: Http, hotline: Hotline): void {
  const { units, vault } = hotline.house.kernel
  const { directory } = hotline.house
  const figures = { policy: 'call.figures' } as const
  const lead = { policy: 'call.lead' } as const

  app.get(
    '/api/v1/calls/wall',
    { config: figures, schema: { summary: '话务大屏：今天的排队、接通和坐席数' } },
    async (request) => {
      const staff = staffOf(request)
      return units.read(staffPrincipal(staff), (tx) => wallOf(tx, hotline, staff.organ))
    },
  )

  app.get('/wall', { config: figures, schema: { hide: true } }, async (request, reply) => {
    const staff = staffOf(request)
    const wall = await units.read(staffPrincipal(staff), (tx) => wallOf(tx, hotline, staff.organ))
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', wallPolicy)
      .header('refresh', String(wallRefreshSeconds))
      .send(wallPage(directory.organ(staff.organ)?.name ?? staff.organ, wall))
  })

  app.get(
    '/api/v1/calls/figures',
    {
      config: figures,
      schema: {
        summary: '话务指标 HK-01…04、HK-10，含分子分母和每半小时',
        querystring: Type.Object({ from: Day, to: Day }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const from = Temporal.PlainDate.from(request.query.from)
      const to = Temporal.PlainDate.from(request.query.to)
      const days = from.until(to).days
      if (days < 1 || days > figureDaysMost)
        throw problem('bad-input', {
          fields: [{ field: 'to', says: `结束日不含在内，要晚于开始日，最多${figureDaysMost}天。` }],
        })
      const at = (day: Temporal.PlainDate): string => isoAt(day.toZonedDateTime(zone).toInstant())
      return {
        from: from.toString(),
        to: to.toString(),
        ...(await units.read(staffPrincipal(staff), (tx) => figuresOf(tx, staff.organ, at(from), at(to)))),
      }
    },
  )

  app.get(
    '/api/v1/calls/guards',
    { config: lead, schema: { summary: '洪峰防护（不是号码名单）' } },
    async (request) => {
      const staff = staffOf(request)
      return { items: await units.read(staffPrincipal(staff), (tx) => guardsOf(tx, hotline, staff.organ)) }
    },
  )

  app.post(
    '/api/v1/calls/:id/guard',
    {
      config: lead,
      schema: {
        summary: '同一号码短时间大量呼入：排到最后，到时自动解除，不挂断',
        params: CallParams,
        body: Type.Object(
          { hours: Type.Integer({ minimum: 1, maximum: guardHoursMost }) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      const guard = await units.write(staffPrincipal(staff), (tx) =>
        setGuard(tx, hotline, staff, request.params.id, request.body.hours),
      )
      return reply.status(201).send(guard)
    },
  )

  app.delete(
    '/api/v1/calls/guards/:id',
    { config: lead, schema: { summary: '提前解除洪峰防护', params: CallParams } },
    async (request, reply) => {
      const staff = staffOf(request)
      await units.write(staffPrincipal(staff), (tx) => liftGuard(tx, hotline, staff, request.params.id))
      return reply.status(204).send()
    },
  )

  app.get('/api/v1/calls/queues', { config: lead, schema: { summary: '排队队列' } }, async (request) => {
    const staff = staffOf(request)
    const { rows } = await units.read(staffPrincipal(staff), (tx) =>
      sql<{ code: string; title: string; skill: string | null; position: number }>`select code, title, skill, position
        from call_queue where organ = ${staff.organ} order by position, code`.execute(tx),
    )
    return { items: rows }
  })

  app.put(
    '/api/v1/calls/queues/:code',
    {
      config: lead,
      schema: {
        summary: '设一个队列：名称、要求的技能、次序',
        params: Type.Object({ code: Type.String({ pattern: '^[0-9A-Za-z._-]{1,60}$' }) }),
        body: Type.Object(
          {
            title: Type.String({ minLength: 1, maxLength: 30, pattern: '^[^\\u0000\\p{Cs}]*$' }),
            skill: Type.Optional(Type.Union([Type.String({ pattern: '^[a-z-]{1,30}$' }), Type.Null()])),
            position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const { title, skill = null, position = 0 } = request.body
      await units.write(staffPrincipal(staff), (tx) =>
        sql`insert into call_queue (organ, code, title, skill, position)
          values (${staff.organ}, ${request.params.code}, ${title}, ${skill}, ${position})
          on conflict (organ, code) do update set title = excluded.title, skill = excluded.skill, position = excluded.position`.execute(
          tx,
        ),
      )
      return { code: request.params.code, title, skill, position }
    },
  )

  const setup = { policy: 'admin.telephony' } as const
  app.get('/api/v1/admin/telephony-engines', { config: setup, schema: { summary: '话务平台' } }, async () => {
    const { rows } = await units.read(publicPrincipal, (tx) =>
      sql<{
        code: string
        organ: string
        kind: string
        title: string
        url: string | null
        active: boolean
        seenAt: string | null
        hasSecret: boolean
      }>`
        select code, organ, kind, title, url, active, seen_at as "seenAt", secret is not null as "hasSecret" from telephony_engine order by code`.execute(
        tx,
      ),
    )
    return { items: rows.map((row) => ({ ...row, organName: directory.organ(row.organ)?.name ?? row.organ })) }
  })

  app.put(
    '/api/v1/admin/telephony-engines/:code',
    {
      config: setup,
      schema: {
        summary: '接入或停用一个话务平台；密钥只在换新时返回一次',
        params: Type.Object({ code: EngineCode }),
        body: Type.Object(
          {
            organ: Type.String({ maxLength: 40 }),
            kind: Type.Enum(['webhook', 'simulated']),
            title: Type.String({ minLength: 1, maxLength: 30, pattern: '^[^\\u0000\\p{Cs}]*$' }),
            url: Type.Optional(Type.String({ maxLength: 300, pattern: '^(https?://.+)?$' })),
            active: Type.Boolean(),
            renewSecret: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const { code } = request.params
      const { organ, kind, title, url, active, renewSecret } = request.body
      if (!directory.organ(organ)) throw problem('bad-input', { fields: [{ field: 'organ', says: '没有这个单位。' }] })
      if (code === 'manual' || code === 'desk')
        throw problem('bad-input', { fields: [{ field: 'code', says: '这个代码由系统使用。' }] })
      if (kind === 'simulated' && !hotline.playable)
        throw problem('not-allowed', {
          says: '模拟电话只在示例数据里运行。',
          remedy: '试用请用示例城市；正式数据请接入真实的话务平台，或手工登记。',
        })
      const answer = await administer(hotline.house, request, async (tx) => {
        const { rows } = await sql<{
          secret: Buffer | null
        }>`select secret from telephony_engine where code = ${code} for update`.execute(tx)
        const fresh =
          kind === 'webhook' && (renewSecret || !rows[0]?.secret) ? randomBytes(24).toString('base64url') : null
        const secret = fresh ? seal(vault.system, `telephony_engine|secret|${code}`, fresh) : (rows[0]?.secret ?? null)
        await sql`insert into telephony_engine (code, organ, kind, title, url, secret, active)
          values (${code}, ${organ}, ${kind}, ${title}, ${url || null}, ${secret}, ${active})
          on conflict (code) do update set organ = excluded.organ, kind = excluded.kind, title = excluded.title, url = excluded.url,
            secret = excluded.secret, active = excluded.active`.execute(tx)
        return {
          answer: { code, organ, kind, title, url: url || null, active, secret: fresh },
          act: 'set-telephony-engine',
          object: code,
          detail: { kind, active, renewed: fresh !== null },
        }
      })
      await hotline.reload()
      return answer
    },
  )
}
