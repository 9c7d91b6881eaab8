import { addressedOrgan, attachments, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-02: the office passes a matter to the competent organ; no report is owed. */
export const doc02 = {
  code: 'DOC-02',
  title: '转送函',
  heading: '信访事项转送函',
  issuedBy: ['office'],
  to: 'organ',
  mark: '信转',
  parts: [
    addressedOrgan('L22 22(1)'),
    { key: 'summary', title: '信访事项摘要', article: 'L22 22(1)', required: true, shape: 'text' },
    attachments,
    contact,
    { key: 'reason', title: '转送理由', article: 'L22 22(1)', required: false, shape: 'text' },
    { key: 'requests', title: '诉求', article: 'L22 19(1)', required: false, shape: 'list' },
    { key: 'noticeOn', title: '告知信访人的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'objectionOn', title: '提出异议的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
  ],
  plain: null,
} as const satisfies DocumentSpec
