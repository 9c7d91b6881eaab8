import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { Staff } from '../../people/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { lockCall } from './call-row.ts'
import { openNumber } from './phone-number.ts'
import { placeKey } from './place-hint.ts'
import { ownCall } from './results.ts'

/**
 * The number under which the caller of an order can be reached: the agent sees it masked, so the program puts it in.
 * '' where it was withheld, or nobody knows it.
 * @throws problem where the call is not this seat's
 */
export async function callerNumber(tx: Tx, house: Petitions, staff: Staff, callId: string): Promise<string> {
  const call = ownCall(await lockCall(tx, callId), staff.account)
  return call.number && !call.withheld ? openNumber(house.kernel.vault, call.id, call.number) : ''
}

/** The order that came of a call is its result; the last one, where a caller told several matters. */
export async function linkOrder(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  callId: string,
  order: { caseNo: string; region: string | undefined; place: string | undefined },
): Promise<void> {
  const call = ownCall(await lockCall(tx, callId), staff.account)
  const key = placeKey(house.kernel.vault, { region: order.region, words: order.place })
  await sql`update hotline_call set result = 'ORDER_CREATED', mark = null, case_no = ${order.caseNo},
    place_key = coalesce(${key}, place_key) where id = ${call.id}`.execute(tx)
}
