import { orderTypes, type ReturnLine, returnLedger } from '../law/index.ts'
import type { CaseFile } from './views.ts'

/** The words of a work order that its case shows staff and person alike. */
export type OrderView = {
  type: string
  typeTitle: string
  /** The caller wants no reply (HL-08). */
  noReply: boolean
  utility: boolean
  /** The centre decided the unit: no further return (HL-06). */
  bound: boolean
  dispatches: number
  redone: number
  supervised: boolean
  /** 退单台账: which unit had it for how long without handling it. */
  returns: ReturnView[]
  /** How many orders were joined to this one (并单). */
  mergedCount: number
}

/** For staff; the numbers of others are nothing for the person. */
export type StaffOrderView = OrderView & { merged: string[] }

/** A line of the return ledger. `from`, `to` are instants; `lostMinutes` between them, whole minutes. */
export type ReturnView = {
  organ: string
  from: string
  to: string
  lostMinutes: number
  ground: string
  decided: ReturnLine['decided']
}

/** Null for a matter, and for a sealed case (RG-1). */
export function orderView(
  file: Pick<CaseFile, 'state' | 'events'>,
  nameOf: (organ: string) => string,
): StaffOrderView | null {
  const { order, sealed } = file.state
  if (!order || sealed) return null
  const merged = mergedInto(file.events)
  return {
    type: order.type,
    typeTitle: orderTypes[order.type],
    noReply: order.noReply,
    utility: order.utility,
    bound: order.bound,
    dispatches: order.dispatches.length,
    redone: order.redone,
    supervised: order.supervisedAt !== null,
    returns: returnLedger(order).map((line) => ({
      ...line,
      organ: nameOf(line.organ),
      ground: returnGrounds[line.ground] ?? line.ground,
      lostMinutes: minutesBetween(line.from, line.to),
    })),
    mergedCount: merged.length,
    merged,
  }
}

/** Why a unit gave an order back, as it stands after its name. */
export const returnGrounds: Readonly<Record<string, string>> = {
  'not-duty': '认为不属于本单位职责',
  'not-here': '认为不在本单位辖区',
  unclear: '认为事项或者地点不清',
  duplicate: '认为同一件事已在办理',
}

const minutesBetween = (from: string, to: string): number =>
  Math.round(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes'))

function mergedInto(events: CaseFile['events']): string[] {
  const joined = new Set<string>()
  for (const { kind, row, data } of events) {
    if (kind === 'linked' && row === 'HS-08') joined.add(String(data.caseNo))
    if (kind === 'unlinked') joined.delete(String(data.caseNo))
  }
  return [...joined]
}
