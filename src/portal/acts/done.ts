import type { ActDoneModel, Page } from '../models.ts'
import { trackCase } from '../paths.ts'
import type { OwnCase } from '../track/own-case.ts'
import { dayOf } from '../views/days.ts'

type Done = {
  /** The events that say it happened: without one there is nothing to thank for. */
  kinds: readonly string[]
  heading: string
  says(own: OwnCase, page: Page): string[]
  next?(answerBy: string): ActDoneModel['next']
}

const DONE: Readonly<Record<string, Done>> = {
  supplement: {
    kinds: ['supplemented'],
    heading: '补充已经收到',
    says: (own) => [own.sealed ? '同样密封，专门的对接人看得到。' : `${own.holder}马上看得到。不影响期限。`],
  },
  urge: {
    kinds: ['urged'],
    heading: '催办已经发出',
    says: (own) => [`${own.holder}已经收到您的催办，信访部门同时看得到。`],
    next: (answerBy) => [{ by: answerBy, says: '该单位回应您，回应写在办理进度里。' }],
  },
  rate: {
    kinds: ['rated'],
    heading: '评价已经收到',
    says: (own) => [
      own.actions.some(({ action, allowed }) => action === 'rate' && allowed)
        ? '还可以改一次，两次都会保留。'
        : '您已经改过一次，两次都保留着。还有意见，可以补充情况。',
    ],
  },
  withdraw: {
    kinds: ['withdrawn', 'review-withdrawn'],
    heading: '已经撤回',
    says: (own, page) => [
      own.state === 'withdrawn' ? '这件事停止办理。' : '这次复查（复核）申请已经撤回，原来的意见书仍然有效。',
      own.undoUntil
        ? `到 ${dayOf(own.undoUntil, page.today)}为止可以反悔，接着办；${own.state === 'withdrawn' ? '以后也可以重新提出，照样登记' : '期限内还可以再申请'}。`
        : '以后可以重新提出，照样登记。',
    ],
  },
  'request-data': {
    kinds: ['data-requested'],
    heading: '请求已经收到',
    says: (own) => [`${own.office}会答复您，答复写在办理进度里。不影响办理和期限。`],
  },
  'request-recusal': {
    kinds: ['recusal-requested'],
    heading: '回避申请已经收到',
    says: () => ['由承办人以外的负责人三个工作日内决定，决定书给您。', '办理和期限不受影响。'],
  },
  'object-classification': {
    kinds: ['classification-objected'],
    heading: '分类异议已经收到',
    says: (own) => [`${own.office}由另一位工作人员三个工作日内决定，理由写在办理进度里。`, '期限不受影响。'],
  },
  'object-link': {
    kinds: ['link-objected'],
    heading: '异议已经收到',
    says: (own) => [`${own.office}由另一位工作人员三个工作日内决定，理由写在办理进度里。`, '原来的编号继续有效。'],
  },
  'leave-simple': {
    kinds: ['simple-left'],
    heading: '已经转为普通程序',
    says: (own) => [`${own.holder}会出具书面的处理意见书，期限从原来的日子算。`],
  },
  'reopen-order': {
    kinds: ['order-redone'],
    heading: '已经要求重办',
    says: (own) => [`${own.holder}重新办理，期限从今天另算。`, '办完再答复您、回访您。'],
  },
  'hand-to-petition': {
    kinds: ['handed-to-petition'],
    heading: '已经转为信访',
    says: (own) => [`由${own.holder}登记办理，编号和查询码不变，期限从今天按信访程序另算。`],
  },
  'undo-withdrawal': {
    kinds: ['withdrawal-undone', 'review-resumed'],
    heading: '撤回已经取消',
    says: () => ['这件事接着办，期限还从原来的日子算。'],
  },
}

/** What was noted and what follows; null where the case tells of no such act. */
export function doneModel(page: Page, own: OwnCase, action: string, answerBy: string): ActDoneModel | null {
  const done = DONE[action]
  if (!done || !own.timeline.some(({ kind }) => done.kinds.includes(kind))) return null
  return {
    page,
    caseNo: own.caseNo,
    heading: done.heading,
    says: done.says(own, page),
    next: done.next?.(answerBy) ?? [],
    back: trackCase(own.caseNo),
  }
}
