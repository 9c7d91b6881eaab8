import type { ReactNode } from 'react'

/** Ids by which a control is tied to its label, hint and mistake. */
export type Tied = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }

/**
 * Label, hint, control and what is wrong with it.
 * @param group the control is several (radio buttons, cards): the label names the group
 */
export function Field({
  id,
  title,
  required,
  hint,
  wrong,
  group = false,
  children,
}: {
  id: string
  title: string
  required: boolean
  hint?: string
  wrong?: string | undefined
  group?: boolean
  children: (tied: Tied) => ReactNode
}) {
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  const tied: Tied = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(wrong ? { 'aria-invalid': true } : {}),
  }
  const name = (
    <>
      {title}
      {!required && <span className="hint">（可不填）</span>}
    </>
  )
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      {group ? (
        <span className="field-name" id={`${id}-name`}>
          {name}
        </span>
      ) : (
        <label className="field-name" id={`${id}-name`} htmlFor={id}>
          {name}
        </label>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(tied)}
      {wrong && (
        <p className="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  )
}
