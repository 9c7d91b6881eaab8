import { contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-05: the handling organ accepts, and says on which path and by which day. */
export const doc05 = {
  code: 'DOC-05',
  title: '受理告知书',
  heading: '信访事项受理告知书',
  issuedBy: ['handler'],
  to: 'petitioner',
  mark: '信受',
  parts: [
    { key: 'receivedOn', title: '收到日期', article: 'L22 23(3)', required: true, shape: 'day' },
    {
      key: 'class',
      title: '事项类别',
      article: 'L22 23(3)',
      required: true,
      shape: 'choice',
      choices: [
        ['appeal', '申诉求决类'],
        ['suggestion', '建议意见类'],
      ],
    },
    {
      key: 'path',
      title: '处理途径',
      article: 'L22 23(3)',
      required: true,
      shape: 'text',
      standard: '本事项按照《信访工作条例》第三十一条第六项规定的信访程序办理。',
    },
    {
      key: 'procedure',
      title: '处理程序',
      article: 'L22 23(3)',
      required: true,
      shape: 'list',
      standard: [
        '听取您陈述事实和理由；',
        '调查核实；',
        '出具信访处理意见书，并送达您；',
        '您不服处理意见的，可以依次请求复查、复核。',
      ],
    },
    { key: 'dueOn', title: '办理期限的最后一日', article: 'L22 34', required: true, shape: 'day' },
    { key: 'unit', title: '承办科室', article: 'L22 28(1)', required: true, shape: 'text' },
    {
      key: 'rights',
      title: '陈述和申请回避的权利',
      article: 'L22 31(6);L22 28(3)',
      required: true,
      shape: 'list',
      standard: [
        '陈述事实和理由，提交和补充材料；',
        '承办人员与本事项或者与您有直接利害关系的，申请其回避；',
        '查询办理进展和结果。',
      ],
    },
    contact,
    { key: 'from', title: '转送或者交办单位', article: 'L22 23(3)', required: false, shape: 'text' },
    { key: 'owedOn', title: '原应告知的最后日期', article: 'L22 23(3)', required: false, shape: 'day' },
    { key: 'note', title: '需要说明的其他情况', article: 'L22 23(3)', required: false, shape: 'text' },
  ],
  plain: {
    says: ['您反映的事，{organ}正式接下来办了。', '具体由{unit}负责。'],
    canDo: [
      '说明情况、补充材料：当面、打电话、写信都可以。',
      '觉得经办的人和这件事有利害关系，可以要求换人。',
      '想知道办到哪一步，扫下面的二维码，或者打电话：{contact}。',
    ],
    latest: ['最迟{dueOn}，书面答复您。', '情况复杂要延长的，我们会先写信告诉您理由，{extension}。'],
  },
} as const satisfies DocumentSpec
