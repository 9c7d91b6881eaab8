import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Act, PreviewView } from '../server/api.ts'
import { casePath } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { useSettled } from './use-settled.ts'

/** Acts whose papers are looked at before they are issued. An approval issues what waits. */
export const hasPreview = (act: Act): boolean => act.documents.length > 0 || act.action === 'approve'

/** Replies are held against their case while they are written, also where no paper comes of them. */
const isReply = (act: Act): boolean => 'fitReason' in act.input.properties

/** The papers that the open act would issue, as they would look now, and what is still missing. */
export function usePreview(caseNo: string, act: Act | undefined, input: Record<string, unknown> | null) {
  const settled = useSettled(input)
  const action = act && settled && (hasPreview(act) || isReply(act)) ? act.action : null
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
