import { Button } from 'antd'
import type { Imported } from '../api.ts'

/** First passwords of many accounts, shown once: one slip each, to be cut and handed over. */
export function PasswordSlips({ passwords }: { passwords: NonNullable<Imported['passwords']> }) {
  return (
    <section className="password-told" aria-label="初始密码">
      <p className="note-wrong">
        <strong>初始密码只显示这一次。</strong>请现在打印，裁开后当面交给本人；离开这一页后只能逐个重置。
      </p>
      <p className="slip-acts">
        <Button type="primary" onClick={() => window.print()}>
          打印{passwords.length}张
        </Button>
      </p>
      {passwords.map(({ login, name, password }) => (
        <article key={login} className="slip">
          <h2>{name}的登录信息</h2>
          <dl>
            <dt>网址</dt>
            <dd>{window.location.host}/desk/</dd>
            <dt>登录名</dt>
            <dd className="slip-no">{login}</dd>
            <dt>初始密码</dt>
            <dd className="slip-no">{password}</dd>
          </dl>
          <p>第一次登录时会要求改成自己的密码。改过以后把这张纸销毁。</p>
        </article>
      ))}
    </section>
  )
}
