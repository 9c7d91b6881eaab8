import { competenceEffects } from './fold-competence.ts'
import { orderEffects } from './fold-order.ts'
import { reviewDrafted, reviewEffects, reviewServed } from './fold-review.ts'
import { type SideData, sideEffects } from './fold-sides.ts'
import { identityEffects } from './identity-state.ts'
import { rescueEffects } from './life-state.ts'
import type { Stage } from './stages.ts'
import { emptyState, type IssuedDocument, type State, type StateClock, type StoredEvent } from './state.ts'
import type { Class3, ClockOp } from './types.ts'

/** The state that a case's events, in order, amount to. Reads events only: never a document, never the clock. */
export const fold = (events: readonly StoredEvent[], from: State = emptyState): State => events.reduce(evolve, from)

export function evolve(before: State, event: StoredEvent): State {
  const data = event.data
  const state: State = {
    ...before,
    seq: event.seq,
    clocks: event.clocks.reduce(applyClock, before.clocks),
    documents: Array.isArray(data.documents)
      ? [
          ...before.documents,
          ...(data.documents as IssuedDocument[]).map((d) => ({ ...d, deliveredOn: d.deliveredOn ?? null })),
        ]
      : before.documents,
  }
  const stage = data.stage as Stage | undefined
  if (stage && stage !== state.stage) state.stage = stage
  if (data.ends) state.endedOn = event.at.slice(0, 10)
  const aside = rescueEffects[event.kind] ?? identityEffects[event.kind]
  if (aside) return aside(state, data as never, event)
  const review = reviewEffects[event.kind]
  if (review) return review(state, data as never, event, before)
  const order = orderEffects[event.kind]
  if (order)
    return order(
      event.kind === 'order-created' ? opened(state, data as unknown as EventData) : state,
      data as never,
      event,
    )
  const after = effects[event.kind]?.(state, data as unknown as EventData, event) ?? state
  const side = sideEffects[event.kind]?.(after, data as unknown as SideData, event) ?? after
  return competenceEffects[event.kind]?.(side, data as never, event) ?? side
}

/** The data keys that effects read; each event kind writes only its own. */
type EventData = {
  receivedOn: string
  channel: string
  pack: string
  receiver: string
  direct: boolean
  purpose?: string
  splitFrom?: string
  cases: string[]
  placeRegion?: string
  category?: string
  sealed?: boolean
  accused?: string
  anonymous?: boolean
  confidential?: boolean
  reachable?: boolean
  eService?: boolean
  requestCount?: number
  peopleCount?: number
  signerCount?: number
  proposals?: number
  dup: 'first' | 'repeat'
  caseNo: string
  class3: Class3
  path?: string
  urgency?: State['urgency']
  set: Partial<State>
  office: string
  agreed: boolean
  caseworker: string
  verb: string
  row: string
  draft: string
  codes?: Record<string, unknown>
  documents?: IssuedDocument[]
  supported: boolean
  results?: string[]
  executeOn?: string
  document: string
  on: string
  opinion?: boolean
  step?: string
  passed: boolean
  into: string
  account: string
  from: Stage
  mode: string
  to: string
  toOffice?: boolean
  closed: string
  successor: string
  what: NonNullable<State['dataAsked']>
  decision: string
  holder?: string
  servedOn?: string
  resolvedOn?: string
  endedOn?: string
  links?: string[]
}

type Effect = (state: State, data: EventData, event: StoredEvent) => State

const withOrgan = (organs: string[], organ: string): string[] => (organs.includes(organ) ? organs : [...organs, organ])

