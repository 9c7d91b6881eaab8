import type { State, StoredEvent } from './state.ts'

/** RG-8: somebody of the handling organ asked to look at an identity that its person keeps from it. */
export type IdentityAsk = {
  /** Account that asked: nobody else looks. */
  by: string
  organ: string
  /** Instant until which the look is open; null while a second person has not decided. */
  openUntil: string | null
}

/** Whether this account may look now: agreed by a second person, not over, and the case is still with its organ. */
export const identityOpenTo = ({ identityAsk, holder }: State, account: string, now: Temporal.Instant): boolean =>
  identityAsk !== null &&
  identityAsk.openUntil !== null &&
  identityAsk.by === account &&
  identityAsk.organ === holder &&
  Temporal.Instant.compare(now, Temporal.Instant.from(identityAsk.openUntil)) <= 0

/** Desks that owe the decision: the organ where it was asked, and the office, which knows the person. */
export const identityDesks = ({ identityAsk, office }: State): string[] =>
  identityAsk && identityAsk.openUntil === null ? [identityAsk.organ, office] : []

type Effect = (state: State, data: { agreed: boolean; until?: string }, event: StoredEvent) => State

export const identityEffects: Readonly<Record<string, Effect>> = {
  'identity-asked': (state, _data, event) => ({
    ...state,
    identityAsk: { by: event.actor ?? '', organ: event.organ ?? '', openUntil: null },
  }),
  'identity-decided': (state, { agreed, until }) => ({
    ...state,
    identityAsk: agreed && until && state.identityAsk ? { ...state.identityAsk, openUntil: until } : null,
  }),
}
