import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-04: tells the person where the matter went. L22 23(1) binds the other organs; the office does it too [D]. */
export const doc04 = {
  code: 'DOC-04',
  title: '去向告知书',
  heading: '信访事项去向告知书',
  issuedBy: ['office', 'handler'],
  to: 'petitioner',
  mark: '信告',
  parts: [
    { key: 'toOrgan', title: '转送或者交办的单位', article: 'L22 23(1)', required: true, shape: 'text' },
    {
      key: 'mode',
      title: '转送还是交办',
      article: 'L22 23(1)',
      required: true,
      shape: 'choice',
      choices: [
        ['transfer', '转送'],
        ['assign', '交办'],
      ],
    },
    { key: 'sentOn', title: '转送或者交办的日期', article: 'L22 23(1)', required: true, shape: 'day' },
    {
      key: 'next',
      title: '下一步',
      article: 'L22 23(3)',
      required: true,
      shape: 'text',
      standard:
        '该单位收到后，属于其职权范围的，应当自收到之日起15日内书面告知您接收情况以及处理途径和程序；不属于其职权范围的，应当自收到之日起5个工作日内向我单位提出异议，我单位核实同意后另行转送，并再次告知您。',
    },
    contact,
    { key: 'receivedOn', title: '收到日期', article: 'L22 22(1)', required: false, shape: 'day' },
    { key: 'noticeOn', title: '该单位告知您的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'organContact', title: '该单位的地址和电话', article: 'L22 18(1)', required: false, shape: 'text' },
  ],
  plain: {
    says: [
      '{sentOn}，我们把您反映的事交给了{toOrgan}。',
      '属于它管的，由它办理并答复您；不属于它管的，我们另找单位，再告诉您。',
    ],
    canDo: [
      '您不用再跑一趟，等{toOrgan}告诉您怎么办理。',
      '想补充材料，或者想知道办到哪一步，扫下面的二维码，或者打电话：{contact}。',
    ],
    latest: ['{toOrgan}最迟{noticeOn}书面告诉您：收到没有、走什么程序。'],
  },
} as const satisfies DocumentSpec
