import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { OrganPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { useBulk } from './use-bulk.ts'

export type Chosen = readonly { caseNo: string; title: string }[]

/** One organ and one reason for several cases that go to it. */
export function BulkTransfer({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const id = useId()
  const bulk = useBulk()
  const navigate = useNavigate()
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (!to || !reason.trim()) return
    bulk.start('transfer', { to, reason: reason.trim() }, chosen)
    void navigate('/bulk')
  }
  return (
    <Modal open title={`转送所选的 ${chosen.length} 件`} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      <form className="act-form" onSubmit={submit} noValidate>
        <p className="hint">
          每一件各办各的：没有分类、已密封或者不能转的那一件会写明为什么，其余照办。不要求报结果；有权处理机关15日内书面告知信访人。
        </p>
        <Field id={`${id}-to`} title="转给" required wrong={asked && !to ? '请选择。' : undefined}>
          {(tied) => <OrganPicker tied={tied} value={to} onChange={setTo} />}
        </Field>
        <Field
          id={`${id}-reason`}
          title="为什么归它管"
          required
          hint="写进每一件的转送函"
          wrong={asked && !reason.trim() ? '必须填写。' : undefined}
        >
          {(tied) => (
            <Input.TextArea
              {...tied}
              value={reason}
              placeholder="例：该事项属于贵单位职责范围。"
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" block size="large" disabled={bulk.job !== null}>
          转送 {chosen.length} 件
        </Button>
        {bulk.job && <p className="hint">上一次批量办理还没有看过，请先在左边“批量办理”里看结果。</p>}
      </form>
    </Modal>
  )
}
