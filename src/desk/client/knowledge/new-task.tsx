import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { OrganPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { today } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { knowledgeRowsQuery } from './queries.ts'
import { useKnowledgeAct } from './use-act.ts'

/** 报告政策变化: which entry, what changed, from when. The day for the update follows from it. */
export function NewTask() {
  const id = useId()
  const { me, may } = useSession()
  const { notification } = App.useApp()
  const rows = useQuery(knowledgeRowsQuery('limit=200'))
  const [entry, setEntry] = useState<string | null>(null)
  const [owner, setOwner] = useState(may('knowledge.edit') ? '' : me.organ)
  const [says, setSays] = useState('')
  const [changedOn, setChangedOn] = useState(today())
  const open = useKnowledgeAct(() => {
    setSays('')
    setEntry(null)
    notification.success({ title: '已列入更新任务' })
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    open.mutate({
      path: '/knowledge/tasks',
      body: { entry, says: says.trim(), changedOn, ...(entry || !owner ? {} : { owner }) },
    })
  }
  return (
    <form className="admin-form knowledge-new-task" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>报告政策变化</h2>
      <Field id={`${id}-entry`} title="哪一条" required={false} hint="还没有这条知识的，不选">
        {(tied) => (
          <Select
            {...tied}
            className="picker"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={entry}
            placeholder="标题里的字"
            onChange={(chosen: string | null) => setEntry(chosen ?? null)}
            options={(rows.data?.items ?? []).map((row) => ({ value: row.id, label: row.title }))}
            popupRender={inLandmark}
          />
        )}
      </Field>
      {!entry && may('knowledge.edit') && (
        <Field id={`${id}-owner`} title="归哪个单位" required>
          {(tied) => <OrganPicker tied={tied} value={owner} onChange={setOwner} />}
        </Field>
      )}
      <Field id={`${id}-says`} title="变了什么，依据哪份文件" required>
        {(tied) => (
          <Input.TextArea
            {...tied}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={says}
            onChange={({ target }) => setSays(target.value)}
          />
        )}
      </Field>
      <Field id={`${id}-on`} title="从哪天起" required>
        {(tied) => (
          <Input {...tied} type="date" value={changedOn} onChange={({ target }) => setChangedOn(target.value)} />
        )}
      </Field>
      {open.error && <FailureNote error={open.error} />}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={open.isPending}
          disabled={says.trim().length < 2 || !changedOn || (!entry && !owner)}
        >
          列入更新任务
        </Button>
      </div>
    </form>
  )
}
