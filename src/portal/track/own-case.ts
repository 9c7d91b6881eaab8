import { isoAt, personPrincipal, problem } from '../../kernel/index.ts'
import { maskedParties } from '../../people/index.ts'
import { caseOfPerson, openFile, type PublicCaseView } from '../../petitions/index.ts'
import type { TrackModel } from '../models.ts'
import type { Portal } from '../portal.ts'

/** A person's case as the API tells it, with what only the own page needs. */
export type OwnCase = PublicCaseView & {
  identity: TrackModel['identity']
  /** Where messages go, masked: 手机 138****8000. Null where nothing was left. */
  reachedAt: string | null
  /** The letters office that registered it, by name. */
  office: string
  /** A withdrawal was asked for and waits for its code (RG-7). */
  withdrawalAsked: boolean
  /** When this was read. */
  now: string
}

/** @throws problem `case-not-found` */
export async function ownCase(portal: Portal, caseNo: string): Promise<OwnCase> {
  const { house } = portal
  const view = await caseOfPerson(house, caseNo)
  const own = await house.kernel.units.read(personPrincipal(caseNo), async (tx) => {
    const file = await openFile(tx, house, caseNo)
    if (!file) throw problem('case-not-found')
    const self = (await maskedParties(tx, caseNo, file.keys)).find(({ role }) => role === 'self')
    return { state: file.state, self }
  })
  const { state, self } = own
  return {
    ...view,
    identity: state.anonymous ? 'anonymous' : state.confidential ? 'confidential' : 'named',
    reachedAt: self?.phone ? `手机 ${self.phone}` : self?.address ? `地址 ${self.address}` : null,
    office: house.directory.organ(state.office)?.name ?? state.office,
    withdrawalAsked: state.withdrawal === 'asked',
    now: isoAt(house.kernel.clock.now()),
  }
}
