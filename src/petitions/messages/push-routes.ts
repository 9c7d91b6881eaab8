import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Http, openText, problem, seal, type Tx } from '../../kernel/index.ts'
import { administer, staffOf } from '../../people/index.ts'
import type { Petitions } from '../petitions.ts'
import { randomId } from '../store.ts'
import { failureOf, failureWords } from './carrier.ts'
import { type PushKind, pushAad, pushKinds } from './push.ts'
import { type Robot, robots, sayInGroup } from './robots.ts'
import { isInside } from './setup.ts'

const Minutes = Type.Integer({ minimum: 0, maximum: 1439 })
const GroupShape = Type.Object(
  {
    organ: Type.String({ minLength: 1, maxLength: 40 }),
    account: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    kinds: Type.Array(Type.Enum(Object.keys(pushKinds) as [PushKind, ...PushKind[]]), {
      minItems: 1,
      maxItems: Object.keys(pushKinds).length,
    }),
    robot: Type.Enum(Object.keys(robots) as [Robot, ...Robot[]]),
    /** Empty on a change: the ones that are kept. */
    address: Type.String({ maxLength: 500 }),
    secret: Type.String({ maxLength: 200 }),
    quietFrom: Minutes,
    quietTo: Minutes,
    active: Type.Boolean(),
  },
  { additionalProperties: false },
)
type Group = Static<typeof GroupShape>
const GroupParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' }) })

type Row = {
  id: string
  organ: string
  account: string | null
  name: string
  kinds: PushKind[]
  robot: Robot
  quiet_from: number
  quiet_to: number
  active: boolean
  has_secret: boolean
}

/** 管理 → 消息通道 → 工作人员提醒: which group hears of what, through which robot. */
export function pushRoutes(app: Http, house: Petitions): void {
  const { units, vault, clock, settings } = house.kernel
  const config = { policy: 'admin.messages' } as const
  const at = '/api/v1/admin/push-groups'

  app.get(at, { config, schema: { summary: '工作人员提醒：群机器人' } }, async (request) => {
    const rows = await units.read({ name: staffOf(request).account, reach: [] }, async (tx) => {
      const found =
        await sql<Row>`select id, organ, account, name, kinds, robot, quiet_from, quiet_to, active, secret is not null as has_secret
        from push_subscription order by organ, name, id`.execute(tx)
      return found.rows
    })
    return {
      kinds: pushKinds,
      robots,
      items: rows.map(({ quiet_from, quiet_to, has_secret, ...row }) => ({
        ...row,
        organName: house.directory.organ(row.organ)?.name ?? row.organ,
        accountName: row.account && (house.directory.account(row.account)?.name ?? row.account),
        quietFrom: quiet_from,
        quietTo: quiet_to,
        hasSecret: has_secret,
      })),
    }
  })

  app.post(at, { config, schema: { summary: '新建一个提醒群', body: GroupShape } }, async (request, reply) => {
    const id = randomId()
    await administer(house, request, async (tx, when) => {
      requireGood(house, request.body, true)
      await saveGroup(tx, id, request.body, when)
      return { answer: id, act: 'set-push-group', object: id }
    })
    return reply.status(201).send({ id })
  })

  app.put(
    `${at}/:id`,
    { config, schema: { summary: '修改一个提醒群', params: GroupParams, body: GroupShape } },
    async (request) =>
      administer(house, request, async (tx, when) => {
        const { id } = request.params
        requireGood(house, request.body, false)
        await saveGroup(tx, id, request.body, when)
        return { answer: { id }, act: 'set-push-group', object: id }
      }),
  )

  app.delete(
    `${at}/:id`,
    { config, schema: { summary: '删除一个提醒群', params: GroupParams } },
    async (request, reply) => {
      await administer(house, request, async (tx) => {
        await sql`delete from push_subscription where id = ${request.params.id}`.execute(tx)
        return { answer: null, act: 'remove-push-group', object: request.params.id }
      })
      return reply.status(204).send()
    },
  )

  app.post(
    `${at}/:id/test`,
    { config, schema: { summary: '向提醒群发一条试验消息，如实告诉结果', params: GroupParams } },
    async (request) => {
      const { id } = request.params
      const [row] = await units.read({ name: staffOf(request).account, reach: [] }, async (tx) => {
        const found = await sql<{
          robot: Robot
          address: Buffer
          secret: Buffer | null
        }>`select robot, address, secret from push_subscription where id = ${id}`.execute(tx)
        return found.rows
      })
      if (!row) throw problem('not-found')
      const secret = row.secret ? openText(vault.system, pushAad('secret', id), row.secret) : ''
      const to = { address: openText(vault.system, pushAad('address', id), row.address), secret, content: testWords }
      const failure = await sayInGroup(row.robot, to, { now: clock.now(), limitMs: settings.messageLimitMs }).then(
        () => null,
        failureOf,
      )
      return failure
        ? { ok: false, says: `没有发出：${failureWords[failure.kind] ?? failure.kind}。请核对机器人的地址和加签密钥。` }
        : { ok: true, says: '机器人已经收下，请在群里核对。' }
    },
  )

  async function saveGroup(tx: Tx, id: string, group: Group, when: string): Promise<void> {
    const sealed = (column: 'address' | 'secret'): Buffer | null =>
      group[column] ? seal(vault.system, pushAad(column, id), group[column]) : null
    await sql`insert into push_subscription (id, organ, account, name, kinds, robot, address, secret, quiet_from, quiet_to, active, updated_at)
      values (${id}, ${group.organ}, ${group.account}, ${group.name}, ${group.kinds}, ${group.robot}, ${sealed('address') ?? Buffer.alloc(0)}, ${sealed('secret')}, ${group.quietFrom}, ${group.quietTo}, ${group.active}, ${when})
      on conflict (id) do update set organ = excluded.organ, account = excluded.account, name = excluded.name, kinds = excluded.kinds, robot = excluded.robot,
        address = case when ${group.address !== ''}::boolean then excluded.address else push_subscription.address end,
        secret = case when ${group.secret !== ''}::boolean then excluded.secret when excluded.robot = push_subscription.robot then push_subscription.secret end,
        quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, active = excluded.active, updated_at = excluded.updated_at`.execute(
      tx,
    )
  }
}

const testWords = '这是一条试验消息，由系统管理员发出。提醒里只有编号和最后日期。'

/** @throws problem `bad-input` that names every fault beside its field */
function requireGood(house: Petitions, group: Group, fresh: boolean): void {
  const url = URL.canParse(group.address) ? new URL(group.address) : null
  const faults: { field: string; says: string }[] = []
  const need = (field: string, says: string, wrong: boolean): void => {
    if (wrong) faults.push({ field, says })
  }
  need('organ', '没有这个单位，或已停用。', !house.directory.organ(group.organ)?.active)
  need(
    'account',
    '这个人不在这个单位。',
    Boolean(group.account) && house.directory.account(group.account ?? '')?.organ !== group.organ,
  )
  if (fresh || group.address)
    need(
      'address',
      '请填写机器人的完整地址，以 https:// 开头。',
      !url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isInside(url.hostname))),
    )
  if (faults.length) throw problem('bad-input', { fields: faults })
}
