import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { OrganPicker } from '../../acts/fields/directory-pickers.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { call } from '../../server/request.ts'
import { useSession } from '../../session/session.tsx'
import type { AdminAccount, Told } from '../api.ts'
import { AdminForm } from '../form/admin-form.tsx'
import { TextField } from '../form/text-field.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { accountsKey } from '../queries.ts'
import { AccountActs } from './account-acts.tsx'
import { RoleBoxes } from './role-boxes.tsx'

type Values = { login: string; name: string; post: string; organ: string; roles: string[] }

const empty: Values = { login: '', name: '', post: '', organ: '', roles: [] }

/** One account: who it is, where, and what the person may do. */
export function AccountForm({
  account,
  search,
  onTold,
}: {
  account: AdminAccount | undefined
  search: string
  onTold: (told: Told) => void
}) {
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { me } = useSession()
  const { notification } = App.useApp()
  const own = account?.account === me.account
  const refresh = () => client.invalidateQueries({ queryKey: accountsKey })
  const form = useAdminForm<Values, Told | AdminAccount>({
    name: `account/${account?.account ?? 'new'}`,
    start: account
      ? {
          login: account.login,
          name: account.name,
          post: account.post,
          organ: account.organ,
          roles: [...account.roles].sort(),
        }
      : empty,
    save({ login, ...values }, key) {
      if (!account) return call('/admin/accounts', { method: 'POST', body: { login: login.trim(), ...values }, key })
      // Nobody changes the own roles: then they are not even said.
      const { roles, ...rest } = values
      const body = own ? rest : { ...rest, roles }
      return call(`/admin/accounts/${account.account}`, { method: 'PATCH', body, key })
    },
    async onSaved(saved) {
      await refresh()
      if ('password' in saved) {
        onTold(saved)
        void navigate({ pathname: `/admin/accounts/${saved.account}`, search })
      } else notification.success({ title: '已保存，立即生效' })
    },
  })
  const { values, set, wrong } = form
  const text = (field: 'login' | 'name' | 'post') => ({
    value: values[field],
    onChange: (value: string) => set({ [field]: value }),
    wrong: wrong(field),
  })
  return (
    <>
      <h2>{account ? account.name : '新建账号'}</h2>
      <AdminForm form={form} label={account ? '保存' : '建立账号'} isNew={!account} title="账号">
        {account ? (
          <p>
            登录名 <b>{account.login}</b>
            {!account.active && '（已停用）'}
            {account.resting && '（密码输错次数太多，正暂停登录）'}
          </p>
        ) : (
          <TextField
            title="登录名"
            required
            hint="建立后不能改。建议用单位简写加姓名拼音，如 zj.wangxm"
            most={40}
            {...text('login')}
          />
        )}
        <div className="row">
          <TextField title="姓名" required most={100} {...text('name')} />
          <TextField title="职务" hint="文书和查看记录里用" most={60} {...text('post')} />
        </div>
        <Field id={`${id}-organ`} title="单位" required wrong={wrong('organ')}>
          {(tied) => <OrganPicker tied={tied} value={values.organ} onChange={(organ) => set({ organ })} />}
        </Field>
        <Field
          id={`${id}-roles`}
          title="角色"
          required
          group
          hint={own ? '自己的角色只能由另一位安全管理员修改。' : '按工作需要给，够用就好。保存后立即生效。'}
          wrong={wrong('roles')}
        >
          {() => (
            <RoleBoxes
              labelledBy={`${id}-roles-name`}
              value={values.roles}
              disabled={own}
              onChange={(roles) => set({ roles })}
            />
          )}
        </Field>
      </AdminForm>
      {account && <AccountActs account={account} own={own} onTold={onTold} onDone={refresh} />}
    </>
  )
}
