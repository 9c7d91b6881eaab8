import { type CallBack, newOrder, type OrderState, type OrderType } from './order-state.ts'
import type { State, StoredEvent } from './state.ts'

/** The data keys that effects of a work order read. */
type OrderData = {
  type: OrderType
  noReply?: boolean
  utility?: boolean
  complex?: boolean
  category?: string
  placeRegion?: string
  urgency?: State['urgency']
  confidential?: boolean
  to: string
  bound?: boolean
  organ: string
  ground: string
  decision: 'accepted' | 'denied'
  caseworker: string
  result: string
  outcome: CallBack['result']
  satisfied?: 1 | 2 | 3
  consent?: boolean
}

type Effect = (state: State, data: OrderData, event: StoredEvent) => State

/** A change of the order's own part. An event of an order in a case that never was one is a broken stream. */
const change =
  (with_: (order: OrderState, data: OrderData, event: StoredEvent) => Partial<OrderState>): Effect =>
  (state, data, event) => {
    if (!state.order) throw new Error(`${event.kind} in a case that is no work order`)
    return { ...state, order: { ...state.order, ...with_(state.order, data, event) } }
  }

const checked: Effect = (state, data, event) =>
  change((_order, { type, utility, complex }) => ({ type, utility: utility === true, complex: complex === true }))(
    {
      ...state,
      category: data.category ?? state.category,
      placeRegion: data.placeRegion ?? state.placeRegion,
      urgency: data.urgency ?? state.urgency,
    },
    data,
    event,
  )

const withoutUnit = (state: State): State => ({ ...state, holder: null, caseworkers: [], mode: null })

/** What each event of a work order changes beyond stage and clocks (domain.md §3.2). */
export const orderEffects: Readonly<Record<string, Effect>> = {
  'order-created': (state, data, event) => ({
    ...state,
    urgency: data.urgency ?? 'normal',
    order: { ...newOrder(data.type, event.at), noReply: data.noReply === true, utility: data.utility === true },
  }),
  'order-checked': checked,
  'order-dispatched': (state, data, event) =>
    change((order) => ({
      bound: data.bound === true,
      dispatches: [...order.dispatches, { organ: data.to, at: event.at, signedAt: null, leftAt: null }],
    }))(
      {
        ...state,
        holder: data.to,
        sender: event.organ,
        mode: 'assign',
        returned: false,
        caseworkers: [],
        organs: state.organs.includes(data.to) ? state.organs : [...state.organs, data.to],
      },
      data,
      event,
    ),
  'order-helper-asked': (state, data, event) => ({
    ...state,
    joint: [...state.joint, { organ: data.organ, askedOn: event.at.slice(0, 10), answeredOn: null }],
    organs: state.organs.includes(data.organ) ? state.organs : [...state.organs, data.organ],
  }),
  'order-helped': (state, data, event) => ({
    ...state,
    joint: state.joint.map((one) => (one.organ === data.organ ? { ...one, answeredOn: event.at.slice(0, 10) } : one)),
  }),
  'order-signed': change((order, _data, event) => ({
    dispatches: order.dispatches.map((one, index) =>
      index === order.dispatches.length - 1 ? { ...one, signedAt: event.at } : one,
    ),
  })),
  'order-return-asked': change((order, data, event) => ({
    returns: [
      ...order.returns,
      { organ: event.organ ?? '', askedAt: event.at, ground: data.ground, decided: null, decidedAt: null },
    ],
  })),
  'order-return-decided': (state, data, event) => {
    const accepted = data.decision === 'accepted'
    const next = change((order) => ({
      bound: accepted ? order.bound : true,
      returns: order.returns.map((one) =>
        one.decided ? one : { ...one, decided: data.decision, decidedAt: event.at },
      ),
      dispatches: order.dispatches.map((one, index) =>
        accepted && index === order.dispatches.length - 1 ? { ...one, leftAt: event.at } : one,
      ),
    }))(state, data, event)
    return accepted
      ? withoutUnit({ ...next, returned: true, organs: next.organs.filter((organ) => organ !== state.holder) })
      : next
  },
  'order-taken-up': (state, data) => ({ ...state, caseworkers: [data.caseworker] }),
  'caller-contacted': change((_order, _data, event) => ({ contactedAt: event.at })),
  'order-extended': change(() => ({ extended: true })),
  'caller-replied': change((_order, data, event) => ({ repliedAt: event.at, result: data.result })),
  'order-fed-back': change((_order, _data, event) => ({ fedBackAt: event.at })),
  'called-back': change((order, data, event) => ({
    callBacks: [...order.callBacks, { at: event.at, result: data.outcome, satisfied: data.satisfied ?? null }],
  })),
  'order-closed': (state, data, event) => closed(state, data, event),
  'order-answered': (state, data, event) => closed(state, data, event),
  'order-refused': (state, data, event) => closed(state, data, event),
  'order-terminated': (state, data, event) => closed(state, data, event),
  'order-redone': (state, data, event) => ({
    ...change((order) => ({
      redone: order.redone + 1,
      closedAt: null,
      fedBackAt: null,
      extended: false,
      callBacks: [],
    }))(state, data, event),
    endedOn: null,
  }),
  'order-supervised': change((order, _data, event) => ({
    supervisedAt: event.at,
    supervisions: order.supervisions + 1,
  })),
  'supervision-answered': change(() => ({ supervisedAt: null })),
  'handed-to-petition': (state, data, event) =>
    withoutUnit({
      ...change(() => ({ handed: 'to-petition' }))(state, data, event),
      sender: null,
      returned: false,
      joint: [],
      endedOn: null,
    }),
  'handed-to-hotline': (state, data, event) => ({
    ...state,
    class3: null,
    path: null,
    order: newOrder(data.type, event.at),
  }),
}

const closed: Effect = change((_order, _data, event) => ({ closedAt: event.at }))
