import { decisionParts } from './review-parts.ts'
import type { DocumentSpec } from './spec.ts'

const goesOn = { at: 'outcome', oneOf: ['uphold', 'change'] } as const

/** DOC-17: the review opinion, which must say where and until when re-review can be asked for (L22 36(1); 上海 39). */
export const doc17 = {
  code: 'DOC-17',
  title: '信访事项复查意见书',
  issuedBy: ['review'],
  to: 'petitioner',
  mark: '信复查',
  parts: [
    ...decisionParts('L22 35'),
    {
      key: 'rereviewWay',
      title: '请求复核的方式',
      article: 'L22 36(1);[D]',
      required: goesOn,
      shape: 'text',
      standard: '书面提出，邮寄或者当面递交均可；书写有困难的，可以口头提出，由工作人员如实记录。',
    },
    { key: 'rereviewOrgans', title: '复核机关', article: 'L22 36(1)', required: goesOn, shape: 'list' },
    {
      key: 'rereviewPeriod',
      title: '请求复核的期限',
      article: 'L22 36(1)',
      required: goesOn,
      shape: 'text',
      standard: '自收到本意见书之日起30日内',
    },
    {
      key: 'rereviewPapers',
      title: '请求复核需要的材料',
      article: 'L22 36(1);[D]',
      required: goesOn,
      shape: 'list',
      standard: [
        '复核申请书，写明请求、事实和理由；',
        '处理意见书、本意见书复印件；',
        '身份证明复印件，委托他人的另附授权委托书。',
      ],
    },
  ],
  plain: {
    says: ['您不服{opinionOrgan}的意见，{organ}复查过了：{outcome}。', '{annulled}'],
    canDo: ['同意：不用做什么。', '不同意：可以请{rereviewOrgan}再查一遍，这叫复核。', '有疑问打电话：{contact}。'],
    latest: ['{rereviewLatest}', '变更以后要办的事，最迟{executeOn}办到。'],
  },
} as const satisfies DocumentSpec
