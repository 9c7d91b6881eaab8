import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-08: same facts and reasons again after the re-review opinion; new facts make a new matter. */
export const doc08 = {
  code: 'DOC-08',
  title: '不再受理告知书',
  heading: '信访事项不再受理告知书',
  issuedBy: ['office', 'handler'],
  to: 'petitioner',
  mark: '信不再受',
  parts: [
    { key: 'rereviewNo', title: '复核意见书文号', article: 'L22 36(3)', required: true, shape: 'text' },
    { key: 'rereviewOn', title: '复核意见书日期', article: 'L22 36(3)', required: true, shape: 'day' },
    {
      key: 'newFacts',
      title: '有新的事实和理由怎么办',
      article: 'L22 36(3)',
      required: true,
      shape: 'text',
      standard: '您有新的事实或者新的理由的，可以作为新的信访事项提出，我们照常登记、依法办理。',
    },
    contact,
    { key: 'rereviewOrgan', title: '复核机关', article: 'L22 36(1)', required: false, shape: 'text' },
    { key: 'receivedOn', title: '收到日期', article: 'L22 22(1)', required: false, shape: 'day' },
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
    { key: 'help', title: '帮扶和其他途径', article: 'L22 37(3)', required: false, shape: 'text' },
  ],
  plain: {
    says: [
      '您这次提的事，和已经复核过的是同一件，理由也相同。',
      '按规定，复核以后同样的事实和理由不再受理。这次来件已经登记。',
    ],
    canDo: ['有新的事实或者新的理由，可以重新提出，我们照常登记办理。', '生活有困难或者还有疑问，打电话：{contact}。'],
    latest: ['用新的事实和理由再提出，信访没有规定期限。', '想走诉讼等其他法律途径的，那些途径各有期限，请尽早咨询。'],
  },
} as const satisfies DocumentSpec
