import { useCallback, useRef, useState } from 'react'
import { type Draft, draftId } from '../server/drafts.ts'
import { useSession } from '../session/session.tsx'

export type Kept<T> = {
  values: T
  change(values: T): void
  /** Names this attempt to the server. */
  id: string
  /** It was sent: nothing is kept any more. */
  forget(): void
  /** Whether it was there from before. */
  found: boolean
  /** The browser keeps nothing: a reload would lose it. */
  unkept: boolean
}

/**
 * A form whose every keystroke is kept until it was sent.
 * @param name one draft a name and account: `case/450100-…/accept`
 * @param empty the form as it starts
 * @param fits whether a kept draft still has the shape of this form
 */
export function useDraft<T>(name: string, empty: () => T, fits: (values: T) => boolean = () => true): Kept<T> {
  const { drafts } = useSession()
  const [start] = useState(() => {
    const kept = drafts.read<T>(name)
    return kept && fits(kept.values) ? { draft: kept, found: true } : { draft: fresh(empty), found: false }
  })
  const [draft, setDraft] = useState<Draft<T>>(start.draft)
  const [unkept, setUnkept] = useState(false)
  const id = useRef(start.draft.id)
  const change = useCallback(
    (values: T) => {
      const next = { id: id.current, values }
      setDraft(next)
      setUnkept(!drafts.keep(name, next))
    },
    [drafts, name],
  )
  const forget = useCallback(() => {
    drafts.forget(name)
    const next = fresh(empty)
    id.current = next.id
    setDraft(next)
  }, [drafts, name, empty])
  return { values: draft.values, change, id: draft.id, forget, found: start.found, unkept }
}

const fresh = <T>(empty: () => T): Draft<T> => ({ id: draftId(), values: empty() })
