import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import type { SubmissionAnswer } from '../server/api.ts'
import { draftId } from '../server/drafts.ts'
import { call } from '../server/request.ts'
import type { Registered } from './slip.tsx'

/** 只登记信封 (RGT-09): what is written to a discipline organ above gets its number without being opened or copied. */
export function EnvelopeOnly({ onRegistered }: { onRegistered: (registered: Registered) => void }) {
  const [open, setOpen] = useState(false)
  // One opening of the dialog registers one envelope, however often the button is pressed.
  const key = useRef('')
  const register = useMutation({
    mutationFn: () =>
      call<SubmissionAnswer>('/envelopes', { method: 'POST', body: { channel: '01' }, key: key.current }),
    onSuccess: (answer) => onRegistered({ answer, sealed: true }),
  })
  return (
    <>
      <Button
        type="link"
        onClick={() => {
          key.current = draftId()
          setOpen(true)
        }}
      >
        写给上级纪检监察机关的信：只登记信封
      </Button>
      <Modal open={open} title="只登记信封" footer={null} onCancel={() => setOpen(false)} width={480}>
        <div className="act-form">
          <p>不拆封，不抄录，不扫描。系统给一个编号，立即密封；五个工作日内由密封件专办员原封报送上级纪检监察机关。</p>
          {register.error && <FailureNote error={register.error} />}
          <Button type="primary" block loading={register.isPending} onClick={() => register.mutate()}>
            登记这个信封
          </Button>
        </div>
      </Modal>
    </>
  )
}
