import { Input } from 'antd'
import { useId } from 'react'
import { Field } from '../../acts/fields/field.tsx'

/** A line of text with its label; several lines where `rows` says so. */
export function TextField({
  title,
  value,
  onChange,
  required = false,
  hint,
  wrong,
  rows,
  most = 200,
  placeholder,
}: {
  title: string
  value: string
  onChange: (value: string) => void
  required?: boolean
  hint?: string
  wrong?: string | undefined
  rows?: number
  most?: number
  placeholder?: string
}) {
  const id = useId()
  return (
    <Field id={id} title={title} required={required} {...(hint ? { hint } : {})} wrong={wrong}>
      {(tied) =>
        rows ? (
          <Input.TextArea
            {...tied}
            autoSize={{ minRows: rows }}
            maxLength={most}
            placeholder={placeholder}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <Input
            {...tied}
            autoComplete="off"
            maxLength={most}
            placeholder={placeholder}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  )
}
