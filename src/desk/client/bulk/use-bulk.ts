import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Performed } from '../server/api.ts'
import { attemptKey, type Drafts, draftId } from '../server/drafts.ts'
import { problemFrom } from '../server/failure.ts'
import { casePath, countsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { again, type BulkJob, type BulkRow, newJob, nextRow, resumed, rowDone, rowFailed } from './job.ts'

const kept = 'bulk'

export type Bulk = {
  job: BulkJob | null
  start(
    action: string,
    input: Record<string, unknown>,
    cases: readonly { caseNo: string; title: string; action?: string }[],
  ): void
  resume(): void
  retryRefused(): void
  forget(): void
}

/**
 * The bulk job of this window. It runs on while other pages are open, and after a reload; each row is the single act
 * under its own key, so that nothing is done twice.
 */
export function useBulk(): Bulk {
  const { drafts } = useSession()
  const client = useQueryClient()
  const job = useSyncExternalStore(subscribe, current)
  useEffect(() => {
    open(drafts, () => {
      void client.invalidateQueries({ queryKey: ['list'] })
      void client.invalidateQueries({ queryKey: countsQuery.queryKey })
    })
  }, [drafts, client])
  return {
    job,
    start: (action, input, cases) => put(newJob(draftId(), action, input, cases)),
    resume: () => job && put(resumed(job)),
    retryRefused: () => job && put(again(job)),
    forget: () => put(null),
  }
}

// One job a window, outside of React: it outlives the page that started it.
let now: BulkJob | null = null
let shelf: Drafts | null = null
let onProgress: () => void = () => {}
let running = false
const listeners = new Set<() => void>()
const current = (): BulkJob | null => now
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function open(drafts: Drafts, progress: () => void): void {
  onProgress = progress
  if (shelf === drafts) return
  shelf = drafts
  const found = drafts.read<BulkJob>(kept)
  put(found?.values ?? null)
}

function put(job: BulkJob | null): void {
  now = job
  if (job) shelf?.keep(kept, { id: job.id, values: job })
  else shelf?.forget(kept)
  for (const listener of listeners) listener()
  void run()
}

async function run(): Promise<void> {
  if (running) return
  running = true
  try {
    for (let job = now, row = job && nextRow(job); job && row; job = now, row = job && nextRow(job)) {
      const after = await perform(job, row)
      // Forgotten, or another one started, while this row was under way: its result is on the case.
      if (now?.id === job.id) put(after)
      onProgress()
    }
  } finally {
    running = false
  }
}

async function perform(job: BulkJob, { caseNo, action }: BulkRow): Promise<BulkJob> {
  try {
    const { documents } = await call<Performed>(`${casePath(caseNo)}/actions/${action ?? job.action}`, {
      method: 'POST',
      body: job.input,
      key: attemptKey(`${job.id}-${caseNo}`, job.input),
    })
    return rowDone(job, caseNo, documents)
  } catch (error) {
    return rowFailed(job, caseNo, problemFrom(error))
  }
}
