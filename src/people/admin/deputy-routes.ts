import { Type } from 'typebox'
import { dayAt, type Http, problem } from '../../kernel/index.ts'
import { refuse } from '../../law/index.ts'
import { staffOf, staffPrincipal } from '../access.ts'
import { type Administration, administer, requireFaultless } from './administer.ts'
import { addDeputy, deputyReasons, deputyRefusal, endDeputy, listDeputies } from './deputies.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })
const Day = Type.String({ format: 'date' })
const DeputyShape = Type.Object(
  {
    of: Id,
    by: Id,
    from: Day,
    to: Day,
    reason: Type.Enum(Object.keys(deputyReasons) as (keyof typeof deputyReasons)[]),
  },
  { additionalProperties: false },
)

/** Acting for a colleague (代理): entered by the security administrator, read by the head of the own office too. */
export function deputyRoutes(app: Http, house: Administration): void {
  const { directory, kernel } = house

  app.get(
    '/api/v1/admin/deputies',
    {
      config: { policy: 'admin.deputies' },
      schema: {
        summary: '代理',
        querystring: Type.Object({ organ: Type.Optional(Id) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const organ = staff.roles.includes('security-admin') ? request.query.organ : staff.organ
      return kernel.units.read(staffPrincipal(staff), async (tx) => ({
        items: await listDeputies(tx, directory, kernel.clock.now(), organ, kernel.settings.listLimitMax),
      }))
    },
  )

  app.post(
    '/api/v1/admin/deputies',
    { config: { policy: 'admin.accounts' }, schema: { summary: '登记代理（起止日期）', body: DeputyShape } },
    async (request, reply) => {
      const wanted = request.body
      const of = directory.account(wanted.of)
      const by = directory.account(wanted.by)
      const id = await administer(house, request, async (tx, at) => {
        if (!of || !by) {
          requireFaultless([
            ...(of ? [] : [{ field: 'of', says: '没有这个账号。' }]),
            ...(by ? [] : [{ field: 'by', says: '没有这个账号。' }]),
          ])
          return refuse('unknown-account', '[D]', '没有这个账号。', '请从名单中选择。')
        }
        const today = dayAt(kernel.clock.now())
        const refusal = await deputyRefusal(tx, { of, by }, wanted, today, kernel.settings.deputyDays)
        if (refusal) return refusal
        const made = await addDeputy(tx, of.organ, wanted, staffOf(request).account, at)
        return { answer: made, act: 'create-deputy', object: made, detail: { ...wanted } }
      })
      const items = await kernel.units.read(staffPrincipal(staffOf(request)), (tx) =>
        listDeputies(tx, directory, kernel.clock.now(), of?.organ, kernel.settings.listLimitMax),
      )
      return reply.status(201).send(items.find((item) => item.id === id))
    },
  )

  app.delete(
    '/api/v1/admin/deputies/:id',
    { config: { policy: 'admin.accounts' }, schema: { summary: '提前结束代理', params: Type.Object({ id: Id }) } },
    async (request, reply) => {
      await administer(house, request, async (tx, at) => {
        if (!(await endDeputy(tx, request.params.id, at))) throw problem('not-found')
        return { answer: null, act: 'end-deputy', object: request.params.id }
      })
      return reply.status(204).send()
    },
  )
}
