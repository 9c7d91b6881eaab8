/**
 * Where a case stands on the main line (domain.md §2.2, §2.3), in the order in which an ordinary case
 * passes them, then the ends. The public word for each is what desk and portal show.
 */
export const stages = {
  received: '已收到，待登记',
  registered: '已登记，待判重',
  deduped: '已判重，待分办',
  classified: '已分类，待分办',
  'reported-up': '已呈批，待交办',
  'to-sign': '已转出，待签收',
  objected: '有权机关提出异议',
  signed: '已签收，待告知',
  accepted: '已受理，待确定承办人',
  handling: '办理中',
  'opinion-issued': '已出具意见，待送达',
  served: '意见书已送达',
  reported: '已报结，待审核',
  closed: '已办结',
  'review-requested': '已申请复查，待受理',
  reviewing: '复查中',
  'review-decided': '已作出复查意见，待送达',
  reviewed: '复查意见书已送达',
  'rereview-requested': '已申请复核，待受理',
  rereviewing: '复核中',
  'rereview-decided': '已作出复核意见，待送达',
  terminated: '复核意见书已送达，信访程序终结',
  answered: '已答复建议',
  settled: '已调解、和解',
  'simply-answered': '已简易答复',
  redirected: '已告知并导入其他法定程序',
  'not-accepted': '不予受理',
  refused: '不予受理',
  'finally-refused': '不再受理',
  replied: '已直接答复',
  'filed-away': '已存查',
  merged: '已并入在办事项',
  litigation: '已转政法机关',
  discipline: '已密封移送纪检监察机关',
  withdrawn: '已撤回',
  'no-contact': '多次联系不上，暂存',
  recorded: '已补录，去向见原台账',
  'order-created': '工单已建，待审核',
  'order-checked': '工单已审核，待派单',
  'order-dispatched': '已派单，待签收',
  'order-return-asked': '承办单位申请退单，待审核',
  'order-signed': '已签收，待办理',
  'order-handling': '承办单位办理中',
  'order-replied': '已答复，待反馈',
  'order-fed-back': '已反馈，待审核',
  'order-audited': '反馈已审核，待回访',
  'order-called-back': '已回访，待办结',
  'order-closed': '工单已办结',
  'order-answered': '热线中心已直接答复',
  'order-refused': '不属于热线受理范围，已说明途径',
  'order-terminated': '已终止办理',
  'order-merged': '已并单',
  'order-archived': '工单已归档',
} as const

export type Stage = keyof typeof stages

/** Every stage of matters and of work orders, each line in its own order. */
export const everyStage = Object.keys(stages) as Stage[]

/** A stage of a work order of the 12345 desk (domain.md §3.2); every other is one of a matter. */
export const isOrderStage = (stage: Stage): boolean => stage.startsWith('order-')

const orderStages = everyStage.filter(isOrderStage)

/** An order in which the centre or a unit owes the next step. */
export const openOrderStages: readonly Stage[] = orderStages.slice(0, orderStages.indexOf('order-closed'))

/** Nothing more is owed for an order; it may be taken up again inside its window. */
export const endedOrderStages: readonly Stage[] = orderStages.slice(orderStages.indexOf('order-closed'))

const order = everyStage.filter((stage) => !isOrderStage(stage))

/** Stages in which the intake side (office or direct receiver) has the next move. */
export const intakeStages: readonly Stage[] = ['received', 'registered', 'deduped', 'classified', 'reported-up']

/** Stages in which a reviewing organ has the next move (domain.md §2.4): they come after the end of the handling. */
export const reviewStages: readonly Stage[] = [
  ...(['review-requested', 'reviewing', 'review-decided'] as const),
  ...(['rereview-requested', 'rereviewing', 'rereview-decided'] as const),
]

/** Nothing more is owed by an organ here; a rating or a later review may still follow. */
export const endedStages: readonly Stage[] = order
  .slice(order.indexOf('closed'))
  .filter((stage) => !reviewStages.includes(stage))

export const comesBefore = (a: Stage, b: Stage): boolean => everyStage.indexOf(a) < everyStage.indexOf(b)

/** Every stage of a matter that is not an end. */
export const openStages: readonly Stage[] = order.filter((stage) => !endedStages.includes(stage))

/** Every stage of a matter. */
export const allStages: readonly Stage[] = order
