/** Types of domain.md §3.7. */
export const orderTypes = {
  CONSULT: '咨询',
  HELP: '求助',
  COMPLAINT: '投诉',
  REPORT: '举报',
  SUGGEST: '建议',
  PRAISE: '表扬',
  OTHER: '其他',
} as const
export type OrderType = keyof typeof orderTypes
export const isOrderType = (value: unknown): value is OrderType =>
  typeof value === 'string' && Object.hasOwn(orderTypes, value)

/** One dispatch to a lead unit: from when to when the order lay there is what the return ledger shows. */
export type OrderDispatch = {
  organ: string
  at: string
  signedAt: string | null
  /** When and how it left the unit without being handled. */
  leftAt: string | null
}

export type OrderReturn = {
  organ: string
  askedAt: string
  ground: string
  decided: 'accepted' | 'denied' | null
  decidedAt: string | null
}

export type CallBackResult = 'solved' | 'partly' | 'unsolved' | 'unreachable' | 'not-wanted'

/** An attempt to call back; nobody reached is nobody satisfied (RG-13). */
export type CallBack = { at: string; result: CallBackResult; satisfied: 1 | 2 | 3 | null }

/** What the events of a work order say beyond those of a matter: codes and instants only. */
export type OrderState = {
  type: OrderType
  createdAt: string
  /** The caller wants no reply (HL-08). */
  noReply: boolean
  /** Water, power, gas or heating: shorter limits (HL-L4k, HL-L10k). */
  utility: boolean
  /** Hard to place: a longer time to ask for its return (HL-L11c). */
  complex: boolean
  dispatches: OrderDispatch[]
  returns: OrderReturn[]
  /** The centre decided who handles it: no further return (HL-06). */
  bound: boolean
  contactedAt: string | null
  extended: boolean
  result: string | null
  repliedAt: string | null
  fedBackAt: string | null
  /** Since it was last done again. */
  callBacks: CallBack[]
  /** Times it was sent back to be done again. */
  redone: number
  supervisedAt: string | null
  supervisions: number
  closedAt: string | null
  /** Which way the matter changed its procedure (domain.md §3.4). */
  handed: 'to-petition' | null
}

/** The dispatch from which on the centre decides and the unit may not return (HL-L11). */
export const bindingDispatch = 3

export const newOrder = (type: OrderType, createdAt: string): OrderState => ({
  type,
  createdAt,
  noReply: false,
  utility: false,
  complex: false,
  dispatches: [],
  returns: [],
  bound: false,
  contactedAt: null,
  extended: false,
  result: null,
  repliedAt: null,
  fedBackAt: null,
  callBacks: [],
  redone: 0,
  supervisedAt: null,
  supervisions: 0,
  closedAt: null,
  handed: null,
})

/** Where an order lost time before somebody took it up: one line a dispatch that came back (HL-06, 退单). */
export type ReturnLine = { organ: string; from: string; to: string; ground: string; decided: 'accepted' | 'denied' }

export const returnLedger = (order: OrderState): ReturnLine[] =>
  order.returns.flatMap(({ organ, askedAt, ground, decided, decidedAt }) => {
    const dispatch = order.dispatches.findLast((one) => one.organ === organ && one.at <= askedAt)
    return decided && decidedAt ? [{ organ, from: dispatch?.at ?? askedAt, to: decidedAt, ground, decided }] : []
  })
