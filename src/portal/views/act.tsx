import type { Choice, FieldError, GenericActModel, Schema } from '../models.ts'
import { ActFrame } from './acts.tsx'
import { fullDay } from './days.ts'
import { Choices, Continue, TextArea, TextField } from './form.tsx'
import { Each } from './text.tsx'

/** Texts longer than this get a box of several lines. */
const ONE_LINE_CHARS = 80
type FieldsProps = { schema: Schema; prefix: string; values: GenericActModel['values']; errors: FieldError[] }

/** Any act of the procedure table whose input is a JSON Schema with Chinese titles. */
export function GenericAct(model: GenericActModel) {
  const { form } = model
  return (
    <ActFrame act={model} heading={model.heading}>
      <Each of={model.says}>{(line, n) => <p className={n === 0 ? 'lead' : undefined}>{line}</p>}</Each>
      {model.until && (
        <p>
          <strong>到 {fullDay(model.until)}为止提出都算数，当天也算。</strong>
          过了这一天有正当理由的，照样可以提出，把理由写上。
        </p>
      )}
      <Fields schema={model.input} prefix="" values={model.values} errors={form.errors} />
      <Continue title={model.button} />
      {model.article && <p className="soft">依据：{model.article}</p>}
    </ActFrame>
  )
}

function Fields({ schema, prefix, values, errors }: FieldsProps) {
  return (
    <Each of={Object.entries(schema.properties ?? {})}>
      {([key, property]) => (
        <Property
          name={prefix + key}
          property={property}
          optional={!schema.required?.includes(key)}
          values={values}
          errors={errors}
        />
      )}
    </Each>
  )
}

type PropertyProps = {
  name: string
  property: Schema
  optional: boolean
  values: GenericActModel['values']
  errors: FieldError[]
}

function Property({ name, property, optional, values, errors }: PropertyProps) {
  const common = { name, label: property.title ?? name, hint: property.description, optional, errors }
  const given = values[name] ?? asTyped(property.default)
  const one = typeof given === 'string' ? given : (given[0] ?? '')
  const choices = choicesOf(property)
  if (choices) return <Choices {...common} choices={choices} chosen={[one]} />
  switch (property.type) {
    case 'boolean':
      return <Choices {...common} choices={YES_NO} chosen={[one]} />
    case 'object':
      return (
        <fieldset className="group">
          <legend>{common.label}</legend>
          <Fields schema={property} prefix={`${name}.`} values={values} errors={errors} />
        </fieldset>
      )
    case 'array': {
      const several = choicesOf(property.items ?? {})
      const many = typeof given === 'string' ? (given === '' ? [] : [given]) : given
      if (several) return <Choices {...common} several choices={several} chosen={many} />
      return <TextArea {...common} hint={common.hint ?? '一行写一条。'} rows={4} value={many.join('\n')} />
    }
    case 'integer':
    case 'number':
      return <TextField {...common} type="number" width="short" value={one} />
    default:
      if (property.format === 'date') return <TextField {...common} type="date" width="short" value={one} />
      if ((property.maxLength ?? Number.POSITIVE_INFINITY) <= ONE_LINE_CHARS)
        return <TextField {...common} value={one} />
      return <TextArea {...common} rows={6} maxChars={property.maxLength} value={one} />
  }
}

const YES_NO: Choice[] = [
  { value: 'true', title: '是' },
  { value: 'false', title: '否' },
]

/** A closed list in any of the three ways a schema writes one; null when it is none. */
function choicesOf(schema: Schema): Choice[] | null {
  const listed = schema.oneOf ?? schema.anyOf
  if (listed?.every((one) => one.const !== undefined))
    return listed.map((one) => ({
      value: String(one.const),
      title: one.title ?? String(one.const),
      hint: one.description,
    }))
  if (schema.enum) return schema.enum.map((value) => ({ value: String(value), title: String(value) }))
  return null
}

function asTyped(value: unknown): string | string[] {
  if (value === undefined || value === null) return ''
  return Array.isArray(value) ? value.map(String) : String(value)
}
