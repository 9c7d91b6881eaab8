import { Input } from 'antd'
import { today } from '../../server/now.ts'
import type { Tied } from './field.tsx'

/** The browser's own date field: it is typed digit by digit and speaks the language of the office. */
export function DayControl({
  tied,
  value,
  onChange,
  max,
}: {
  tied: Tied
  value: string
  onChange: (day: string) => void
  max?: string
}) {
  return (
    <div className="day">
      <Input
        {...tied}
        type="date"
        value={value}
        max={max ?? '2199-12-31'}
        onChange={({ target }) => onChange(target.value)}
      />
      {!value && (
        <button type="button" className="link-button" onClick={() => onChange(today())}>
          今天
        </button>
      )}
    </div>
  )
}
