import type { State, StoredEvent } from './state.ts'

/** What joint handling and a dispute over competence change (L22 23(3), 24). */

type Data = {
  organ: string
  other: string
  desk: string
  barred: string[]
  to: string
  moved: boolean
  agreed: boolean
}
type Effect = (state: State, data: Data, event: StoredEvent) => State

const withOrgan = (organs: string[], organ: string): string[] => (organs.includes(organ) ? organs : [...organs, organ])

export const competenceEffects: Readonly<Record<string, Effect>> = {
  'joint-asked': (state, { organ }, event) => ({
    ...state,
    joint: [...state.joint, { organ, askedOn: event.at.slice(0, 10), answeredOn: null }],
    organs: withOrgan(state.organs, organ),
  }),
  'joint-answered': (state, { organ }, event) => ({
    ...state,
    joint: state.joint.map((one) => (one.organ === organ ? { ...one, answeredOn: event.at.slice(0, 10) } : one)),
  }),
  'objection-decided': (state, { agreed }) => ({ ...state, objectionDenied: !agreed }),
  'competence-disputed': (state, { other, desk, barred }, event) => ({
    ...state,
    arbiter: desk,
    organs: withOrgan(state.organs, desk),
    asks: [
      ...state.asks,
      {
        kind: 'competence',
        on: event.at.slice(0, 10),
        desk,
        barred,
        other,
        clock: event.clocks.find((op) => op.op === 'start' && op.rule === 'DL-30')?.key ?? null,
      },
    ],
  }),
  'competence-decided': (state, { to, moved }) => ({
    ...state,
    bound: true,
    asks: state.asks.filter(({ kind }) => kind !== 'competence'),
    ...(moved
      ? {
          holder: to,
          hops: state.hops + 1,
          caseworkers: [],
          heard: false,
          heardOn: null,
          // Whoever had it by mistake loses sight of it; an organ that handles it jointly keeps it.
          organs: withOrgan(
            state.organs.filter(
              (organ) => organ !== state.holder || state.joint.some((one) => one.organ === state.holder),
            ),
            to,
          ),
          joint: state.joint.filter(({ organ }) => organ !== to),
        }
      : {}),
  }),
}
