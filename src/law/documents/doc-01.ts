import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-01: the slip that proves that a submission was taken in. One page, and nothing of the content is required. */
export const doc01 = {
  code: 'DOC-01',
  title: '信访登记回执',
  issuedBy: ['office', 'handler'],
  to: 'petitioner',
  mark: null,
  parts: [
    { key: 'submissionNo', title: '信访件编号', article: 'L22 22(1)', required: true, shape: 'text' },
    { key: 'receivedOn', title: '收到日期', article: 'L22 22(1)', required: true, shape: 'day' },
    { key: 'channel', title: '信访形式', article: 'L22 17(1)', required: true, shape: 'text' },
    { key: 'queryCode', title: '查询码', article: 'L22 21(2)', required: true, shape: 'text' },
    {
      key: 'rights',
      title: '权利告知',
      article: 'L22 18(1)',
      required: true,
      shape: 'list',
      standard: [
        '查询：凭编号和查询码，随时可以查到办到哪一步、由谁在办。',
        '补充：随时可以补充事实、理由和材料。',
        '陈述：按信访程序办理的，办理单位应当先听您陈述事实和理由，再出具处理意见。',
        '回避：工作人员与这件事有直接利害关系的，应当回避，您也可以提出。',
        '复查、复核：不服处理意见的，收到后30日内可以请求复查；不服复查意见的，收到后30日内可以请求复核。',
        '评价：办结后，可以对信访部门和办理单位分别评价。',
        '保护：任何组织和个人不得打击报复信访人。受到或者担心受到打击报复的，请告诉我们。',
      ],
    },
    contact,
    { key: 'title', title: '反映的事项', article: 'L22 19(1)', required: false, shape: 'text' },
    { key: 'splits', title: '同一来件分出的事项', article: 'L22 31', required: false, shape: 'list' },
    { key: 'nextOn', title: '下一步最迟日期', article: 'L22 22(1)', required: false, shape: 'day' },
    { key: 'fingerprint', title: '存证指纹', article: '[D]', required: false, shape: 'text' },
  ],
  plain: null,
} as const satisfies DocumentSpec

/**
 * Rights on the slip of a sealed submission (RG-1): true of every submission, so that a slip left on a table does not
 * tell what kind of matter it is.
 */
export const sealedRights: readonly string[] = [
  '查询：凭编号和查询码，随时可以查到办理状态和日期。',
  '补充：随时可以补充事实、理由和材料。',
  '保密：您的身份和您反映的内容，我们依法保密。',
  '保护：任何组织和个人不得打击报复信访人。受到或者担心受到打击报复的，请告诉我们。',
]
