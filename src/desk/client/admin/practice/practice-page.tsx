import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { inLandmark } from '../../acts/fields/in-landmark.tsx'
import { dayWithWeekday, shortDay } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { articleInWords } from '../../law/words.ts'
import type { LocalLimitRow, LocalLimits } from '../../server/api.ts'
import { draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'

const practiceQuery = queryOptions({
  queryKey: ['admin', 'local-limits'],
  queryFn: () => call<LocalLimits>('/admin/local-limits'),
})

/** 本地期限: what the city promises beside the law. */
export function PracticePage() {
  const known = useQuery(practiceQuery)
  if (known.error) return <Trouble error={known.error} onRetry={() => void known.refetch()} />
  if (known.isPending) return <Waiting />
  const { items, limits } = known.data
  const running = items.filter(({ to }) => to === null)
  const ended = items.filter(({ to }) => to !== null)
  const titleOf = (rule: string): string => limits.find((limit) => limit.rule === rule)?.title ?? rule
  return (
    <>
      {running.length ? (
        <ul className="promises" aria-label="现行承诺">
          {running.map((row) => (
            <Promised key={row.id} row={row} title={titleOf(row.rule)} />
          ))}
        </ul>
      ) : (
        <p className="hint empty">还没有本市承诺。没有也可以：法定期限照常计算和提醒。</p>
      )}
      <NewPromise limits={limits} />
      {ended.length > 0 && (
        <details className="promises-ended">
          <summary>已停止的承诺 {ended.length} 条</summary>
          <ul>
            {ended.map((row) => (
              <li key={row.id}>
                {titleOf(row.rule)}：{row.days}
                {row.unit}，{shortDay(row.from, today())}至{shortDay(row.to ?? row.from, today())}，{row.source}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Promised({ row, title }: { row: LocalLimitRow; title: string }) {
  const client = useQueryClient()
  const { modal } = App.useApp()
  const end = useMutation({
    mutationFn: () => call(`/admin/local-limits/${row.id}`, { method: 'DELETE', key: `end-${row.id}` }),
    onSuccess: () => client.invalidateQueries({ queryKey: practiceQuery.queryKey }),
  })
  const ask = (): void => {
    modal.confirm({
      title: `停止“${title}”的本市承诺`,
      content: '明天起收到的件不再显示这项承诺；今天和以前收到的，承诺仍然算数。',
      okText: '停止承诺',
      cancelText: '不停止',
      onOk: () => end.mutateAsync().catch(() => {}),
    })
  }
  return (
    <li>
      <div>
        <b>{title}</b>{' '}
        <span>
          {row.days}
          {row.unit}内{row.unverified && ' · 依据未核实'}
        </span>
        <p className="hint">
          {row.source}，{dayWithWeekday(row.from, today())}起，{row.madeBy}录入
        </p>
        {end.error && <FailureNote error={end.error} />}
      </div>
      <Button onClick={ask} loading={end.isPending}>
        停止
      </Button>
    </li>
  )
}

type Draft = {
  rule: string
  days: number | null
  unit: '日' | '工作日'
  source: string
  unverified: boolean
  from: string
}

const emptyDraft = (): Draft => ({ rule: '', days: null, unit: '工作日', source: '', unverified: false, from: today() })

function NewPromise({ limits }: { limits: LocalLimits['limits'] }) {
  const id = useId()
  const client = useQueryClient()
  const { notification } = App.useApp()
  const [draft, setDraft] = useState(emptyDraft)
  const [key, setKey] = useState(draftId)
  const chosen = limits.find(({ rule }) => rule === draft.rule)
  const save = useMutation({
    mutationFn: () =>
      call('/admin/local-limits', { method: 'POST', key, body: { ...draft, source: draft.source.trim() } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: practiceQuery.queryKey })
      notification.success({ title: '本市承诺已录入', description: '收到日在起始日以后的件，会显示承诺的日期。' })
      setDraft(emptyDraft())
      setKey(draftId())
    },
    onError: () => setKey(draftId()),
  })
  const wrong = (field: string): string | undefined =>
    problemFrom(save.error ?? {}).fields?.find((one) => one.field === field)?.says
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  const complete = draft.rule !== '' && draft.days !== null && draft.source.trim().length > 1
  return (
    <form className="act-form practice-form" onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>新增承诺</h2>
      <Field
        id={`${id}-rule`}
        title="哪一项期限"
        required
        {...(chosen ? { hint: `法定${chosen.amount}${chosen.unit}，${articleInWords(chosen.article)}` } : {})}
        wrong={wrong('rule')}
      >
        {(tied) => (
          <Select
            {...tied}
            className="picker"
            value={draft.rule || null}
            placeholder="选择"
            onChange={(rule) => set({ rule: rule ?? '' })}
            options={limits.map(({ rule, title, amount, unit }) => ({
              value: rule,
              label: `${title}（法定${amount}${unit}）`,
            }))}
            popupRender={inLandmark}
          />
        )}
      </Field>
      <div className="practice-days">
        <Field id={`${id}-days`} title="承诺几天" required wrong={wrong('days')}>
          {(tied) => (
            <InputNumber
              {...tied}
              min={1}
              max={365}
              precision={0}
              value={draft.days}
              onChange={(days) => set({ days })}
            />
          )}
        </Field>
        <Field id={`${id}-unit`} title="怎么算" required wrong={wrong('unit')}>
          {(tied) => (
            <Select
              {...tied}
              value={draft.unit}
              onChange={(unit) => set({ unit })}
              options={[
                { value: '工作日', label: '工作日' },
                { value: '日', label: '自然日' },
              ]}
              popupRender={inLandmark}
            />
          )}
        </Field>
        <Field id={`${id}-from`} title="从哪天收到的件起" required wrong={wrong('from')}>
          {(tied) => (
            <Input {...tied} type="date" value={draft.from} onChange={({ target }) => set({ from: target.value })} />
          )}
        </Field>
      </div>
      <Field
        id={`${id}-source`}
        title="依据"
        required
        hint="本市的文件名和文号。人们看得见这一句。"
        wrong={wrong('source')}
      >
        {(tied) => <Input {...tied} value={draft.source} onChange={({ target }) => set({ source: target.value })} />}
      </Field>
      <Checkbox checked={draft.unverified} onChange={({ target }) => set({ unverified: target.checked })}>
        还没有看到文件原文（会注明“未核实”）
      </Checkbox>
      {save.error && <FailureNote error={save.error} beside={['rule', 'days', 'unit', 'from', 'source']} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={!complete} loading={save.isPending}>
          录入承诺
        </Button>
      </div>
    </form>
  )
}
