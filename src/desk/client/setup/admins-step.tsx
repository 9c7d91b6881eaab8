import { Input } from 'antd'
import { useId } from 'react'
import { Field } from '../acts/fields/field.tsx'
import { TextField } from '../admin/form/text-field.tsx'
import type { StepProps } from './city-step.tsx'
import type { Setup } from './setup.ts'

/** Two people: one sets the system up, the other gives rights. Neither sees a case. */
export function AdminsStep(props: StepProps) {
  return (
    <>
      <p>系统管理员管单位和设置，安全管理员管账号和权限。两个账号由两个人各自保管，都看不到任何一件的内容。</p>
      <Admin {...props} title="系统管理员" login="adminLogin" name="adminName" password="adminPassword" />
      <Admin {...props} title="安全管理员" login="securityLogin" name="securityName" password="securityPassword" />
    </>
  )
}

function Admin({
  title,
  login,
  name,
  password,
  setup,
  set,
  wrong,
}: StepProps & { title: string } & Record<'login' | 'name' | 'password', keyof Setup>) {
  const id = useId()
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="row">
        <TextField
          title="登录名"
          required
          most={40}
          value={setup[login]}
          onChange={(value) => set({ [login]: value })}
          wrong={wrong(login)}
        />
        <TextField
          title="姓名"
          required
          most={100}
          value={setup[name]}
          onChange={(value) => set({ [name]: value })}
          wrong={wrong(name)}
        />
      </div>
      <Field id={id} title="密码" required hint="至少12个字符，可以用一句容易记的话。" wrong={wrong(password)}>
        {(tied) => (
          <Input.Password
            {...tied}
            autoComplete="new-password"
            value={setup[password]}
            onChange={({ target }) => set({ [password]: target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}
