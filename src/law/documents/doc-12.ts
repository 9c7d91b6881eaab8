import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** Results of L22 32(1); partial support is items (1) and (3) together. */
const results = [
  ['support', '予以支持'],
  ['partly', '部分支持'],
  ['explain', '作出解释说明'],
  ['not-support', '不予支持'],
] as const

/** DOC-12: the opinion. Every request is answered; how to ask for review is always printed (domain.md §2.7, (5)). */
export const doc12 = {
  code: 'DOC-12',
  title: '信访处理意见书',
  issuedBy: ['handler'],
  to: 'petitioner',
  mark: '信处',
  parts: [
    {
      key: 'requests',
      title: '投诉请求和逐项答复',
      article: 'L22 32(1)',
      required: true,
      shape: 'records',
      item: '诉求',
      each: [
        { key: 'request', title: '投诉请求', article: 'L22 32(1)', required: true, shape: 'text' },
        { key: 'facts', title: '查明的事实和证据', article: 'L22 32(1)', required: true, shape: 'text' },
        { key: 'reasons', title: '理由', article: 'L22 32(1)', required: true, shape: 'text' },
        { key: 'result', title: '处理结论', article: 'L22 32(1)', required: true, shape: 'choice', choices: results },
        { key: 'opinion', title: '处理意见', article: 'L22 32(1)', required: true, shape: 'text' },
        { key: 'evidence', title: '证据', article: 'L22 32(1)', required: false, shape: 'list' },
        { key: 'basis', title: '本项的依据', article: 'L22 32(1)', required: false, shape: 'text' },
        { key: 'executeOn', title: '本项的执行日期', article: 'L22 32(2)', required: false, shape: 'day' },
      ],
    },
    { key: 'basis', title: '法律法规依据', article: 'L22 32(1)', required: true, shape: 'list' },
    {
      key: 'executeOn',
      title: '执行日期',
      article: 'L22 32(2)',
      required: { at: 'requests.result', oneOf: ['support', 'partly'] },
      shape: 'day',
    },
    {
      key: 'reviewWay',
      title: '请求复查的方式',
      article: 'L22 35;[D]',
      required: true,
      shape: 'text',
      standard: '书面提出，邮寄或者当面递交均可；书写有困难的，可以口头提出，由工作人员如实记录。',
    },
    { key: 'reviewOrgans', title: '复查机关', article: 'L22 35;[D]', required: true, shape: 'list' },
    {
      key: 'reviewPeriod',
      title: '请求复查的期限',
      article: 'L22 35;[D]',
      required: true,
      shape: 'text',
      standard: '自收到本意见书之日起30日内',
    },
    {
      key: 'reviewPapers',
      title: '请求复查需要的材料',
      article: 'L22 35;[D]',
      required: true,
      shape: 'list',
      standard: [
        '复查申请书，写明请求、事实和理由；',
        '本意见书复印件；',
        '身份证明复印件，委托他人的另附授权委托书。',
      ],
    },
    contact,
    { key: 'newFacts', title: '撤销后新查明的事实', article: '行政复议法 64(2)', required: false, shape: 'text' },
    { key: 'jointOrgans', title: '共同办理单位', article: 'L22 24(1)', required: false, shape: 'list' },
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
    { key: 'acceptedOn', title: '受理日期', article: 'L22 34', required: false, shape: 'day' },
    { key: 'heardOn', title: '听取陈述的日期', article: 'L22 31(6)', required: false, shape: 'day' },
  ],
  plain: {
    says: ['您反映的事，{organ}有了处理意见：{outcome}。', '{answers}'],
    canDo: [
      '同意：不用做什么，等着照办。',
      '不同意：可以请{reviewOrgan}再查一遍，这叫复查。',
      '要带的材料写在后面。不会写，可以口头说，由工作人员记下来。',
      '有疑问打电话：{contact}。',
    ],
    latest: ['请求复查：收到这封信以后30日内。收到的那天不算，从第二天算起。', '我们答应办的事，最迟{executeOn}办到。'],
  },
} as const satisfies DocumentSpec
