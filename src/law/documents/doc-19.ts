import type { DocumentSpec } from './spec.ts'

/**
 * DOC-19: proof of delivery; its date is day 0 of the person's own limits. By analogy with civil procedure
 * (民诉法 87 proof, 88 direct, 89 left with witnesses, 90 electronic, 91 post, 95 public notice).
 */
export const doc19 = {
  code: 'DOC-19',
  title: '送达回证',
  issuedBy: ['office', 'handler', 'review', 'rereview'],
  to: 'file',
  mark: null,
  parts: [
    { key: 'document', title: '送达的文书', article: '民诉法87', required: true, shape: 'text' },
    { key: 'recipient', title: '受送达人', article: '民诉法87', required: true, shape: 'text' },
    {
      key: 'mode',
      title: '送达方式',
      article: '民诉法87',
      required: true,
      shape: 'choice',
      choices: [
        ['direct', '直接送达'],
        ['post', '邮寄送达'],
        ['electronic', '电子送达'],
        ['left', '留置送达'],
        ['public', '公告送达'],
      ],
    },
    { key: 'deliveredOn', title: '收到日期', article: '民诉法87', required: true, shape: 'day' },
    {
      key: 'signedBy',
      title: '受送达人签名',
      article: '民诉法87',
      required: { at: 'mode', oneOf: ['direct'] },
      shape: 'text',
    },
    {
      key: 'refusal',
      title: '拒收的事由',
      article: '民诉法89',
      required: { at: 'mode', oneOf: ['left'] },
      shape: 'text',
    },
    {
      key: 'witness',
      title: '见证人',
      article: '民诉法89',
      required: { at: 'mode', oneOf: ['left'] },
      shape: 'text',
    },
    {
      key: 'proof',
      title: '邮寄、电子送达或者公告的凭证',
      article: '民诉法90;民诉法91;民诉法95',
      required: { at: 'mode', oneOf: ['post', 'electronic', 'public'] },
      shape: 'text',
    },
    { key: 'place', title: '送达地点', article: '民诉法87', required: false, shape: 'text' },
    { key: 'deliveredBy', title: '送达人', article: '民诉法87', required: false, shape: 'text' },
    { key: 'note', title: '备注', article: '民诉法87', required: false, shape: 'text' },
  ],
  plain: null,
} as const satisfies DocumentSpec
