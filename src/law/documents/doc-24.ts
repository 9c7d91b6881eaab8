import type { DocumentSpec } from './spec.ts'

/** DOC-24: the person takes the matter back, freely; it can be undone for 7 days and filed again (RG-7). */
export const doc24 = {
  code: 'DOC-24',
  title: '撤回声明',
  issuedBy: ['petitioner'],
  to: 'organ',
  mark: null,
  parts: [
    { key: 'toOrgan', title: '交给哪个单位', article: '[D]', required: true, shape: 'text' },
    {
      key: 'statement',
      title: '自愿撤回的声明',
      article: '[D]',
      required: true,
      shape: 'text',
      standard: '撤回是我自己的意思，没有任何单位或者个人要求、劝说或者强迫我撤回。',
    },
    { key: 'signedBy', title: '声明人', article: '[D]', required: true, shape: 'text' },
    { key: 'signedOn', title: '声明日期', article: '[D]', required: true, shape: 'day' },
    { key: 'undoUntil', title: '可以反悔的最后一日', article: '[D]', required: true, shape: 'day' },
    { key: 'confirmedBy', title: '本人确认的方式', article: '[D]', required: false, shape: 'text' },
  ],
  plain: null,
} as const satisfies DocumentSpec
