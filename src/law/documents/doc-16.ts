import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

const accepted = { at: 'decision', oneOf: ['accept'] } as const
const refused = { at: 'decision', oneOf: ['refuse'] } as const

/** DOC-16: whether the request for review or re-review is taken up, and why not. */
export const doc16 = {
  code: 'DOC-16',
  title: '复查（复核）受理、不予受理告知书',
  issuedBy: ['review', 'rereview'],
  to: 'petitioner',
  mark: '信复受',
  parts: [
    {
      key: 'step',
      title: '复查还是复核',
      article: 'L22 35;L22 36(1)',
      required: true,
      shape: 'choice',
      choices: [
        ['review', '复查'],
        ['rereview', '复核'],
      ],
    },
    {
      key: 'decision',
      title: '是否受理',
      article: 'L22 35;L22 36(1)',
      required: true,
      shape: 'choice',
      choices: [
        ['accept', '受理'],
        ['refuse', '不予受理'],
      ],
    },
    { key: 'requestedOn', title: '申请日期', article: 'L22 35', required: true, shape: 'day' },
    { key: 'opinion', title: '申请针对的意见书', article: 'L22 35', required: true, shape: 'text' },
    { key: 'opinionOrgan', title: '作出意见的单位', article: 'L22 35', required: true, shape: 'text' },
    { key: 'dueOn', title: '作出意见的最后一日', article: 'L22 35;L22 36(1)', required: accepted, shape: 'day' },
    { key: 'unit', title: '承办机构', article: 'L22 28(1)', required: accepted, shape: 'text' },
    { key: 'cause', title: '认定的正当理由', article: '民诉法86', required: false, shape: 'text' },
    { key: 'reason', title: '不予受理的理由', article: 'L22 23(1)', required: refused, shape: 'text' },
    { key: 'ground', title: '不予受理的情形', article: 'L22 23(1)', required: refused, shape: 'text' },
    { key: 'remedy', title: '还可以怎么办', article: 'L22 23(1)', required: refused, shape: 'text' },
    {
      key: 'rights',
      title: '您的权利',
      article: 'L22 28(3)',
      required: accepted,
      shape: 'list',
      standard: ['补充事实、理由和材料；', '申请承办人员回避；', '查询办理进展。'],
    },
    contact,
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
  ],
  plain: {
    says: ['{taken}'],
    canDo: ['{supplementWords}', '{remedyWords}', '有疑问打电话：{contact}。'],
    latest: ['最迟{dueOn}，书面告诉您结果。'],
  },
} as const satisfies DocumentSpec
