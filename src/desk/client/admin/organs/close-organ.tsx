import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { Picker } from '../../acts/fields/picker.tsx'
import { FailureNote } from '../../frame/failure-note.tsx'
import { attemptKey, draftId } from '../../server/drafts.ts'
import { call } from '../../server/request.ts'
import type { AdminOrgan } from '../api.ts'

/** 停用: an organ is closed and never deleted, because its papers and cases name it for ever. */
export function CloseOrgan({
  organ,
  organs,
  onDone,
}: {
  organ: AdminOrgan
  organs: readonly AdminOrgan[]
  onDone: () => Promise<unknown>
}) {
  const id = useId()
  const { notification, modal } = App.useApp()
  const [successor, setSuccessor] = useState('')
  const [attempt] = useState(draftId)
  const heir = organs.find(({ code }) => code === successor)
  const turn = useMutation({
    mutationFn: (active: boolean) => {
      const body = active ? { active } : { active, successor: successor || null }
      return call(`/admin/organs/${encodeURIComponent(organ.code)}`, {
        method: 'PATCH',
        body,
        key: attemptKey(attempt, [organ.active, body]),
      })
    },
    onSuccess: async (_saved, active) => {
      await onDone()
      notification.success({ title: active ? `${organ.name}已恢复使用` : `${organ.name}已停用` })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    modal.confirm({
      title: `停用${organ.name}？`,
      content: heir
        ? `它的账号、下级单位、派单目录和在办的件都转到${heir.name}，已发的文书不变。以后还可以恢复使用，但转走的不会自动转回。`
        : '停用后不能再派件给它，已发的文书和办结的件不变。以后还可以恢复使用。',
      okText: '停用',
      cancelText: '先不停用',
      onOk: () => turn.mutate(false),
    })
  }
  if (!organ.active)
    return (
      <section className="admin-danger">
        <h3>已停用</h3>
        {organ.successor && (
          <p>由{organs.find(({ code }) => code === organ.successor)?.name ?? organ.successor}继续承担其职责。</p>
        )}
        {turn.error && <FailureNote error={turn.error} />}
        <Button loading={turn.isPending} onClick={() => turn.mutate(true)}>
          恢复使用
        </Button>
      </section>
    )
  return (
    <section className="admin-danger">
      <h3>停用这个单位</h3>
      <form aria-label="停用" onSubmit={submit}>
        <Field
          id={`${id}-successor`}
          title="由谁继续承担职责"
          required={false}
          hint="机构合并、职责划转时选。还有在办的件、在用账号或下级单位的，必须选。"
        >
          {(tied) => (
            <Picker
              tied={tied}
              value={successor}
              onChange={setSuccessor}
              placeholder="单位名称或拼音首字母"
              picks={organs
                .filter(({ code, active }) => active && code !== organ.code)
                .map(({ code, name, shortName, initials }) => ({
                  code,
                  title: name,
                  short: shortName,
                  names: [name, shortName, initials, code].map((one) => one.toLowerCase()),
                }))}
            />
          )}
        </Field>
        {turn.error && <FailureNote error={turn.error} />}
        <Button htmlType="submit" danger loading={turn.isPending}>
          停用
        </Button>
      </form>
    </section>
  )
}
