import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-11: a hearing, in two stages: the notice before it, and its record with the hearing's opinion. */
export const doc11 = {
  code: 'DOC-11',
  title: '听证通知书、听证笔录',
  issuedBy: ['handler', 'rereview'],
  to: 'petitioner',
  mark: '信听',
  parts: [
    {
      key: 'stage',
      title: '通知还是笔录',
      article: 'L22 31(6);L22 36(2)',
      required: true,
      shape: 'choice',
      choices: [
        ['notice', '听证通知书'],
        ['record', '听证笔录和听证意见'],
      ],
    },
    {
      key: 'on',
      title: '听证日期',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['notice'] },
      shape: 'day',
    },
    {
      key: 'hour',
      title: '时间',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['notice'] },
      shape: 'text',
    },
    { key: 'place', title: '地点', article: 'L22 36(2)', required: true, shape: 'text' },
    {
      key: 'subject',
      title: '听证的事项',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['notice'] },
      shape: 'text',
    },
    {
      key: 'rights',
      title: '您在听证中的权利',
      article: 'L22 36(2);L22 28(3)',
      required: { at: 'stage', oneOf: ['notice'] },
      shape: 'list',
      standard: [
        '陈述事实和理由，出示证据，对别人的证据提出意见；',
        '委托一至两名代理人参加；',
        '申请听证员、记录人回避；',
        '看听证笔录，有错的要求更正，再签名。',
      ],
    },
    {
      key: 'from',
      title: '听证第一天',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['record'] },
      shape: 'day',
    },
    {
      key: 'to',
      title: '听证最后一天',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['record'] },
      shape: 'day',
    },
    {
      key: 'people',
      title: '参加人',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['record'] },
      shape: 'text',
    },
    {
      key: 'record',
      title: '听证笔录',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['record'] },
      shape: 'text',
    },
    {
      key: 'opinion',
      title: '听证意见',
      article: 'L22 36(2)',
      required: { at: 'stage', oneOf: ['record'] },
      shape: 'text',
    },
    contact,
    { key: 'dueOn', title: '复核期限的最后一日', article: 'L22 36(1)', required: false, shape: 'day' },
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
  ],
  plain: {
    says: ['{hearing}'],
    canDo: ['{hearingDo}', '有疑问打电话：{contact}。'],
    latest: ['{hearingLatest}'],
  },
} as const satisfies DocumentSpec
