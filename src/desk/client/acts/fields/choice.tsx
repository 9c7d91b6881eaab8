import { Radio, Select } from 'antd'
import type { Choice } from '../../server/api.ts'
import type { Tied } from './field.tsx'
import { inLandmark } from './in-landmark.tsx'

/** Up to so many are all seen at once; more go into a list. */
const seenAtOnce = 8

/** One of a few: nothing is chosen before a person chooses. */
export function ChoiceControl({
  tied,
  value,
  onChange,
  options,
  placeholder = '请选择',
}: {
  tied: Tied
  value: string
  onChange: (value: string) => void
  options: readonly Choice[]
  placeholder?: string
}) {
  const list = options.map((option) => ({ value: option.const, label: option.title }))
  if (options.length > seenAtOnce)
    return (
      <Select
        {...tied}
        aria-labelledby={`${tied.id}-name`}
        className="picker"
        value={value || null}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
        options={list}
        placeholder={placeholder}
        showSearch={{ optionFilterProp: 'label' }}
        popupRender={inLandmark}
      />
    )
  return (
    <Radio.Group
      {...tied}
      aria-labelledby={`${tied.id}-name`}
      className="choice"
      name={tied.id}
      value={value}
      onChange={({ target }) => onChange(String(target.value))}
      options={list}
    />
  )
}
