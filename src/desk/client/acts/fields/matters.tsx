import { Button, Input } from 'antd'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { RequestList } from '../../register/request-list.tsx'
import { emptyMatter, type Matter } from '../form-model.ts'
import { Field } from './field.tsx'

const most = 10

/** Further matters of a letter with several: a card each, with title, content and requests of its own. */
export function MattersControl({
  name,
  id,
  value,
  onChange,
  wrong,
  least = 0,
}: {
  name: string
  id: string
  value: readonly Matter[]
  onChange: (matters: Matter[]) => void
  wrong: Readonly<Record<string, string>>
  least?: number
}) {
  const list = useRef<HTMLDivElement>(null)
  const set = (index: number, change: Partial<Matter>): void =>
    onChange(value.map((matter, at) => (at === index ? { ...matter, ...change } : matter)))
  const add = (): void => {
    flushSync(() => onChange([...value, emptyMatter]))
    list.current?.querySelector<HTMLElement>('fieldset:last-of-type input')?.focus()
  }
  return (
    <div ref={list} className="answers">
      {value.map((matter, index) => {
        const at = `${name}.${index}`
        const partId = (part: string): string => `${id}-${index}-${part}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a matter is its place in the list
          <fieldset key={index}>
            <legend>另一件事{value.length > 1 ? index + 1 : ''}</legend>
            <Field id={partId('title')} title="标题" required wrong={wrong[`${at}.title`]}>
              {(tied) => (
                <Input
                  {...tied}
                  value={matter.title}
                  maxLength={200}
                  onChange={({ target }) => set(index, { title: target.value })}
                />
              )}
            </Field>
            <Field id={partId('content')} title="内容" required wrong={wrong[`${at}.content`]}>
              {(tied) => (
                <Input.TextArea
                  {...tied}
                  value={matter.content}
                  maxLength={20_000}
                  autoSize={{ minRows: 3, maxRows: 14 }}
                  onChange={({ target }) => set(index, { content: target.value })}
                />
              )}
            </Field>
            <RequestList
              id={partId('requests')}
              requests={matter.requests}
              onChange={(requests) => set(index, { requests })}
            />
            {value.length > least && (
              <button
                type="button"
                className="link-button"
                onClick={() => onChange(value.filter((_, other) => other !== index))}
              >
                不分出这一件
              </button>
            )}
          </fieldset>
        )
      })}
      {value.length < most && (
        <Button type="dashed" onClick={add}>
          再分出一件事
        </Button>
      )}
    </div>
  )
}
