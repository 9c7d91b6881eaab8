import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useDraft } from '../acts/use-draft.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import type { SubmissionAnswer } from '../server/api.ts'
import { attemptKey } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { today } from '../server/now.ts'
import { countsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { keepChannel, lastChannel } from './last-channel.ts'
import { emptyLetter, faultsOf, isSealed, type Letter, submissionOf } from './letter.ts'
import { LetterMatter } from './letter-matter.tsx'
import { LetterMore } from './letter-more.tsx'
import { LetterOrigin } from './letter-origin.tsx'
import { LetterPerson } from './letter-person.tsx'
import { ScanViewer } from './scan-viewer.tsx'
import type { Registered } from './slip.tsx'
import { TypingDuplicates } from './typing-duplicates.tsx'

const titleMost = 200
/** Where typing begins in a part. A checkbox before it is ticked seldom. */
const firstFields = 'input:not([type=checkbox]):not([type=radio]), textarea, button'

/** A called number of the counter. */
export type Visit = { id: string; people: number }

/** The number leads to its case from now on. The letter is registered whatever becomes of this. */
const linkVisit = ({ id }: Visit, caseNo: string): Promise<unknown> =>
  call(`/visits/${id}/case`, { method: 'PUT', body: { caseNo } }).catch(() => {})

export type PartProps = {
  id: string
  letter: Letter
  set: (change: Partial<Letter>) => void
  wrong: Readonly<Record<string, string>>
}

/** Registering a letter, a visit or a call with the keyboard alone. Everything typed is kept until it is registered. */
export function LetterForm({
  visit,
  onRegistered,
}: {
  /** The number that stands at the counter: what comes of it is a visit of so many people. */
  visit: Visit | null
  onRegistered: (registered: Registered) => void
}) {
  const id = useId()
  const client = useQueryClient()
  const empty = useCallback(
    () =>
      visit
        ? { ...emptyLetter('02', today()), peopleCount: visit.people > 1 ? visit.people : null }
        : emptyLetter(lastChannel(), today()),
    [visit],
  )
  const kept = useDraft<Letter>(visit ? `register/${visit.id}` : 'register', empty, (values) => 'scan' in values)
  const letter = kept.values
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const register = useMutation({
    mutationFn: (body: ReturnType<typeof submissionOf>) =>
      call<SubmissionAnswer>('/submissions', { method: 'POST', body, key: attemptKey(kept.id, body) }),
    onSuccess: (answer) => {
      if (visit) void linkVisit(visit, answer.caseNo)
      else keepChannel(letter.channel)
      kept.forget()
      void client.invalidateQueries({ queryKey: countsQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['list'] })
      onRegistered({ answer, sealed: isSealed(letter) })
    },
    onError: (error) =>
      setWrong(Object.fromEntries((problemFrom(error).fields ?? []).map(({ field, says }) => [field, says]))),
  })
  const set = (change: Partial<Letter>): void => {
    kept.change({ ...letter, ...change })
    const mended = Object.keys(change).filter((name) => wrong[name])
    if (mended.length) setWrong({ ...wrong, ...Object.fromEntries(mended.map((name) => [name, ''])) })
  }
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  useEffect(() => {
    if (Object.keys(wrong).length) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [wrong])

  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (register.isPending) return
    const found = faultsOf(letter, today())
    setWrong(found)
    if (!Object.keys(found).length) register.mutate(submissionOf(letter, today()))
  }
  const press = (event: KeyboardEvent): void => {
    // Alt with a digit goes to a part: whoever types by the pile need not pass through what stays empty.
    const part = event.altKey ? form.current?.querySelectorAll('fieldset')[Number(event.key) - 1] : undefined
    if (part) {
      event.preventDefault()
      part.querySelector<HTMLElement>(firstFields)?.focus()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit()
  }
  const part: PartProps = { id, letter, set, wrong }
  return (
    <main id="main" className={letter.scan ? 'page register with-scan' : 'page register'}>
      <h1>{visit ? '登记来访' : '登记一件'}</h1>
      {letter.scan && (
        <ScanViewer
          key={letter.scan.id}
          scan={letter.scan}
          sealed={isSealed(letter)}
          onRemove={() => set({ scan: null })}
          onTake={(into, words) =>
            set(
              into === 'title'
                ? { title: words.replace(/\s+/g, ' ').slice(0, titleMost) }
                : { content: [letter.content.trim(), words].filter(Boolean).join('\n') },
            )
          }
        />
      )}
      <form ref={form} onSubmit={submit} onKeyDown={press} noValidate>
        <div className="register-parts">
          <LetterOrigin {...part} />
          <LetterMatter {...part} />
          <LetterPerson {...part} />
          <LetterMore {...part} />
        </div>
        <aside className="register-side" aria-label="登记提示">
          <TypingDuplicates letter={letter} />
          {isSealed(letter) && (
            <p className="note-sealed" role="status">
              <strong>揭发控告：登记后立即密封。</strong>此后只有密封件专办人员能打开，您也看不到内容。
            </p>
          )}
          {register.error && <FailureNote error={register.error} beside={Object.keys(letter)} />}
          <Button type="primary" size="large" htmlType="submit" block loading={register.isPending}>
            登记
          </Button>
          <p className="hint">
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd> 登记，<kbd>Alt</kbd> + <kbd>1</kbd>…<kbd>4</kbd> 到各部分。
            {kept.unkept ? '浏览器不能保存草稿，请不要刷新。' : '随写随存，刷新、断网、登录过期都不会丢。'}
          </p>
          <Button block onClick={() => kept.forget()}>
            清空重填
          </Button>
        </aside>
      </form>
    </main>
  )
}
