import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { QualitySubject } from './sheet.ts'

/** A work that ended, and whose it was: null where no agent had a part. */
export type Work = { work: string; account: string | null }

/**
 * Works of an office that ended in the half-open period: orders that were closed, answered, refused or terminated (a
 * joined one is looked at with the one that it was joined to), sealed ones left out (RG-1).
 */
export async function endedWorks(
  tx: Tx,
  organ: string,
  subject: QualitySubject,
  period: { from: string; to: string },
): Promise<Work[]> {
  const { rows } = await (subject === 'order' ? endedOrders(organ, period) : endedCalls(organ, period)).execute(tx)
  return rows
}

const endedOrders = (organ: string, { from, to }: { from: string; to: string }) =>
  sql<Work>`select h.case_no as work, (select e.actor from event e where e.case_no = h.case_no and e.kind = 'order-created' order by e.seq limit 1) as account
    from case_head h where h.stage like 'order-%' and h.stage <> 'order-merged' and not h.sealed and h.office = ${organ}
      and h.ended_on >= ${from} and h.ended_on < ${to} order by h.case_no`

const endedCalls = (organ: string, { from, to }: { from: string; to: string }) =>
  sql<Work>`select c.id as work, c.account from hotline_call c
    where c.organ = ${organ} and c.outcome = 'answered' and (c.ended_at at time zone 'Asia/Shanghai')::date >= ${from}
      and (c.ended_at at time zone 'Asia/Shanghai')::date < ${to} order by c.id`
