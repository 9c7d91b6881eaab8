import { sql } from 'kysely'
import { publicPrincipal } from '../kernel/index.ts'
import type { Role } from '../law/index.ts'
import { addAccounts, randomPassword, resetPassword, roles } from '../people/index.ts'
import { withHouse } from './house.ts'
import { type CommandDoer, printJson, readArgs, UsageError } from './program.ts'

const usage = `用法 (usage):
  dengwen accounts list
  dengwen accounts add --login L --name N --organ CODE --role R [--role R]… [--post P]
  dengwen accounts reset --login L     新口令只显示一次，首次登录须修改
  dengwen accounts lock --login L      停用，已有登录立即失效
角色 (roles): ${roles.join(' ')}`

/** `dengwen accounts`: the first accounts of a city, and help when nobody can sign in. Passwords are shown once. */
export const accountsCommand: CommandDoer = async ([action, ...args]) => {
  const { values } = readArgs({
    args,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean' },
      login: { type: 'string' },
      name: { type: 'string' },
      organ: { type: 'string' },
      post: { type: 'string' },
      role: { type: 'string', multiple: true },
    },
  })
  if (!action || !['list', 'add', 'reset', 'lock'].includes(action)) throw new UsageError(usage)
  if (action !== 'list' && !values.login) throw new UsageError(usage)
  return withHouse(values.data, async (house) => {
    const { units } = house.kernel
    if (action === 'list') {
      const { rows } = await units.read(publicPrincipal, (tx) =>
        sql<{
          login: string
          name: string
          organ: string
          roles: string[]
          active: boolean
        }>`select login, name, organ, roles, active from account order by organ, login`.execute(tx),
      )
      if (values.json) printJson(rows)
      else
        for (const row of rows)
          process.stdout.write(
            `${row.login}\t${row.name}\t${row.organ}\t${row.roles.join(',')}${row.active ? '' : '\t已停用'}\n`,
          )
      return 0
    }
    const login = values.login ?? ''
    if (action === 'lock') {
      await units.write(publicPrincipal, async (tx) => {
        const { rows } = await sql<{
          id: string
        }>`update account set active = false where login = ${login} returning id`.execute(tx)
        if (!rows[0]) throw new Error(`没有账号 ${login}。(no such account)`)
        await sql`delete from session where account = ${rows[0].id}`.execute(tx)
      })
      if (values.json) printJson({ login, active: false })
      else process.stdout.write(`${login} 已停用。\n`)
      return 0
    }
    const password = randomPassword()
    if (action === 'reset') await resetPassword(house.kernel, login, password)
    else {
      const given = values.role ?? []
      const unknown = given.filter((role) => !(roles as readonly string[]).includes(role))
      if (!values.name || !values.organ || !given.length || unknown.length)
        throw new UsageError(unknown.length ? `没有角色 ${unknown.join('、')}。\n${usage}` : usage)
      if (!house.directory.organ(values.organ))
        throw new Error(`没有单位 ${values.organ}；请先用 dengwen setup 建立单位名录。(no such organ)`)
      const account = {
        login,
        name: values.name,
        post: values.post ?? '',
        organ: values.organ,
        roles: given as Role[],
        password,
        mustChange: true,
      }
      await units.write(publicPrincipal, (tx) => addAccounts(tx, [account]))
    }
    if (values.json) printJson({ login, password })
    else process.stdout.write(`${login} 的口令（只显示这一次，首次登录须修改）：${password}\n`)
    return 0
  })
}
