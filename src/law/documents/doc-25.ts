import type { DocumentSpec, Part } from './spec.ts'

const scale = [
  ['1', '满意'],
  ['2', '基本满意'],
  ['3', '不满意'],
] as const

const rating = <K extends string>(key: K, title: string) =>
  ({ key, title, article: 'L22 21(2)', required: false, shape: 'choice', choices: scale }) as const satisfies Part

/**
 * DOC-25: two are rated, the office and the handling organ. The marks themselves are never required: an empty
 * mark is unrated, not satisfied (RG-13).
 */
export const doc25 = {
  code: 'DOC-25',
  title: '信访事项评价单',
  issuedBy: ['petitioner'],
  to: 'organ',
  mark: null,
  parts: [
    { key: 'office', title: '信访部门', article: 'L22 21(2)', required: true, shape: 'text' },
    { key: 'handler', title: '办理单位', article: 'L22 21(2)', required: true, shape: 'text' },
    rating('officeRating', '对信访部门的评价'),
    rating('handlerRating', '对办理单位的评价'),
    { key: 'officeReason', title: '对信访部门的意见', article: 'L22 21(2)', required: false, shape: 'text' },
    { key: 'handlerReason', title: '对办理单位的意见', article: 'L22 21(2)', required: false, shape: 'text' },
    { key: 'countedUntil', title: '计入统计的最后一日', article: '[U]', required: false, shape: 'day' },
  ],
  plain: null,
} as const satisfies DocumentSpec
