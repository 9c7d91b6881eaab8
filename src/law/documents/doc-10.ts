import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-10: handling takes longer, once, by at most 30 days, and the person is told why. */
export const doc10 = {
  code: 'DOC-10',
  title: '延长办理期限告知书',
  heading: '信访事项延长办理期限告知书',
  issuedBy: ['handler'],
  to: 'petitioner',
  mark: '信延',
  parts: [
    { key: 'reason', title: '延期理由', article: 'L22 34', required: true, shape: 'text' },
    { key: 'dueOn', title: '延长后的最后一日', article: 'L22 34', required: true, shape: 'day' },
    { key: 'approver', title: '批准的负责人', article: 'L22 34', required: true, shape: 'text' },
    contact,
    { key: 'acceptedOn', title: '受理日期', article: 'L22 34', required: false, shape: 'day' },
    { key: 'oldDueOn', title: '原定的最后一日', article: 'L22 34', required: false, shape: 'day' },
    { key: 'days', title: '延长的天数', article: 'L22 34', required: false, shape: 'text' },
  ],
  plain: {
    says: ['您反映的事还没有办完，需要多用一些时间。', '为什么：{reason}'],
    canDo: [
      '说明情况、补充材料：当面、打电话、写信都可以。',
      '想知道办到哪一步，扫下面的二维码，或者打电话：{contact}。',
    ],
    latest: ['最迟{dueOn}，书面答复您。', '只能延长这一次，不能再延。'],
  },
} as const satisfies DocumentSpec
