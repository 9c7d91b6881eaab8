import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Act, PreviewView } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'

/** So long nobody typed: then the page is set anew. */
const restMs = 700

/** Acts whose papers are looked at before they are issued. An approval issues what waits. */
export const hasPreview = (act: Act): boolean => act.documents.length > 0 || act.action === 'approve'

/** The papers that the open act would issue, as they would look now, and what is still missing. */
export function usePreview(caseNo: string, act: Act | undefined, input: Record<string, unknown> | null) {
  const settled = useSettled(input)
  const action = act && settled && hasPreview(act) ? act.action : null
  return useQuery({
    queryKey: ['case', caseNo, 'preview', action, settled],
    enabled: action !== null,
    // Each is another half-written page; none is worth keeping.
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () =>
      call<PreviewView>(`${casePath(caseNo)}/actions/${action}/preview?as=page`, {
        method: 'POST',
        body: settled ?? {},
      }),
  })
}

/** The value once it stayed the same for a while; the first one at once. */
function useSettled<T>(value: T | null): T | null {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is what it says, not which object it is
  useEffect(() => {
    if (settled === null || value === null) {
      setSettled(value)
      return
    }
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
