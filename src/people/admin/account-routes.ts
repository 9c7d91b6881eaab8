import { type Static, Type } from 'typebox'
import { type Http, problem } from '../../kernel/index.ts'
import { staffOf, staffPrincipal } from '../access.ts'
import { addAccounts, hashPassword, randomPassword } from '../accounts.ts'
import type { Account } from '../directory.ts'
import { administrators, admittedTags, roles as knownRoles, personalRoles, roleTitles } from '../policy.ts'
import { accountFaults, accountRefusal } from './account-check.ts'
import {
  accountView,
  changeAccount,
  endDeputiesApart,
  endSessionsOf,
  listAccounts,
  setFirstPassword,
  unlock,
} from './accounts.ts'
import { type Administration, administer, requireFaultless } from './administer.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Roles = Type.Array(Type.Enum([...knownRoles]), { maxItems: knownRoles.length, uniqueItems: true })

const NewAccountShape = Type.Object(
  { login: Text(40), name: Text(100), post: Type.String({ maxLength: 60 }), organ: Text(40), roles: Roles },
  { additionalProperties: false },
)
const AccountChange = Type.Partial(
  Type.Object({
    name: Text(100),
    post: Type.String({ maxLength: 60 }),
    organ: Text(40),
    roles: Roles,
    active: Type.Boolean(),
  }),
  { additionalProperties: false },
)
const AccountList = Type.Object(
  {
    organ: Type.Optional(Text(40)),
    q: Type.Optional(Text(100)),
    role: Type.Optional(Text(40)),
    active: Type.Optional(Type.Enum(['0', '1'])),
    cursor: Type.Optional(Text(400)),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$' })),
  },
  { additionalProperties: false },
)
const AccountParams = Type.Object({ id: Text(40) })

/** Accounts and roles, kept by the security administrator; what changes acts at the next request of whom it concerns. */
export function accountRoutes(app: Http, house: Administration): void {
  const { directory, kernel } = house
  const config = { policy: 'admin.accounts' } as const
  const known = (id: string): Account => {
    const account = directory.account(id)
    if (!account) throw problem('not-found')
    return account
  }

  app.get('/api/v1/admin/roles', { config, schema: { summary: '角色和各自能做什么' } }, async () => ({
    items: knownRoles.map((role) => ({
      role,
      title: roleTitles[role],
      alone: administrators.includes(role),
      lent: !personalRoles.includes(role),
      may: admittedTags([role]),
    })),
  }))

  app.get(
    '/api/v1/admin/accounts',
    { config, schema: { summary: '账号（含停用）', querystring: AccountList } },
    async (request) => {
      const { active, limit, ...rest } = request.query
      return kernel.units.read(staffPrincipal(staffOf(request)), (tx) =>
        listAccounts(tx, kernel, directory, {
          ...rest,
          ...(active ? { active: active === '1' } : {}),
          limit: Math.min(Number(limit ?? kernel.settings.listLimitDefault), kernel.settings.listLimitMax),
        }),
      )
    },
  )

  app.post(
    '/api/v1/admin/accounts',
    { config, schema: { summary: '开立账号（首次口令只显示一次）', body: NewAccountShape } },
    async (request, reply) => {
      const draft = request.body
      const password = randomPassword()
      const made = await administer(house, request, async (tx) => {
        requireFaultless(accountFaults(directory, draft, loginTaken(house, draft.login)))
        const [account = ''] = await addAccounts(tx, [{ ...draft, password, mustChange: true }])
        return {
          answer: { account, login: draft.login, password },
          act: 'create-account',
          object: account,
          detail: { roles: draft.roles, organ: draft.organ },
        }
      })
      return reply.status(201).send(made)
    },
  )

  app.patch(
    '/api/v1/admin/accounts/:id',
    {
      config,
      schema: { summary: '修改账号、角色，停用或恢复', params: AccountParams, body: AccountChange },
    },
    async (request) => {
      const account = known(request.params.id)
      await administer(house, request, async (tx) => {
        const next = { ...account, ...request.body }
        if (next.active) requireFaultless(accountFaults(directory, next))
        const refusal = accountRefusal(directory, staffOf(request).account, account, next)
        if (refusal) return refusal
        await changeAccount(tx, account.account, next)
        await endDeputiesApart(tx, account.account, kernel.clock.now())
        return {
          answer: account.account,
          act: 'change-account',
          object: account.account,
          detail: changed(account, request.body),
        }
      })
      return kernel.units.read(staffPrincipal(staffOf(request)), (tx) =>
        accountView(tx, kernel, directory, account.account),
      )
    },
  )

  app.post(
    '/api/v1/admin/accounts/:id/password',
    { config, schema: { summary: '重置口令（只显示一次，已有登录结束）', params: AccountParams } },
    async (request) => {
      const account = known(request.params.id)
      const password = randomPassword()
      const hashed = await hashPassword(password)
      return administer(house, request, async (tx) => {
        await setFirstPassword(tx, account.account, hashed)
        await unlock(tx, kernel, account.login)
        return { answer: { password }, act: 'reset-password', object: account.account }
      })
    },
  )

  app.post(
    '/api/v1/admin/accounts/:id/unlock',
    { config, schema: { summary: '解除登录暂停', params: AccountParams } },
    async (request, reply) => {
      const account = known(request.params.id)
      await administer(house, request, async (tx) => {
        await unlock(tx, kernel, account.login)
        return { answer: null, act: 'unlock-account', object: account.account }
      })
      return reply.status(204).send()
    },
  )

  app.delete(
    '/api/v1/admin/accounts/:id/sessions',
    { config, schema: { summary: '结束全部登录', params: AccountParams } },
    async (request, reply) => {
      const account = known(request.params.id)
      await administer(house, request, async (tx) => {
        await endSessionsOf(tx, account.account)
        return { answer: null, act: 'end-sessions', object: account.account }
      })
      return reply.status(204).send()
    },
  )
}

const loginTaken = (house: Administration, login: string): Account | undefined =>
  house.directory.accounts().find((account) => account.login.toLowerCase() === login.toLowerCase())

/** What the audit keeps of a change: roles and organ before and after, names of the other fields. */
function changed(account: Account, change: Static<typeof AccountChange>): Record<string, unknown> {
  return {
    fields: Object.keys(change),
    ...(change.roles ? { rolesBefore: account.roles, roles: change.roles } : {}),
    ...(change.organ ? { organBefore: account.organ, organ: change.organ } : {}),
    ...(change.active === undefined ? {} : { active: change.active }),
  }
}
