import type { OrderState } from './order-state.ts'
import { emptySides, type SideState } from './side-state.ts'
import { endedOrderStages, endedStages, reviewStages, type Stage } from './stages.ts'
import type { Class3, ClockOp, StartedClock } from './types.ts'

/** One running or finished limit of a case. */
export type StateClock = StartedClock & {
  metOn: string | null
  stoppedOn: string | null
  /** When it was met, where it ends at an instant. */
  metAt?: string
}

export type StoredEvent = {
  seq: number
  kind: string
  row: string
  /** ISO instant with offset +08:00 */
  at: string
  actor: string | null
  organ: string | null
  data: Record<string, unknown>
  clocks: ClockOp[]
}

/** An act that its drafter left for another person (domain.md §2.12). */
export type Pending = {
  verb: string
  row: string
  by: string
  organ: string
  at: string
  draft: string
  codes: Record<string, unknown>
}

export type IssuedDocument = {
  id: string
  code: string
  no: string | null
  to: string
  organ: string
  deliveredOn: string | null
}

/** 复查 (L22 35) or 复核 (L22 36): one request, and what became of it. */
export type Review = {
  step: 'review' | 'rereview'
  /** The organ where it lies. */
  organ: string
  /** The opinion it is against: the handler's for a review, the reviewer's for a re-review. */
  against: string
  requestedOn: string
  /** Asked for after the last day: the organ looks whether there was good cause (CNT-5). */
  late: boolean
  status: 'requested' | 'accepted' | 'refused' | 'decided' | 'withdrawn'
  /** The person took the request back: when, and from which stage it could go on (RG-7). */
  withdrawnOn: string | null
  withdrawnFrom: Stage | null
  /** The day a hearing was called for, and first and last day of the one that was held. */
  hearingOn: string | null
  hearing: readonly [from: string, to: string] | null
  outcome: 'uphold' | 'annul' | 'change' | null
  /** Why it was annulled. */
  ground: string | null
  /** What a changed result promises, and until when. */
  executeOn: string | null
  document: string | null
  by: string
  drafter: string
  servedOn: string | null
}

/** An opinion of the handler. */
export type Opinion = {
  document: string
  by: string
  drafter: string
  /** The record of its words. */
  draft: string
  issuedOn: string
  supported: boolean
  /** What was answered to each request, in order. */
  results: readonly string[]
}

/**
 * What the events say about one case: codes, days, counts and random ids. Texts and identities are records
 * beside it, so that a replay still works after they were erased.
 */
export type State = SideState & {
  stage: Stage
  seq: number
  receivedOn: string
  channel: string
  pack: string
  receiver: string
  /** The organ that stands for the receiver now: another one once it was closed and succeeded. */
  receivingOrgan: string
  /** The receiving organ handles matters itself (L22 23(2)): DL-02 runs, not DL-01. */
  direct: boolean
  office: string
  purpose: string | null
  class3: Class3 | null
  path: string | null
  category: string | null
  placeRegion: string | null
  urgency: 'normal' | 'urgent' | 'critical'
  sealed: boolean
  accused: string | null
  anonymous: boolean
  /** The person asked that the identity be kept from the handling organ (domain.md §4.1). */
  confidential: boolean
  reachable: boolean
  eService: boolean
  requestCount: number
  peopleCount: number
  signerCount: number
  /** Duplicate proposals that the register act found and nobody answered yet. */
  proposals: number
  dup: 'first' | 'repeat' | null
  links: string[]
  /** The case that this matter was taken out of, because its letter held several (contract.md §1 Split). */
  splitFrom: string | null
  /** Cases taken out of this one. */
  splits: string[]
  mergedInto: string | null
  holder: string | null
  sender: string | null
  mode: 'transfer' | 'assign' | 'direct' | null
  hops: number
  returned: boolean
  /** Every organ that had the intake or handled it; those whose objection was accepted are taken out. */
  organs: string[]
  caseworkers: string[]
  recused: string[]
  heard: boolean
  /** Day on which the person was heard; null where the person declined to speak. */
  heardOn: string | null
  extended: boolean
  pending: Pending | null
  opinionDraft: { by: string; draft: string } | null
  opinion: Opinion | null
  /** Opinions that a review took away, with the ground of it. */
  annulled: (Opinion & { ground: string })[]
  /** Requests for review and re-review, in order. */
  reviews: Review[]
  /** The organ that has, or last had, a review of this case. */
  reviewer: string | null
  /** Where the case stood when the review was asked for. */
  resume: Stage | null
  /** A hearing at the handling organ: the day it was called for, and whether it was held. */
  hearingOn: string | null
  hearingHeld: boolean
  /** The re-review opinion was served: same facts and reasons are not taken up again (L22 36(3)). */
  terminatedOn: string | null
  /** Somebody explained to the person what the end means and what is owed still (L22 37(3)). */
  endTold: boolean
  /** What an opinion promised (L22 32(2)): until when, and when it was done. */
  executeOn: string | null
  executedOn: string | null
  /** 化解: the dispute is settled, whatever the procedure says. */
  resolvedOn: string | null
  documents: IssuedDocument[]
  clocks: StateClock[]
  urgedOn: string | null
  urgeOpen: boolean
  ratings: number
  ratedOn: string | null
  servedOn: string | null
  endedOn: string | null
  withdrawal: 'asked' | 'done' | null
  withdrawnFrom: Stage | null
  /** What the person asked about the own data and nobody answered yet (RG-17). */
  dataAsked: 'correct' | 'restrict' | 'resume' | null
  /** The identity is used no more, at the person's own wish. */
  restricted: boolean
  /** What a work order of the 12345 desk is beyond a matter; null for what never was one. */
  order: OrderState | null
}

