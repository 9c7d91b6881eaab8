import { sql } from 'kysely'
import { isoAt, problem, type Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import { audit, openTitle } from '../../petitions/index.ts'
import type { Hotline } from '../hotline.ts'
import { type CallRow, lockCall } from './call-row.ts'
import { ownCall } from './results.ts'

/** The minimum that a pop-up shows of a case (hotline.md §8). */
export type CallerCase = {
  caseNo: string
  title: string
  stage: string
  holder: string
  due: string | null
  receivedOn: string
}

/**
 * The caller said yes: may their own open cases be looked at? Kept with the time, because it is the reason (RG-5).
 * @throws problem where the call is not this seat's, not answered, or its number is withheld
 */
export async function agree(tx: Tx, hotline: Hotline, staff: Staff, callId: string): Promise<CallerCase[]> {
  const call = ownCall(await lockCall(tx, callId), staff.account)
  requireAsked(call)
  const at = isoAt(hotline.house.kernel.clock.now())
  if (!call.agreed_at) {
    await sql`update hotline_call set agreed_at = ${at} where id = ${call.id}`.execute(tx)
    await audit(tx, at, staff, 'caller-agreed', call.id, {})
  }
  return callerCases(tx, hotline, staff, call.id)
}

/**
 * The caller's own open, unsealed cases, as the database gives them: to this seat, while the call and its wrap-up last.
 * Each look is in the audit, with the numbers that were shown.
 */
export async function callerCases(tx: Tx, hotline: Hotline, staff: Staff, callId: string): Promise<CallerCase[]> {
  const { vault, clock } = hotline.house.kernel
  const { rows } = await sql<{
    case_no: string
    stage: string
    holder: string | null
    office: string
    due: string | null
    received_on: string
    title: Buffer
    epoch: string
    dek: Buffer
    secret: Buffer
  }>`select case_no, stage, holder, office, due, received_on, title, epoch, dek, secret from caller_cases(${callId})`.execute(
    tx,
  )
  await audit(tx, isoAt(clock.now()), staff, 'open-caller-cases', callId, { cases: rows.map(({ case_no }) => case_no) })
  return rows.map((row) => ({
    caseNo: row.case_no,
    title: openTitle(
      vault.openCase(row.epoch, row.case_no, { dek: row.dek, secret: row.secret }),
      row.case_no,
      row.title,
    ),
    stage: row.stage,
    holder: hotline.house.directory.organ(row.holder ?? row.office)?.name ?? row.office,
    due: row.due,
    receivedOn: row.received_on,
  }))
}

function requireAsked(call: CallRow): void {
  if (!call.answered_at) throw problem('call-not-answered')
  if (call.direction !== 'in' || !call.number_key || call.withheld) throw problem('no-caller-number')
}
