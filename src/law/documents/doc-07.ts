import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-07: not accepted, with the reason, the organ or case that has it, and what can still be done. */
export const doc07 = {
  code: 'DOC-07',
  title: '不予受理告知书',
  heading: '信访事项不予受理告知书',
  issuedBy: ['office', 'handler', 'review', 'rereview'],
  to: 'petitioner',
  mark: '信不受',
  parts: [
    { key: 'reason', title: '不予受理的理由', article: 'L22 23(1)', required: true, shape: 'text' },
    { key: 'basis', title: '依据的条款', article: 'L22 23(1)', required: true, shape: 'text' },
    { key: 'competent', title: '有权机关或者在办件编号', article: 'L22 23(1)', required: true, shape: 'text' },
    { key: 'remedy', title: '还可以怎么办', article: 'L22 23(1)', required: true, shape: 'text' },
    contact,
    { key: 'receivedOn', title: '收到日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
  ],
  plain: {
    says: [
      '您这次提的事，{organ}不能受理，但已经登记，编号一直有效。',
      '这件事由谁管，或者已经在哪里办：{competent}。',
    ],
    canDo: ['{remedy}', '不明白或者不同意，打电话问：{contact}。'],
    latest: ['这封信没有给您定期限。后面正式文书里提到期限的，请留意。'],
  },
} as const satisfies DocumentSpec
