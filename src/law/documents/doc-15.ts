import type { DocumentSpec, Part } from './spec.ts'

const field = <K extends string, R extends boolean>(key: K, title: string, required: R) =>
  ({ key, title, article: 'L22 35', required, shape: 'text' }) as const satisfies Part

/**
 * DOC-15: the person's own request for review (L22 35) or re-review (L22 36), a form with what the office knows already
 * filled in. What the person asks and why is left to the hand; an oral request is written down by the office.
 */
export const doc15 = {
  code: 'DOC-15',
  title: '复查（复核）申请书',
  issuedBy: ['petitioner'],
  to: 'organ',
  mark: null,
  parts: [
    {
      key: 'step',
      title: '申请哪一步',
      article: 'L22 35;L22 36',
      required: true,
      shape: 'choice',
      choices: [
        ['review', '复查'],
        ['rereview', '复核'],
      ],
    },
    { key: 'toOrgans', title: '向哪个机关申请', article: 'L22 35;L22 36', required: true, shape: 'list' },
    field('opinion', '不服的意见书', true),
    field('opinionOrgan', '作出意见的单位', true),
    { key: 'receivedOn', title: '收到意见书的日期', article: 'L22 35', required: false, shape: 'day' },
    { key: 'lastOn', title: '申请的最后一日', article: 'L22 35', required: false, shape: 'day' },
    field('requests', '请求', false),
    field('facts', '事实和理由', false),
    field('evidence', '证据和材料', false),
    field('lateReason', '过了期限才提出的原因', false),
    { key: 'filedOn', title: '提出的日期', article: 'L22 35', required: false, shape: 'day' },
  ],
  plain: null,
} as const satisfies DocumentSpec
