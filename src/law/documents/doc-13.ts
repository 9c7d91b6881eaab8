import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-13: what both sides agreed of their own will (L22 33). It takes no right away: the sentence is printed. */
export const doc13 = {
  code: 'DOC-13',
  title: '调解（和解）协议书',
  heading: '信访事项调解（和解）协议书',
  issuedBy: ['handler'],
  to: 'petitioner',
  mark: '信调',
  parts: [
    {
      key: 'form',
      title: '调解还是和解',
      article: 'L22 33',
      required: true,
      shape: 'choice',
      choices: [
        ['mediation', '经本单位调解'],
        ['settlement', '双方自行和解'],
      ],
    },
    { key: 'petitioner', title: '一方当事人', article: 'L22 33', required: true, shape: 'text' },
    { key: 'other', title: '另一方当事人', article: 'L22 33', required: true, shape: 'text' },
    { key: 'facts', title: '事实', article: 'L22 33', required: true, shape: 'text' },
    { key: 'terms', title: '协议内容', article: 'L22 33', required: true, shape: 'text' },
    { key: 'performance', title: '履行的方式', article: 'L22 33', required: true, shape: 'text' },
    { key: 'performBy', title: '履行的最后一日', article: 'L22 33', required: false, shape: 'day' },
    {
      key: 'rights',
      title: '不影响的权利',
      article: '[D]',
      required: true,
      shape: 'text',
      standard: '本协议出于双方自愿，不影响任何一方今后依法提出信访事项、申请复查复核、申请行政复议、提起诉讼的权利。',
    },
    contact,
  ],
  plain: {
    says: ['您反映的事，双方自愿达成了协议。', '约定的内容：{terms}', '怎样做到：{performance}'],
    canDo: [
      '对方没有照做的，打电话告诉我们：{contact}。',
      '达成协议不影响您今后依法提出、申请复查、起诉。',
      '属于人民调解的，双方可以在三十日内一起向人民法院申请司法确认。',
    ],
    latest: ['最迟{performBy}，照协议履行。'],
  },
} as const satisfies DocumentSpec
