import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useId } from 'react'
import { CategoryPicker, OrganPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { AdminForm } from '../admin/form/admin-form.tsx'
import { TextField } from '../admin/form/text-field.tsx'
import type { AdminForm as Form } from '../admin/form/use-admin-form.ts'
import type { KnowledgeFields } from '../server/api.ts'
import { regionsQuery } from '../server/queries.ts'
import { fieldWords } from './words.ts'

/** As it stands in the form: questions one a line, what may be empty as empty text, and what changed. */
export type EntryValues = Omit<KnowledgeFields, 'variants' | 'region' | 'to'> & {
  variants: string
  region: string
  to: string
  note: string
}

export const valuesOf = (fields: KnowledgeFields, note: string): EntryValues => ({
  ...fields,
  variants: fields.variants.join('\n'),
  region: fields.region ?? '',
  to: fields.to ?? '',
  note,
})

export function fieldsFrom({ note: _note, variants, region, to, ...values }: EntryValues): KnowledgeFields {
  const asked = variants.split('\n').map((one) => one.trim())
  return { ...values, variants: [...new Set(asked.filter(Boolean))], region: region || null, to: to || null }
}

/** One entry as it is written: what is asked, what is answered, what it stands on, until when. */
export function EntryForm({ form, isNew }: { form: Form<EntryValues>; isNew: boolean }) {
  const id = useId()
  const { values, set, wrong } = form
  const regions = useQuery(regionsQuery)
  const day = (field: 'from' | 'to' | 'reviewOn', required: boolean, hint?: string) => (
    <Field
      id={`${id}-${field}`}
      title={fieldWords[field]}
      required={required}
      {...(hint ? { hint } : {})}
      wrong={wrong(field)}
    >
      {(tied) => (
        <Input
          {...tied}
          type="date"
          value={values[field]}
          onChange={({ target }) => set({ [field]: target.value } as Partial<EntryValues>)}
        />
      )}
    </Field>
  )
  return (
    <AdminForm form={form} label="保存草稿" isNew={isNew} title="知识条目">
      <TextField
        title={fieldWords.title}
        required
        most={80}
        hint="人们找这件事时会说的话，如“异地就医怎样备案”"
        value={values.title}
        onChange={(title) => set({ title })}
        wrong={wrong('title')}
      />
      <TextField
        title={fieldWords.variants}
        rows={3}
        most={2000}
        hint="还会怎样问，一行一个"
        value={values.variants}
        onChange={(variants) => set({ variants })}
        wrong={wrong('variants')}
      />
      <TextField
        title={fieldWords.short}
        required
        rows={2}
        most={300}
        hint="坐席照着读的一两句话"
        value={values.short}
        onChange={(short) => set({ short })}
        wrong={wrong('short')}
      />
      <TextField
        title={fieldWords.long}
        rows={6}
        most={6000}
        hint="条件、材料、地点、费用、期限"
        value={values.long}
        onChange={(long) => set({ long })}
        wrong={wrong('long')}
      />
      <TextField
        title={fieldWords.sourceTitle}
        required
        most={120}
        hint="文件的名称，不用写书名号"
        value={values.sourceTitle}
        onChange={(sourceTitle) => set({ sourceTitle })}
        wrong={wrong('sourceTitle')}
      />
      <TextField
        title={fieldWords.sourceNo}
        most={80}
        value={values.sourceNo}
        onChange={(sourceNo) => set({ sourceNo })}
        wrong={wrong('sourceNo')}
      />
      <TextField
        title={fieldWords.issuer}
        required
        most={80}
        value={values.issuer}
        onChange={(issuer) => set({ issuer })}
        wrong={wrong('issuer')}
      />
      <div className="knowledge-days">
        {day('from', true)}
        {day('to', false)}
        {day('reviewOn', true, '最迟一年内')}
      </div>
      <Field id={`${id}-category`} title={fieldWords.category} required wrong={wrong('category')}>
        {(tied) => <CategoryPicker tied={tied} value={values.category} onChange={(category) => set({ category })} />}
      </Field>
      <Field
        id={`${id}-owner`}
        title={fieldWords.owner}
        required
        hint="政策变了由它报告，答案由它负责新不新"
        wrong={wrong('owner')}
      >
        {(tied) => <OrganPicker tied={tied} value={values.owner} onChange={(owner) => set({ owner })} />}
      </Field>
      <Field
        id={`${id}-region`}
        title={fieldWords.region}
        required={false}
        hint="全市通用就不选"
        wrong={wrong('region')}
      >
        {(tied) => (
          <Select
            {...tied}
            className="picker"
            allowClear
            value={values.region || null}
            placeholder="全市"
            onChange={(region: string | null) => set({ region: region ?? '' })}
            options={(regions.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            popupRender={inLandmark}
          />
        )}
      </Field>
      {!isNew && (
        <TextField
          title="改了什么"
          most={300}
          hint="一句话，审核人和以后的人看得见"
          value={values.note}
          onChange={(note) => set({ note })}
        />
      )}
    </AdminForm>
  )
}
