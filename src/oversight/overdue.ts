import { sql } from 'kysely'
import { dayAt, type Tx } from '../kernel/index.ts'
import { groundOfRule, grounds, packById } from '../law/index.ts'
import type { Staff } from '../people/index.ts'
import type { Change, Petitions } from '../petitions/index.ts'

/** A limit that an organ has overrun in a case of this office: a ground to pick from, decided by nobody but a person. */
export type OverdueLimit = {
  caseNo: string
  organ: string
  organName: string
  rule: string
  title: string
  last: string
  daysLate: number
  /** SUP-… that it gives. */
  ground: string
}

/** How many are offered at once, the longest overdue first. */
const offeredMost = 200
const supervised = grounds.flatMap(({ rules }) => rules)

/** Overdue limits of other organs in cases that this office may see; sealed cases are never among them (RG-1). */
export async function overdueLimits(
  tx: Tx,
  { directory, kernel }: Petitions,
  staff: Staff,
  organ: string | null,
): Promise<OverdueLimit[]> {
  const today = dayAt(kernel.clock.now())
  const { rows } = await sql<{ caseNo: string; organ: string; rule: string; last: string; pack: string }>`
    select c.case_no as "caseNo", c.organ, c.rule, c.last, c.pack from clock c join case_head h on h.case_no = c.case_no
    where c.met_on is null and c.stopped_on is null and c.rule = any(${supervised}) and c.last < ${today.toString()}
      and not h.sealed and h.ended_on is null and h.merged_into is null and c.organ <> ${staff.organ}
      and ${organ ? sql`c.organ = ${organ}` : sql`true`}
    order by c.last, c.case_no limit ${offeredMost}`.execute(tx)
  return rows.map(({ pack, ...row }) => ({
    ...row,
    organName: directory.organ(row.organ)?.name ?? row.organ,
    title: limitTitle(row.rule, pack),
    daysLate: Temporal.PlainDate.from(row.last).until(today, { largestUnit: 'day' }).days,
    ground: groundOfRule(row.rule)?.code ?? '',
  }))
}

const limitTitle = (rule: string, pack: string): string =>
  packById(pack)?.limits.find(({ id }) => id === rule)?.title ?? rule

export const ruleTitle = (rule: string): string => limitTitle(rule, 'CN-2022')

/** What is sealed leaves every letter's list in the same transaction (RG-1). */
export async function unlinkSealed(tx: Tx, changes: readonly Change[]): Promise<void> {
  for (const { caseNo, before, after } of changes)
    if (after.sealed && !before.sealed) await sql`delete from oversight_case where case_no = ${caseNo}`.execute(tx)
}
