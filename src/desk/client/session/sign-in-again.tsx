import { App, Modal } from 'antd'
import type { Me } from '../server/api.ts'
import { sessionGate } from '../server/request.ts'
import { SignInForm } from './sign-in-form.tsx'

/**
 * Over whatever was being done: the session ended, the form below stays as it is, and the request that failed is sent
 * again. Another account gets a fresh page: nothing of the first one may be sent in its name.
 */
export function SignInAgain({ me }: { me: Me }) {
  const { notification } = App.useApp()
  return (
    <Modal
      open
      title="登录已过期，请重新登录"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
    >
      <p className="hint">
        {me.organName} · {me.name}：刚才填写的内容都还在，登录后自动接着办。
      </p>
      <SignInForm
        onSignedIn={({ account, mustChange }) => {
          if (account !== me.account || mustChange) {
            window.location.assign('/desk/')
            return
          }
          sessionGate.open()
          notification.success({ title: '已重新登录', description: '刚才的操作已接着办理。' })
        }}
      />
    </Modal>
  )
}
