import { useCallback, useMemo, useState } from 'react'
import type { CaseItem } from '../server/api.ts'
import type { Selection } from './case-table.tsx'

/** Rows chosen in a list. They stay chosen while more is loaded; a case that left the list is dropped from it. */
export function useChoice(items: readonly CaseItem[]) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(() => items.filter(({ caseNo }) => marked.has(caseNo)), [items, marked])
  const toggle = useCallback(
    ({ caseNo }: CaseItem) =>
      setMarked((before) => {
        const after = new Set(before)
        if (!after.delete(caseNo)) after.add(caseNo)
        return after
      }),
    [],
  )
  const selection: Selection = { has: (caseNo) => marked.has(caseNo), toggle }
  return {
    selection,
    chosen,
    all: () => setMarked(new Set(items.map(({ caseNo }) => caseNo))),
    none: () => setMarked(new Set()),
  }
}
