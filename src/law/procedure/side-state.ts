import type { IdentityAsk } from './identity-state.ts'
import type { RescueCall } from './life-state.ts'

/** A question of the person, or of a colleague, that somebody else has to decide (domain.md §2.6, §2.7, §2.10). */
export type Ask = {
  kind: AskKind
  on: string
  /** The organ that owes the decision. */
  desk: string
  /** Accounts whose own work is in question: they do not decide. */
  barred: string[]
  /** Recusal: of whom. */
  whom?: 'caseworker' | 'head'
  /** Recusal: the caseworker asked for it. */
  own?: boolean
  /** Competence: the organ that the holder thinks is competent. */
  other?: string
  /** Key of the limit inside which it is decided. */
  clock: string | null
}
export type AskKind = 'recusal' | 'classification' | 'link' | 'recheck' | 'competence'

/** An organ that handles the matter together with the holder, which leads (L22 24(1)). */
export type JointOrgan = { organ: string; askedOn: string; answeredOn: string | null }

/** What side acts leave in the state of a case, beside the main line. */
export type SideState = {
  asks: Ask[]
  /** Questions that were decided once and are not asked again in the same form. */
  decided: AskKind[]
  classifiedBy: string | null
  linkedBy: string | null
  answeredBy: string | null
  /** The discipline organ to which the sealed envelope went. */
  discipline: string | null
  /** Registered by its envelope: what is in it was never read here (RGT-09). */
  envelopeOnly: boolean
  /** What that organ said of it: codes in the order in which they were noted. */
  disciplineSteps: string[]
  /** Handled simply (domain.md §2.11). */
  simple: boolean
  /** What became of a suggestion. */
  suggestion: 'adopted' | 'partly' | 'not-adopted' | null
  /** Words about it stand on a public page: an adopted suggestion, or a re-review opinion after a hearing. */
  published: boolean
  /** Since when the matter is grave and urgent, whether that was reported, and who above was shown it (DL-15). */
  urgentAt: string | null
  urgentReported: boolean
  urgentTo: string | null
  /** Offices whose sealed desk looks after the case because the person reported retaliation (RG-9). */
  watchers: string[]
  joint: JointOrgan[]
  /** Phases in which the person was told what is missing: once each (RGT-11). */
  askedMissing: string[]
  /** Who decides, or decided, about a dispute over competence. */
  arbiter: string | null
  /** Competence was decided from above: nobody objects any more. */
  bound: boolean
  /** The sender did not agree to an objection of the holder. */
  objectionDenied: boolean
  /** A look at an identity that its person keeps from the handling organ, asked for in an emergency (RG-8). */
  identityAsk: IdentityAsk | null
  /** A call to the rescue services whose content was not erased yet (RG-10). */
  rescue: RescueCall | null
}

export const emptySides: SideState = {
  asks: [],
  decided: [],
  classifiedBy: null,
  linkedBy: null,
  answeredBy: null,
  discipline: null,
  envelopeOnly: false,
  disciplineSteps: [],
  simple: false,
  suggestion: null,
  published: false,
  urgentAt: null,
  urgentReported: false,
  urgentTo: null,
  watchers: [],
  joint: [],
  askedMissing: [],
  arbiter: null,
  bound: false,
  objectionDenied: false,
  identityAsk: null,
  rescue: null,
}

export const askOf = (state: SideState, kind: AskKind): Ask | undefined => state.asks.find((ask) => ask.kind === kind)
