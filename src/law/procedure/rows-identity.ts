import { refuse } from '../refusal.ts'
import { accountsIn, fieldGiven } from './guards.ts'
import { openOrderStages, openStages } from './stages.ts'
import type { Row } from './types.ts'

/**
 * RG-8, an identity that its person asked to keep from the handling organ. In an emergency one colleague of that organ
 * may look, for a life or for property, after a second person agreed; the person reads on the own page who asked, who
 * agreed, and every look. The law allows no more than what the emergency needs.
 */

const stages = [...openStages, ...openOrderStages]

export const identityRows: Row[] = [
  {
    id: 'RG-8',
    command: 'ask-identity',
    title: '申请紧急查看身份（本人要求保密）',
    from: stages,
    to: null,
    who: [{ at: 'holder', roles: ['liaison', 'handler'] }],
    article: '个人信息保护法 13(1)(4)',
    input: {
      purpose: {
        title: '紧急在哪里',
        type: 'code',
        options: [
          ['life', '生命健康受到威胁'],
          ['property', '财产马上要受重大损失'],
        ],
      },
      reason: {
        title: '为什么现在就要知道是谁',
        type: 'text',
        sample: '所反映的楼房出现裂缝，要马上通知住户搬离。',
        hint: '本人看得到；不是紧急情况的，请通过登记单位联系本人',
      },
    },
    guards: [
      (state) =>
        state.sealed || !state.confidential || state.holder === state.receivingOrgan
          ? refuse(
              'identity-not-kept-from-you',
              '[D]',
              '本件没有对您单位保密的身份，用不着紧急查看。',
              '需要联系的，用“查看身份信息”；密封件由专办员处理。',
            )
          : null,
      (state) =>
        state.restricted
          ? refuse(
              'identity-restricted',
              '个人信息保护法 47',
              '本人已要求停止使用身份信息，紧急查看也不能。',
              '有生命危险的，请先打110、120；需要联系的，请登记单位的保管人员代为联系。',
            )
          : null,
      (state) =>
        state.identityAsk && state.identityAsk.openUntil === null
          ? refuse('identity-asked-already', '[D]', '已经有一个申请在等核对。', '请等第二人核对。')
          : null,
    ],
    checks: [
      fieldGiven(
        'reason',
        'identity-reason-missing',
        '个人信息保护法 6(1)',
        '还没有写理由。',
        '请写明紧急在哪里，本人看得到。',
      ),
    ],
    whilePending: true,
    hint: '只在生命健康、财产紧急时用；第二人核对后，申请人可以在24小时内查看，本人马上看得到',
    events: (_state, input) => [{ kind: 'identity-asked', row: 'RG-8', data: { purpose: input.purpose } }],
  },
  {
    id: 'RG-8',
    command: 'decide-identity',
    title: '核对紧急查看身份的申请',
    from: stages,
    to: null,
    who: [
      { at: 'holder', roles: ['liaison', 'organ-head'] },
      { at: 'office', roles: ['office-head', 'custodian'] },
    ],
    article: '个人信息保护法 13(1)(4);[D]',
    input: {
      decision: {
        title: '核对结果',
        type: 'code',
        options: [
          ['agreed', '情况紧急，同意查看'],
          ['denied', '不紧急，不同意'],
        ],
      },
      found: { title: '核对的情况', type: 'text', sample: '已看现场照片，确需马上通知住户。', hint: '本人看得到' },
    },
    guards: [
      (state) =>
        state.identityAsk && state.identityAsk.openUntil === null
          ? null
          : refuse('no-identity-ask', '[D]', '没有等待核对的紧急查看申请。', '无须操作。'),
      (state, _input, { actor }) =>
        accountsIn(actor).some((account) => account === state.identityAsk?.by)
          ? refuse(
              'identity-second-person',
              '[D]',
              '申请的人不能自己核对，代理期间也不能。',
              '请本单位另一位有权的同志，或者登记单位的负责人、保管人员核对。',
            )
          : null,
    ],
    checks: [
      fieldGiven('found', 'identity-finding-missing', '[D]', '还没有写核对的情况。', '请写一两句，本人看得到。'),
    ],
    whilePending: true,
    hint: '由申请人以外的同志核对；同意后，申请人24小时内可以查看，每次查看本人都看得到',
    events: (_state, input, { now }) => [
      {
        kind: 'identity-decided',
        row: 'RG-8',
        data: {
          agreed: input.decision === 'agreed',
          ...(input.decision === 'agreed' ? { until: identityOpenUntil(now) } : {}),
        },
      },
    ],
  },
]

/** How long a look stays open once a second person agreed [D]. */
const identityOpenHours = 24

const identityOpenUntil = (now: Temporal.Instant): string =>
  now.add({ hours: identityOpenHours }).toString({ timeZone: 'Asia/Shanghai', smallestUnit: 'second' })
