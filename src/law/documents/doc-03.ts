import { addressedOrgan, attachments, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-03: as DOC-02, and a result is owed by a set day. */
export const doc03 = {
  code: 'DOC-03',
  title: '交办函',
  heading: '信访事项交办函',
  issuedBy: ['office'],
  to: 'organ',
  mark: '信交',
  parts: [
    addressedOrgan('L22 22(1)(3)'),
    { key: 'summary', title: '信访事项摘要', article: 'L22 22(1)(3)', required: true, shape: 'text' },
    { key: 'dueOn', title: '指定办理期限', article: 'L22 22(1)(3)', required: true, shape: 'day' },
    {
      key: 'demand',
      title: '需要反馈的内容',
      article: 'L22 22(1)(3)',
      required: true,
      shape: 'text',
      standard: '请依法办理，逐项答复诉求，并在指定办理期限内提交办结报告，附信访处理意见书和送达回证。',
    },
    attachments,
    contact,
    { key: 'requests', title: '诉求', article: 'L22 19(1)', required: false, shape: 'list' },
    { key: 'noticeOn', title: '告知信访人的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'objectionOn', title: '提出异议的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
  ],
  plain: null,
} as const satisfies DocumentSpec
