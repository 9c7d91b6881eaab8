import type { Ask, AskKind } from './side-state.ts'
import type { State, StoredEvent } from './state.ts'
import type { Class3 } from './types.ts'

/** The data keys that side effects read. */
export type SideData = {
  desk: string
  barred?: string[]
  whom?: 'caseworker' | 'head'
  own?: boolean
  agreed: boolean
  accounts?: string[]
  class3?: Class3
  path?: string | null
  toOffice?: boolean
  unlinked?: string
  caseNo: string
  to: string
  accused?: string
  recheck?: string
  step: string
  envelopeOnly?: boolean
  simple?: boolean
  result: State['suggestion']
  office?: string
  phase?: string
  unwatched?: string[]
}

const without = (offices: string[], gone: readonly string[] = []): string[] =>
  gone.length ? offices.filter((office) => !gone.includes(office)) : offices

type Effect = (state: State, data: SideData, event: StoredEvent) => State

/** What side acts change, and what they need to know of the main line: who did the step that is in question. */
export const sideEffects: Readonly<Record<string, Effect>> = {
  classified: (state, _data, event) => ({
    ...(state.urgency === 'critical' && !state.urgentAt ? urgent(state, event) : state),
    classifiedBy: event.actor,
    decided: state.decided.filter((kind) => kind !== 'classification'),
  }),
  'duplicate-confirmed': (state, data, event) => (data.caseNo ? linked(state, data, event) : state),
  merged: linked,
  'directly-replied': answered,
  'suggestion-answered': (state, data, event) => ({ ...answered(state, data, event), suggestion: data.result }),
  'suggestion-published': (state) => ({ ...state, published: true }),
  'publication-withdrawn': (state) => ({ ...state, published: false }),
  'simply-answered': answered,
  'missing-asked': (state, data) => ({ ...state, askedMissing: [...state.askedMissing, data.phase ?? ''] }),
  'marked-simple': (state) => ({ ...state, simple: true }),
  accepted: (state, data) => (data.simple ? { ...state, simple: true } : { ...state, simple: false }),
  assigned: (state) => ({ ...state, simple: false }),
  'flagged-urgent': (state, _data, event) => urgent({ ...state, urgency: 'critical' }, event),
  'urgent-reported': reported,
  'reported-up': reported,
  'urgent-escalated': (state, data) => ({
    ...state,
    urgentTo: data.to,
    organs: state.organs.includes(data.to) ? state.organs : [...state.organs, data.to],
  }),
  'simple-left': (state) => ({ ...state, simple: false, endedOn: null }),

  'recusal-requested': asked('recusal'),
  'classification-objected': asked('classification'),
  'link-objected': asked('link'),
  rated: (state, data, event) =>
    data.recheck ? asked('recheck')(state, { ...data, desk: data.recheck }, event) : state,
  'recusal-decided': (state, data) => {
    const settled = settledAsk(state, 'recusal')
    if (!data.agreed) return settled
    return {
      ...settled,
      decided: state.decided,
      recused: [...new Set([...state.recused, ...(data.accounts ?? [])])],
      caseworkers: state.caseworkers.filter((account) => !data.accounts?.includes(account)),
    }
  },
  'classification-decided': (state, data, event) => {
    const settled = settledAsk(state, 'classification')
    if (!data.agreed) return settled
    return {
      ...settled,
      class3: data.class3 ?? state.class3,
      path: data.path ?? null,
      endedOn: null,
      // What another person decided may be doubted like the first classification.
      classifiedBy: event.actor,
      decided: state.decided,
      ...(data.toOffice ? { holder: null, sender: null, mode: null, caseworkers: [], returned: true } : {}),
    }
  },
  'link-decided': (state, data) => {
    const settled = settledAsk(state, 'link')
    if (!data.agreed) return settled
    return {
      ...settled,
      dup: 'first',
      links: state.links.filter((no) => no !== data.unlinked),
      ...(state.mergedInto ? { mergedInto: null, endedOn: null } : {}),
    }
  },
  unlinked: (state, data) => ({ ...state, links: state.links.filter((no) => no !== data.caseNo) }),
  rechecked: (state) => settledAsk(state, 'recheck'),

  received: (state, data) => (data.envelopeOnly ? { ...state, envelopeOnly: true } : state),
  'discipline-referred': (state, data) => ({
    ...state,
    office: data.office ?? state.office,
    discipline: data.to,
    accused: data.accused ?? state.accused,
    watchers: without(state.watchers, data.unwatched),
  }),
  sealed: (state, data) => ({ ...state, watchers: without(state.watchers, data.unwatched) }),
  'envelope-received': (state) => ({ ...state, disciplineSteps: [...state.disciplineSteps, 'received'] }),
  'discipline-noted': (state, data) => ({ ...state, disciplineSteps: [...state.disciplineSteps, data.step] }),
  'retaliation-reported': (state, data) => ({ ...state, watchers: [...new Set([...state.watchers, data.to])] }),
  'organ-succeeded': (state, _data, event) => {
    const { closed, successor, recusalDesk } = event.data as Record<'closed' | 'successor', string> & {
      recusalDesk?: string
    }
    const now = (organ: string): string => (organ === closed ? successor : organ)
    const deskOf = ({ kind, whom, desk }: Ask): string =>
      desk === closed && kind === 'recusal' && whom === 'head' && recusalDesk ? recusalDesk : now(desk)
    const asks = state.asks.map((ask) => ({ ...ask, desk: deskOf(ask) }))
    return {
      ...state,
      asks,
      // Who decides has to read it.
      organs: [...new Set([...state.organs, ...asks.map(({ desk }) => desk)])],
      identityAsk: state.identityAsk && { ...state.identityAsk, organ: now(state.identityAsk.organ) },
      discipline: state.discipline && now(state.discipline),
      watchers: state.watchers.map(now),
    }
  },
}

/** 3 working days for a decision, 15 days for a re-check: ours, no law sets them. */
const askLimits: ReadonlySet<string> = new Set(['DL-30', 'DL-31'])

function asked(kind: AskKind): Effect {
  return (state, data, event) => {
    const clock = event.clocks.find((op) => op.op === 'start' && askLimits.has(op.rule))
    const ask: Ask = {
      kind,
      on: event.at.slice(0, 10),
      desk: data.desk,
      barred: data.barred ?? [],
      clock: clock?.key ?? null,
      ...(data.whom ? { whom: data.whom } : {}),
      ...(data.own ? { own: true } : {}),
    }
    return {
      ...state,
      asks: [...state.asks.filter((other) => other.kind !== kind), ask],
      // Who decides has to read it.
      organs: state.organs.includes(ask.desk) ? state.organs : [...state.organs, ask.desk],
    }
  }
}

const settledAsk = (state: State, kind: AskKind): State => ({
  ...state,
  asks: state.asks.filter((ask) => ask.kind !== kind),
  decided: [...new Set([...state.decided, kind])],
})

const urgent = (state: State, event: StoredEvent): State => ({
  ...state,
  urgentAt: event.at,
  urgentReported: false,
  urgentTo: null,
})

function reported(state: State): State {
  return state.urgentAt ? { ...state, urgentReported: true } : state
}

function linked(state: State, _data: SideData, event: StoredEvent): State {
  return { ...state, linkedBy: event.actor }
}

function answered(state: State, _data: SideData, event: StoredEvent): State {
  return { ...state, answeredBy: event.actor }
}
