import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ChoiceControl } from '../../acts/fields/choice.tsx'
import { Field } from '../../acts/fields/field.tsx'
import { moment } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { draftId } from '../../server/drafts.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'
import { TextField } from '../form/text-field.tsx'

type TextVariant = {
  variant: string
  words: string
  standard: string
  own: boolean
  allowed: string[]
  versions: { words: string | null; at: string; by: string }[]
}
type Texts = {
  placeholders: Record<string, string>
  variants: Record<string, string>
  items: { kind: string; title: string; variants: TextVariant[] }[]
}
const textsKey = ['notice-texts']
const wordsMost = 1_000

/** 通知文字: one notice and variant at a time, checked and looked at before it is kept. */
export function TextsPage() {
  const texts = useQuery({ queryKey: textsKey, queryFn: () => call<Texts>('/admin/notice-texts') })
  const [kind, setKind] = useState('registered')
  const [variant, setVariant] = useState('zh')
  if (texts.error) return <Trouble error={texts.error} onRetry={() => void texts.refetch()} />
  if (texts.isPending) return <Waiting />
  const notice = texts.data.items.find((item) => item.kind === kind)
  const text = notice?.variants.find((one) => one.variant === variant)
  return (
    <div className="admin-form admin-texts">
      <Field id="notice-kind" title="哪一条通知" required>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            options={texts.data.items.map((item) => ({ const: item.kind, title: item.title }))}
            value={kind}
            onChange={setKind}
          />
        )}
      </Field>
      <Field id="notice-variant" title="给谁" required group>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            options={Object.entries(texts.data.variants).map(([code, title]) => ({ const: code, title }))}
            value={variant}
            onChange={setVariant}
          />
        )}
      </Field>
      {text && (
        <TextForm
          key={`${kind}/${variant}/${text.versions.length}`}
          at={`/admin/notice-texts/${kind}/${variant}`}
          text={text}
          names={texts.data.placeholders}
        />
      )}
    </div>
  )
}

function TextForm({ at, text, names }: { at: string; text: TextVariant; names: Record<string, string> }) {
  const client = useQueryClient()
  const [words, setWords] = useState(text.words)
  const preview = useQuery({
    queryKey: [...textsKey, at, words],
    queryFn: () => call<{ words: string; faults: string[] }>(`${at}/preview`, { method: 'POST', body: { words } }),
    placeholderData: (before) => before,
  })
  const save = useMutation({
    mutationFn: (kept: string | null) => call(at, { method: 'PUT', body: { words: kept }, key: draftId() }),
    onSuccess: () => client.invalidateQueries({ queryKey: textsKey, exact: true }),
  })
  const faults = preview.data?.faults ?? []
  return (
    <>
      <TextField
        title="文字"
        rows={4}
        most={wordsMost}
        required
        value={words}
        onChange={setWords}
        hint={`可以用：${text.allowed.map((name) => `{${name}}（${names[name] ?? ''}）`).join('、')}。方括号里的话，占位符没有值时不出现。`}
        wrong={faults.length ? faults.join('') : undefined}
      />
      <section aria-live="polite">
        <h2>收到的样子（示例）</h2>
        <p className="caught-words">{preview.data?.words ?? ''}</p>
      </section>
      {save.error && <FailureNote error={save.error} />}
      <div className="admin-save">
        <Button
          type="primary"
          disabled={words === text.words || faults.length > 0}
          loading={save.isPending}
          onClick={() => save.mutate(words)}
        >
          保存，从下一条起用
        </Button>
        {text.own && <Button onClick={() => save.mutate(null)}>恢复原样</Button>}
        <span className="hint">{text.own ? '正在使用本市自己的文字。' : '正在使用系统原来的文字。'}</span>
      </div>
      {text.versions.length > 0 && (
        <section>
          <h2>历次版本</h2>
          <ul className="papers">
            {text.versions.map((version) => (
              <li key={version.at}>
                <div>
                  <p className="caught-words">{version.words ?? '恢复原样'}</p>
                  <p className="hint">
                    {moment(version.at, today())}，{version.by}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
