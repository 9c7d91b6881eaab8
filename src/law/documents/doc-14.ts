import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-14: what became of a suggestion, with reasons (L22 29). */
export const doc14 = {
  code: 'DOC-14',
  title: '建议办理回复',
  heading: '关于您所提建议的回复',
  issuedBy: ['handler'],
  to: 'petitioner',
  mark: '信建',
  parts: [
    {
      key: 'result',
      title: '采纳情况',
      article: 'L22 29',
      required: true,
      shape: 'choice',
      choices: [
        ['adopted', '采纳'],
        ['partly', '部分采纳'],
        ['not-adopted', '未采纳'],
      ],
    },
    { key: 'reply', title: '答复和理由', article: 'L22 29', required: true, shape: 'text' },
    contact,
    { key: 'title', title: '建议的事项', article: 'L22 19(1)', required: false, shape: 'text' },
    { key: 'receivedOn', title: '收到日期', article: 'L22 29', required: false, shape: 'day' },
  ],
  plain: {
    says: ['您提的建议，{organ}研究过了：{outcome}。', '理由和下一步，写在后面。'],
    canDo: ['有新的想法，可以再提。', '有疑问打电话：{contact}。', '办得怎么样，可以评价，评不评由您。'],
    latest: [],
  },
} as const satisfies DocumentSpec
