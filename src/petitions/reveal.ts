import { sql } from 'kysely'
import { appendEvents, isoAt, problem, seal } from '../kernel/index.ts'
import { fold, identityOpenTo } from '../law/index.ts'
import { contentDigest } from '../ledger/index.ts'
import {
  type Identity,
  mayOpenSealed,
  type PartyRole,
  revealedParties,
  type Staff,
  staffPrincipal,
} from '../people/index.ts'
import { headOf } from './head.ts'
import type { Petitions } from './petitions.ts'
import { lawEvents, lockCase, openCase, saveProjections } from './store.ts'

/**
 * Show the identities of a case to a staff member, with purpose and reason. The event with its leaf, the row that the
 * person will see (RG-8) and the reading happen in one transaction: no look without trace.
 * @throws problem `case-not-found`; `not-allowed` for a confidential or sealed case and anyone but its custodian,
 * and whom a second person let look in an emergency
 */
export async function revealIdentity(
  house: Petitions,
  staff: Staff,
  caseNo: string,
  purpose: string,
  reason: string,
): Promise<{ parties: (Identity & { id: string; role: PartyRole })[]; until: string }> {
  const now = house.kernel.clock.now()
  return house.kernel.units.write(staffPrincipal(staff), async (tx) => {
    if (!(await lockCase(tx, caseNo))) throw problem('case-not-found')
    const { keys, events, state } = await openCase(tx, house.kernel.vault, caseNo)
    // What the person stopped is stopped; a notice that is owed still needs its addressee (RG-17).
    if (state.restricted && purpose !== 'deliver' && !staff.roles.includes('custodian'))
      throw problem('not-allowed', {
        says: '本人已要求停止使用身份信息，您不能查看。',
        remedy: '依法送达文书的，用途选“送达”；其他情况请联系保管人员。',
      })
    const closed = state.sealed
      ? !mayOpenSealed(staff.roles)
      : state.confidential &&
        !staff.roles.includes('custodian') &&
        staff.organ !== state.receivingOrgan &&
        !identityOpenTo(state, staff.account, now)
    if (closed)
      throw problem('not-allowed', {
        says: '信访人要求保密，或者本件已密封，您不能查看身份信息。',
        remedy:
          '确需联系信访人的，请由保管人员代为联系；生命、财产紧急的，在“下一步”里申请紧急查看，第二人核对后您可以查看。',
      })
    const last = events.at(-1)
    const stored = await appendEvents(
      tx,
      { caseNo, seq: state.seq, leaf: last?.leaf ?? null, at: last?.at ?? null, secret: keys.secret },
      now,
      [
        {
          kind: 'identity-revealed',
          row: 'RG-8',
          actor: staff.account,
          organ: staff.organ,
          data: { purpose },
          clocks: [],
          due: headOf(caseNo, state).due,
          digests: [contentDigest(keys.secret, reason)],
        },
      ],
    )
    const at = stored[0]
    if (!at) throw new Error('no event was written for a reveal')
    await sql`insert into identity_view (case_no, at, account, organ, post, purpose, reason) values
      (${caseNo}, ${at.at}, ${staff.account}, ${staff.organ}, ${staff.post}, ${purpose}, ${seal(keys.dek, `identity_view|reason|${caseNo}|${at.at}`, reason)})`.execute(
      tx,
    )
    await saveProjections(tx, caseNo, at.leaf, state, fold(lawEvents(stored), state))
    const parties = await revealedParties(tx, caseNo, keys)
    return { parties, until: isoAt(now.add({ milliseconds: house.kernel.settings.revealMs })) }
  })
}
