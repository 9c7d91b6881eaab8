import { useQueryClient } from '@tanstack/react-query'
import { App, Checkbox } from 'antd'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { ChoiceControl } from '../../acts/fields/choice.tsx'
import { OrganPicker, RegionPicker } from '../../acts/fields/directory-pickers.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { organsQuery } from '../../server/queries.ts'
import { call } from '../../server/request.ts'
import type { AdminOrgan } from '../api.ts'
import { AdminForm } from '../form/admin-form.tsx'
import { TextField } from '../form/text-field.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { adminOrgansQuery } from '../queries.ts'
import { CloseOrgan } from './close-organ.tsx'
import { DutyPicker } from './duty-picker.tsx'
import { organKinds, organLevels } from './organ-words.ts'

export type OrganValues = {
  code: string
  name: string
  shortName: string
  kind: string
  level: string
  region: string
  superior: string
  vertical: boolean
  mark: string
  phone: string
  address: string
  duties: string[]
}

const empty: OrganValues = {
  ...{ code: '', name: '', shortName: '', kind: '', level: '', region: '', superior: '', mark: '' },
  ...{ vertical: false, phone: '', address: '', duties: [] },
}

const valuesOf = (organ: AdminOrgan): OrganValues => ({
  code: organ.code,
  name: organ.name,
  shortName: organ.shortName,
  kind: organ.kind,
  level: String(organ.level),
  region: organ.region,
  superior: organ.superior ?? '',
  vertical: organ.vertical ?? false,
  mark: organ.mark,
  phone: organ.phone,
  address: organ.address,
  duties: organ.duties,
})

const choices = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([code, title]) => ({ const: code, title }))

/** One organ: what it is, where it stands, how it is reached, which matters are its duty. */
export function OrganForm({ organ, organs }: { organ: AdminOrgan | undefined; organs: readonly AdminOrgan[] }) {
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { notification } = App.useApp()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: adminOrgansQuery.queryKey }),
      client.invalidateQueries({ queryKey: organsQuery.queryKey }),
    ])
  const form = useAdminForm<OrganValues, AdminOrgan>({
    name: `organ/${organ?.code ?? 'new'}`,
    start: organ ? valuesOf(organ) : empty,
    save({ code, ...values }, key) {
      const body = {
        ...values,
        shortName: values.shortName.trim() || values.name.trim(),
        level: Number(values.level),
        superior: values.superior || null,
      }
      return organ
        ? call(`/admin/organs/${encodeURIComponent(organ.code)}`, { method: 'PATCH', body, key })
        : call('/admin/organs', { method: 'POST', body: { code: code.trim(), ...body }, key })
    },
    async onSaved(saved) {
      await refresh()
      notification.success({ title: organ ? '已保存，立即生效' : `已建立${saved.name}` })
      if (!organ) void navigate(`/admin/organs/${encodeURIComponent(saved.code)}`)
    },
  })
  const { values, set, wrong } = form
  const text = (field: 'code' | 'name' | 'shortName' | 'mark' | 'phone' | 'address') => ({
    value: values[field],
    onChange: (value: string) => set({ [field]: value }),
    wrong: wrong(field),
  })
  return (
    <>
      <h2>{organ ? organ.name : '新建单位'}</h2>
      <AdminForm form={form} label={organ ? '保存' : '建立单位'} isNew={!organ} title="单位">
        {!organ && (
          <TextField
            title="单位代码"
            required
            hint="字母、数字和短横线，建立后不能改，件的编号里会用到。例：450100-ZJ"
            most={40}
            {...text('code')}
          />
        )}
        <TextField title="全称" required most={100} {...text('name')} />
        <div className="row">
          <TextField title="简称" hint="列表里用；拼音首字母由它得出" most={60} {...text('shortName')} />
          <TextField title="发文代字" required hint="文号里的字，如“示信”" most={20} {...text('mark')} />
        </div>
        <Field id={`${id}-kind`} title="性质" required group wrong={wrong('kind')}>
          {(tied) => (
            <ChoiceControl
              tied={tied}
              value={values.kind}
              onChange={(kind) => set({ kind })}
              options={choices(organKinds)}
            />
          )}
        </Field>
        <Field id={`${id}-level`} title="层级" required group wrong={wrong('level')}>
          {(tied) => (
            <ChoiceControl
              tied={tied}
              value={values.level}
              onChange={(level) => set({ level })}
              options={choices(organLevels)}
            />
          )}
        </Field>
        <div className="row">
          <Field id={`${id}-region`} title="所在区划" required wrong={wrong('region')}>
            {(tied) => <RegionPicker tied={tied} value={values.region} onChange={(region) => set({ region })} />}
          </Field>
          <Field id={`${id}-superior`} title="上级单位" required={false} wrong={wrong('superior')}>
            {(tied) => <OrganPicker tied={tied} value={values.superior} onChange={(superior) => set({ superior })} />}
          </Field>
        </div>
        <Field
          id={`${id}-vertical`}
          title="垂直管理"
          required={false}
          hint="税务、海关、金融监管等：不服它的意见，只能向上一级主管部门申请复查，不向本级政府申请。"
          wrong={wrong('vertical')}
        >
          {(tied) => (
            <Checkbox
              id={tied.id}
              checked={values.vertical}
              onChange={({ target }) => set({ vertical: target.checked })}
            >
              只受上一级主管部门领导
            </Checkbox>
          )}
        </Field>
        <div className="row">
          <TextField title="电话" hint="文书和查询页面上公开" most={60} {...text('phone')} />
          <TextField title="地址" hint="文书和查询页面上公开" {...text('address')} />
        </div>
        <Field
          id={`${id}-duties`}
          title="派单目录"
          required={false}
          group
          hint="哪些内容由这个单位办理。分办时据此建议，不会自动派出。"
          wrong={wrong('duties')}
        >
          {() => (
            <DutyPicker labelledBy={`${id}-duties-name`} value={values.duties} onChange={(duties) => set({ duties })} />
          )}
        </Field>
      </AdminForm>
      {organ && <CloseOrgan organ={organ} organs={organs} onDone={refresh} />}
    </>
  )
}
