import { Type } from 'typebox'
import type { Http, Kernel } from '../kernel/index.ts'
import { cookieName, staffOf } from './access.ts'
import { changePassword, signIn } from './accounts.ts'
import type { OrganDirectory } from './directory.ts'
import { admittedTags } from './policy.ts'
import { endSession, openSession, revokeSessions, type Staff, sessionsOf } from './sessions.ts'
import { spelledOut } from './spelling.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const passwordChars = 256
const loginChars = 100

/** Sessions, the own account, and the directory that pickers need. */
export function peopleRoutes(app: Http, kernel: Kernel, directory: OrganDirectory): void {
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: kernel.secure }

  app.post(
    '/api/v1/sessions',
    {
      config: { policy: 'sign-in' },
      schema: {
        summary: '登录',
        body: Type.Object({
          account: Text(loginChars),
          password: Text(passwordChars),
          code: Type.Optional(Type.String({ maxLength: 20 })),
        }),
      },
    },
    async (request, reply) => {
      const row = await signIn(kernel, request.body.account, request.body.password)
      const cookie = await openSession(kernel, row.id, request.headers['user-agent'] ?? '')
      reply.setCookie(cookieName(kernel.secure), cookie, cookieOptions)
      return reply
        .status(201)
        .send({ account: row.id, name: row.name, organ: row.organ, roles: row.roles, mustChange: row.must_change })
    },
  )

  app.delete(
    '/api/v1/sessions/current',
    { config: { policy: 'signed-in' }, schema: { summary: '退出' } },
    async (request, reply) => {
      const cookie = request.cookies[cookieName(kernel.secure)]
      if (cookie) await endSession(kernel, cookie)
      reply.clearCookie(cookieName(kernel.secure), cookieOptions)
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/sessions',
    { config: { policy: 'signed-in' }, schema: { summary: '本人的登录' } },
    async (request) => ({
      items: await sessionsOf(kernel, staffOf(request)),
    }),
  )

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { policy: 'signed-in' },
      schema: {
        summary: '结束本人的一个登录（others：其余全部）',
        params: Type.Object({ id: Type.String({ pattern: '^([0-9a-f]{64}|others)$' }) }),
      },
    },
    async (request, reply) => {
      await revokeSessions(kernel, staffOf(request), request.params.id)
      return reply.status(204).send()
    },
  )

  app.get('/api/v1/me', { config: { policy: 'signed-in' }, schema: { summary: '本人' } }, async (request) =>
    meView(staffOf(request), directory),
  )

  app.post(
    '/api/v1/me/password',
    {
      config: { policy: 'signed-in' },
      schema: { summary: '修改密码', body: Type.Object({ old: Text(passwordChars), next: Text(passwordChars) }) },
    },
    async (request, reply) => {
      const staff = staffOf(request)
      await changePassword(kernel, staff.login, request.body.old, request.body.next)
      await revokeSessions(kernel, staff, 'others')
      return reply.status(204).send()
    },
  )

  app.get(
    '/api/v1/organs',
    { config: { policy: 'signed-in' }, schema: { summary: '单位名录与派单目录' } },
    async () => ({
      items: spelledOut(directory.organs().filter((organ) => organ.active)),
    }),
  )
  app.get('/api/v1/categories', { config: { policy: 'signed-in' }, schema: { summary: '内容分类' } }, async () => ({
    items: spelledOut(directory.categories()),
  }))
  app.get('/api/v1/regions', { config: { policy: 'signed-in' }, schema: { summary: '区划' } }, async () => ({
    items: spelledOut(directory.regions()),
  }))
  app.get(
    '/api/v1/organs/:code/accounts',
    {
      config: { policy: 'signed-in' },
      schema: { summary: '本单位人员', params: Type.Object({ code: Type.String({ maxLength: 40 }) }) },
    },
    async (request) => ({
      // Colleagues only: who works where in other organs is nobody's business.
      items:
        request.params.code === staffOf(request).organ
          ? directory.accountsOf(request.params.code).map(({ login: _, ...rest }) => rest)
          : [],
    }),
  )
}

export type Me = ReturnType<typeof meView>

const meView = (staff: Staff, directory: OrganDirectory) => ({
  account: staff.account,
  name: staff.name,
  post: staff.post,
  organ: staff.organ,
  organName: directory.organ(staff.organ)?.name ?? staff.organ,
  organKind: directory.organ(staff.organ)?.kind ?? null,
  roles: staff.roles,
  /** Tags of the access policy that admit this person: what a screen offers. */
  may: admittedTags(staff.roles),
  mustChange: staff.mustChange,
  actingFor: staff.actingFor,
})
