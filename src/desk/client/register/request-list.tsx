import { Input } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Field } from '../acts/fields/field.tsx'

const most = 20

/** 诉求, one a line: Enter begins the next, Backspace in an empty line takes it away. Each gets its own answer later. */
export function RequestList({
  id,
  requests,
  onChange,
}: {
  id: string
  requests: readonly string[]
  onChange: (requests: string[]) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  /** Drawn at once, so that the next keystroke already lands in the right line. */
  const redraw = (next: string[], index: number): void => {
    flushSync(() => onChange(next))
    list.current?.querySelectorAll('input')[index]?.focus()
  }
  const press = (event: KeyboardEvent, index: number): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (!requests[index]?.trim() || requests.length >= most) return
      redraw([...requests.slice(0, index + 1), '', ...requests.slice(index + 1)], index + 1)
    }
    if (event.key === 'Backspace' && requests[index] === '' && requests.length > 1) {
      event.preventDefault()
      redraw(
        requests.filter((_, at) => at !== index),
        Math.max(0, index - 1),
      )
    }
  }
  return (
    <Field id={id} title="诉求" required={false} group hint="一行一项，回车写下一项；以后逐项答复">
      {() => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the fieldset would draw another frame
        <div ref={list} role="group" aria-labelledby={`${id}-name`} className="request-list">
          {requests.map((request, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the line is its place in the list
            <div key={index}>
              <span aria-hidden="true">{index + 1}.</span>
              <Input
                aria-label={`诉求${index + 1}`}
                value={request}
                maxLength={500}
                onKeyDown={(event) => press(event, index)}
                onChange={({ target }) => onChange(requests.map((old, at) => (at === index ? target.value : old)))}
              />
            </div>
          ))}
        </div>
      )}
    </Field>
  )
}