export const emptyState: State = {
  ...emptySides,
  stage: 'received',
  seq: 0,
  receivedOn: '',
  channel: '',
  pack: '',
  receiver: '',
  receivingOrgan: '',
  direct: false,
  office: '',
  purpose: null,
  class3: null,
  path: null,
  category: null,
  placeRegion: null,
  urgency: 'normal',
  sealed: false,
  accused: null,
  anonymous: false,
  confidential: false,
  reachable: false,
  eService: false,
  requestCount: 0,
  peopleCount: 1,
  signerCount: 1,
  proposals: 0,
  dup: null,
  links: [],
  splitFrom: null,
  splits: [],
  mergedInto: null,
  holder: null,
  sender: null,
  mode: null,
  hops: 0,
  returned: false,
  organs: [],
  caseworkers: [],
  recused: [],
  heard: false,
  heardOn: null,
  extended: false,
  pending: null,
  opinionDraft: null,
  opinion: null,
  annulled: [],
  reviews: [],
  reviewer: null,
  resume: null,
  hearingOn: null,
  hearingHeld: false,
  terminatedOn: null,
  endTold: false,
  executeOn: null,
  executedOn: null,
  resolvedOn: null,
  documents: [],
  clocks: [],
  urgedOn: null,
  urgeOpen: false,
  ratings: 0,
  ratedOn: null,
  servedOn: null,
  endedOn: null,
  withdrawal: null,
  withdrawnFrom: null,
  dataAsked: null,
  restricted: false,
  order: null,
}

/** No organ owes a next step (domain.md §1.4: 办结 = served, or another lawful end). */
export const isEnded = (state: State): boolean =>
  endedStages.includes(state.stage) ||
  endedOrderStages.includes(state.stage) ||
  (state.stage === 'served' && state.mode !== 'assign')

/** A work order now: the one active procedure of the case is that of the 12345 desk (domain.md §3.4). */
export const isOrder = (state: State): boolean => state.order !== null && state.order.handed !== 'to-petition'

export const runningClock = (state: State, rule: string): StateClock | undefined =>
  state.clocks.findLast((clock) => clock.rule === rule && !clock.metOn && !clock.stoppedOn)

export const lastClock = (state: State, rule: string): StateClock | undefined =>
  state.clocks.findLast((clock) => clock.rule === rule)

/** A review or re-review is going on. */
export const inReview = (state: State): boolean => reviewStages.includes(state.stage)

/** The latest request for this step against the opinion that stands now, unless it was refused or taken back. */
export function reviewOf(state: State, step: Review['step']): Review | undefined {
  const against = step === 'review' ? state.opinion?.document : reviewOf(state, 'review')?.document
  const latest = state.reviews.findLast((review) => review.step === step && review.against === against)
  return latest?.status === 'refused' || latest?.status === 'withdrawn' ? undefined : latest
}