/** Only what an event of this kind changes beyond stage, clocks and documents. Kinds not listed change nothing more. */
const effects: Record<string, Effect> = {
  received: opened,
  recorded,
  // The same line again with other words, while nothing but its filing had happened here.
  're-recorded': (state, data) =>
    recorded({ ...emptyState, seq: state.seq, stage: state.stage, clocks: state.clocks }, data),
  split: (state, data) => ({
    ...state,
    splits: [...state.splits, ...data.cases],
    links: [...state.links, ...data.cases],
  }),
  registered: (state, data) => ({ ...state, proposals: data.proposals ?? 0 }),
  'duplicate-confirmed': (state, data) => ({
    ...state,
    proposals: 0,
    dup: data.dup,
    links: data.caseNo ? [...state.links, data.caseNo] : state.links,
  }),
  classified: (state, data) => ({
    ...state,
    class3: data.class3,
    path: data.path ?? null,
    category: data.category ?? null,
    placeRegion: data.placeRegion ?? state.placeRegion,
    urgency: data.urgency ?? 'normal',
    dup: state.dup ?? 'first',
    returned: false,
  }),
  corrected: (state, data) => ({ ...state, ...data.set }),
  sealed: (state, data) => ({
    ...state,
    sealed: true,
    accused: data.accused ?? state.accused,
    office: data.office ?? state.office,
  }),
  transferred: moved('transfer'),
  assigned: moved('assign'),
  'received-below': (state, data) => ({
    ...state,
    office: data.office,
    holder: null,
    sender: null,
    mode: null,
    organs: withOrgan(state.organs, data.office),
  }),
  'sent-back': (state, data, event) => ({
    ...state,
    office: data.office,
    returned: true,
    organs: state.organs.filter((organ) => organ !== event.organ),
  }),
  'taken-directly': (state) => ({ ...state, holder: state.receivingOrgan, sender: null, mode: 'direct' }),
  'objection-decided': (state, data) =>
    data.agreed
      ? {
          ...state,
          organs: state.organs.filter((o) => o !== state.holder),
          holder: null,
          sender: null,
          mode: null,
          returned: true,
        }
      : state,
  appointed: (state, data) => ({ ...state, caseworkers: [data.caseworker] }),
  'petitioner-heard': (state, data, event) => ({
    ...state,
    heard: true,
    heardOn: data.mode === 'declined' ? state.heardOn : event.at.slice(0, 10),
  }),
  extended: (state) => ({ ...state, extended: true }),
  drafted: (state, data, event) => ({
    ...reviewDrafted(state, data.verb, event.actor ?? ''),
    pending: {
      verb: data.verb,
      row: data.row,
      by: event.actor ?? '',
      organ: event.organ ?? '',
      at: event.at,
      draft: data.draft,
      codes: data.codes ?? {},
    },
  }),
  approved: (state) => ({ ...state, pending: null }),
  returned: (state) => ({ ...state, pending: null }),
  'opinion-drafted': (state, data, event) => ({
    ...state,
    opinionDraft: { by: event.actor ?? '', draft: data.draft },
    pending: {
      verb: 'issue-opinion',
      row: 'ST-30',
      by: event.actor ?? '',
      organ: event.organ ?? '',
      at: event.at,
      draft: data.draft,
      codes: {},
    },
  }),
  'opinion-issued': (state, data, event) => ({
    ...state,
    pending: null,
    opinion: {
      document: data.documents?.[0]?.id ?? '',
      by: event.actor ?? '',
      drafter: state.opinionDraft?.by ?? '',
      draft: state.opinionDraft?.draft ?? '',
      issuedOn: event.at.slice(0, 10),
      supported: data.supported,
      results: data.results ?? [],
    },
    opinionDraft: null,
    executeOn: data.executeOn ?? null,
    executedOn: null,
  }),
  delivered: (before, data) => {
    const state = {
      ...before,
      documents: before.documents.map((d) => (d.id === data.document ? { ...d, deliveredOn: data.on } : d)),
      servedOn: data.opinion ? data.on : before.servedOn,
    }
    return data.step ? reviewServed(state, data.on) : state
  },
  'completion-audited': (state, data) => (data.passed ? state : { ...state, servedOn: null }),
  merged: (state, data) => ({ ...state, mergedInto: data.into, dup: 'repeat', links: [...state.links, data.into] }),
  linked: (state, data) => ({ ...state, links: [...state.links, data.caseNo] }),
  urged: (state, _data, event) => ({ ...state, urgedOn: event.at.slice(0, 10), urgeOpen: true }),
  'urge-answered': (state) => ({ ...state, urgeOpen: false }),
  'recusal-recorded': (state, data) => ({ ...state, recused: [...state.recused, data.account] }),
  rated: (state, _data, event) => ({ ...state, ratings: state.ratings + 1, ratedOn: event.at.slice(0, 10) }),
  'withdrawal-asked': (state) => ({ ...state, withdrawal: 'asked' }),
  withdrawn: (state, data) => ({ ...state, withdrawal: 'done', withdrawnFrom: data.from }),
  'withdrawal-undone': (state) => ({ ...state, withdrawal: null, withdrawnFrom: null, endedOn: null }),
  'data-requested': (state, { what }) => ({ ...state, dataAsked: what }),
  'data-answered': (state, { what, decision }) => ({
    ...state,
    dataAsked: null,
    restricted: decision === 'done' && what !== 'correct' ? what === 'restrict' : state.restricted,
  }),
  reopened: (state) => ({ ...state, endedOn: null }),
  'organ-succeeded': (state, { closed, successor }) => {
    const now = <T extends string | null>(organ: T): T | string => (organ === closed ? successor : organ)
    return {
      ...state,
      receivingOrgan: now(state.receivingOrgan),
      office: now(state.office),
      holder: now(state.holder),
      sender: now(state.sender),
      reviewer: now(state.reviewer),
      arbiter: now(state.arbiter),
      joint: state.joint.map((one) => ({ ...one, organ: now(one.organ) })),
      reviews: state.reviews.map((review) => ({ ...review, organ: now(review.organ) ?? review.organ })),
      organs: withOrgan(state.organs, successor),
      pending: state.pending && { ...state.pending, organ: now(state.pending.organ) },
    }
  },
}

