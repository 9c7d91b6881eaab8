import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { attemptKey, type Draft, draftId } from '../../server/drafts.ts'
import { problemFrom } from '../../server/failure.ts'
import { useSession } from '../../session/session.tsx'

export type AdminForm<T> = {
  values: T
  set(change: Partial<T>): void
  /** What is wrong with a field, as the server says it. */
  wrong(field: string): string | undefined
  fields: readonly string[]
  changed: boolean
  /** Changes from before this visit are in it. */
  found: boolean
  error: unknown
  saving: boolean
  save(): void
  discard(): void
}

/**
 * A form of administration: it shows what is in force until somebody changes it, and keeps changes in this window until
 * they are saved or given up.
 * @param name one draft a name and account: `organ/450100-ZJ`
 * @param start what is in force, or how a new one begins
 */
export function useAdminForm<T extends object, Answer>({
  name,
  start,
  save,
  onSaved,
}: {
  name: string
  start: T
  save: (values: T, key: string) => Promise<Answer>
  onSaved: (answer: Answer) => unknown
}): AdminForm<T> {
  const { drafts } = useSession()
  const draft = `admin/${name}`
  const [edited, setEdited] = useState<Draft<T> | null>(() => {
    const kept = drafts.read<T>(draft)
    return kept && Object.keys(start).every((field) => field in kept.values) ? kept : null
  })
  const found = useRef(edited !== null)
  const values = edited?.values ?? start
  const fields = Object.keys(start)
  const discard = (): void => {
    drafts.forget(draft)
    found.current = false
    setEdited(null)
    saving.reset()
  }
  const saving = useMutation({
    mutationFn: () => save(values, attemptKey(edited?.id ?? draftId(), values)),
    onSuccess: async (answer) => {
      // The page shows what is in force before the draft goes, so that nothing jumps back for a moment.
      await onSaved(answer)
      discard()
    },
  })
  const faults = saving.error ? (problemFrom(saving.error).fields ?? []) : []
  return {
    values,
    fields,
    found: found.current,
    changed: edited !== null && JSON.stringify(values) !== JSON.stringify(start),
    error: saving.error,
    saving: saving.isPending,
    wrong: (field) => faults.find((fault) => fault.field === field)?.says,
    set(change) {
      const next = { id: edited?.id ?? draftId(), values: { ...values, ...change } }
      setEdited(next)
      drafts.keep(draft, next)
    },
    save: () => saving.mutate(),
    discard,
  }
}
