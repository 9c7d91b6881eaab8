import { refuse } from '../refusal.ts'
import { limitOfMerits, meetClocks, noticeOver, startClock, stopClocks } from './clocks.ts'
import { fitReason, replyFits } from './fits.ts'
import { fieldGiven, notSealed } from './guards.ts'
import type { State } from './state.ts'
import type { ClockOp, Context, Field, Guard, Input, Row, Who } from './types.ts'

/**
 * ST-59: simplified handling (domain.md §2.11). Quick for what is clear and will be granted; the ordinary limit runs
 * beside it from its own day 0, so that falling back costs the person nothing.
 */

const drafters: Who = { at: 'holder', roles: ['liaison', 'handler'] }
const clerks: Who = { at: 'office', roles: ['registrar', 'dispatcher'] }
const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

/** From so many people on a matter is a joint one (domain.md U10). */
const jointFrom = 5

export const simpleRows: Row[] = [
  {
    id: 'ST-59',
    command: 'mark-simple',
    title: '按简易办理',
    from: ['classified'],
    to: null,
    who: [clerks],
    article: '简易办理办法',
    input: {},
    guards: [notSealed, notSimpleYet, eligible],
    starts: ['DL-13a'],
    hint: '事实清楚、争议不大的初次事项：一个工作日内转出',
    events: (state, _input, context) => [
      {
        kind: 'marked-simple',
        row: 'ST-59',
        data: {},
        clocks: startClock(state, context, 'DL-13a', context.today.toString(), state.office),
      },
    ],
  },
  {
    id: 'ST-59',
    command: 'accept-simply',
    title: '简易办理：受理并告知',
    from: ['signed'],
    to: 'accepted',
    who: [drafters],
    article: '简易办理办法',
    input: {
      unit: text('承办科室', '业务科'),
      contact: text('联系人和电话', '王示例 0000-1234567'),
    },
    guards: [notSealed, eligible],
    documents: ['DOC-05'],
    starts: ['DL-05', 'DL-13c'],
    meets: ['DL-03', 'DL-02', 'DL-13b'],
    hint: '十个工作日内答复；不再适合简易的，转普通程序，期限照原来的算',
    events: (state, _input, context) => {
      const today = context.today.toString()
      return [
        {
          kind: 'accepted',
          row: 'ST-59',
          data: { simple: true },
          clocks: [
            ...meetClocks(state, context, 'DL-03', 'DL-02', 'DL-13b'),
            ...stopClocks(state, context, 'accepted', ['DL-04']),
            ...startClock(state, context, limitOfMerits(state, context), today, state.holder),
            ...startClock(state, context, 'DL-13c', today, state.holder),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-59',
    command: 'answer-simply',
    title: '简易答复',
    from: ['accepted', 'handling'],
    to: 'simply-answered',
    who: [drafters],
    article: '简易办理办法',
    input: {
      result: {
        title: '结论',
        type: 'code',
        options: [
          ['support', '支持，已经办到'],
          ['explain', '解释说明'],
          ['reject', '不予支持'],
        ],
      },
      reply: text('答复', '路灯已于昨天修好，今后由养护单位每周巡查。'),
      fitReason,
    },
    guards: [notSealed, isSimple],
    checks: [
      fieldGiven('reply', 'reply-missing', 'L22 32', '还没有写答复。', '请写明办了什么、为什么。'),
      replyFits,
      (_state, input) =>
        input.result === 'reject'
          ? refuse(
              'not-simple-any-more',
              '简易办理办法',
              '可能不予支持的，不能简易答复。',
              '请用“转普通程序”，听取陈述后出具处理意见书，信访人可以申请复查。',
            )
          : null,
    ],
    starts: ['DL-20'],
    meets: ['DL-13c', 'DL-05', 'DL-19'],
    hint: '电话、短信、网上都可以；本人要书面意见的，转普通程序',
    events: (state, input, context) => {
      const met = meetClocks(state, context, 'DL-13c', 'DL-05', 'DL-06', 'DL-19')
      return [
        {
          kind: 'simply-answered',
          row: 'ST-59',
          data: { result: input.result, ends: true },
          clocks: [
            ...met,
            ...noticeOver(state, context),
            ...startClock(state, context, 'DL-20', context.today.toString(), null),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-59',
    command: 'leave-simple',
    title: '转普通程序',
    from: ['classified', 'to-sign', 'signed', 'accepted', 'handling', 'simply-answered'],
    to: null,
    who: [drafters, clerks, 'person'],
    article: '简易办理办法',
    input: { reason: text('理由', '需要书面的处理意见书。') },
    guards: [notSealed, isSimple],
    checks: [fieldGiven('reason', 'reason-missing', '简易办理办法', '转普通程序要写理由。', '请写一两句。')],
    hint: '期限从原来的起算日计算，出具书面意见书，可以申请复查',
    events: (state, _input, context) => [
      {
        kind: 'simple-left',
        row: 'ST-59',
        data: {
          ...(state.stage === 'simply-answered' ? { stage: state.caseworkers.length ? 'handling' : 'accepted' } : {}),
        },
        clocks: ordinaryAgain(state, context),
      },
    ],
  },
]

/** The simple limits stop; those of the ordinary procedure that an answer had met run on from their own day 0. */
function ordinaryAgain(state: State, context: Context): ClockOp[] {
  const stopped = stopClocks(state, context, 'not-simple', ['DL-13a', 'DL-13b', 'DL-13c', 'DL-20'])
  if (state.stage !== 'simply-answered') return stopped
  const met = state.clocks.filter(({ rule, metOn }) => ['DL-05', 'DL-06', 'DL-19'].includes(rule) && metOn)
  return [...stopped, ...met.map(({ metOn: _m, stoppedOn: _s, ...clock }) => ({ op: 'start' as const, ...clock }))]
}

/** Clocks that a simple matter starts at the organ to which it is sent on. */
export const simplePassedOn = (state: State, context: Context, to: string, toOffice: boolean): ClockOp[] =>
  state.simple
    ? [
        ...meetClocks(state, context, 'DL-13a'),
        ...startClock(state, context, toOffice ? 'DL-13a' : 'DL-13b', context.today.toString(), to),
      ]
    : []

function isSimple(state: State) {
  return state.simple ? null : refuse('not-simple', '简易办理办法', '本件没有按简易办理。', '请按普通程序办理。')
}

function notSimpleYet(state: State) {
  return state.simple ? refuse('simple-already', '[D]', '已经按简易办理。', '请尽快转出。') : null
}

function eligible(state: State, _input: Input, _context: Context): ReturnType<Guard> {
  const why = notEligible(state)
  return why ? refuse('not-eligible-for-simple', '简易办理办法', `不能简易办理：${why}。`, '请按普通程序办理。') : null
}

function notEligible(state: State): string | null {
  if (state.dup === 'repeat') return '不是初次提出'
  if (state.mode === 'assign') return '是上级交办的'
  if (state.class3 !== 'suggestion' && state.path !== '31-6') return '有别的法定途径'
  if (state.peopleCount >= jointFrom || state.signerCount >= jointFrom) return '是多人共同提出的'
  if (state.urgency === 'critical') return '是重大、紧急的事项'
  return state.opinion ? '已经出具过意见' : null
}
