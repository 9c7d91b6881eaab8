import { refuse } from '../refusal.ts'
import { stopClocks } from './clocks.ts'
import { fitReason, replyFits } from './fits.ts'
import { fieldGiven } from './guards.ts'
import {
  ending,
  hotlinePackOf,
  isOver,
  meetOrderClocks,
  meritsRules,
  returnRules,
  signingRules,
  startOrderClock,
} from './order-clocks.ts'
import { centreHeads, notBound, notSealedOrder, returnInTime, said, unit } from './order-guards.ts'
import { contactClock } from './rows-dispatch.ts'
import { runningClock, type State } from './state.ts'
import type { Context, Guard, Row } from './types.ts'

/** Rows of the units that handle a work order: sign, return, contact, extend, reply, feed back (domain.md §3.2). */

export const orderUnitRows: Row[] = [
  {
    id: 'HS-11',
    command: 'sign-order',
    title: '签收工单',
    from: ['order-dispatched'],
    to: 'order-signed',
    who: [unit],
    article: '济南热线 24;北京接诉 14',
    input: {},
    guards: [notSealedOrder],
    meets: ['HL-L4', 'HL-L4k', 'HL-L4d'],
    starts: ['HL-L5'],
    hint: '签收后一个工作日内联系诉求人',
    events: (state, _input, context) => [
      {
        kind: 'order-signed',
        row: 'HS-11',
        data: {},
        clocks: [...meetOrderClocks(state, context, ...signingRules), ...contactClock(state, context)],
      },
    ],
  },
  {
    id: 'HS-12',
    command: 'request-order-return',
    title: '申请退单',
    from: ['order-dispatched', 'order-signed'],
    to: 'order-return-asked',
    who: [unit],
    article: '热线服务意见;潍坊热线 22',
    input: {
      ground: {
        title: '退单原因',
        type: 'code',
        options: [
          ['not-duty', '不属于本单位职责'],
          ['not-here', '不在本单位辖区'],
          ['unclear', '事项或者地点不清，无法办理'],
          ['duplicate', '同一件事已在办理'],
        ],
      },
      reason: said('理由和职责依据', '“三定”规定道路照明由城管部门负责。'),
      suggests: { title: '认为应当由哪个单位办理', type: 'organ', organs: 'helper', optional: true },
    },
    guards: [notSealedOrder, notBound, returnInTime],
    checks: [
      fieldGiven('reason', 'return-reason-missing', '潍坊热线 22', '退单要写明理由和职责依据。', '请写一两句。'),
    ],
    hint: '一个工作日内（复杂的两个）；期限照算，热线中心审核',
    events: (_state, input) => [
      {
        kind: 'order-return-asked',
        row: 'HS-12',
        data: { ground: input.ground, ...(input.suggests ? { suggests: input.suggests } : {}) },
      },
    ],
  },
  {
    id: 'HS-14',
    command: 'take-up-order',
    title: '确定承办人',
    from: ['order-signed', 'order-handling'],
    to: 'order-handling',
    who: [{ at: 'holder', roles: ['liaison', 'handler', 'organ-head'] }],
    article: '北京接诉 14',
    input: { caseworker: { title: '承办人', type: 'account' } },
    guards: [notSealedOrder],
    checks: [
      (state, input, { directory }) => {
        const account = directory.account(String(input.caseworker ?? ''))
        return account?.active && account.organ === state.holder
          ? null
          : refuse('unknown-caseworker', '[D]', '所选的人不在本单位。', '请选择本单位的承办人。')
      },
      (state, input) =>
        state.recused.includes(String(input.caseworker))
          ? refuse('caseworker-recused', '济南热线 32', '所选的人对本件应当回避。', '请选择另一位承办人。')
          : null,
    ],
    hint: '首接负责：不能自行转给别的单位',
    events: (_state, input) => [{ kind: 'order-taken-up', row: 'HS-14', data: { caseworker: input.caseworker } }],
  },
  {
    id: 'HS-14',
    command: 'contact-caller',
    title: '记录联系诉求人',
    from: ['order-signed', 'order-handling'],
    to: null,
    who: [unit],
    article: '济南热线 24',
    input: {
      mode: {
        title: '结果',
        type: 'code',
        options: [
          ['reached', '联系上了'],
          ['not-reached', '没有联系上'],
        ],
      },
      record: said('联系的情况', '已电话了解：漏水在三单元门口，今天下午到场。'),
    },
    guards: [notSealedOrder],
    checks: [fieldGiven('record', 'contact-empty', '[D]', '还没有写联系的情况。', '请写一两句，本人看得到。')],
    meets: ['HL-L5'],
    whilePending: true,
    hint: '只问办理需要的；记录本人看得到',
    events: (state, input, context) =>
      input.mode === 'not-reached'
        ? [{ kind: 'caller-not-reached', row: 'HS-14', data: {} }]
        : [{ kind: 'caller-contacted', row: 'HS-14', data: {}, clocks: meetOrderClocks(state, context, 'HL-L5') }],
  },
  {
    id: 'HS-14',
    command: 'help-order',
    title: '提交协办情况',
    from: ['order-dispatched', 'order-signed', 'order-handling'],
    to: null,
    who: [{ at: 'joint', roles: ['liaison', 'handler'] }],
    article: '济南热线 29',
    input: { record: said('本单位办了什么', '已确认管线位置，图纸交主办单位。') },
    guards: [
      notSealedOrder,
      (state, _input, { actor }) =>
        actor.kind === 'staff' && state.joint.some((one) => one.organ === actor.organ && !one.answeredOn)
          ? null
          : refuse('helped-already', '济南热线 29', '本单位已经提交。', '还有补充的，请直接告诉主办单位。'),
    ],
    checks: [fieldGiven('record', 'help-empty', '济南热线 29', '还没有写办了什么。', '请写一两句。')],
    whilePending: true,
    events: (_state, _input, { actor }) => [
      { kind: 'order-helped', row: 'HS-14', data: { organ: actor.kind === 'staff' ? actor.organ : '' } },
    ],
  },
  {
    id: 'HS-15',
    command: 'extend-order',
    title: '申请延长答复期限',
    from: ['order-signed', 'order-handling'],
    to: null,
    who: [unit],
    approvedBy: [centreHeads],
    article: '[D]',
    input: {
      days: { title: '延长几个工作日', type: 'integer', min: 1, max: 10, sample: 5 },
      reply: said('理由（告诉诉求人）', '配件要从外地运来，预计五个工作日内修好。'),
    },
    guards: [notSealedOrder, extendable],
    checks: [
      fieldGiven('reply', 'reason-missing', '[D]', '延长要写理由，并告诉诉求人。', '请写一两句。'),
      (_state, input, context) => {
        const most = hotlinePackOf(context).limits.find(({ id }) => id === 'HL-L9')?.settable?.maxDays ?? 0
        const days = Number(input.days)
        return Number.isInteger(days) && days >= 1 && days <= most
          ? null
          : refuse(
              'order-extension-too-long',
              '[D]',
              `延长不能超过${most}个工作日。`,
              `请填1至${most}；需要更久的，请先答复已经办到哪一步。`,
            )
      },
    ],
    starts: ['HL-L9'],
    hint: '只能延长一次，由热线中心批准，理由告诉诉求人',
    events: (state, input, context) => {
      const running = meritsRules.flatMap((rule) => runningClock(state, rule) ?? []).at(0)
      if (!running) throw new Error('guards let an order without limit be extended')
      const from = { ...context, today: Temporal.PlainDate.from(running.last) }
      return [
        {
          kind: 'order-extended',
          row: 'HS-15',
          data: { days: Number(input.days) },
          clocks: [
            ...stopClocks(state, context, 'extended', [running.rule]),
            ...startOrderClock(state, from, 'HL-L9', state.holder, Number(input.days)),
          ],
        },
      ]
    },
  },
  {
    id: 'HS-16',
    command: 'reply-caller',
    title: '答复诉求人',
    from: ['order-signed', 'order-handling'],
    to: 'order-replied',
    who: [unit],
    article: '济南热线 24',
    input: {
      result: {
        title: '结果',
        type: 'code',
        options: [
          ['solved', '已经解决'],
          ['explained', '解释说明'],
          ['planned', '列入计划，写明何时'],
          ['not-possible', '依法不能办，写明理由'],
        ],
      },
      reply: said('答复', '漏水的阀门已于今天上午更换，恢复供水。'),
      feedback: {
        title: '向热线中心的反馈（同时提交）',
        type: 'text',
        optional: true,
        hint: '写明到场、处置和答复的经过；现在不写的，答复后另交',
      },
      files: { title: '照片、材料', type: 'files', optional: true },
      fitReason,
    },
    guards: [notSealedOrder],
    checks: [
      fieldGiven('reply', 'reply-missing', '济南热线 24', '还没有写答复。', '请写明办了什么、为什么。'),
      replyFits,
    ],
    meets: ['HL-L5', 'HL-L6', 'HL-L7', 'HL-L8', 'HL-L9', 'HL-L10', 'HL-L10k'],
    starts: ['HL-33', 'HL-34'],
    hint: '答复本人看得到；诉求人不要答复的，也如实写办了什么',
    events: (state, input, context) => {
      const clocks = [
        ...meetOrderClocks(state, context, ...meritsRules, 'HL-L5'),
        ...stopClocks(state, context, 'answered', returnRules),
      ]
      const replied = { kind: 'caller-replied', row: 'HS-16', data: { result: input.result } }
      return String(input.feedback ?? '').trim()
        ? [
            { ...replied, clocks },
            {
              kind: 'order-fed-back',
              row: 'HS-17',
              data: { stage: 'order-fed-back' },
              clocks: startOrderClock(state, context, 'HL-34', state.office),
            },
          ]
        : [{ ...replied, clocks: [...clocks, ...startOrderClock(state, context, 'HL-33', state.holder)] }]
    },
  },
  {
    id: 'HS-17',
    command: 'feed-back',
    title: '向热线中心反馈',
    from: ['order-replied'],
    to: 'order-fed-back',
    who: [unit],
    article: '济南热线 24',
    input: {
      feedback: said('反馈', '接单后一小时到场，更换阀门，已电话答复诉求人。'),
      files: { title: '照片、材料', type: 'files', optional: true },
    },
    guards: [notSealedOrder],
    meets: ['HL-33'],
    starts: ['HL-34'],
    checks: [fieldGiven('feedback', 'feedback-missing', '济南热线 24', '还没有写反馈。', '请写明办理和答复的经过。')],
    events: (state, _input, context) => [
      {
        kind: 'order-fed-back',
        row: 'HS-17',
        data: {},
        clocks: [
          ...meetOrderClocks(state, context, 'HL-33'),
          ...startOrderClock(state, context, 'HL-34', state.office),
        ],
      },
    ],
  },
  {
    id: 'HS-23',
    command: 'answer-order-supervision',
    title: '回复督办',
    from: [
      'order-dispatched',
      'order-return-asked',
      'order-signed',
      'order-handling',
      'order-replied',
      'order-fed-back',
    ],
    to: null,
    who: [{ at: 'holder', roles: ['liaison', 'organ-head'] }],
    article: '济南热线 28',
    input: { text: said('情况和改正', '因人员调配延误，已安排专人，今天下午到场。') },
    guards: [
      notSealedOrder,
      (state) =>
        state.order?.supervisedAt ? null : refuse('not-supervised', '[D]', '没有待回复的督办。', '无须回复。'),
    ],
    checks: [fieldGiven('text', 'reply-missing', '济南热线 28', '还没有写情况。', '请写明原因和怎样改正。')],
    meets: ['HL-30'],
    whilePending: true,
    events: (state, _input, context) => [
      {
        kind: 'supervision-answered',
        row: 'HS-23',
        data: {},
        clocks: meetOrderClocks(state, context, 'HL-30'),
      },
    ],
  },
  {
    id: 'HS-24',
    command: 'terminate-order',
    title: '申请终止办理',
    from: ['order-signed', 'order-handling'],
    to: 'order-terminated',
    who: [unit],
    approvedBy: [centreHeads],
    article: '济南热线 25;潍坊热线 21',
    input: {
      ground: {
        title: '原因',
        type: 'code',
        options: [
          ['concluded', '已经依法办结，同一事实和理由再次提出'],
          ['other-procedure', '已经进入诉讼、仲裁、复议等程序'],
          ['no-object', '事项已经消失'],
        ],
      },
      reply: said('向诉求人说明的理由和途径', '此事已于上月依法办结，答复如下；不服的，可以依法申请复议。'),
    },
    guards: [notSealedOrder],
    checks: [
      fieldGiven(
        'reply',
        'path-not-told',
        '济南热线 25',
        '没有向诉求人说明理由和途径。',
        '请写明为什么、还可以怎么办。',
      ),
    ],
    starts: ['HL-31'],
    hint: '须热线中心批准，理由告诉诉求人',
    events: (state, input, context) => [
      {
        kind: 'order-terminated',
        row: 'HS-24',
        data: { ground: input.ground, ends: true },
        clocks: ending(state, context),
      },
    ],
  },
]

function extendable(state: State, _input: unknown, context: Context): ReturnType<Guard> {
  const running = meritsRules.flatMap((rule) => runningClock(state, rule) ?? []).at(0)
  if (state.order?.extended || running?.rule === 'HL-L9')
    return refuse('order-extended-already', '[D]', '已经延长过一次。', '请在期限内答复已经办到哪一步。')
  if (!running || running.dueAt)
    return refuse('order-not-extendable', '[D]', '特急和水电气热工单的处置期限不能延长。', '请先到场处置并答复。')
  return isOver(running, context)
    ? refuse('order-extension-too-late', '[D]', '答复期限已经届满，不能再申请延长。', '请尽快答复，并说明延误的原因。')
    : null
}
