import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { CategoryPicker, RegionPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { useDraft } from '../acts/use-draft.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { useRested } from '../register/rested.ts'
import type { CallWords, KnowledgeHit, SubmissionAnswer } from '../server/api.ts'
import { attemptKey } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { call as ask } from '../server/request.ts'
import type { SeatCall } from './call-panel.tsx'
import { KnowledgeBeside } from './knowledge-beside.tsx'
import { emptyOrder, faultsOfOrder, nextMatter, type OrderDraft, orderBody, type Wrong } from './order-draft.ts'
import { PlaceHint } from './place-hint.tsx'
import { seatKey } from './use-seat.ts'
import { WrapUp } from './wrap-up.tsx'

const soughtChars = 40

/** Who, when, where, what, wish; the questions of the category beside; knowledge as one types; the result below. */
export function OrderForm({ call, words }: { call: SeatCall; words: CallWords }) {
  const id = useId()
  const client = useQueryClient()
  const kept = useDraft<OrderDraft>(`call/${call.id}`, emptyOrder, (values) => 'made' in values)
  const draft = kept.values
  const [wrong, setWrong] = useState<Wrong>({})
  const [entry, setEntry] = useState<KnowledgeHit | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const set = (change: Partial<OrderDraft>): void => {
    kept.change({ ...draft, ...change })
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in change))))
  }
  const save = useMutation({
    mutationFn: (body: ReturnType<typeof orderBody>) =>
      ask<SubmissionAnswer>('/orders', { method: 'POST', body, key: attemptKey(kept.id, body) }),
    onSuccess: ({ caseNo, queryCode }) => {
      kept.change(nextMatter(draft, { caseNo, title: draft.title, queryCode }))
      void client.invalidateQueries({ queryKey: seatKey })
    },
    onError: (error) =>
      setWrong(Object.fromEntries((problemFrom(error).fields ?? []).map(({ field, says }) => [field, says]))),
  })
  const submit = (): void => {
    if (save.isPending) return
    const found = faultsOfOrder(draft)
    setWrong(found)
    if (Object.keys(found).length === 0) save.mutate(orderBody(draft, call.id))
    else window.setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit()
  }
  // The one sentence is the question; what happened tells more than a search can use.
  const sought = useRested(draft.title.trim() || draft.content.trim().slice(0, soughtChars))
  const questions = words.questions[draft.category.split('/')[0] ?? ''] ?? []
  const text = (
    field: 'name' | 'phone' | 'place' | 'eventDate' | 'title',
    title: string,
    required = false,
    hint?: string,
  ) => (
    <Field id={`${id}-${field}`} title={title} required={required} wrong={wrong[field]} {...(hint ? { hint } : {})}>
      {(tied) => (
        <Input
          {...tied}
          value={draft[field]}
          maxLength={field === 'title' ? 200 : 100}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="call-parts">
      <form
        ref={form}
        className="call-order"
        aria-label="工单"
        noValidate
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <h2>记下来电</h2>
        <Field id={`${id}-type`} title="类型" required group wrong={wrong.type}>
          {(tied) => (
            <Radio.Group {...tied} value={draft.type} onChange={({ target }) => set({ type: target.value })}>
              {Object.entries(words.orderTypes).map(([code, title]) => (
                <Radio key={code} value={code}>
                  {title}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
        {text('title', '什么事', true, '一句话')}
        <Field id={`${id}-category`} title="内容分类" required={false}>
          {(tied) => <CategoryPicker tied={tied} value={draft.category} onChange={(category) => set({ category })} />}
        </Field>
        <section className="call-questions" aria-label="可以这样问" aria-live="polite">
          <p className="hint">可以这样问（不是每一句都要问）：</p>
          <ul>
            {[...words.everyOrder, ...questions].map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
        <Field id={`${id}-content`} title="发生了什么" required wrong={wrong.content}>
          {(tied) => (
            <Input.TextArea
              {...tied}
              value={draft.content}
              autoSize={{ minRows: 4, maxRows: 12 }}
              maxLength={20_000}
              onChange={({ target }) => set({ content: target.value })}
            />
          )}
        </Field>
        <div className="call-pair">
          <Field id={`${id}-region`} title="在哪里" required={false}>
            {(tied) => <RegionPicker tied={tied} value={draft.region} onChange={(region) => set({ region })} />}
          </Field>
          {text('place', '具体地点', false)}
        </div>
        <PlaceHint
          callId={call.id}
          region={draft.region}
          place={draft.place}
          title={draft.title}
          content={draft.content}
        />
        <div className="call-pair">
          {text('eventDate', '哪一天', false, '例：2026-06-01')}
          <Field id={`${id}-urgency`} title="紧急程度" required group>
            {(tied) => (
              <Radio.Group {...tied} value={draft.urgency} onChange={({ target }) => set({ urgency: target.value })}>
                {Object.entries(words.urgencies).map(([code, title]) => (
                  <Radio key={code} value={code}>
                    {title}
                  </Radio>
                ))}
              </Radio.Group>
            )}
          </Field>
        </div>
        <Field id={`${id}-wish`} title="希望怎样解决" required={false}>
          {(tied) => (
            <Input.TextArea
              {...tied}
              value={draft.wish}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={500}
              onChange={({ target }) => set({ wish: target.value })}
            />
          )}
        </Field>
        <div className="call-pair">
          {text('name', '来电人怎样称呼', false)}
          {text('phone', '另外的联系电话', false, '不填就用来电号码')}
        </div>
        <p className="call-checks">
          <Checkbox checked={draft.anonymous} onChange={({ target }) => set({ anonymous: target.checked })}>
            不愿留姓名和号码
          </Checkbox>
          <Checkbox checked={draft.confidential} onChange={({ target }) => set({ confidential: target.checked })}>
            对承办单位保密
          </Checkbox>
          <Checkbox checked={draft.noReply} onChange={({ target }) => set({ noReply: target.checked })}>
            不用答复
          </Checkbox>
        </p>
        {save.error && <FailureNote error={save.error} beside={Object.keys(draft)} />}
        <p className="seat-acts">
          <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
            登记工单{' '}
            <span className="key" aria-hidden="true">
              Ctrl+Enter
            </span>
          </Button>
          <span className="hint">
            {kept.unkept ? '浏览器不能保存草稿，请不要刷新。' : '随写随存，刷新、断网、登录过期都不会丢。'}
          </span>
        </p>
        {draft.made.map((one) => (
          <p key={one.caseNo} className="note-done" role="status">
            已登记：{one.title}　编号 <strong>{one.caseNo}</strong>　查询码 <strong>{one.queryCode}</strong>
            ，请念给来电人。还有别的事，接着写下一件。
          </p>
        ))}
      </form>
      <aside className="call-side">
        <KnowledgeBeside sought={sought} chosen={entry} onChoose={setEntry} />
        <WrapUp
          call={call}
          words={words}
          entry={entry}
          place={{ region: draft.region, words: draft.place }}
          ordered={draft.made.length > 0}
          onWrapped={kept.forget}
        />
      </aside>
    </div>
  )
}
