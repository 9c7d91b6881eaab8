import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { FailureNote } from '../../frame/failure-note.tsx'
import { draftId } from '../../server/drafts.ts'
import { call } from '../../server/request.ts'
import type { AdminAccount, Told } from '../api.ts'

type Act = 'password' | 'unlock' | 'sessions' | 'close' | 'open'

const done: Readonly<Record<Act, string>> = {
  password: '密码已重置',
  unlock: '已解除登录限制',
  sessions: '全部登录都已结束',
  close: '账号已停用，登录都已结束',
  open: '账号已恢复使用',
}

/** What can be done with an account beside changing it. */
export function AccountActs({
  account,
  own,
  onTold,
  onDone,
}: {
  account: AdminAccount
  own: boolean
  onTold: (told: Told) => void
  onDone: () => Promise<unknown>
}) {
  const { notification, modal } = App.useApp()
  const act = useMutation({
    mutationFn: async (what: Act): Promise<void> => {
      const path = `/admin/accounts/${account.account}`
      const key = draftId()
      if (what === 'sessions') return call(`${path}/sessions`, { method: 'DELETE', key })
      if (what === 'close' || what === 'open')
        return call(path, { method: 'PATCH', body: { active: what === 'open' }, key })
      const answer = await call<{ password?: string } | undefined>(`${path}/${what}`, { method: 'POST', body: {}, key })
      if (answer?.password) onTold({ account: account.account, login: account.login, password: answer.password })
    },
    onSuccess: async (_answer, what) => {
      await onDone()
      notification.success({ title: done[what] })
    },
  })
  const ask = (what: Act, title: string, content: string, okText: string): void =>
    void modal.confirm({ title, content, okText, cancelText: '取消', onOk: () => act.mutate(what) })
  return (
    <section className="admin-danger">
      <h3>密码与登录</h3>
      {act.error && <FailureNote error={act.error} />}
      <div className="admin-acts">
        <Button
          onClick={() =>
            ask(
              'password',
              `重置${account.name}的密码？`,
              '会给出一个新的初始密码，本人登录后必须修改；现有的登录立即结束。',
              '重置',
            )
          }
        >
          重置密码
        </Button>
        <Button onClick={() => act.mutate('unlock')}>解除登录限制</Button>
        <Button onClick={() => act.mutate('sessions')}>结束全部登录</Button>
        {account.active ? (
          <Button
            danger
            disabled={own}
            onClick={() =>
              ask(
                'close',
                `停用${account.name}的账号？`,
                '停用后不能登录，现有的登录立即结束。办过的件和记录不变，以后可以恢复。',
                '停用',
              )
            }
          >
            停用
          </Button>
        ) : (
          <Button onClick={() => act.mutate('open')}>恢复使用</Button>
        )}
      </div>
      <p className="hint">密码输错次数太多会暂停登录一小时，“解除登录限制”可以马上放行，密码不变。</p>
    </section>
  )
}
