import { useMutation } from '@tanstack/react-query'
import { Button, Input, type InputRef } from 'antd'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import { call } from '../server/request.ts'

type SignedIn = { account: string; mustChange: boolean }

/** Account and password, on the sign-in page and over a form whose session ended. */
export function SignInForm({ onSignedIn }: { onSignedIn: (who: SignedIn) => void }) {
  const id = useId()
  const [login, setLogin] = useState(lastLogin)
  const [password, setPassword] = useState('')
  const loginField = useRef<InputRef>(null)
  const passwordField = useRef<InputRef>(null)
  useEffect(() => {
    const field = lastLogin() ? passwordField : loginField
    field.current?.focus()
    // A dialog around it gives the focus to its first field. Whoever has begun to type keeps it: a password would go
    // on in the field of the account, for all to read.
    const timer = window.setTimeout(() => {
      const typed = loginField.current?.input?.value !== lastLogin() || passwordField.current?.input?.value !== ''
      if (!typed) field.current?.focus()
    }, 100)
    return () => window.clearTimeout(timer)
  }, [])
  const signIn = useMutation({
    mutationFn: () =>
      call<SignedIn>('/sessions', { method: 'POST', body: { account: login.trim(), password }, signedOut: true }),
    onSuccess: (who) => {
      keepLogin(login.trim())
      onSignedIn(who)
    },
    onError: () => setPassword(''),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (login.trim() && password) signIn.mutate()
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <label htmlFor={`${id}-account`}>账号</label>
      <Input
        ref={loginField}
        id={`${id}-account`}
        name="account"
        autoComplete="username"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>密码</label>
      <Input.Password
        id={`${id}-password`}
        name="password"
        autoComplete="current-password"
        ref={passwordField}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {signIn.error && <FailureNote error={signIn.error} />}
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </form>
  )
}

const loginKey = 'dengwen/login'

/** The name typed last in this window, so that signing in again asks for the password only. */
function lastLogin(): string {
  try {
    return sessionStorage.getItem(loginKey) ?? ''
  } catch {
    return ''
  }
}

function keepLogin(login: string): void {
  try {
    sessionStorage.setItem(loginKey, login)
  } catch {
    // Then it is typed again.
  }
}
