import type { Part } from './spec.ts'

/** Parts that several documents share word for word. */

/** Person and telephone: common tail of every document (domain.md §2.7); organs publish how to reach them (L22 18). */
export const contact = {
  key: 'contact',
  title: '联系人和电话',
  article: 'L22 18(1)',
  required: true,
  shape: 'text',
} as const satisfies Part

export const attachments = {
  key: 'attachments',
  title: '附件清单',
  article: 'L22 22(1)',
  required: true,
  shape: 'list',
} as const satisfies Part

/** Whom a letter between organs is addressed to, by full name. */
export const addressedOrgan = (article: string) =>
  ({ key: 'toOrgan', title: '主送单位', article, required: true, shape: 'text' }) as const satisfies Part
