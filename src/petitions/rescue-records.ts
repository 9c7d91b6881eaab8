import { sql } from 'kysely'
import { dayAt, type StoredEvent, type Tx } from '../kernel/index.ts'
import { type Row, rescueShownDays, rescueTold, type State } from '../law/index.ts'
import type { OrganDirectory } from '../people/index.ts'
import type { Petitions } from './petitions.ts'
import type { CaseRecord } from './store.ts'

/** RG-10: what was recorded of a call to the rescue services, shown to its person and erased. */

/** The button's line, with the crisis line of the city where it has one. */
export const hintOf = ({ site }: Petitions, row: Row): string | null => {
  const { crisisLine } = site.current()
  return row.command === 'record-rescue-call' && crisisLine
    ? `${row.hint}。本市心理援助：${crisisLine}`
    : (row.hint ?? null)
}

/** Who phoned whom and when, and what was passed on, as the person reads it; nothing before it is told. */
export function rescueReplies(
  { state, events }: { state: State; events: readonly StoredEvent[] },
  records: readonly CaseRecord[],
  directory: OrganDirectory,
  now: Temporal.Instant,
): { at: string; organ: string; says: string }[] {
  if (!rescueTold(state, dayAt(now))) return []
  return records.flatMap(({ kind, seq, at, organ, body }) => {
    const { whom, calledAt, passedOn, found } = body
    const says =
      kind === 'record-rescue-call'
        ? `因为担心有生命危险，${postOf(events, seq, directory)}在${calledAt}打了求助电话：${whom}。\n告诉了：${passedOn}`
        : kind === 'confirm-rescue-call'
          ? `${postOf(events, seq, directory)}核对了求助电话：${found}\n这些内容${rescueShownDays}天后删除，不留标记，与办理无关。`
          : ''
    return says ? [{ at, organ: directory.organ(organ ?? '')?.name ?? '', says }] : []
  })
}

const postOf = (events: readonly StoredEvent[], seq: number, directory: OrganDirectory): string =>
  directory.account(events.find((event) => event.seq === seq)?.actor ?? '')?.post ?? '工作人员'

/** The records go; their digests in the events stay and tell nothing without the secret of the case. */
export async function eraseRescueRecords(tx: Tx, caseNo: string): Promise<void> {
  await sql`delete from record where case_no = ${caseNo} and kind in ('record-rescue-call', 'confirm-rescue-call')`.execute(
    tx,
  )
}