/** A line of an old ledger, with what that says of the days before this program. */
function recorded(state: State, data: EventData): State {
  return {
    ...opened(state, data),
    class3: data.class3 ?? null,
    proposals: data.proposals ?? 0,
    dup: data.dup ?? null,
    links: data.links ?? [],
    holder: data.holder ?? null,
    organs: withOrgan([data.receiver], data.holder ?? data.receiver),
    servedOn: data.servedOn ?? null,
    resolvedOn: data.resolvedOn ?? null,
    endedOn: data.endedOn ?? null,
  }
}

function opened(state: State, data: EventData): State {
  return {
    ...state,
    receivedOn: data.receivedOn,
    channel: data.channel,
    pack: data.pack,
    receiver: data.receiver,
    receivingOrgan: data.receiver,
    office: data.receiver,
    direct: data.direct,
    purpose: data.purpose ?? null,
    placeRegion: data.placeRegion ?? null,
    category: data.category ?? null,
    sealed: data.sealed ?? false,
    accused: data.accused ?? null,
    anonymous: data.anonymous ?? false,
    confidential: data.confidential ?? false,
    reachable: data.reachable ?? false,
    eService: data.eService ?? false,
    requestCount: data.requestCount ?? 0,
    peopleCount: data.peopleCount ?? 1,
    signerCount: data.signerCount ?? 1,
    organs: [data.receiver],
    splitFrom: data.splitFrom ?? null,
    links: data.splitFrom ? [data.splitFrom] : [],
  }
}

function moved(mode: 'transfer' | 'assign'): Effect {
  return (state, data, event) =>
    data.toOffice
      ? { ...state, returned: false }
      : {
          ...state,
          holder: data.to,
          sender: event.organ,
          mode,
          hops: state.hops + 1,
          returned: false,
          caseworkers: [],
          heard: false,
          heardOn: null,
          objectionDenied: false,
          organs: withOrgan(state.organs, data.to),
        }
}

function applyClock(clocks: StateClock[], op: ClockOp): StateClock[] {
  if (op.op === 'start') {
    const { op: _, ...started } = op
    return [...clocks.filter((c) => c.key !== op.key), { ...started, metOn: null, stoppedOn: null }]
  }
  return clocks.map((clock) => {
    if (clock.key !== op.key) return clock
    if (op.op === 'stop') return { ...clock, stoppedOn: op.on }
    return { ...clock, metOn: op.on, ...(op.at ? { metAt: op.at } : {}) }
  })
}
