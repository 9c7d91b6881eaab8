import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { FailureNote } from '../../frame/failure-note.tsx'
import type { AdminForm as Form } from './use-admin-form.ts'

/** Fields, what went wrong, and the bar that saves; Ctrl + Enter saves as everywhere on the desk. */
export function AdminForm<T>({
  form,
  label,
  title,
  isNew = false,
  children,
}: {
  form: Form<T>
  label: string
  title?: string
  /** Nothing is in force yet: there is something to save as soon as the form is open. */
  isNew?: boolean
  children: ReactNode
}) {
  const place = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.error) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [form.error])
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!form.saving && (isNew || form.changed)) form.save()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit()
  }
  return (
    <form className="admin-form" aria-label={title} ref={place} onSubmit={submit} onKeyDown={press} noValidate>
      {form.found && form.changed && (
        <p className="note-wrong" role="status">
          上次改到一半，还没有保存的内容已填回来。
        </p>
      )}
      {children}
      {Boolean(form.error) && <FailureNote error={form.error} beside={form.fields} />}
      <div className="admin-save">
        <Button type="primary" htmlType="submit" disabled={!isNew && !form.changed} loading={form.saving}>
          {label}
        </Button>
        {form.changed && <Button onClick={form.discard}>{isNew ? '清空' : '放弃改动'}</Button>}
        {!isNew && <span className="hint">{form.changed ? '有改动还没有保存。' : '与正在使用的一致。'}</span>}
      </div>
    </form>
  )
}
