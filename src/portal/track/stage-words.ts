import type { Stage } from '../../law/index.ts'

/** What stands after the sentence about now: `，最迟 …前` owes. By rule; a rule that is not here is none of the person's. */
export const CLOCK_WORDS: Readonly<Record<string, { starts: string; owes: string; whose: 'organ' | 'you' }>> = {
  'DL-01': { starts: '收到', owes: '告诉您转给了谁', whose: 'organ' },
  'DL-02': { starts: '收到', owes: '书面告诉您是否受理、按什么程序办', whose: 'organ' },
  'DL-03': { starts: '转到', owes: '书面告诉您是否受理、按什么程序办', whose: 'organ' },
  'DL-05': { starts: '受理', owes: '书面答复您', whose: 'organ' },
  'DL-06': { starts: '延期', owes: '书面答复您', whose: 'organ' },
  'DL-13c': { starts: '受理', owes: '答复您', whose: 'organ' },
  'DL-30': { starts: '提出', owes: '把决定告诉您', whose: 'organ' },
  'DL-19': { starts: '受理', owes: '回复您', whose: 'organ' },
  'DL-07': { starts: '送达', owes: '申请复查', whose: 'you' },
  'DL-08': { starts: '申请', owes: '书面告诉您复查意见', whose: 'organ' },
  'DL-09': { starts: '送达', owes: '申请复核', whose: 'you' },
  'HL-L2': { starts: '收到', owes: '给您第一次回应', whose: 'organ' },
  'HL-L3': { starts: '收到', owes: '派给该管的单位', whose: 'organ' },
  'HL-L3u': { starts: '收到', owes: '派给该管的单位', whose: 'organ' },
  'HL-L5': { starts: '签收', owes: '联系您', whose: 'organ' },
  'HL-L6': { starts: '派单', owes: '答复您', whose: 'organ' },
  'HL-L7': { starts: '派单', owes: '答复您', whose: 'organ' },
  'HL-L8': { starts: '派单', owes: '答复您', whose: 'organ' },
  'HL-L9': { starts: '延期', owes: '答复您', whose: 'organ' },
  'HL-L10': { starts: '派单', owes: '处置并答复您', whose: 'organ' },
  'HL-L10k': { starts: '派单', owes: '处置并答复您', whose: 'organ' },
  'HL-L12': { starts: '审核', owes: '回访您', whose: 'organ' },
  'HL-31': { starts: '办结', owes: '要求重办', whose: 'you' },
  'DL-10': { starts: '申请', owes: '书面告诉您复核意见', whose: 'organ' },
}

/** What is going on, said to the person. No full stop: the day by which follows. */
type Says = (holder: string) => string

const served: Says = () => '处理意见书已经送到您手上'
const refused: Says = (holder) => `${holder}不予受理，理由写在告知书里`
const sortingOut: Says = (holder) => `${holder}已经登记，正在分给该管的单位`

export const STAGE_SAYS: Readonly<Record<Stage, Says>> = {
  received: (holder) => `${holder}已经收到并登记`,
  registered: sortingOut,
  deduped: sortingOut,
  classified: sortingOut,
  'reported-up': (holder) => `${holder}正在报请领导决定由谁办`,
  'to-sign': (holder) => `已经转给${holder}，等它签收`,
  objected: (holder) => `${holder}提出这件事不归它管，正在审核`,
  signed: (holder) => `${holder}已经签收，正在审查`,
  accepted: (holder) => `${holder}已经受理，正在安排承办人`,
  handling: (holder) => `${holder}正在办理`,
  'opinion-issued': (holder) => `${holder}已经作出处理意见，正在送给您`,
  served,
  reported: served,
  closed: served,
  'review-requested': (holder) => `${holder}收到了您的复查申请，正在看是否受理`,
  reviewing: (holder) => `${holder}正在复查`,
  'review-decided': (holder) => `${holder}已经作出复查意见，正在送给您`,
  reviewed: () => '复查意见书已经送到您手上',
  'rereview-requested': (holder) => `${holder}收到了您的复核申请，正在看是否受理`,
  rereviewing: (holder) => `${holder}正在复核`,
  'rereview-decided': (holder) => `${holder}已经作出复核意见，正在送给您`,
  terminated: () => '复核意见书已经送到您手上，信访程序到此结束',
  answered: (holder) => `${holder}已经答复您的建议`,
  settled: () => '双方已经达成协议，写在协议书里',
  'simply-answered': (holder) => `${holder}已经答复您；要书面处理意见书的，可以要求转普通程序`,
  redirected: (holder) => `这件事有专门的法定途径，怎么走写在${holder}的告知书里`,
  'not-accepted': refused,
  refused,
  'finally-refused': (holder) => `${holder}不再受理，理由写在告知书里`,
  replied: (holder) => `${holder}已经直接答复您`,
  'filed-away': (holder) => `${holder}看过以后存档备查`,
  merged: () => '已经和先前的一件合在一起办',
  litigation: () => '已经转给政法机关依法处理',
  discipline: () => '已经密封移送有权处理的机关',
  withdrawn: () => '您已经撤回，这件事停止办理',
  'no-contact': () => '多次联系不上您，暂时停下；您一补充情况，马上接着办',
  'order-created': (holder) => `${holder}已经记下，正在审核`,
  'order-checked': (holder) => `${holder}正在派给该管的单位`,
  'order-dispatched': (holder) => `已经派给${holder}，等它签收`,
  'order-return-asked': (holder) => `${holder}认为不归它管，热线中心正在审核`,
  'order-signed': (holder) => `${holder}已经签收，会联系您`,
  'order-handling': (holder) => `${holder}正在办理`,
  'order-replied': (holder) => `${holder}已经答复您，热线中心还要审核、回访`,
  'order-fed-back': (holder) => `${holder}已经答复您，热线中心正在审核`,
  'order-audited': () => '热线中心审核通过，会回访您',
  'order-called-back': () => '热线中心已经回访，正在决定是否办结',
  'order-closed': () => '工单已经办结；没有解决的，可以要求重办',
  'order-answered': (holder) => `${holder}已经直接答复您；没有解决的，可以要求重办`,
  'order-refused': () => '这件事不属于热线受理的范围，理由和途径写在答复里',
  'order-terminated': () => '经热线中心批准终止办理，理由和途径写在答复里',
  'order-merged': () => '和另一张工单是同一件事，合在一起办',
  'order-archived': () => '工单已经归档；有新的情况可以再打12345',
  recorded: () => '这是从以前的台账补录的件，当时怎样办结的以原台账为准。要了解，可以向登记它的单位查询。',
}

