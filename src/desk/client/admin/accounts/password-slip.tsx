import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Told } from '../api.ts'

/** The first password, shown once: to be printed and handed over, not to be sent. */
export function PasswordSlip({ told: { login, password }, onClose }: { told: Told; onClose: () => void }) {
  const print = useRef<HTMLButtonElement>(null)
  useEffect(() => print.current?.focus(), [])
  return (
    <section className="password-told" aria-label="初始密码">
      <article className="slip">
        <h2>登录信息</h2>
        <dl>
          <dt>网址</dt>
          <dd>{window.location.host}/desk/</dd>
          <dt>登录名</dt>
          <dd className="slip-no">{login}</dd>
          <dt>初始密码</dt>
          <dd className="slip-no">{password}</dd>
        </dl>
        <p>第一次登录时会要求改成自己的密码，至少12个字符。请当面交给本人，改过以后把这张纸销毁。</p>
      </article>
      <div className="slip-acts">
        <Button ref={print} type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <Button onClick={onClose}>已交给本人，关闭</Button>
        <span className="hint">只显示这一次，关闭后只能重置。</span>
      </div>
    </section>
  )
}
