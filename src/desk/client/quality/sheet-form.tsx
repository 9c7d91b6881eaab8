import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Mark, Marks, QualityCheck } from '../server/api.ts'
import { qualitySheetQuery } from './queries.ts'
import { markWords } from './words.ts'

export type Filled = { marks: Marks; fatal: string[]; says: string }

/** The sheet to fill in: one mark a line; nothing is chosen beforehand. */
export function SheetForm({
  check,
  saysTitle,
  saysNeeded,
  button,
  error,
  saving,
  onSend,
}: {
  check: Pick<QualityCheck, 'subject' | 'marks' | 'fatal'>
  saysTitle: string
  saysNeeded: boolean
  button: string
  error: unknown
  saving: boolean
  onSend: (filled: Filled) => void
}) {
  const id = useId()
  const sheet = useQuery(qualitySheetQuery)
  const [marks, setMarks] = useState<Marks>(check.marks ?? {})
  const [fatal, setFatal] = useState<string[]>([...check.fatal])
  const [says, setSays] = useState('')
  if (!sheet.data) return <Waiting />
  const items = sheet.data.items.filter(({ of }) => of.includes(check.subject))
  const missing = items.filter(({ code }) => !marks[code])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSend({ marks, fatal, says: says.trim() })
  }
  return (
    <form className="quality-sheet" onSubmit={submit}>
      <table className="admin-table">
        <caption className="sr-only">检查表</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">分值</th>
            <th scope="col">做到没有</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <td>
                <b>{item.title}</b> <small className="hint">{item.says}</small>
              </td>
              <td>{item.weight}</td>
              <td>
                <Radio.Group
                  aria-label={item.title}
                  value={marks[item.code] ?? null}
                  onChange={({ target }) => setMarks({ ...marks, [item.code]: target.value as Mark })}
                  options={Object.entries(markWords).map(([value, label]) => ({ value, label }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="duties">
        <legend>绝不能发生的（有一项就不合格）</legend>
        <Checkbox.Group
          value={fatal}
          onChange={(chosen) => setFatal(chosen as string[])}
          options={sheet.data.fatal.map(({ code, title }) => ({ value: code, label: title }))}
        />
      </fieldset>
      <label htmlFor={id}>{saysTitle}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2 }}
        maxLength={1000}
        value={says}
        onChange={({ target }) => setSays(target.value)}
      />
      {Boolean(error) && <FailureNote error={error} />}
      <div className="admin-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={saving}
          disabled={missing.length > 0 || (saysNeeded && says.trim().length < 2)}
        >
          {button}
        </Button>
        {missing.length > 0 && <span className="hint">还有{missing.length}项没有选。</span>}
      </div>
    </form>
  )
}
