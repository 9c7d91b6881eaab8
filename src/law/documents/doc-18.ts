import { decisionParts } from './review-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-18: the re-review opinion: the last one of the petition procedure, with the lawful ways that remain (上海 40). */
export const doc18 = {
  code: 'DOC-18',
  title: '信访事项复核意见书',
  issuedBy: ['rereview'],
  to: 'petitioner',
  mark: '信复核',
  parts: [
    ...decisionParts('L22 36(1)'),
    { key: 'hearingOn', title: '听证日期', article: 'L22 36(2)', required: false, shape: 'text' },
    {
      key: 'final',
      title: '信访程序终结',
      article: 'L22 36(3)',
      required: { at: 'outcome', oneOf: ['uphold', 'change'] },
      shape: 'text',
      standard:
        '本意见送达后，本事项的信访程序终结。您仍以同一事实和理由提出投诉请求的，各级信访部门和其他机关、单位不再受理；有新的事实和理由的，可以作为新的信访事项提出，照常登记办理。',
    },
    {
      key: 'ways',
      title: '其他合法途径',
      article: 'L22 37(3);[D]',
      required: true,
      shape: 'list',
      standard: [
        '依法可以申请仲裁、行政复议或者提起诉讼的，按照法律规定的期限向有权机关提出；',
        '生活有困难的，可以向民政部门申请社会救助；打官司有困难的，可以向法律援助机构申请法律援助；',
        '对本意见有不明白的，我单位当面或者电话为您解释。',
      ],
    },
  ],
  plain: {
    says: ['您不服{opinionOrgan}的意见，{organ}复核过了：{outcome}。', '{annulled}'],
    canDo: [
      '{finalWords}',
      '有新的事实和理由，可以重新提出，照常登记。',
      '生活有困难，或者想走诉讼等其他途径，打电话问：{contact}。',
    ],
    latest: ['诉讼等其他途径各有期限，请尽早去问。', '变更以后要办的事，最迟{executeOn}办到。'],
  },
} as const satisfies DocumentSpec
