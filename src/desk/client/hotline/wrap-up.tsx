import { useMutation } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { OrganPicker } from '../acts/fields/directory-pickers.tsx'
import { Field } from '../acts/fields/field.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import type { CallWords, KnowledgeHit } from '../server/api.ts'
import { attemptKey, draftId } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { call as ask } from '../server/request.ts'
import type { SeatCall } from './call-panel.tsx'
import { useFunctionKeys } from './function-keys.ts'
import { useCallAct } from './use-call-act.ts'

/** Set by what was done, never by hand: the order that was saved, the key that was pressed. */
const byDoing = ['ORDER_CREATED', 'EMERGENCY_TRANSFER']

/** What came of the call, and then the next one. Where nothing was asked for there is a mark instead (HK-10). */
export function WrapUp({
  call,
  words,
  entry,
  place,
  ordered,
  onWrapped,
}: {
  call: SeatCall
  words: CallWords
  entry: KnowledgeHit | null
  place: { region: string; words: string }
  ordered: boolean
  onWrapped: () => void
}) {
  const id = useId()
  const [attempt] = useState(draftId)
  const [picked, setPicked] = useState('')
  const [note, setNote] = useState(call.note)
  const [path, setPath] = useState(call.path)
  const [ground, setGround] = useState(call.ground)
  const [organ, setOrgan] = useState(call.organ ?? '')
  const act = useCallAct()
  const result = picked || (entry ? 'ANSWERED_DIRECT' : '') || call.mark || call.result || ''
  const done = byDoing.includes(result)
  const finish = useMutation({
    mutationFn: async (next: 'ready' | 'break') => {
      if (!done) {
        const body =
          result in words.marks
            ? { mark: result }
            : {
                result,
                ...(note.trim() ? { note: note.trim() } : {}),
                ...(path.trim() ? { path: path.trim() } : {}),
                ...(result === 'REFUSED_REASONED' && ground ? { ground } : {}),
                ...(result === 'THREE_WAY' && organ ? { organ } : {}),
                ...(result === 'ANSWERED_DIRECT' && entry ? { entry: { id: entry.id, version: entry.version } } : {}),
                ...(place.words.trim()
                  ? { place: { words: place.words.trim(), ...(place.region ? { region: place.region } : {}) } }
                  : {}),
              }
        await ask(`/calls/${call.id}/result`, { method: 'PUT', body })
        if (result === 'ANSWERED_DIRECT' && entry) {
          const answer = { version: entry.version, callId: call.id }
          // The base counts its own answers; the call has entry and version whatever becomes of this.
          await ask(`/knowledge/${entry.id}/answers`, {
            method: 'POST',
            body: answer,
            key: attemptKey(attempt, answer),
          }).catch(() => {})
        }
      }
      if (call.stage !== 'ended') return
      await act.mutateAsync({
        path: `/calls/${call.id}/wrap-up`,
        body: next === 'break' ? { state: 'break', reason: 'paperwork' } : { state: 'ready' },
      })
      onWrapped()
    },
  })
  const wrong = Object.fromEntries(
    (finish.error ? (problemFrom(finish.error).fields ?? []) : []).map((one) => [one.field, one.says]),
  )
  const over = call.stage === 'ended'
  const go = result && !finish.isPending ? () => finish.mutate('ready') : undefined
  useFunctionKeys({ F10: go })
  return (
    <section className="call-result" aria-label="来电结果">
      <h2>结果</h2>
      <Field id={`${id}-result`} title="这个电话" required group wrong={wrong.result}>
        {(tied) => (
          <Radio.Group {...tied} value={result} onChange={({ target }) => setPicked(target.value)}>
            {Object.entries(words.results).map(([code, title]) => (
              <Radio key={code} value={code} disabled={byDoing.includes(code) && call.result !== code}>
                {title}
              </Radio>
            ))}
            {Object.entries(words.marks).map(([code, title]) => (
              <Radio key={code} value={code} disabled={ordered}>
                {title}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      {result === 'REFUSED_REASONED' && (
        <Field id={`${id}-ground`} title="不予受理的理由" required group wrong={wrong.ground}>
          {(tied) => (
            <Radio.Group {...tied} value={ground} onChange={({ target }) => setGround(target.value)}>
              {Object.entries(words.grounds).map(([code, title]) => (
                <Radio key={code} value={code}>
                  {title}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
      )}
      {(result === 'GUIDED' || result === 'REFUSED_REASONED') && (
        <Field id={`${id}-path`} title="告知的途径" required hint="去哪里、怎么去、期限" wrong={wrong.path}>
          {(tied) => <Input {...tied} value={path} maxLength={500} onChange={({ target }) => setPath(target.value)} />}
        </Field>
      )}
      {result === 'THREE_WAY' && (
        <Field id={`${id}-organ`} title="参加三方通话的单位" required wrong={wrong.organ}>
          {(tied) => <OrganPicker tied={tied} value={organ} onChange={setOrgan} />}
        </Field>
      )}
      {result === 'ANSWERED_DIRECT' && (
        <p className={wrong.entry ? 'field-wrong' : 'hint'}>
          {entry
            ? `依据知识：${entry.title}（第${entry.version}版）`
            : (wrong.entry ?? '请选上面的知识条目；知识库里没有的，在下面写答复了什么。')}
        </p>
      )}
      {!done && !(result in words.marks) && result && (
        <Field id={`${id}-note`} title="答复了什么" required={false}>
          {(tied) => (
            <Input.TextArea
              {...tied}
              value={note}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={2_000}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
      )}
      {finish.error && <FailureNote error={finish.error} beside={['result', 'ground', 'path', 'organ', 'entry']} />}
      <div className="call-acts">
        <Button type={over ? 'primary' : 'default'} disabled={!go} loading={finish.isPending} onClick={go}>
          {over ? '处理完，接下一个' : '记下结果'}{' '}
          <span className="key" aria-hidden="true">
            F10
          </span>
        </Button>
        {over && (
          <Button disabled={!go} onClick={() => finish.mutate('break')}>
            处理完，先整理
          </Button>
        )}
      </div>
    </section>
  )
}
