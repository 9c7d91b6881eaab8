import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { revealPurposes } from '../law/codes.ts'
import type { Revealed } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'

const purposes = Object.entries(revealPurposes).map(([code, title]) => ({ const: code, title }))

/** Purpose and reason before an identity is shown; both are told to the person. */
export function RevealDialog({
  caseNo,
  onClose,
  onRevealed,
}: {
  caseNo: string
  onClose: () => void
  onRevealed: (shown: Revealed) => void
}) {
  const id = useId()
  const client = useQueryClient()
  const [purpose, setPurpose] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const reveal = useMutation({
    mutationFn: () =>
      call<Revealed>(`${casePath(caseNo)}/reveal`, { method: 'POST', body: { purpose, reason: reason.trim() } }),
    onSuccess: (shown) => {
      void client.invalidateQueries({ queryKey: ['case', caseNo] })
      onRevealed(shown)
    },
    // What was revealed stays on the screen only, never in a cache.
    gcTime: 0,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (purpose && reason.trim()) reveal.mutate()
  }
  return (
    <Modal open title="查看身份信息" footer={null} onCancel={onClose} width={480}>
      <form className="act-form" onSubmit={submit} noValidate>
        <p>这次查看会记下您的单位、岗位、时间、用途和理由，信访人本人在查询页面上看得见。</p>
        <Field id={`${id}-purpose`} title="用途" required group wrong={asked && !purpose ? '请选择用途。' : undefined}>
          {(tied) => <ChoiceControl tied={tied} value={purpose} onChange={setPurpose} options={purposes} />}
        </Field>
        <Field
          id={`${id}-reason`}
          title="具体理由"
          required
          wrong={asked && !reason.trim() ? '请写明理由。' : undefined}
        >
          {(tied) => (
            <Input.TextArea
              {...tied}
              autoSize={{ minRows: 2 }}
              maxLength={500}
              placeholder="例：核实漏水的楼栋和房号"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        {reveal.error && <FailureNote error={reveal.error} />}
        <Button type="primary" htmlType="submit" block loading={reveal.isPending}>
          查看
        </Button>
      </form>
    </Modal>
  )
}
