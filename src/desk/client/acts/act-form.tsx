import { Button } from 'antd'
import {
  type FormEvent,
  Fragment,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { dayWithWeekday } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { articleInWords, awaitsWhat, documentTitle, limitTitle } from '../law/words.ts'
import type { Act, CaseView, PreviewView } from '../server/api.ts'
import { problemFrom } from '../server/failure.ts'
import { today } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { ActField } from './act-field.tsx'
import { asksReason, FitList } from './fit-list.tsx'
import { emptyValues, type FormField, faultsOf, formFields, inputOf, type Values } from './form-model.ts'
import { shapeOf, unasked } from './form-shape.ts'
import { MachineProposals } from './machine-proposals.tsx'
import { MissingList } from './missing.tsx'
import { PathBars } from './path-bars.tsx'
import { lastReturnedDraft } from './returned-draft.ts'
import { useDraft } from './use-draft.ts'
import { usePerform } from './use-perform.ts'
import { keepUsual, usualValue } from './usual.ts'

/** The form of one act, made from its schema. Whatever is typed stays until it was done. */
export function ActForm({
  act,
  view,
  start,
  missing,
  fit,
  onWrite,
  onLeave,
  onSent,
}: {
  act: Act
  view: CaseView
  /** Codes that a click elsewhere chose already, such as the case that this one repeats. */
  start: Values
  /** What its papers lack as it stands; undefined where there is no paper, or none looked at yet. */
  missing: PreviewView['missing'] | undefined
  /** Where a reply may not fit this case, as it stands. */
  fit?: PreviewView['fit'] | undefined
  /** Told what would be sent, whenever it changes. */
  onWrite: (input: Record<string, unknown>) => void
  onLeave: () => void
  /** At once when the server has done it, whatever becomes of the form. */
  onSent?: () => void
}) {
  const id = useId()
  const { me } = useSession()
  const fields = useMemo(() => formFields(act.input).map((field) => onlyOfThisCase(field, view)), [act, view])
  const empty = useCallback(() => emptyValues(fields, act.input), [fields, act])
  const kept = useDraft<Values>(`case/${view.caseNo}/${act.action}`, empty, (values) => sameShape(values, fields))
  const { values, change } = kept
  const asked = shapeOf(act.action, fields, values).filter(
    ({ name }) => name !== 'fitReason' || asksReason(fit) || values[name],
  )
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const perform = usePerform(view.caseNo, act, (input) => {
    kept.forget()
    keepUsual(me.account, input)
    onSent?.()
  })
  const form = useRef<HTMLFormElement>(null)
  const returned = useMemo(() => lastReturnedDraft(view, fields), [view, fields])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens; later the person's words count
  useEffect(() => {
    const chosen = Object.entries(start).filter(([name]) => name in values)
    if (chosen.length) change({ ...values, ...Object.fromEntries(chosen) })
    focusFirst(form.current)
  }, [])
  useEffect(() => {
    if (Object.keys(faults).length) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [faults])

  const input = { ...inputOf(asked, values), ...unasked(act.action, fields, values) }
  const written = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the words change, not when the object does
  useEffect(() => onWrite(input), [written])

  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (perform.isPending) return
    const found = faultsOf(asked, values)
    setFaults(found)
    if (Object.keys(found).length) return
    perform.mutate(
      { input, draft: kept.id },
      {
        onSuccess: onLeave,
        onError: (error) =>
          setFaults(Object.fromEntries((problemFrom(error).fields ?? []).map(({ field, says }) => [field, says]))),
      },
    )
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    // An open list of a select takes Escape for itself.
    if (event.key === 'Escape' && !(event.target as HTMLElement).closest('[aria-expanded=true]')) onLeave()
  }
  return (
    <form
      ref={form}
      className="act-form"
      onSubmit={submit}
      onKeyDown={press}
      aria-labelledby={`${id}-heading-of-form`}
      noValidate
    >
      <header>
        {/* No field has such a name: ids of fields are made from theirs, and one is called title. */}
        <h2 id={`${id}-heading-of-form`}>{act.title}</h2>
        <button type="button" className="link-button" onClick={onLeave}>
          返回{' '}
          <span className="key" aria-hidden="true">
            Esc
          </span>
        </button>
      </header>
      <p className={phonesFirst.has(act.action) ? 'note-wrong' : 'hint'}>
        {[act.hint, articleInWords(act.article)].filter(Boolean).join(' · ')}
      </p>
      {returned && !kept.found && (
        <p className="proposals">
          <span>上次拟的稿</span>
          <button type="button" onClick={() => change({ ...values, ...returned })}>
            拿来接着改
          </button>
        </p>
      )}
      <MachineProposals
        caseNo={view.caseNo}
        action={act.action}
        fields={asked}
        values={values}
        onTake={(more) => change({ ...values, ...more })}
      />
      {asked.map((field) => (
        <Fragment key={field.name}>
          <ActField
            field={field}
            id={`${id}-${field.name}`}
            value={values[field.name]}
            onChange={(value) => {
              change({ ...values, [field.name]: value })
              if (faults[field.name]) setFaults({ ...faults, [field.name]: '' })
            }}
            wrong={faults}
            offered={usualValue(me.account, field.name)}
          />
          {field.name === 'path' && <PathBars caseNo={view.caseNo} path={String(values.path ?? '')} />}
        </Fragment>
      ))}
      {act.action === 'redirect' && <PathBars caseNo={view.caseNo} path={view.path ?? ''} />}
      {act.action === 'correct' && <RegisteredNow field={values.field} view={view} />}
      <Consequences act={act} />
      {missing && (
        <MissingList missing={missing} onGo={(field) => goTo(form.current, `${id}-${field.replaceAll('.', '-')}`)} />
      )}
      {fit && <FitList fit={fit} />}
      {perform.error && <FailureNote error={perform.error} beside={asked.map(({ name }) => name)} />}
      {kept.unkept && <p className="hint">浏览器不能保存草稿，刷新前请先提交。</p>}
      <Button
        type="primary"
        htmlType="submit"
        block
        size="large"
        loading={perform.isPending}
        className={official.has(act.action) ? 'official' : ''}
      >
        确认{act.title}
      </Button>
      <p className="hint">
        <kbd>Ctrl</kbd> + <kbd>Enter</kbd> 也可以提交。草稿随写随存。
      </p>
    </form>
  )
}

/** 现在登记的: what a correction takes the place of; the record of it stays. */
function RegisteredNow({ field, view }: { field: unknown; view: CaseView }) {
  const now: Readonly<Record<string, string>> = {
    category: view.categoryTitle ?? '未分类',
    placeRegion: view.placeTitle ?? '未填',
    channel: view.channelTitle,
    peopleCount: `${view.peopleCount} 人`,
    signerCount: `${view.signerCount} 人`,
  }
  const value = now[String(field)]
  return value ? <p className="hint">现在登记的：{value}。更正后原记录保留，信访人看得见更正过一处。</p> : null
}

/** Signing and approving: cinnabar, as a seal. */
const official = new Set(['approve', 'issue-opinion'])

/** Something comes before the form, and nobody may overlook it: a life is in danger (RG-10). */
const phonesFirst = new Set(['record-rescue-call'])

/** What the act makes happen, before it is done. */
function Consequences({ act }: { act: Act }) {
  const awaits = awaitsWhat(act.action)
  const [rule] = act.starts
  const lines = [
    ...(awaits ? [`提交后等负责人${awaits}，${awaits}后生效`] : []),
    ...(act.due ? [`${rule ? limitTitle(rule) : '期限'}到${dayWithWeekday(act.due, today())}（按今天算）`] : []),
    ...(act.documents.length ? [`生成${act.documents.map(documentTitle).join('、')}`] : []),
  ]
  if (!lines.length) return null
  return (
    <ul className="consequences" aria-label="办理后">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Proposals that the schema made up for want of a better one are none: the first category of the table, say. */
function onlyOfThisCase(field: FormField, view: CaseView): FormField {
  if (field.kind === 'category') return { ...field, proposals: view.category ? [view.category] : [] }
  if (field.kind === 'region') return { ...field, proposals: view.placeRegion ? [view.placeRegion] : [] }
  return field
}

/** A draft from before an update may lack a field, or answer other requests. */
const sameShape = (values: Values, fields: readonly FormField[]): boolean =>
  fields.every(
    ({ name, kind, requests }) =>
      name in values &&
      (kind !== 'answers' || (values[name] as { request: string }[]).map((a) => a.request).join() === requests.join()),
  )

/** A part of an answer has its field's id, and its own behind it. */
function goTo(form: HTMLFormElement | null, id: string): void {
  const found = form?.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`)
  const field = found?.matches('input, textarea, button, [tabindex]')
    ? found
    : found?.querySelector<HTMLElement>('input, textarea')
  field?.focus()
}

/** The first thing to fill in, or the button where nothing must be. */
function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>(
    '.field input:not([type=hidden]), .field textarea, button[type=submit]',
  )
  first?.focus({ preventScroll: true })
  // Below one another on a small screen, the form may be out of sight.
  if (window.matchMedia('(max-width: 1080px)').matches) form?.scrollIntoView()
}
