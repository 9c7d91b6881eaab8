import { addressedOrgan, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-09: the receiving organ objects, the sender decides; one document in two stages. */
export const doc09 = {
  code: 'DOC-09',
  title: '异议申请和审核意见',
  issuedBy: ['handler', 'office'],
  to: 'organ',
  mark: '信异',
  parts: [
    addressedOrgan('L22 23(3)'),
    {
      key: 'stage',
      title: '申请还是审核意见',
      article: 'L22 23(3)',
      required: true,
      shape: 'choice',
      choices: [
        ['request', '异议申请'],
        ['decision', '异议审核意见'],
      ],
    },
    { key: 'reasons', title: '详细理由', article: 'L22 23(3)', required: true, shape: 'text' },
    { key: 'duties', title: '职责依据', article: 'L22 23(3)', required: true, shape: 'list' },
    {
      key: 'decision',
      title: '审核结论',
      article: 'L22 23(3)',
      required: { at: 'stage', oneOf: ['decision'] },
      shape: 'choice',
      choices: [
        ['agreed', '核实同意，交还材料'],
        ['denied', '不同意，继续办理'],
      ],
    },
    {
      key: 'decisionReason',
      title: '审核理由',
      article: 'L22 23(3)',
      required: { at: 'stage', oneOf: ['decision'] },
      shape: 'text',
    },
    contact,
    { key: 'receivedOn', title: '收到日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'competent', title: '应由哪个机关办理', article: 'L22 23(3)', required: false, shape: 'text' },
  ],
  plain: null,
} as const satisfies DocumentSpec
