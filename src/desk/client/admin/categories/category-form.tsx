import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Select } from 'antd'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { Field } from '../../acts/fields/field.tsx'
import { fit } from '../../acts/fields/find.ts'
import { inLandmark } from '../../acts/fields/in-landmark.tsx'
import { categoriesQuery, organsQuery } from '../../server/queries.ts'
import { call } from '../../server/request.ts'
import type { AdminCategory } from '../api.ts'
import { AdminForm } from '../form/admin-form.tsx'
import { TextField } from '../form/text-field.tsx'
import { useAdminForm } from '../form/use-admin-form.ts'
import { adminCategoriesQuery, adminOrgansQuery } from '../queries.ts'

type Values = { code: string; name: string; parent: string; officialCode: string; organs: string[]; active: boolean }

const empty: Values = { code: '', name: '', parent: '', officialCode: '', organs: [], active: true }

/** One category and the organs it is mapped to. Never deleted: cases are counted under it. */
export function CategoryForm({
  category,
  categories,
}: {
  category: AdminCategory | undefined
  categories: readonly AdminCategory[]
}) {
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { notification } = App.useApp()
  const { data: organs = [], isPending } = useQuery(organsQuery)
  const form = useAdminForm<Values, AdminCategory>({
    name: `category/${category?.code ?? 'new'}`,
    start: category
      ? {
          code: category.code,
          name: category.name,
          parent: category.parent ?? '',
          officialCode: category.officialCode ?? '',
          organs: [...category.organs].sort(),
          active: category.active,
        }
      : empty,
    save({ code, parent, officialCode, active, ...values }, key) {
      const body = { ...values, officialCode: officialCode.trim() || null }
      return category
        ? call(`/admin/categories/${encodeURIComponent(category.code)}`, {
            method: 'PATCH',
            body: { ...body, active },
            key,
          })
        : call('/admin/categories', {
            method: 'POST',
            body: { ...body, code: code.trim(), parent: parent || null },
            key,
          })
    },
    async onSaved(saved) {
      await Promise.all(
        [adminCategoriesQuery, categoriesQuery, adminOrgansQuery, organsQuery].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey }),
        ),
      )
      notification.success({ title: category ? '已保存，立即生效' : `已建立分类“${saved.name}”` })
      if (!category) void navigate(`/admin/categories/${encodeURIComponent(saved.code)}`)
    },
  })
  const { values, set, wrong } = form
  const above = categories.find(({ code }) => code === category?.parent)
  return (
    <>
      <h2>{category ? category.name : '新建分类'}</h2>
      <AdminForm form={form} label={category ? '保存' : '建立分类'} isNew={!category} title="内容分类">
        {category ? (
          <p>
            代码 <b>{category.code}</b>，{above ? `属于“${above.name}”` : '大类'}
          </p>
        ) : (
          <>
            <Field
              id={`${id}-parent`}
              title="属于哪个大类"
              required={false}
              hint="不选就是新的大类"
              wrong={wrong('parent')}
            >
              {(tied) => (
                <Select
                  {...tied}
                  className="picker"
                  allowClear
                  value={values.parent || null}
                  onChange={(parent: string | null) =>
                    set({ parent: parent ?? '', code: parent ? nextCode(parent, categories) : '' })
                  }
                  options={categories
                    .filter(({ parent, active }) => parent === null && active)
                    .map(({ code, name }) => ({ value: code, label: name }))}
                  placeholder="大类"
                  popupRender={inLandmark}
                />
              )}
            </Field>
            <TextField
              title="代码"
              required
              hint="大类两位，如 18；小类是大类代码加两位，如 01/10。建立后不能改。"
              most={10}
              value={values.code}
              onChange={(code) => set({ code })}
              wrong={wrong('code')}
            />
          </>
        )}
        <TextField
          title="名称"
          required
          most={40}
          value={values.name}
          onChange={(name) => set({ name })}
          wrong={wrong('name')}
        />
        <TextField
          title="上级系统的代码"
          hint="省里的系统给出时填，报送时用"
          most={40}
          value={values.officialCode}
          onChange={(officialCode) => set({ officialCode })}
          wrong={wrong('officialCode')}
        />
        <Field
          id={`${id}-organs`}
          title="由哪些单位承担"
          required={false}
          hint={
            category?.parent
              ? '不选的，按大类的承担单位建议。分办时只作建议，不会自动派出。'
              : '没有单独指定的小类，都按这里建议。分办时只作建议，不会自动派出。'
          }
          wrong={wrong('organs')}
        >
          {(tied) => (
            <Select
              {...tied}
              className="picker"
              mode="multiple"
              loading={isPending}
              value={values.organs}
              onChange={(organs: string[]) => set({ organs: [...organs].sort() })}
              options={organs.map(({ code, name, shortName, initials }) => ({
                value: code,
                label: name,
                names: [name, shortName, initials, code].map((one) => one.toLowerCase()),
              }))}
              showSearch={{ filterOption: (typed, option) => fit(typed, option?.names ?? []) !== null }}
              placeholder="单位名称或拼音首字母"
              notFoundContent="没有找到，请换个词"
              popupRender={inLandmark}
            />
          )}
        </Field>
        {category && (
          <Checkbox checked={values.active} onChange={({ target }) => set({ active: target.checked })}>
            在用（停用后不再能选，已经归入的件不变）
          </Checkbox>
        )}
      </AdminForm>
    </>
  )
}

/** The number after the last one of a class: 01/09 → 01/10. */
function nextCode(parent: string, categories: readonly AdminCategory[]): string {
  const last = Math.max(
    0,
    ...categories.filter((one) => one.parent === parent).map(({ code }) => Number(code.split('/')[1] ?? 0)),
  )
  return `${parent}/${String(last + 1).padStart(2, '0')}`
}
