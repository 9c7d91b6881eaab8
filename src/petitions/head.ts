import { identityDesks, isEnded, isOrder, rescueDesk, type State } from '../law/index.ts'

/**
 * Where a case shows up: whose desk, which work list, who may read it, by when. A pure copy of the state, so that
 * `dengwen reconcile` can compute it again.
 */
export type Head = {
  seq: number
  stage: string
  queue: Queue
  desk: string | null
  office: string
  holder: string | null
  reach: string[]
  sealed: boolean
  received_on: string
  channel: string
  class3: string | null
  path: string | null
  category: string | null
  place_region: string | null
  urgency: string
  dup: string | null
  pack: string
  due: string | null
  /** End of that limit where it is an instant (12345). */
  due_at: string | null
  due_rule: string | null
  pending: string | null
  merged_into: string | null
  served_on: string | null
  ended_on: string | null
  caseworkers: string[]
  /** Organs that owe something beside the main line: a side decision (ST-62…69), a joint opinion (ST-28). */
  decides: string[]
  /** Grave and urgent since then, and not reported yet (DL-15). */
  urgent_at: string | null
}

/** Work lists of contract.md §3; due-soon and overdue cut across them, `none` holds what owes nothing. */
export const queues = {
  'to-register': '待登记',
  'to-dedup': '待判重',
  'to-route': '待分办',
  returned: '退回',
  'to-sign': '待签收',
  'to-notify': '待告知',
  handling: '办理中',
  'to-approve': '待审批',
  'to-deliver': '待送达',
  'to-accept-review': '复查复核待受理',
  reviewing: '复查复核办理中',
  'order-to-check': '工单待审核',
  'order-to-dispatch': '工单待派单',
  'order-returns': '退单待审核',
  'order-to-audit': '反馈待审核',
  'order-to-call-back': '待回访',
  none: '已办结',
} as const
export type Queue = keyof typeof queues

/** A right of the handler, rights of the person and what binds the discipline organ (shown as information) are no duty that can be overdue. */
const notOwed = new Set([...['DL-04', 'DL-07', 'DL-09', 'DL-16', 'DL-17', 'DL-20'], ...['HL-L11', 'HL-L11c', 'HL-31']])

export function headOf(caseNo: string, state: State): Head {
  const place = placeOf(state)
  const due = state.clocks
    .filter((clock) => !clock.metOn && !clock.stoppedOn && !notOwed.has(clock.rule))
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1))[0]
  return {
    seq: state.seq,
    stage: state.stage,
    ...place,
    office: state.office,
    holder: state.holder,
    reach: reachOf(caseNo, state),
    sealed: state.sealed,
    received_on: state.receivedOn,
    channel: state.channel,
    class3: state.class3,
    path: state.path,
    category: state.category,
    place_region: state.placeRegion,
    urgency: state.urgency,
    dup: state.dup,
    pack: state.pack,
    due: due?.last ?? null,
    due_at: due?.dueAt ?? null,
    due_rule: due?.rule ?? null,
    pending: state.pending?.verb ?? null,
    merged_into: state.mergedInto,
    served_on: state.servedOn,
    ended_on: isEnded(state) ? state.endedOn : null,
    caseworkers: state.caseworkers,
    urgent_at: state.urgentReported || isEnded(state) ? null : state.urgentAt,
    decides: owingBeside(state),
  }
}

/** Comparable as text: a limit in days ends after every instant of its last day. */
const endOf = ({ last, dueAt }: State['clocks'][number]): string => dueAt ?? `${last}T24:00:00+08:00`

/** Side decisions that are asked for, and joint organs that have not spoken yet. */
function owingBeside(state: State): string[] {
  const joint = isEnded(state) ? [] : state.joint.filter(({ answeredOn }) => !answeredOn)
  // Owed like any other decision, and told by no list of its own; gone with the confirmation (RG-10).
  const rescue = rescueDesk(state)
  const looks = isEnded(state) ? [] : identityDesks(state)
  return [
    ...new Set([
      ...state.asks.map((ask) => ask.desk),
      ...joint.map(({ organ }) => organ),
      ...looks,
      ...(rescue ? [rescue] : []),
    ]),
  ].sort()
}

/** A sealed case: its office's sealed desk and the discipline organ's; an open one: every organ that had it. */
function reachOf(caseNo: string, state: State): string[] {
  const watchers = state.watchers.map((office) => `sealed:${office}`)
  // Agents see the orders of their centre and nothing else of the office that it belongs to.
  const organs = isOrder(state)
    ? [`order:${state.office}`, ...state.organs.filter((organ) => organ !== state.office)]
    : state.organs
  if (!state.sealed) return [...organs, ...watchers, `#${caseNo}`]
  const desks = [`sealed:${state.office}`, `envelope:${state.office}`]
  if (state.discipline) desks.push(`sealed:${state.discipline}`)
  return [...new Set([...desks, ...watchers]), `#${caseNo}`]
}

/** Drafts that somebody approves although the case itself has ended. */
const afterTheEnd: ReadonlySet<string> = new Set(['publish'])

function placeOf(state: State): { desk: string | null; queue: Queue } {
  if (isEnded(state) && !(state.pending && afterTheEnd.has(state.pending.verb))) return { desk: null, queue: 'none' }
  if (state.pending) return { desk: isOrder(state) ? state.office : state.pending.organ, queue: 'to-approve' }
  switch (state.stage) {
    case 'order-created':
      return { desk: state.office, queue: 'order-to-check' }
    case 'order-checked':
      return { desk: state.office, queue: 'order-to-dispatch' }
    case 'order-return-asked':
      return { desk: state.office, queue: 'order-returns' }
    case 'order-dispatched':
      return { desk: state.holder, queue: 'to-sign' }
    case 'order-fed-back':
      return { desk: state.office, queue: 'order-to-audit' }
    case 'order-audited':
    case 'order-called-back':
      return { desk: state.office, queue: 'order-to-call-back' }
    case 'received':
      return { desk: state.office, queue: 'to-register' }
    case 'registered':
      return { desk: state.office, queue: state.proposals > 0 ? 'to-dedup' : 'to-route' }
    case 'deduped':
    case 'classified':
    case 'reported-up':
      return { desk: state.office, queue: state.returned ? 'returned' : 'to-route' }
    case 'to-sign':
      return { desk: state.holder, queue: 'to-sign' }
    case 'objected':
      return { desk: state.sender, queue: 'returned' }
    case 'signed':
      return { desk: state.holder, queue: 'to-notify' }
    case 'opinion-issued':
      return { desk: state.holder, queue: 'to-deliver' }
    case 'review-requested':
    case 'rereview-requested':
      return { desk: state.reviewer, queue: 'to-accept-review' }
    case 'reviewing':
    case 'rereviewing':
      return { desk: state.reviewer, queue: 'reviewing' }
    case 'review-decided':
    case 'rereview-decided':
      return { desk: state.reviewer, queue: 'to-deliver' }
    case 'reported':
      return { desk: state.sender, queue: 'to-approve' }
    default:
      return { desk: state.holder ?? state.office, queue: 'handling' }
  }
}
