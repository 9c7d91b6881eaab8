import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-26: who asked that whom keep out of the case, and what was decided by somebody else (L22 28(3)). */
export const doc26 = {
  code: 'DOC-26',
  title: '回避决定书',
  heading: '信访事项回避决定书',
  issuedBy: ['handler', 'office'],
  to: 'petitioner',
  mark: '信回',
  parts: [
    {
      key: 'applicant',
      title: '谁提出的',
      article: 'L22 28(3)',
      required: true,
      shape: 'choice',
      choices: [
        ['person', '信访人申请'],
        ['own', '承办人自行提出'],
      ],
    },
    { key: 'askedOn', title: '提出日期', article: 'L22 28(3)', required: true, shape: 'day' },
    {
      key: 'whom',
      title: '请谁回避',
      article: 'L22 28(3)',
      required: true,
      shape: 'choice',
      choices: [
        ['caseworker', '承办人'],
        ['head', '承办单位负责人'],
      ],
    },
    {
      key: 'decision',
      title: '决定',
      article: 'L22 28(3)',
      required: true,
      shape: 'choice',
      choices: [
        ['agreed', '应当回避，由其他人员办理'],
        ['denied', '不需要回避，继续办理'],
      ],
    },
    { key: 'reason', title: '理由', article: 'L22 28(3)', required: true, shape: 'text' },
    { key: 'decider', title: '作出决定的负责人', article: '[D]', required: true, shape: 'text' },
    contact,
  ],
  plain: {
    says: ['有人提出办您这件事的人应当回避，已经由别的负责人作出决定，见后面的决定书。', '为什么：{reason}'],
    canDo: ['有新的情况，可以再补充说明。', '有疑问，打电话：{contact}。'],
    latest: ['办理的期限不变。'],
  },
} as const satisfies DocumentSpec
