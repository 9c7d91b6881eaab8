import { refuse } from '../refusal.ts'
import { fieldGiven, notSealed } from './guards.ts'
import { reviewStages, type Stage } from './stages.ts'
import type { Row, Who } from './types.ts'

/** Row ST-36: what an opinion promised is done, and the dispute is settled (L22 32(2); domain.md §1.4 化解). */

const drafters: Who = { at: 'holder', roles: ['liaison', 'handler'] }
const afterService: readonly Stage[] = ['served', 'reported', 'closed', 'reviewed', 'terminated', ...reviewStages]

export const executionRows: Row[] = [
  {
    id: 'ST-36',
    command: 'execute',
    title: '登记执行情况',
    from: afterService,
    to: null,
    who: [drafters],
    article: 'L22 32(2)',
    input: {
      done: {
        title: '执行到哪一步',
        type: 'code',
        options: [
          ['partly', '执行了一部分'],
          ['done', '全部执行到位'],
        ],
      },
      record: { title: '执行情况', type: 'text', sample: '补偿款第一笔已于本月10日打入信访人账户，有银行回单。' },
    },
    guards: [
      notSealed,
      (state) =>
        state.opinion?.supported
          ? null
          : refuse('nothing-to-execute', 'L22 32(2)', '意见书没有支持的请求，不用执行。', '无须登记。'),
      (state) =>
        state.executedOn
          ? refuse('executed-before', 'L22 32(2)', '已经登记全部执行到位。', '如有变化，请联系信访人核对后另行说明。')
          : null,
    ],
    checks: [
      fieldGiven('record', 'record-empty', 'L22 32(2)', '还没有写执行了什么。', '请写明做了什么、哪一天、有什么凭证。'),
    ],
    whilePending: true,
    hint: '支持的请求，由作出意见的单位督促执行',
    events: (_state, input) => [{ kind: 'executed', row: 'ST-36', data: { done: input.done } }],
  },
  {
    id: 'ST-36',
    command: 'resolve',
    title: '登记化解',
    from: afterService,
    to: null,
    who: [drafters],
    article: 'L22 32(2)',
    input: {
      basis: {
        title: '凭什么说已经化解',
        type: 'code',
        options: [
          ['confirmed', '信访人本人确认问题解决了'],
          ['agreement', '双方达成协议并履行'],
          ['performed', '意见书支持的请求已全部执行到位'],
        ],
      },
      record: { title: '说明', type: 'text', sample: '信访人本月12日签字确认补偿款已收到，没有其他请求。' },
    },
    guards: [
      notSealed,
      (state) => (state.resolvedOn ? refuse('resolved-before', 'L22 32(2)', '已经登记化解。', '无须再登记。') : null),
    ],
    checks: [
      (state, input) =>
        input.basis === 'performed' && !state.executedOn
          ? refuse('not-executed', 'L22 32(2)', '还没有登记全部执行到位。', '请先登记执行情况，或者选择别的依据。')
          : null,
      fieldGiven('record', 'record-empty', 'L22 32(2)', '还没有写说明。', '请写明怎样确认的、有什么凭证。'),
    ],
    whilePending: true,
    hint: '办结是程序完了，化解是问题解决了；没有回音不算化解',
    events: (_state, input) => [{ kind: 'resolved', row: 'ST-36', data: { basis: input.basis } }],
  },
]