/** The same of a sealed case: status only (RG-1). */
export const sealedSays = (stage: string): string =>
  stage === 'discipline' ? '已经密封移送，等待有权处理的机关回告' : '已经登记并密封，正在移送'

const notice = '收到的单位书面告诉您是否受理、按什么程序办'
const hearing = '听取您的陈述，调查核实'
const opinion = '出具处理意见书并送达您。不同意的，收到后 30 日内可以申请复查'

/** Steps that an ordinary matter still has before it, from each stage on. */
const AHEAD: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  received: ['转给该管的单位，并告诉您转给了谁', notice, hearing, opinion],
  registered: ['转给该管的单位，并告诉您转给了谁', notice, hearing, opinion],
  deduped: ['转给该管的单位，并告诉您转给了谁', notice, hearing, opinion],
  classified: ['转给该管的单位，并告诉您转给了谁', notice, hearing, opinion],
  'reported-up': ['转给该管的单位，并告诉您转给了谁', notice, hearing, opinion],
  'to-sign': [notice, hearing, opinion],
  objected: [notice, hearing, opinion],
  signed: [notice, hearing, opinion],
  accepted: [hearing, opinion],
  handling: [hearing, opinion],
  'review-requested': ['5 个工作日内书面告诉您是否受理', '作出复查意见并送达您。不同意的，收到后 30 日内可以申请复核'],
  reviewing: ['作出复查意见并送达您。不同意的，收到后 30 日内可以申请复核'],
  'review-decided': ['把复查意见书送到您手上。不同意的，收到后 30 日内可以申请复核'],
  'rereview-requested': ['5 个工作日内书面告诉您是否受理', '作出复核意见并送达您，信访程序到此结束'],
  rereviewing: ['作出复核意见并送达您，信访程序到此结束'],
  'rereview-decided': ['把复核意见书送到您手上，信访程序到此结束'],
  'order-created': ['派给该管的单位', '单位联系您、办理、答复', '热线中心审核并回访您'],
  'order-checked': ['派给该管的单位', '单位联系您、办理、答复', '热线中心审核并回访您'],
  'order-dispatched': ['单位联系您、办理、答复', '热线中心审核并回访您'],
  'order-return-asked': ['单位联系您、办理、答复', '热线中心审核并回访您'],
  'order-signed': ['办理并答复您', '热线中心审核并回访您'],
  'order-handling': ['办理并答复您', '热线中心审核并回访您'],
  'order-replied': ['热线中心审核并回访您'],
  'order-fed-back': ['热线中心审核并回访您'],
  'order-audited': ['热线中心回访您'],
  'opinion-issued': ['把处理意见书送到您手上。不同意的，收到后 30 日内可以申请复查'],
}

/**
 * @param of whether the organ received it directly, whether it is a suggestion, whether the person was heard already
 */
export function stepsAhead(stage: Stage, of: { direct: boolean; suggestion: boolean; heard: boolean }): string[] {
  const steps = (AHEAD[stage] ?? []).filter((step) => step !== hearing || !of.heard)
  const own = of.direct ? steps.slice(steps[0]?.startsWith('转给') ? 1 : 0) : steps
  if (!of.suggestion) return own
  // A suggestion is studied and answered; there is nothing to hear and no opinion to review (L22 29).
  return own.length === 0 ? [] : [...own.filter((step) => step === notice), '研究您的建议，采纳或者部分采纳的回复您']
}
