import { refuse } from '../refusal.ts'
import { meetClocks, startClock, stopClocks } from './clocks.ts'
import { dispatchRules, meetOrderClocks, startOrderClock } from './order-clocks.ts'
import { notSealedOrder, orderType, seats } from './order-guards.ts'
import type { State } from './state.ts'
import type { Row } from './types.ts'

/** Between the 12345 desk and the petition line, both ways: one matter has one active procedure (domain.md §3.4). */

export const handOverRows: Row[] = [
  {
    id: 'HS-20',
    command: 'hand-to-petition',
    title: '转入信访',
    from: ['order-created', 'order-checked', 'order-dispatched', 'order-signed', 'order-handling', 'order-called-back'],
    to: 'registered',
    who: [seats, 'person'],
    article: 'L22 21(2);热线服务意见',
    input: {
      consent: {
        title: '诉求人要求转入信访，由信访部门登记，要书面的处理意见',
        type: 'boolean',
      },
    },
    guards: [notSealedOrder],
    checks: [
      (_state, input) =>
        input.consent === true
          ? null
          : refuse(
              'consent-missing',
              '[D]',
              '没有诉求人的同意。',
              '请向诉求人说明：转入信访后按《信访工作条例》办理，原来的工单不再办理，编号和查询码不变。',
            ),
    ],
    starts: ['DL-01'],
    hint: '编号、查询码不变；期限从转入之日按登记转送期限另算，两边不同时办理',
    events: (state, _input, context) => [
      {
        kind: 'handed-to-petition',
        row: 'HS-20',
        data: {},
        clocks: [
          ...meetOrderClocks(state, context, ...dispatchRules, 'HL-L2'),
          ...stopClocks(state, context, 'handed-over', orderRulesOf(state)),
          ...startClock(state, context, 'DL-01', context.today.toString(), state.office),
        ],
      },
    ],
  },
  {
    id: 'HS-07',
    command: 'hand-to-hotline',
    title: '转12345办理',
    from: ['registered', 'deduped', 'classified'],
    to: 'order-created',
    who: [{ at: 'office', roles: ['registrar', 'dispatcher'] }],
    article: '热线服务意见',
    input: {
      type: orderType,
      consent: { title: '信访人同意作为咨询或者小事由12345快办', type: 'boolean' },
    },
    guards: [
      notSealedOrder,
      (state) =>
        state.asks.length
          ? refuse('question-open', '[D]', '还有等待决定的异议、回避或者核查，先不能转12345。', '请先作出决定。')
          : null,
      (state, _input, { directory }) =>
        directory.holding(state.office, 'shift-leader').length
          ? null
          : refuse('no-centre-here', '[D]', '本单位没有12345热线中心。', '请按信访程序办理。'),
      (state) =>
        state.peopleCount > 1 || state.signerCount > 1 || state.dup === 'repeat'
          ? refuse('not-small', '[D]', '多人共同提出或者重复提出的事项，不能转12345作小事办理。', '请按信访程序办理。')
          : null,
    ],
    checks: [
      (_state, input) =>
        input.consent === true
          ? null
          : refuse('consent-missing', '[D]', '没有信访人的同意。', '请先问本人：同意的才转，不同意的按信访程序办理。'),
    ],
    meets: ['DL-01'],
    starts: ['HL-L3'],
    hint: '只限咨询和小事，本人同意；编号、查询码不变',
    events: (state, input, context) => [
      {
        kind: 'handed-to-hotline',
        row: 'HS-07',
        data: { type: input.type },
        clocks: [
          ...meetClocks(state, context, 'DL-01'),
          ...stopClocks(state, context, 'handed-over', ['DL-13a']),
          ...startOrderClock(state, context, 'HL-L3', state.office),
        ],
      },
    ],
  },
]

/** Rules of the desk that run here, but for those that the hand-over meets. */
const orderRulesOf = (state: State): string[] =>
  state.clocks.map(({ rule }) => rule).filter((rule) => rule.startsWith('HL-') && !metByHandOver.has(rule))
const metByHandOver: ReadonlySet<string> = new Set([...dispatchRules, 'HL-L2'])
