import { adoptions } from '../supervision.ts'
import { addressedOrgan, contact } from './shared-parts.ts'
import type { DocumentSpec } from './spec.ts'

/** DOC-22: a proposal of the office to an organ, and what the organ feeds back in writing; one document in two stages. */
export const doc22 = {
  code: 'DOC-22',
  title: '建议书和采纳情况反馈',
  issuedBy: ['office', 'handler'],
  to: 'organ',
  mark: '信建议',
  parts: [
    addressedOrgan('L22 40'),
    {
      key: 'stage',
      title: '建议还是反馈',
      article: 'L22 40',
      required: true,
      shape: 'choice',
      choices: [
        ['proposal', '建议书'],
        ['feedback', '关于建议采纳情况的反馈'],
      ],
    },
    {
      key: 'kind',
      title: '建议的种类',
      article: 'L22 40',
      required: true,
      shape: 'choice',
      choices: [
        ['improve', '改进工作建议书'],
        ['policy', '完善政策建议书'],
        ['account', '追究责任建议书'],
      ],
    },
    {
      key: 'findings',
      title: '发现的问题',
      article: 'L22 40',
      required: { at: 'stage', oneOf: ['proposal'] },
      shape: 'text',
    },
    {
      key: 'demand',
      title: '建议',
      article: 'L22 40',
      required: { at: 'stage', oneOf: ['proposal'] },
      shape: 'text',
    },
    {
      key: 'replyOn',
      title: '书面反馈采纳情况的最后日期',
      article: 'L22 40(4)',
      required: { at: 'stage', oneOf: ['proposal'] },
      shape: 'day',
    },
    {
      key: 'about',
      title: '负有责任的单位',
      article: 'L22 40(3)',
      required: { at: 'kind', oneOf: ['account'] },
      shape: 'text',
    },
    {
      key: 'proposalNo',
      title: '建议书文号',
      article: 'L22 40(4)',
      required: { at: 'stage', oneOf: ['feedback'] },
      shape: 'text',
    },
    {
      key: 'adopted',
      title: '采纳情况',
      article: 'L22 40(4)',
      required: { at: 'stage', oneOf: ['feedback'] },
      shape: 'choice',
      choices: adoptions,
    },
    {
      key: 'measures',
      title: '措施和进展',
      article: 'L22 40(4)',
      required: { at: 'stage', oneOf: ['feedback'] },
      shape: 'text',
    },
    {
      key: 'reasons',
      title: '没有采纳的理由',
      article: 'L22 40(4)',
      required: { at: 'adopted', oneOf: ['partly', 'not'] },
      shape: 'text',
    },
    contact,
    { key: 'grounds', title: '事由', article: 'L22 40(1)', required: false, shape: 'list' },
    { key: 'cases', title: '涉及的信访事项', article: 'L22 40', required: false, shape: 'list' },
  ],
  plain: null,
} as const satisfies DocumentSpec
