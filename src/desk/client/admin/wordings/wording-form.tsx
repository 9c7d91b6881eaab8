import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type FormEvent, useCallback, useId, useState } from 'react'
import { Field } from '../../acts/fields/field.tsx'
import { useDraft } from '../../acts/use-draft.ts'
import { useSettled } from '../../acts/use-settled.ts'
import { PaperPages } from '../../case/paper-pages.tsx'
import { moment, shortDay } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import type { WordingView } from '../../server/api.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'
import { wordingsQuery } from './wordings-query.ts'

type Wording = WordingView['standard']
type Look = { faults: { field: string; says: string }[]; svg: string; text: string }
/** As it is typed: one sentence a line. */
type Typed = { says: string; canDo: string; latest: string; note: string; from: string }

const sections = { says: '这封信说了什么', canDo: '您可以做什么', latest: '最迟哪天' } as const
type Section = keyof typeof sections

const typedOf = (wording: Wording): Typed => ({
  says: wording.says.join('\n'),
  canDo: wording.canDo.join('\n'),
  latest: wording.latest.join('\n'),
  note: wording.note,
  from: today(),
})

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const wordingOf = (typed: Typed): Wording => ({
  says: lines(typed.says),
  canDo: lines(typed.canDo),
  latest: lines(typed.latest),
  note: typed.note.trim(),
})

/** Words on the left, the page they make on the right, on an invented case. */
export function WordingForm({ view, inForce }: { view: WordingView; inForce: Wording }) {
  const id = useId()
  const client = useQueryClient()
  const { notification, modal } = App.useApp()
  const start = useCallback(() => typedOf(inForce), [inForce])
  const kept = useDraft<Typed>(`admin/wordings/${view.code}`, start)
  const typed = kept.values
  const wording = wordingOf(typed)
  const settled = useSettled(wording)
  const [shown, setShown] = useState<'page' | 'text'>('page')
  const look = useQuery({
    queryKey: ['admin', 'wordings', view.code, 'preview', settled],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => call<Look>(`/admin/wordings/${view.code}/preview`, { method: 'POST', body: settled }),
  })
  const changed = JSON.stringify(wording) !== JSON.stringify(wordingOf(typedOf(inForce)))
  const save = useMutation({
    mutationFn: (words: Wording | null) =>
      call(`/admin/wordings/${view.code}`, {
        method: 'POST',
        key: `${kept.id}-${words ? 'own' : 'default'}-${JSON.stringify(words).length}`,
        body: { from: typed.from, wording: words },
      }),
    onSuccess: async (_done, words) => {
      await client.invalidateQueries({ queryKey: wordingsQuery.queryKey })
      kept.forget()
      notification.success({
        title: words ? '新的说法已保存' : '已恢复默认',
        description: `${shortDay(typed.from, today())}起发出的《${view.title}》按这一版；已经发出的不变。`,
      })
    },
  })
  const faultsOf = (section: string): string | undefined =>
    (look.data?.faults ?? [])
      .filter(({ field }) => field.split('.')[0] === section)
      .map(({ field, says }) => (field.includes('.') ? `第${Number(field.split('.')[1]) + 1}句：${says}` : says))
      .join('') || undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(wording)
  }
  const restore = (): void => {
    modal.confirm({
      title: `恢复《${view.title}》的默认说法`,
      content: '本市的说法留在版本记录里，随时可以再用。',
      okText: '恢复默认',
      cancelText: '不恢复',
      onOk: () => save.mutateAsync(null).catch(() => {}),
    })
  }
  return (
    <div className="wording">
      <form className="act-form" onSubmit={submit} noValidate aria-label={view.title}>
        {(Object.entries(sections) as [Section, string][]).map(([section, title]) => (
          <Field key={section} id={`${id}-${section}`} title={title} required hint="一句一行" wrong={faultsOf(section)}>
            {(tied) => (
              <Input.TextArea
                {...tied}
                autoSize={{ minRows: 2, maxRows: 10 }}
                value={typed[section]}
                onChange={({ target }) => kept.change({ ...typed, [section]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field
          id={`${id}-note`}
          title="附注"
          required={false}
          hint="印在正文最后，例如来访怎么走。"
          wrong={faultsOf('note')}
        >
          {(tied) => (
            <Input.TextArea
              {...tied}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={typed.note}
              onChange={({ target }) => kept.change({ ...typed, note: target.value })}
            />
          )}
        </Field>
        <Field id={`${id}-from`} title="从哪天发出的起" required>
          {(tied) => (
            <Input
              {...tied}
              type="date"
              value={typed.from}
              onChange={({ target }) => kept.change({ ...typed, from: target.value })}
            />
          )}
        </Field>
        <details>
          <summary>花括号里可以写什么</summary>
          <ul className="placeholders">
            {view.placeholders.map(({ key, title }) => (
              <li key={key}>
                <code>{`{${key}}`}</code>
                {title && ` ${title}`}
              </li>
            ))}
          </ul>
        </details>
        {save.error && <FailureNote error={save.error} />}
        <div className="admin-save">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!changed || (look.data?.faults.length ?? 1) > 0}
            loading={save.isPending}
          >
            保存这一版
          </Button>
          {changed && <Button onClick={() => kept.forget()}>放弃改动</Button>}
          {view.versions[0]?.wording && <Button onClick={restore}>恢复默认</Button>}
        </div>
        <Versions view={view} onTake={(words) => kept.change({ ...typedOf(words), from: typed.from })} />
      </form>
      <section
        className={look.isPlaceholderData ? 'preview old' : 'preview'}
        aria-label="样例"
        aria-busy={look.isFetching}
      >
        <p className="preview-switch">
          <span className="hint">样例里的人名、单位和事情都是编的。</span>
          <button type="button" className="link-button" onClick={() => setShown(shown === 'page' ? 'text' : 'page')}>
            {shown === 'page' ? '看文字' : '看版面'}
          </button>
        </p>
        {!look.data ? (
          <Waiting />
        ) : shown === 'page' ? (
          <PaperPages svg={look.data.svg} title={view.title} />
        ) : (
          <pre className="paper-text">{look.data.text}</pre>
        )}
      </section>
    </div>
  )
}

function Versions({ view, onTake }: { view: WordingView; onTake: (words: Wording) => void }) {
  if (!view.versions.length) return <p className="hint">现在用的是默认说法。</p>
  return (
    <details>
      <summary>版本记录 {view.versions.length} 次</summary>
      <ul className="versions">
        {view.versions.map(({ id, from, wording, madeBy, madeAt }) => (
          <li key={id}>
            {shortDay(from, today())}起，{wording ? '本市说法' : '默认'}（{madeBy}，{moment(madeAt, today())}）{' '}
            <button type="button" className="link-button" onClick={() => onTake(wording ?? view.standard)}>
              拿来改
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
