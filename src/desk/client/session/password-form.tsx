import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import { call } from '../server/request.ts'

/** The server's rule (people/accounts.ts); it has the last word. */
const leastChars = 12

/** Change the own password. Other sessions of the account end with it. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const id = useId()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState('')
  const change = useMutation({
    mutationFn: () => call('/me/password', { method: 'POST', body: { old, next } }),
    onSuccess: () => {
      for (const clear of [setOld, setNext, setAgain]) clear('')
      onChanged()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const says =
      [...next].length < leastChars
        ? `新密码至少${leastChars}个字符。`
        : next !== again
          ? '两次填写的新密码不一样。'
          : ''
    setWrong(says)
    if (!says) change.mutate()
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <label htmlFor={`${id}-old`}>现在的密码</label>
      <Input.Password
        id={`${id}-old`}
        autoComplete="current-password"
        value={old}
        onChange={(e) => setOld(e.target.value)}
        required
      />
      <label htmlFor={`${id}-next`}>新密码</label>
      <Input.Password
        id={`${id}-next`}
        autoComplete="new-password"
        aria-describedby={`${id}-rule`}
        value={next}
        onChange={(e) => setNext(e.target.value)}
        required
      />
      <small id={`${id}-rule`} className="hint">
        至少{leastChars}个字符，可以用一句容易记的话；不能与现在的密码相同。
      </small>
      <label htmlFor={`${id}-again`}>再写一遍新密码</label>
      <Input.Password
        id={`${id}-again`}
        autoComplete="new-password"
        value={again}
        onChange={(e) => setAgain(e.target.value)}
        required
      />
      {wrong && (
        <p className="note-wrong" role="alert">
          {wrong}
        </p>
      )}
      {change.error && !wrong && <FailureNote error={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </form>
  )
}
