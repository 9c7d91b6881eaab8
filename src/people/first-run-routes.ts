import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Http, isoAt, type Kernel, problem, publicPrincipal, refusalProblem, type Tx } from '../kernel/index.ts'
import { type Refusal, type Role, refuse } from '../law/index.ts'
import { staffOf } from './access.ts'
import { addAccounts, passwordChars, signIn } from './accounts.ts'
import { accountFaults } from './admin/account-check.ts'
import { type Fault, requireFaultless } from './admin/administer.ts'
import type { Organ, OrganDirectory, Region } from './directory.ts'
import { type FirstRun, newToken } from './first-run.ts'
import { addCity } from './setup.ts'
import { type Site, saveSite } from './site.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const closed = { additionalProperties: false }
const Level = Type.Union(([1, 2, 3, 4, 5] as const).map((level) => Type.Literal(level)))
const RegionCode = Type.String({ pattern: '^([0-9]{6}|[0-9]{9}|[0-9]{12})$' })
const place = { code: RegionCode, name: Text(60), level: Level }
const Township = Type.Object(place, closed)
const County = Type.Object({ ...place, children: Type.Optional(Type.Array(Township, { maxItems: 500 })) }, closed)
const Person = Type.Object({ login: Text(40), name: Text(100), password: Text(256) }, closed)

const SetupShape = Type.Object(
  {
    token: Text(100),
    /** As pages call the city: 示例市. */
    city: Text(40),
    region: Type.Object(
      {
        code: Type.String({ pattern: '^[0-9]{6}$' }),
        name: Text(60),
        level: Level,
        children: Type.Optional(Type.Array(County, { maxItems: 200 })),
      },
      closed,
    ),
    office: Type.Object(
      { name: Text(100), shortName: Text(60), mark: Text(20), phone: Text(60), address: Text(200) },
      closed,
    ),
    hotline: Type.Optional(Type.Object({ number: Text(40), hours: Text(100) }, closed)),
    admin: Person,
    securityAdmin: Person,
  },
  closed,
)
type Setup = Static<typeof SetupShape>

/** What the first run needs; `leave` is there where the program can empty its own folder and open it again. */
export type FirstRunHouse = {
  kernel: Kernel
  directory: OrganDirectory
  site: Site
  firstRun: FirstRun
  leave?: ((token: string) => void) | undefined
}

/** From an empty folder to a city with an office and its two administrators, and from the sample back to an empty folder. */
export function firstRunRoutes(app: Http, house: FirstRunHouse): void {
  const { kernel, directory, firstRun, site } = house

  app.get(
    '/api/v1/admin/setup',
    { config: { policy: 'first-run' }, schema: { summary: '是否等待首次设置' } },
    async () => ({ state: firstRun.state() }),
  )

  app.post(
    '/api/v1/admin/setup',
    { config: { policy: 'first-run' }, schema: { summary: '首次设置：建立本市', body: SetupShape } },
    async (request, reply) => {
      const setup = request.body
      if (firstRun.state() !== 'open') throw refusalProblem(alreadySetUp)
      if (!firstRun.fits(setup.token)) throw problem('setup-token-wrong')
      requireFaultless(setupFaults(setup))
      const office = officeOf(setup)
      await kernel.units.write(publicPrincipal, async (tx) => {
        await addFirstCity(tx, setup, office, isoAt(kernel.clock.now()))
      })
      await directory.reload()
      await site.reload()
      firstRun.finish()
      return reply.status(201).send({ organ: office.code, login: setup.admin.login })
    },
  )

  app.post(
    '/api/v1/admin/setup/leave-demo',
    {
      config: { policy: 'admin.leave-demo' },
      schema: {
        summary: '结束演示：清空示例数据，进入首次设置',
        body: Type.Object({ password: Text(256), city: Text(40) }, closed),
      },
    },
    async (request, reply) => {
      if (!kernel.demo)
        throw refusalProblem(
          refuse('not-a-demo', '[D]', '这里是正式数据，不能清空。', '停用请联系运维按备份制度处理。'),
        )
      const { leave } = house
      if (!leave)
        throw refusalProblem(
          refuse('cannot-leave-here', '[D]', '当前的启动方式不能清空目录。', '请用 dengwen serve 启动后再结束演示。'),
        )
      await signIn(kernel, staffOf(request).login, request.body.password)
      if (request.body.city.trim() !== site.current().city)
        requireFaultless([{ field: 'city', says: `请输入示例城市的名称“${site.current().city}”以确认。` }])
      const token = newToken()
      // Only when the answer is on its way: the house that gives it is closed then.
      reply.raw.once('finish', () => leave(token))
      return reply
        .status(202)
        .header('connection', 'close')
        .send({ setup: `/desk/setup#${token}` })
    },
  )
}

