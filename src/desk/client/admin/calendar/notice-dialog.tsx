import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { readNotice } from './notice.ts'
import type { Year } from './year.ts'

/** The notice of the State Council, pasted: its days go into the grid, where a person looks before saving. */
export function NoticeDialog({ onClose, onRead }: { onClose: () => void; onRead: (year: Year) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readNotice(text)
    if ('year' in read) onRead(read.year)
    else setWrong(read.says)
  }
  return (
    <Modal open title="粘贴放假通知" footer={null} onCancel={onClose} width={620}>
      <form className="act-form" onSubmit={submit} noValidate>
        <Field
          id={`${id}-text`}
          title="通知全文"
          required
          hint="从中国政府网复制“关于某年部分节假日安排的通知”，连标题一起粘贴；也可以粘贴本系统的 JSON。认出的日期先填到月历上，核对后再保存。"
          wrong={wrong}
        >
          {(tied) => (
            <Input.TextArea
              {...tied}
              autoSize={{ minRows: 8, maxRows: 16 }}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" block>
          填到月历
        </Button>
      </form>
    </Modal>
  )
}
