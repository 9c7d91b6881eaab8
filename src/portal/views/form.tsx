import type { ReactNode } from 'react'
import type { Choice, FieldError, Form, Upload } from '../models.ts'
import { UPLOADS } from '../paths.ts'
import { size } from './size.ts'
import { Own } from './text.tsx'

/** The id of every form of the portal: there is one a page, and the header's switches belong to it. */
export const FORM = 'form'

type PageFormProps = { form: Form; files?: boolean; children: ReactNode; draft?: string | undefined }

/** A form with the two hidden fields every form carries. */
export function PageForm({ form, files = false, draft, children }: PageFormProps) {
  return (
    <form
      id={FORM}
      method="post"
      action={form.action}
      encType={files ? 'multipart/form-data' : undefined}
      acceptCharset="utf-8"
      noValidate
      data-draft={draft}
    >
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="key" value={form.key} />
      {children}
    </form>
  )
}

/** What has to be changed, each with a link to its field. Stands before everything else on the page. */
export const ErrorSummary = ({ errors }: { errors: FieldError[] }) => (
  <ErrorSummaryOf errors={errors} heading={`有 ${errors.length} 处要改，您写的内容都还在`} />
)

export function ErrorSummaryOf({ errors, heading }: { errors: FieldError[]; heading: string }) {
  if (errors.length === 0) return null
  return (
    <section className="errors" aria-labelledby="errors" tabIndex={-1} data-focus="">
      <h2 id="errors">{heading}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${fieldId(error.field)}`}>{error.says}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FieldProps = {
  /** Name of the form field; with `n` one of several of that name. */
  name: string
  n?: number
  label: string
  hint?: ReactNode
  optional?: boolean
  errors: FieldError[]
  /** The label is the page's question. */
  heading?: boolean
}

type Described = { id: string; name: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label, hint, error and the field itself, tied together for eye, keyboard and screen reader. */
function Field({
  name,
  n,
  label,
  hint,
  optional,
  errors,
  children,
}: FieldProps & { children: (field: Described) => ReactNode }) {
  const key = n === undefined ? name : `${name}-${n}`
  const id = fieldId(key)
  const error = errors.find(({ field }) => field === key)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <Optional />}
      </label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <Wrong id={`${id}-error`} says={error.says} />}
      {children({ id, name, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}

type TextFieldProps = FieldProps & {
  value: string
  type?: 'text' | 'tel' | 'date' | 'number'
  autoComplete?: string
  width?: 'short' | 'middle'
  /** Codes: no help from the keyboard. */
  literal?: boolean
}

export function TextField({ value, type = 'text', autoComplete, width, literal = false, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          className={width}
          type={type}
          defaultValue={value}
          autoComplete={autoComplete ?? 'off'}
          autoCapitalize={literal ? 'characters' : undefined}
          spellCheck={literal ? false : undefined}
        />
      )}
    </Field>
  )
}

type TextAreaProps = FieldProps & {
  value: string
  rows?: number
  /** Counted by script where there is one; a longer text is sent all the same and comes back whole. */
  maxChars?: number
}

export function TextArea({ value, rows = 8, maxChars, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(described) => (
        <>
          <textarea {...described} rows={rows} defaultValue={value} data-max={maxChars} />
          {maxChars && <p className="count" data-count={described.id} hidden />}
        </>
      )}
    </Field>
  )
}

type SelectProps = FieldProps & { value: string; empty: string; groups: { title: string; options: Choice[] }[] }

export function Select({ value, empty, groups, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(described) => (
        <select {...described} defaultValue={value}>
          <option value="">{empty}</option>
          {groups.map((group) =>
            group.title ? (
              <optgroup key={group.title} label={group.title}>
                {group.options.map(asOption)}
              </optgroup>
            ) : (
              group.options.map(asOption)
            ),
          )}
        </select>
      )}
    </Field>
  )
}

const asOption = ({ value, title }: Choice) => (
  <option key={value} value={value}>
    {title}
  </option>
)

type ChoicesProps = FieldProps & {
  choices: Choice[]
  /** Chosen values; more than one only for `several`. */
  chosen: readonly string[]
  several?: boolean
}

/** Radio buttons, or check boxes for `several`, under one question. */
export function Choices({
  name,
  label,
  hint,
  optional,
  errors,
  heading,
  choices,
  chosen,
  several = false,
}: ChoicesProps) {
  const id = fieldId(name)
  const error = errors.find(({ field }) => field === name)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const question = (
    <>
      {label}
      {optional && <Optional />}
    </>
  )
  return (
    <fieldset
      className={['field', error && 'wrong', several && 'several'].filter(Boolean).join(' ')}
      aria-describedby={described || undefined}
    >
      <legend>{heading ? <h1>{question}</h1> : question}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <Wrong id={`${id}-error`} says={error.says} />}
      {choices.map((choice, n) => {
        const own = n === 0 ? id : `${id}-${n + 1}`
        return (
          <div className="choice" key={choice.value}>
            <input
              type={several ? 'checkbox' : 'radio'}
              id={own}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              aria-describedby={choice.hint ? `${own}-about` : undefined}
            />
            <label htmlFor={own}>{choice.title}</label>
            {choice.hint && (
              <p className="hint" id={`${own}-about`}>
                {choice.hint}
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

type FilesProps = {
  uploads: Upload[]
  errors: FieldError[]
  label: string
  hint: ReactNode
  accept: string
  bytesEach: number
  most: number
}

/** Chooser, upload button and what is already there. Uploaded files stay with the form by id. */
export function Files({ uploads, errors, label, hint, accept, bytesEach, most }: FilesProps) {
  return (
    <>
      <Field name="upload" label={label} hint={hint} errors={errors} optional>
        {(described) => (
          <div className="chooser">
            <input
              {...described}
              type="file"
              multiple
              accept={accept}
              data-max-bytes={bytesEach}
              data-max-files={most}
              data-uploads={UPLOADS}
            />
            <button className="second" type="submit" name="go" value="upload" data-plain-upload="">
              上传选好的文件
            </button>
          </div>
        )}
      </Field>
      <h2 className="small" data-upload-count="">
        {uploads.length === 0 ? '还没有上传文件' : `已经上传 ${uploads.length} 个文件`}
      </h2>
      <ul className="rows" data-uploaded="">
        {uploads.map((file) => (
          <li key={file.id}>
            <input type="hidden" name="file" value={file.id} />
            <span className="grow">
              <Own>{file.name}</Own>
            </span>
            <span className="soft">{size(file.bytes)}</span>
            <button className="link" type="submit" name="go" value={`remove-file-${file.id}`}>
              删去<span className="unseen">“{file.name}”</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The button that leads on. */
export function Continue({ title = '继续', go = 'next' }: { title?: string; go?: string }) {
  return (
    <button className="first" type="submit" name="go" value={go}>
      {title}
    </button>
  )
}

export const fieldId = (field: string): string => `field-${field.replace(/[^\w-]/g, '_')}`

const Optional = () => <span className="optional">（可不填）</span>

const Wrong = ({ id, says }: { id: string; says: string }) => (
  <p className="why" id={id}>
    <span className="unseen">要改：</span>
    {says}
  </p>
)
