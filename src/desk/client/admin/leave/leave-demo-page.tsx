import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { FailureNote } from '../../frame/failure-note.tsx'
import { draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { setupQuery } from '../../server/queries.ts'
import { call } from '../../server/request.ts'
import { TextField } from '../form/text-field.tsx'

/** How often to look whether the empty house has opened. */
const againMs = 2_000

/** 结束演示: everything of the sample goes, and the folder opens empty. Not to be done by a slip of the hand. */
export function LeaveDemoPage() {
  const id = useId()
  const [city, setCity] = useState('')
  const [password, setPassword] = useState('')
  const leave = useMutation({
    mutationFn: () =>
      call<{ setup: string }>('/admin/setup/leave-demo', {
        method: 'POST',
        body: { city: city.trim(), password },
        key: draftId(),
      }),
    gcTime: 0,
  })
  // The house that answered is closed, and another one opens on the same port.
  const opened = useQuery({ ...setupQuery, enabled: leave.isSuccess, refetchInterval: againMs, retry: false })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (city.trim() && password && !leave.isPending) leave.mutate()
  }
  const wrong = (field: string): string | undefined =>
    leave.error ? problemFrom(leave.error).fields?.find((fault) => fault.field === field)?.says : undefined
  if (leave.isSuccess)
    return (
      <div role="status" className="admin-danger">
        <h2>示例数据已经清空</h2>
        {opened.data?.state === 'open' ? (
          <a className="admin-new admin-open" href={leave.data.setup}>
            现在建立本市的系统
          </a>
        ) : (
          <p>程序正在从空目录重新打开，通常要十几秒，请不要关闭这一页。</p>
        )}
        <p className="hint">一次性的建立地址也显示在运行程序的电脑上，并存在数据目录里。</p>
      </div>
    )
  return (
    <form className="admin-form admin-leave" aria-label="结束演示" onSubmit={submit} noValidate>
      <div className="note-wrong">
        <p>
          <strong>下面这些会全部删除，不能恢复：</strong>
        </p>
        <ul>
          <li>示例城市的单位、账号、分类和放假安排</li>
          <li>所有来信、来访、文书、附件和查看记录，包括您试用时登记的</li>
          <li>加密这些内容的密钥、待发的短信和邮件、演示账号文件</li>
        </ul>
        <p>删除后程序从空目录重新打开，所有人都要重新登录，由您建立本市自己的单位和账号。</p>
      </div>
      <TextField
        title="写出示例城市的名称"
        required
        hint="照页面上方单位名称里的城市写，表示您看清了要删除的是哪里。"
        most={40}
        value={city}
        onChange={setCity}
        wrong={wrong('city')}
      />
      <Field id={id} title="您的登录密码" required wrong={wrong('password')}>
        {(tied) => (
          <Input.Password
            {...tied}
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      {leave.error && <FailureNote error={leave.error} beside={['city', 'password']} />}
      <Button danger type="primary" htmlType="submit" disabled={!city.trim() || !password} loading={leave.isPending}>
        删除示例数据，结束演示
      </Button>
    </form>
  )
}
