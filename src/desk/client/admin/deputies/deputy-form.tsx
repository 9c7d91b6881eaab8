import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useId } from 'react'
import { ChoiceControl } from '../../acts/fields/choice.tsx'
import { DayControl } from '../../acts/fields/day.tsx'
import { OrganPicker } from '../../acts/fields/directory-pickers.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { Picker } from '../../acts/fields/picker.tsx'
import { roleTitle } from '../../law/words.ts'
import { call } from '../../server/request.ts'
import type { AdminAccount, Deputy } from '../api.ts'
import { AdminForm } from '../form/admin-form.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { accountsKey, accountsQuery, deputiesQuery } from '../queries.ts'
import { deputyReasons } from './reasons.ts'

type Values = { organ: string; of: string; by: string; from: string; to: string; reason: string }

const empty: Values = { organ: '', of: '', by: '', from: '', to: '', reason: '' }
const reasons = Object.entries(deputyReasons).map(([code, title]) => ({ const: code, title }))

/** A colleague of the same organ stands in, from one day to another. */
export function DeputyForm() {
  const id = useId()
  const client = useQueryClient()
  const { notification } = App.useApp()
  const form = useAdminForm<Values, Deputy>({
    name: 'deputy/new',
    start: empty,
    save: ({ organ: _, ...body }, key) => call('/admin/deputies', { method: 'POST', body, key }),
    async onSaved({ says }) {
      await Promise.all([
        client.invalidateQueries({ queryKey: deputiesQuery.queryKey }),
        client.invalidateQueries({ queryKey: accountsKey }),
      ])
      notification.success({ title: '已登记代理', description: says })
    },
  })
  const { values, set, wrong } = form
  const colleagues = useInfiniteQuery({
    ...accountsQuery({ q: '', organ: values.organ, role: '', active: '1' }),
    enabled: values.organ !== '',
  })
  const people = values.organ ? (colleagues.data?.pages.flatMap(({ items }) => items) ?? []) : []
  const person = (field: 'of' | 'by', title: string, others: readonly AdminAccount[]) => (
    <Field id={`${id}-${field}`} title={title} required wrong={wrong(field)}>
      {(tied) => (
        <Picker
          tied={tied}
          value={values[field]}
          onChange={(account) => set({ [field]: account })}
          loading={colleagues.isFetching}
          placeholder={values.organ ? '姓名、职务或登录名' : '请先选单位'}
          picks={others.map(({ account, name, post, login, roles }) => ({
            code: account,
            title: `${name}（${post || roles.map(roleTitle).join('、')}）`,
            names: [name, post, login].map((one) => one.toLowerCase()),
          }))}
        />
      )}
    </Field>
  )
  return (
    <section className="admin-side">
      <h2>登记代理</h2>
      <AdminForm form={form} label="登记代理" isNew title="登记代理">
        <Field id={`${id}-organ`} title="单位" required>
          {(tied) => (
            <OrganPicker tied={tied} value={values.organ} onChange={(organ) => set({ organ, of: '', by: '' })} />
          )}
        </Field>
        {person('of', '谁不在', people)}
        {person(
          'by',
          '由谁代理',
          people.filter(({ account }) => account !== values.of),
        )}
        <div className="row">
          <Field id={`${id}-from`} title="从哪天" required wrong={wrong('from')}>
            {(tied) => <DayControl tied={tied} value={values.from} onChange={(from) => set({ from })} />}
          </Field>
          <Field id={`${id}-to`} title="到哪天（含）" required wrong={wrong('to')}>
            {(tied) => <DayControl tied={tied} value={values.to} onChange={(to) => set({ to })} />}
          </Field>
        </div>
        <Field id={`${id}-reason`} title="事由" required group wrong={wrong('reason')}>
          {(tied) => (
            <ChoiceControl tied={tied} value={values.reason} onChange={(reason) => set({ reason })} options={reasons} />
          )}
        </Field>
        <p className="hint">
          代理人在这些天里有被代理人的办件角色，做的事记在代理人自己名下；管理员、密封件专办员、身份信息保管员的角色不能代理。到期自动结束。
        </p>
      </AdminForm>
    </section>
  )
}
