import { useQueryClient } from '@tanstack/react-query'
import { DemoBanner } from '../frame/demo-banner.tsx'
import type { Me } from '../server/api.ts'
import { meQuery } from '../server/queries.ts'
import { PasswordForm } from './password-form.tsx'

/** A password that somebody else gave is changed before anything else is shown. */
export function FirstPassword({ me, demo }: { me: Me; demo: boolean }) {
  const client = useQueryClient()
  return (
    <div className="sign-in">
      {demo && <DemoBanner />}
      <main className="sign-in-card">
        <h1>登闻</h1>
        <p className="sign-in-sub">
          {me.organName} · {me.name}
        </p>
        <h2>第一次登录，请先修改密码</h2>
        <PasswordForm onChanged={() => void client.invalidateQueries({ queryKey: meQuery.queryKey })} />
      </main>
    </div>
  )
}
