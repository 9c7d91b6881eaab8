export { guardRoutes, staffActor, staffOf, staffPrincipal, stillSignedIn } from './access.ts'
export { addAccounts, type NewAccount, randomPassword, resetPassword } from './accounts.ts'
export {
  type AdminAccount,
  type AdminCategory,
  type AdminOrgan,
  administer,
  adminRoutes,
  type Deputy,
  type Fault,
  type GoLiveItem,
  type PlannedRow,
  type RowState,
  requireFaultless,
} from './admin/index.ts'
export {
  type Account,
  type Category,
  type Organ,
  type OrganDirectory,
  openDirectory,
  type Region,
} from './directory.ts'
export { type FirstRun, openFirstRun } from './first-run.ts'
export { firstRunRoutes } from './first-run-routes.ts'
export {
  type Authority,
  type Identity,
  keysOfIdentity,
  type MaskedIdentity,
  maskedParties,
  maskPhone,
  namesIn,
  type Party,
  type PartyRole,
  type PersonKeys,
  partyRow,
  personKeys,
  revealedParties,
} from './identities.ts'
export { lent, mayOpenSealed, type PolicyTag, policies, policyTags, reachOf, roles, roleTitles } from './policy.ts'
export { type Me, peopleRoutes } from './routes.ts'
export type { Staff } from './sessions.ts'
export { addCity, initialsOf, type NewOrgan, type NewRegion } from './setup.ts'
export { type Counter, openSite, type Site, type SiteData, saveSite } from './site.ts'
export type { Spelled } from './spelling.ts'
