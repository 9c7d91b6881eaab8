import { Input } from 'antd'
import { answerResults } from '../../law/codes.ts'
import { type Answer, answerParts, type FormField } from '../form-model.ts'
import { ChoiceControl } from './choice.tsx'
import { Field } from './field.tsx'

const results = Object.entries(answerResults).map(([code, title]) => ({ const: code, title }))

/** 逐项答复: one card a request, in the person's own words, and everything that the opinion must say about it. */
export function AnswersControl({
  field,
  id,
  value,
  onChange,
  wrong,
}: {
  field: FormField
  id: string
  value: readonly Answer[]
  onChange: (answers: Answer[]) => void
  wrong: Readonly<Record<string, string>>
}) {
  const set = (index: number, part: keyof Answer, text: string): void =>
    onChange(value.map((answer, at) => (at === index ? { ...answer, [part]: text } : answer)))
  return (
    <div className="answers">
      {value.map((answer, index) => {
        const at = `${field.name}.${index}`
        const partId = (part: string): string => `${id}-${index}-${part}`
        const text = (part: keyof typeof answerParts) => (
          <Field id={partId(part)} title={answerParts[part]} required wrong={wrong[`${at}.${part}`]}>
            {(tied) => (
              <Input.TextArea
                {...tied}
                autoSize={{ minRows: 2, maxRows: 14 }}
                value={answer[part]}
                onChange={({ target }) => set(index, part, target.value)}
              />
            )}
          </Field>
        )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two requests may be worded alike; they keep their places
          <fieldset key={index}>
            <legend>
              诉求{index + 1}：{answer.request}
            </legend>
            {text('facts')}
            {text('reasons')}
            <Field id={partId('result')} title="处理结论" required group wrong={wrong[`${at}.result`]}>
              {(tied) => (
                <ChoiceControl
                  tied={tied}
                  value={answer.result}
                  onChange={(result) => set(index, 'result', result)}
                  options={results}
                />
              )}
            </Field>
            {text('opinion')}
          </fieldset>
        )
      })}
    </div>
  )
}
