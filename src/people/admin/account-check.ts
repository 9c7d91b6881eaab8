import { type Refusal, type Role, refuse } from '../../law/index.ts'
import type { Account, OrganDirectory } from '../directory.ts'
import { administrators, roles as knownRoles } from '../policy.ts'
import type { Fault } from './administer.ts'

/** What an administrator says of an account. */
export type AccountDraft = Pick<Account, 'login' | 'name' | 'post' | 'organ' | 'roles'>

const loginForm = /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/

/** Everything that is wrong with an account as it is meant to be. */
export function accountFaults(
  directory: Pick<OrganDirectory, 'organ'>,
  draft: AccountDraft,
  takenBy?: Pick<Account, 'name'>,
): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, says: string) => void faults.push({ field, says })
  if (!loginForm.test(draft.login)) fault('login', '登录名由2到40个字母、数字、点、短横线组成。')
  else if (takenBy) fault('login', `登录名 ${draft.login} 已由${takenBy.name}使用，请另取。`)
  const organ = directory.organ(draft.organ)
  if (!organ) fault('organ', `没有单位 ${draft.organ}；请先建立单位。`)
  else if (!organ.active) fault('organ', `${organ.name}已停用；请选继续承担其职责的单位。`)
  const unknown = draft.roles.filter((role) => !knownRoles.includes(role))
  if (unknown.length) fault('roles', `没有角色 ${unknown.join('、')}。`)
  else if (!draft.roles.length) fault('roles', '请至少选一个角色。')
  else if (draft.roles.some((role) => administrators.includes(role)) && draft.roles.length > 1)
    fault('roles', '系统管理员、安全管理员、审计员三员分立：各用单独的账号，不兼其他角色。')
  return faults
}

/** What an administrator may not do to this account, whatever the form says. */
export function accountRefusal(
  directory: OrganDirectory,
  by: string,
  account: Account,
  next: { roles: readonly Role[]; active: boolean },
): Refusal | null {
  const changesRoles = String([...next.roles].sort()) !== String([...account.roles].sort())
  if (account.account === by && (changesRoles || !next.active))
    return refuse('own-roles', '[D]', '不能改自己的角色，也不能停用自己的账号。', '请由另一位安全管理员办理。')
  for (const role of ['system-admin', 'security-admin'] as const) {
    if (!account.active || !account.roles.includes(role) || (next.active && next.roles.includes(role))) continue
    const others = directory.accounts().filter((a) => a.active && a.account !== account.account)
    if (others.every((a) => !a.roles.includes(role)))
      return refuse(
        'last-administrator',
        '[D]',
        `${account.name}是最后一位${role === 'system-admin' ? '系统管理员' : '安全管理员'}，停用或改角色后没有人能管理系统。`,
        '请先给另一位同志开立这个角色的账号。',
      )
  }
  return null
}
