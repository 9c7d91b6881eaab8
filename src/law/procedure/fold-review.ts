import type { Stage } from './stages.ts'
import type { Review, State, StoredEvent } from './state.ts'

/** What the events of review, re-review, hearing and execution change (rows ST-36, ST-40…48). */

type Data = {
  step?: Review['step']
  organ: string
  filedOn: string
  late: boolean
  from: string
  to: string
  on: string
  outcome: NonNullable<Review['outcome']>
  ground?: string
  executeOn?: string
  documents?: readonly { id: string }[]
  done: string
  told?: string
  back?: string
  accepted?: boolean
  resume?: State['resume']
}

const withOrgan = (organs: string[], organ: string): string[] => (organs.includes(organ) ? organs : [...organs, organ])

/** The last request, changed. */
const current = (state: State, change: Partial<Review>): State => ({
  ...state,
  reviews: state.reviews.map((review, at) => (at === state.reviews.length - 1 ? { ...review, ...change } : review)),
})

const requested = (before: State, state: State, data: Data): State => {
  const step = data.step ?? 'review'
  const against =
    step === 'review' ? state.opinion?.document : state.reviews.findLast((review) => review.step === 'review')?.document
  return {
    ...state,
    resume: before.stage,
    reviewer: data.organ,
    organs: withOrgan(state.organs, data.organ),
    reviews: [
      ...state.reviews,
      {
        step,
        organ: data.organ,
        against: against ?? '',
        requestedOn: data.filedOn,
        late: data.late,
        status: 'requested',
        withdrawnOn: null,
        withdrawnFrom: null,
        hearingOn: null,
        hearing: null,
        outcome: null,
        ground: null,
        executeOn: null,
        document: null,
        by: '',
        drafter: '',
        servedOn: null,
      },
    ],
  }
}

/** The opinion is gone: its organ hears, verifies and decides again, by another caseworker. */
const annulled = (state: State, ground: string): State => ({
  ...state,
  annulled: state.opinion ? [...state.annulled, { ...state.opinion, ground }] : state.annulled,
  opinion: null,
  // What a review annulled is not simple any more: it is answered with an opinion again (domain.md §2.11).
  simple: false,
  servedOn: null,
  endedOn: null,
  heard: false,
  heardOn: null,
  hearingOn: null,
  hearingHeld: false,
  extended: false,
  caseworkers: [],
  executeOn: null,
  executedOn: null,
  resolvedOn: null,
})

/** An opinion of review or re-review reached the person. */
export function reviewServed(state: State, on: string): State {
  const review = state.reviews.at(-1)
  if (!review) return state
  const served = current(state, { servedOn: on })
  if (review.outcome === 'annul') return annulled(served, review.ground ?? '')
  if (review.outcome !== 'change' || !review.executeOn) return served
  return {
    ...served,
    opinion: served.opinion && { ...served.opinion, supported: true },
    executeOn: review.executeOn,
    executedOn: null,
  }
}

type Effect = (state: State, data: Data, event: StoredEvent, before: State) => State

const decided: Effect = (state, data, event) =>
  current(state, {
    status: 'decided',
    outcome: data.outcome,
    ground: data.ground ?? null,
    executeOn: data.executeOn ?? null,
    document: data.documents?.[0]?.id ?? null,
    by: event.actor ?? '',
  })

/** Who drafts the decision: recused from whatever comes after it. */
export const reviewDrafted = (state: State, verb: string, by: string): State =>
  verb === 'decide-review' || verb === 'decide-rereview' ? current(state, { drafter: by }) : state

export const reviewEffects: Record<string, Effect> = {
  'review-requested': (state, data, _event, before) => requested(before, state, data),
  'rereview-requested': (state, data, _event, before) => requested(before, state, data),
  'review-forwarded': (state, { from, to }) => ({
    ...current(state, { organ: to }),
    reviewer: to,
    // Whoever had it by mistake loses sight of it; a counter that took it down keeps it.
    organs: withOrgan(
      state.reviewer === from && from !== to ? state.organs.filter((organ) => organ !== from) : state.organs,
      to,
    ),
  }),
  'review-accepted': (state) => current(state, { status: 'accepted' }),
  'rereview-accepted': (state) => current(state, { status: 'accepted' }),
  'review-withdrawn': (state, { back }, event) => ({
    ...current(state, {
      status: 'withdrawn',
      withdrawnOn: event.at.slice(0, 10),
      withdrawnFrom: (back as Stage | undefined) ?? null,
    }),
    withdrawal: null,
  }),
  'review-resumed': (state, { accepted }) =>
    current(state, { status: accepted ? 'accepted' : 'requested', withdrawnOn: null, withdrawnFrom: null }),
  'review-refused': (state) => current(state, { status: 'refused' }),
  'rereview-refused': (state) => current(state, { status: 'refused' }),
  'review-decided': decided,
  'rereview-decided': decided,
  'hearing-called': (state, { on, step }) =>
    step ? current(state, { hearingOn: on }) : { ...state, hearingOn: on, hearingHeld: false },
  'hearing-held': (state, { from, to, step }) =>
    step ? current(state, { hearing: [from, to] }) : { ...state, hearingHeld: true },
  terminated: (state, { told }, event) => ({
    ...state,
    terminatedOn: state.terminatedOn ?? event.at.slice(0, 10),
    endTold: state.endTold || told !== undefined,
  }),
  'rereview-published': (state) => ({ ...state, published: true }),
  'completion-reported': (state, { resume }) => (resume ? { ...state, resume } : state),
  executed: (state, { done }, event) => (done === 'done' ? { ...state, executedOn: event.at.slice(0, 10) } : state),
  resolved: (state, _data, event) => ({ ...state, resolvedOn: event.at.slice(0, 10) }),
}
