import { contact } from './shared-parts.ts'
import type { Part } from './spec.ts'

/** What an opinion of review and one of re-review say alike (上海 39, 40). */
export const decisionParts = <A extends string>(article: A) =>
  [
    { key: 'applicant', title: '申请人', article, required: true, shape: 'text', standard: '信访人' },
    { key: 'opinion', title: '申请针对的意见书', article, required: true, shape: 'text' },
    { key: 'opinionOrgan', title: '作出意见的单位', article, required: true, shape: 'text' },
    { key: 'requests', title: '原投诉请求', article, required: true, shape: 'list' },
    { key: 'claims', title: '申请的请求和理由', article, required: true, shape: 'text' },
    { key: 'findings', title: '查明的事实', article, required: true, shape: 'text' },
    {
      key: 'outcome',
      title: '结论',
      article,
      required: true,
      shape: 'choice',
      choices: [
        ['uphold', '维持'],
        ['annul', '撤销，责令重新办理'],
        ['change', '变更'],
      ],
    },
    {
      key: 'ground',
      title: '撤销的理由',
      article,
      required: { at: 'outcome', oneOf: ['annul'] },
      shape: 'choice',
      choices: [
        ['facts', '主要事实不清'],
        ['evidence', '证据不足'],
        ['law', '适用依据错误'],
        ['procedure', '违反程序'],
      ],
    },
    { key: 'changed', title: '变更为', article, required: { at: 'outcome', oneOf: ['change'] }, shape: 'text' },
    { key: 'basis', title: '理由和依据', article, required: true, shape: 'list' },
    { key: 'executeOn', title: '执行日期', article: 'L22 32(2)', required: false, shape: 'day' },
    { key: 'handler', title: '原办理单位', article, required: false, shape: 'text' },
    { key: 'requestedOn', title: '申请日期', article, required: false, shape: 'day' },
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
    contact,
  ] as const satisfies readonly Part[]
