import { Checkbox, Input, InputNumber } from 'antd'
import type { Upload } from '../server/api.ts'
import { AnswersControl } from './fields/answers.tsx'
import { ChoiceControl } from './fields/choice.tsx'
import { DayControl } from './fields/day.tsx'
import { CategoryPicker, OrganPicker, RegionPicker } from './fields/directory-pickers.tsx'
import { Field, type Tied } from './fields/field.tsx'
import { FilesControl } from './fields/files.tsx'
import { MattersControl } from './fields/matters.tsx'
import type { Answer, FormField, Matter } from './form-model.ts'

/** One input of an act, asked for in the way of its kind. */
export function ActField({
  field,
  id,
  value,
  onChange,
  wrong,
  offered,
}: {
  field: FormField
  id: string
  value: unknown
  onChange: (value: unknown) => void
  /** By field name; `answers.0.facts` for a part. */
  wrong: Readonly<Record<string, string>>
  /** What this person wrote here last time. */
  offered: string
}) {
  const group = ['choice', 'answers', 'matters'].includes(field.kind)
  return (
    <Field
      id={id}
      title={field.title}
      required={field.required || field.kind === 'yes'}
      hint={field.hint}
      wrong={wrong[field.name]}
      group={group}
    >
      {(tied) => (
        <>
          <Control field={field} tied={tied} value={value} onChange={onChange} wrong={wrong} />
          {offered && !value && (
            <p className="proposals">
              <span>上次填的</span>
              <button type="button" onClick={() => onChange(offered)}>
                {offered}
              </button>
            </p>
          )}
        </>
      )}
    </Field>
  )
}

function Control({
  field,
  tied,
  value,
  onChange,
  wrong,
}: {
  field: FormField
  tied: Tied
  value: unknown
  onChange: (value: unknown) => void
  wrong: Readonly<Record<string, string>>
}) {
  const text = typeof value === 'string' ? value : ''
  const placeholder = field.sample ? `例：${field.sample}` : ''
  switch (field.kind) {
    case 'line':
      return (
        <Input {...tied} value={text} placeholder={placeholder} onChange={({ target }) => onChange(target.value)} />
      )
    case 'text':
      return (
        <Input.TextArea
          {...tied}
          value={text}
          placeholder={placeholder}
          autoSize={{ minRows: 3, maxRows: 16 }}
          onChange={({ target }) => onChange(target.value)}
        />
      )
    case 'choice':
      return <ChoiceControl tied={tied} value={text} onChange={onChange} options={field.options} />
    case 'organ':
      return (
        <OrganPicker tied={tied} value={text} onChange={onChange} proposals={field.proposals} why={field.why ?? {}} />
      )
    case 'category':
      return <CategoryPicker tied={tied} value={text} onChange={onChange} proposals={field.proposals} />
    case 'region':
      return <RegionPicker tied={tied} value={text} onChange={onChange} proposals={field.proposals} />
    case 'day':
      return <DayControl tied={tied} value={text} onChange={onChange} />
    case 'integer':
      return (
        <InputNumber
          {...tied}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
          precision={0}
        />
      )
    case 'yes':
      return (
        <Checkbox {...tied} checked={value === true} onChange={({ target }) => onChange(target.checked)}>
          是
        </Checkbox>
      )
    case 'answers':
      return <AnswersControl field={field} id={tied.id} value={value as Answer[]} onChange={onChange} wrong={wrong} />
    case 'matters':
      return (
        <MattersControl
          name={field.name}
          id={tied.id}
          value={value as Matter[]}
          onChange={onChange}
          wrong={wrong}
          least={1}
        />
      )
    case 'case':
      return <CaseNoControl field={field} tied={tied} value={text} onChange={onChange} />
    case 'files':
      return <FilesControl tied={tied} value={value as Upload[]} onChange={onChange} most={field.maxItems ?? 10} />
  }
}

function CaseNoControl({
  field,
  tied,
  value,
  onChange,
}: {
  field: FormField
  tied: Tied
  value: string
  onChange: (value: unknown) => void
}) {
  return (
    <>
      <Input {...tied} value={value} placeholder="件的编号" onChange={({ target }) => onChange(target.value)} />
      {!value && field.proposals.length > 0 && (
        <p className="proposals">
          <span>建议</span>
          {field.proposals.map((caseNo) => (
            <button type="button" key={caseNo} onClick={() => onChange(caseNo)}>
              {caseNo}
            </button>
          ))}
        </p>
      )}
    </>
  )
}
