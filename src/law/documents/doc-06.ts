import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/**
 * DOC-06: the matter belongs to another lawful path. A path without its time bar costs the person the right; the bars
 * are those of `paths`, their articles written for `cite`.
 */
export const doc06 = {
  code: 'DOC-06',
  title: '分类处理告知书',
  heading: '信访事项分类处理告知书',
  issuedBy: ['handler', 'office'],
  to: 'petitioner',
  mark: '信分',
  parts: [
    { key: 'path', title: '法定途径', article: 'L22 31', required: true, shape: 'text' },
    { key: 'reason', title: '适用该途径的理由', article: 'L22 31', required: true, shape: 'text' },
    { key: 'legalBasis', title: '法律依据', article: 'L22 31', required: true, shape: 'text' },
    { key: 'toOrgan', title: '有权机关', article: 'L22 23(1)', required: true, shape: 'text' },
    { key: 'organContact', title: '有权机关的地址和电话', article: 'L22 23(1)', required: true, shape: 'text' },
    {
      key: 'bars',
      title: '时限',
      article: 'L22 31',
      required: true,
      shape: 'records',
      item: '时限',
      each: [
        { key: 'what', title: '做什么', article: 'L22 31', required: true, shape: 'text' },
        { key: 'limit', title: '期限', article: 'L22 31', required: true, shape: 'text' },
        { key: 'article', title: '依据', article: 'L22 31', required: true, shape: 'text' },
        { key: 'from', title: '从何时起算', article: 'L22 31', required: false, shape: 'text' },
        { key: 'path', title: '途径', article: 'L22 31', required: false, shape: 'text' },
        { key: 'standing', title: '按反映的发生日期算，还剩多少', article: 'L22 31', required: false, shape: 'text' },
        { key: 'unverified', title: '期限未经核对', article: '[U]', required: false, shape: 'flag' },
      ],
    },
    {
      key: 'help',
      title: '可以得到的帮助',
      article: 'L22 31;L22 37(2)',
      required: true,
      shape: 'list',
      standard: [
        '经济困难需要法律援助的，可以向当地法律援助机构申请；',
        '法律问题可以拨打公共法律服务热线12348咨询；',
        '对本告知书有不明白的，我单位当面或者电话为您解释。',
      ],
    },
    contact,
    { key: 'advice', title: '怎么提出、带什么材料', article: 'L22 31', required: false, shape: 'text' },
    { key: 'receivedOn', title: '收到日期', article: 'L22 23(3)', required: false, shape: 'day' },
  ],
  plain: {
    says: ['您反映的事，法律规定了专门的办法：{path}。', '管这件事的是{toOrgan}。'],
    canDo: [
      '到{toOrgan}去提。地址和电话：{organContact}。',
      '觉得我们分错了类，可以提出，我们另换一个人重新看。',
      '不明白的，打电话问：{contact}。',
    ],
    latest: ['这条路有期限，过了期限可能就不能办了，请尽早去：', '{bars}'],
  },
} as const satisfies DocumentSpec