const alreadySetUp: Refusal = refuse(
  'already-set-up',
  '[D]',
  '本市已经建立，首次设置只用一次。',
  '请用管理员账号登录，在“管理”里修改。',
)

function setupFaults({ admin, securityAdmin, region, office }: Setup): Fault[] {
  const faults: Fault[] = []
  const codes = [region.code, ...below(region).map(({ code }) => code)]
  if (new Set(codes).size < codes.length) faults.push({ field: 'region.children', says: '区划代码有重复。' })
  for (const { code, level, parent } of below(region))
    if (level <= (parent?.level ?? 0)) faults.push({ field: 'region.children', says: `${code} 的层级应低于上级。` })
  for (const [field, person, role] of [
    ['admin', admin, 'system-admin'],
    ['securityAdmin', securityAdmin, 'security-admin'],
  ] as const) {
    const draft = { login: person.login, name: person.name, post: '', organ: '', roles: [role] satisfies Role[] }
    const known = { organ: () => ({ name: office.name, active: true }) as Organ }
    faults.push(...accountFaults(known, draft).map((fault) => ({ ...fault, field: `${field}.${fault.field}` })))
    if ([...person.password].length < passwordChars)
      faults.push({ field: `${field}.password`, says: `密码至少${passwordChars}个字符。` })
  }
  if (admin.login.toLowerCase() === securityAdmin.login.toLowerCase())
    faults.push({ field: 'securityAdmin.login', says: '两位管理员是两个人，登录名不能相同。' })
  if (admin.password === securityAdmin.password)
    faults.push({ field: 'securityAdmin.password', says: '两位管理员各用各的密码。' })
  return faults
}

type Below = Pick<Region, 'code' | 'name' | 'level'> & { parent: Pick<Region, 'code' | 'level'> }

const below = (region: Setup['region']): Below[] =>
  (region.children ?? []).flatMap(({ children = [], ...county }) => [
    { ...county, parent: region },
    ...children.map((town) => ({ ...town, parent: county })),
  ])

const officeOf = ({ region, office }: Setup) => ({
  ...office,
  code: `${region.code}-XF`,
  kind: 'office' as const,
  level: region.level,
  region: region.code,
  superior: null,
  duties: [],
})

async function addFirstCity(tx: Tx, setup: Setup, office: ReturnType<typeof officeOf>, at: string): Promise<void> {
  // Two who send the form at once: the second waits here, and finds a city.
  await sql`lock table organ in exclusive mode`.execute(tx)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from organ`.execute(tx)
  if (rows[0]?.n) throw refusalProblem(alreadySetUp)
  const { region, admin, securityAdmin, city, hotline } = setup
  const top = { code: region.code, name: region.name, level: region.level, parent: null }
  await addCity(tx, [top, ...below(region).map((one) => ({ ...one, parent: one.parent.code }))], [office])
  const person = (who: Setup['admin'], role: Role, post: string) => ({
    ...who,
    post,
    organ: office.code,
    roles: [role],
    mustChange: false,
  })
  await addAccounts(tx, [
    person(admin, 'system-admin', '系统管理员'),
    person(securityAdmin, 'security-admin', '安全管理员'),
  ])
  await saveSite(tx, { city, office: office.name, ...(hotline ? { hotline } : {}) }, at)
  await sql`insert into audit (at, account, organ, act, object) values (${at}, null, ${office.code}, 'set-up', ${region.code})`.execute(
    tx,
  )
}
