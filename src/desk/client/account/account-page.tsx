import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { moment } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { roleTitle } from '../law/words.ts'
import { today } from '../server/now.ts'
import { sessionsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { PasswordForm } from '../session/password-form.tsx'
import { useSession } from '../session/session.tsx'

/** The own account: who one is here, where one is signed in, the password. */
export function AccountPage() {
  const { me } = useSession()
  const { notification } = App.useApp()
  usePageTitle('密码与登录记录')
  return (
    <main id="main" className="page account-page">
      <h1>{me.name}</h1>
      <p>
        {me.organName}，{me.post}（{me.roles.map(roleTitle).join('、')}）
      </p>
      <section>
        <h2>登录记录</h2>
        <Sessions />
      </section>
      <section>
        <h2>修改密码</h2>
        <PasswordForm
          onChanged={() => notification.success({ title: '密码已修改', description: '其他地方的登录都已结束。' })}
        />
      </section>
    </main>
  )
}

function Sessions() {
  const client = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  const end = useMutation({
    mutationFn: (id: string) => call(`/sessions/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  if (sessions.error) return <Trouble error={sessions.error} onRetry={() => void sessions.refetch()} />
  if (sessions.isPending) return <Waiting />
  return (
    <>
      <p className="hint">不是您本人的登录，请立即结束它并修改密码。</p>
      <ul className="sessions">
        {sessions.data.map((session) => (
          <li key={session.id}>
            <span>
              {session.browser}
              {session.current && <b>（本次）</b>}
            </span>
            <span className="hint">
              {moment(session.openedAt, today())}登录，{moment(session.seenAt, today())}还在用
            </span>
            {!session.current && (
              <Button size="small" onClick={() => end.mutate(session.id)}>
                结束
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <FailureNote error={end.error} />}
      {sessions.data.length > 1 && <Button onClick={() => end.mutate('others')}>结束其他全部登录</Button>}
    </>
  )
}
