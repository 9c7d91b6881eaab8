import { addressedOrgan, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-20: what an organ owes to the office that assigned the matter. */
export const doc20 = {
  code: 'DOC-20',
  title: '办结报告',
  heading: '信访事项办结报告',
  issuedBy: ['handler'],
  to: 'organ',
  mark: '信结',
  parts: [
    addressedOrgan('L22 22(1)(3)'),
    { key: 'petitioner', title: '信访人基本情况', article: 'L22 22(1)(3)', required: true, shape: 'text' },
    { key: 'requests', title: '诉求', article: 'L22 22(1)(3)', required: true, shape: 'list' },
    { key: 'facts', title: '调查核实情况', article: 'L22 22(1)(3)', required: true, shape: 'text' },
    { key: 'opinion', title: '处理意见', article: 'L22 32(1)', required: true, shape: 'text' },
    { key: 'execution', title: '落实情况', article: 'L22 32(2)', required: true, shape: 'text' },
    {
      key: 'attachments',
      title: '处理意见书和送达回证',
      article: 'L22 22(1)(3)',
      required: true,
      shape: 'list',
      standard: ['信访处理意见书', '送达回证'],
    },
    { key: 'signer', title: '签发人', article: 'L22 22(1)(3)', required: true, shape: 'text' },
    contact,
    { key: 'assignNo', title: '交办函文号', article: 'L22 22(1)(3)', required: false, shape: 'text' },
    { key: 'assignedOn', title: '交办日期', article: 'L22 22(1)(3)', required: false, shape: 'day' },
  ],
  plain: null,
} as const satisfies DocumentSpec
