import { addressedOrgan, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-21: an office writes to an organ that does not do what it owes (L22 40(1)). About organs and cases, never people. */
export const doc21 = {
  code: 'DOC-21',
  title: '督办函',
  heading: '信访事项督办函',
  issuedBy: ['office'],
  to: 'organ',
  mark: '信督',
  parts: [
    addressedOrgan('L22 40(1)'),
    { key: 'grounds', title: '督办事由', article: 'L22 40(1)', required: true, shape: 'list' },
    { key: 'findings', title: '发现的情况', article: 'L22 40(1)', required: true, shape: 'text' },
    {
      key: 'demand',
      title: '督办要求',
      article: 'L22 40(1)',
      required: true,
      shape: 'text',
      standard: '请立即核查，依法办理并纠正存在的问题；不能马上办结的，说明原因、措施和完成日期。',
    },
    { key: 'replyOn', title: '回复的最后日期', article: 'L22 40(1)', required: true, shape: 'day' },
    contact,
    // Numbers and limits only: the words of a petition stay in its case.
    { key: 'cases', title: '涉及的信访事项', article: 'L22 40(1)', required: false, shape: 'list' },
  ],
  plain: null,
} as const satisfies DocumentSpec
