/** Work lists of contract.md §3 as the navigation shows them. */
export type Queue = {
  id: string
  title: string
  /** What to do where the list is empty. */
  empty: string
}

const queue = (id: string, title: string, empty: string): Queue => ({ id, title, empty })

export const queues: readonly Queue[] = [
  queue('to-register', '待登记', '没有等待登记的件。收到来信、来访、来电，请点“登记一件”（N）。'),
  queue('to-dedup', '待判重', '没有等待判重的件。登记时发现可能重复的，会出现在这里。'),
  queue('to-route', '待分办', '登记过的件都已转送、交办或答复。'),
  queue('returned', '退回', '没有退回的件，也没有等待审核的异议。'),
  queue('to-sign', '待签收', '转来、交来的件都已签收。新来的件会自己出现，不用刷新。'),
  queue('to-notify', '待告知', '签收的件都已书面告知信访人是否受理。'),
  queue('handling', '办理中', '没有正在办理的件。已受理的件确定承办人后在这里。'),
  queue('to-approve', '待审批', '没有等待批准、签发或审核的件。'),
  queue('to-deliver', '待送达', '签发的意见书都已送达。'),
  queue('urgent', '重大紧急', '没有等待报告的重大、紧急事项。'),
  queue('to-decide', '待决定', '没有等待决定的回避、分类异议、关联异议和不满意件。'),
  queue('to-accept-review', '复查复核待受理', '没有等待受理的复查、复核申请。'),
  queue('reviewing', '复查复核中', '没有正在复查、复核的件。'),
  queue('order-to-check', '工单待审核', '没有等待审核的工单。来电、网上提交的诉求建单后会出现在这里。'),
  queue('order-to-dispatch', '工单待派单', '审核过的工单都已派出、答复或并单。'),
  queue('order-returns', '退单待审核', '没有单位申请退单。'),
  queue('order-to-audit', '反馈待审核', '单位的反馈都已审核。'),
  queue('order-to-call-back', '待回访', '办完的工单都已回访。'),
  queue('due-soon', '将到期', '今后三天内没有到期的件。'),
  queue('overdue', '已超期', '没有超期的件。'),
  queue('all', '全部', '本单位还没有经手的件。'),
]

export const queueById = (id: string): Queue | undefined => queues.find((queue) => queue.id === id)

/** The lists in which a role finds its own work, in the order in which a case passes them. */
const daily: Readonly<Record<string, readonly string[]>> = {
  registrar: ['to-register', 'to-dedup', 'to-route', 'returned', 'to-approve'],
  dispatcher: ['to-register', 'to-dedup', 'to-route', 'returned', 'to-approve'],
  'office-head': ['to-approve', 'to-decide', 'returned', 'to-route'],
  liaison: ['to-sign', 'to-notify', 'handling', 'to-approve', 'to-deliver'],
  handler: ['to-notify', 'handling', 'to-approve', 'to-deliver'],
  'organ-head': ['to-approve', 'to-decide', 'handling', 'to-deliver'],
  'discipline-officer': ['to-register'],
  agent: ['order-to-check', 'order-to-audit', 'order-to-call-back'],
  'shift-leader': ['order-to-dispatch', 'order-returns', 'to-approve', 'order-to-check', 'order-to-call-back'],
  reviewer: ['to-accept-review', 'reviewing', 'to-approve', 'to-deliver'],
  'review-head': ['to-approve', 'to-accept-review', 'reviewing'],
}

/**
 * The lists to show: those of the roles, and any other in which the organ has something.
 * @returns in the order of the procedure; 将到期, 已超期 and 全部 are always there and not among them
 */
export function listsFor(roles: readonly string[], counts: Readonly<Record<string, number>>): Queue[] {
  const own = new Set(roles.flatMap((role) => daily[role] ?? []))
  return queues.filter(({ id }) => !cross.has(id) && (own.has(id) || (counts[id] ?? 0) > 0))
}

/** Lists that cut across the others. */
const cross = new Set(['due-soon', 'overdue', 'all'])

/** Where the desk opens: the first list of the role that has something in it, else its first list. */
export function firstList(roles: readonly string[], counts: Readonly<Record<string, number>>): string {
  const own = roles.flatMap((role) => daily[role] ?? [])
  return own.find((id) => (counts[id] ?? 0) > 0) ?? own[0] ?? 'all'
}
