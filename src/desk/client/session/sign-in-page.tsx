import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DemoBanner } from '../frame/demo-banner.tsx'
import { meQuery, setupQuery } from '../server/queries.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The way in. */
export function SignInPage({ demo }: { demo: boolean }) {
  const client = useQueryClient()
  const setup = useQuery(setupQuery)
  return (
    <div className="sign-in">
      {demo && <DemoBanner />}
      <main className="sign-in-card">
        <h1>登闻</h1>
        <p className="sign-in-sub">信访与12345热线 · 工作台</p>
        {setup.data?.state === 'open' && (
          <p className="note-wrong">
            这里还没有建立城市，没有账号可以登录。请打开程序启动时显示的一次性地址，或者
            <a href="/desk/setup">输入建立码</a>。
          </p>
        )}
        <SignInForm onSignedIn={() => void client.invalidateQueries({ queryKey: meQuery.queryKey })} />
        <p className="hint">
          忘记密码，请联系本单位系统管理员。群众查询、提交请到 <a href="/">首页</a>。
        </p>
      </main>
    </div>
  )
}
