import { refuse } from '../refusal.ts'
import { fieldGiven } from './guards.ts'
import { everyStage } from './stages.ts'
import type { Row } from './types.ts'

/**
 * 我的数据 (RG-17, PI-08): the person asks for a correction, or that the own identity is used no more. What archive law
 * keeps is not deleted; a restriction that was granted closes the identity to everybody but its custodian, and to the
 * delivery that is still owed.
 */

export const dataRows: Row[] = [
  {
    id: 'PI-08',
    command: 'request-data',
    title: '更正、停止使用个人信息',
    from: everyStage.filter((stage) => stage !== 'merged' && stage !== 'order-merged'),
    to: null,
    who: ['person'],
    article: '个人信息保护法 46;个人信息保护法 47',
    input: {
      what: {
        title: '您要',
        type: 'code',
        options: [
          ['correct', '更正写错的、补上缺的'],
          ['restrict', '停止使用我的姓名、电话、地址'],
          ['resume', '恢复使用我的姓名、电话、地址'],
        ],
      },
      text: { title: '哪里要改，改成什么；或者为什么', type: 'text', sample: '电话写错了一位，应当是以 8001 结尾。' },
    },
    guards: [
      (state) =>
        state.dataAsked
          ? refuse('data-request-open', '个人信息保护法 50', '您的上一个请求还没有答复。', '请等答复，或者补充情况。')
          : null,
    ],
    checks: [fieldGiven('text', 'data-request-empty', '[D]', '还没有写要怎么改。', '请写一两句，再提交。')],
    whilePending: true,
    hint: '由登记的单位答复，不影响办理和期限',
    events: (_state, input) => [{ kind: 'data-requested', row: 'PI-08', data: { what: input.what } }],
  },
  {
    id: 'PI-08',
    command: 'answer-data',
    title: '答复个人信息请求',
    from: everyStage.filter((stage) => stage !== 'merged' && stage !== 'order-merged'),
    to: null,
    who: [{ at: 'office', roles: ['registrar', 'dispatcher', 'office-head', 'liaison', 'custodian'] }],
    article: '个人信息保护法 50',
    input: {
      decision: {
        title: '处理',
        type: 'code',
        options: [
          ['done', '已照办'],
          ['partly', '部分照办'],
          ['declined', '不能照办'],
        ],
      },
      reply: { title: '答复（不能照办的写明理由）', type: 'text', sample: '已按您说的更正。' },
    },
    guards: [
      (state) =>
        state.dataAsked ? null : refuse('no-data-request', '[D]', '没有待答复的个人信息请求。', '无须答复。'),
    ],
    checks: [
      fieldGiven(
        'reply',
        'data-reply-missing',
        '个人信息保护法 50',
        '还没有写答复。',
        '请告诉本人怎么处理的；不能照办的，说明理由。',
      ),
    ],
    whilePending: true,
    events: (state, input) => [
      { kind: 'data-answered', row: 'PI-08', data: { what: state.dataAsked, decision: input.decision } },
    ],
  },
]
