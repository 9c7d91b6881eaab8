import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ChoiceControl } from '../acts/fields/choice.tsx'
import { Field } from '../acts/fields/field.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { codeWays, identityChecks } from '../law/codes.ts'
import { casePath } from '../server/queries.ts'
import { call, request } from '../server/request.ts'

const choices = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([code, title]) => ({ const: code, title }))

/** A new query code for the person, after an identity check. The old one dies; the person sees who did it and how. */
export function CodeDialog({ caseNo, onClose }: { caseNo: string; onClose: () => void }) {
  const id = useId()
  const client = useQueryClient()
  const [how, setHow] = useState('')
  const [checked, setChecked] = useState('')
  const [asked, setAsked] = useState(false)
  const reissue = useMutation({
    mutationFn: () =>
      call<{ queryCode: string | null }>(`${casePath(caseNo)}/query-code`, { method: 'POST', body: { how, checked } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['case', caseNo] }),
    // The code stays on the screen only, never in a cache.
    gcTime: 0,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (how && checked) reissue.mutate()
  }
  return (
    <Modal open title="补发查询码" footer={null} onCancel={onClose} width={480}>
      {reissue.data ? (
        <Done caseNo={caseNo} queryCode={reissue.data.queryCode} posted={how === 'post'} onClose={onClose} />
      ) : (
        <form className="act-form" onSubmit={submit} noValidate>
          <p>先核对是信访人本人。补发以后原来的查询码马上作废；谁补的、怎么补的，本人在查询页面上看得见。</p>
          <Field
            id={`${id}-checked`}
            title="怎么核对的"
            required
            group
            wrong={asked && !checked ? '请选择怎么核对的。' : undefined}
          >
            {(tied) => (
              <ChoiceControl tied={tied} value={checked} onChange={setChecked} options={choices(identityChecks)} />
            )}
          </Field>
          <Field
            id={`${id}-how`}
            title="怎么给本人"
            required
            group
            wrong={asked && !how ? '请选择怎么给。' : undefined}
          >
            {(tied) => <ChoiceControl tied={tied} value={how} onChange={setHow} options={choices(codeWays)} />}
          </Field>
          {reissue.error && <FailureNote error={reissue.error} />}
          <Button type="primary" htmlType="submit" block loading={reissue.isPending}>
            补发
          </Button>
        </form>
      )}
    </Modal>
  )
}

type DoneProps = { caseNo: string; queryCode: string | null; posted: boolean; onClose: () => void }

function Done({ caseNo, queryCode, posted, onClose }: DoneProps) {
  const print = useMutation({
    mutationFn: async () => {
      const answer = await request(`/public/cases/${caseNo}/receipt.pdf`, {
        headers: { 'x-query-code': queryCode ?? '' },
      })
      return URL.createObjectURL(await answer.blob())
    },
    onSuccess: (address) => {
      window.open(address, '_blank')
    },
    gcTime: 0,
  })
  if (!queryCode)
    return (
      <>
        <p role="status">新的查询码已经交给短信发出，这里不显示。有没有送到，看“送达与通知”。</p>
        <Button type="primary" block onClick={onClose}>
          好
        </Button>
      </>
    )
  return (
    <>
      <p role="status">
        新的查询码：<strong className="code">{queryCode}</strong>
      </p>
      <p>{posted ? '请打印回执，寄到登记的地址。' : '请打印回执，当面交给本人。'}关上这个窗口以后不再显示。</p>
      {print.error && <FailureNote error={print.error} />}
      <Button type="primary" block loading={print.isPending} onClick={() => print.mutate()}>
        打印回执
      </Button>
    </>
  )
}
