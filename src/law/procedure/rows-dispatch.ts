import { refuse } from '../refusal.ts'
import { stopClocks } from './clocks.ts'
import { fieldGiven, nobodySigns, organExists } from './guards.ts'
import {
  dispatchRules,
  ending,
  meetOrderClocks,
  meritsOf,
  meritsRules,
  returnRules,
  signingOf,
  signingRules,
  startOrderClock,
} from './order-clocks.ts'
import {
  centre,
  centreHeads,
  notJustReturned,
  notSealedOrder,
  notSelf,
  orderType,
  said,
  seats,
} from './order-guards.ts'
import { bindingDispatch, isOrderType } from './order-state.ts'
import { runningClock, type State } from './state.ts'
import type { ClockOp, Context, Field, Row } from './types.ts'

/** Rows of the 12345 centre before and beside the handling: check, answer, merge, dispatch, returns (domain.md §3.2). */

const urgency: Field = {
  title: '紧急程度',
  type: 'code',
  options: [
    ['normal', '一般'],
    ['urgent', '紧急（公用事业、公共秩序）'],
    ['critical', '特急（危及生命、财产）'],
  ],
}

export const orderDispatchRows: Row[] = [
  {
    id: 'HS-09',
    command: 'check-order',
    title: '审核工单',
    from: ['order-created', 'order-checked'],
    to: 'order-checked',
    who: [seats],
    article: '北京接诉 10;潍坊热线 11',
    input: {
      type: orderType,
      urgency,
      category: { title: '内容分类', type: 'category' },
      placeRegion: { title: '事发地', type: 'region' },
      utility: { title: '水、电、气、热', type: 'boolean', optional: true, hint: '签收和处置的期限更短' },
      complex: { title: '职责复杂，退单期限放宽一个工作日', type: 'boolean', optional: true },
    },
    guards: [notSealedOrder],
    checks: [
      (_state, input) =>
        isOrderType(input.type)
          ? null
          : refuse('order-type-unknown', '[D]', '没有这种诉求类型。', '请从列表中选择诉求类型。'),
      fieldGiven('category', 'order-category-missing', '北京接诉 10', '工单还没有内容分类。', '请选择一个分类。'),
      fieldGiven(
        'placeRegion',
        'order-place-missing',
        '北京接诉 10',
        '工单还没有事发地。',
        '请选择县区或者乡镇街道；问不清的，选本市。',
      ),
    ],
    hint: '时间、事项、联系方式、事发地、类型、保密要求要齐全',
    events: (_state, input) => [
      {
        kind: 'order-checked',
        row: 'HS-09',
        data: {
          type: input.type,
          urgency: input.urgency ?? 'normal',
          category: input.category,
          placeRegion: input.placeRegion,
          utility: input.utility === true,
          complex: input.complex === true,
        },
      },
    ],
  },
  {
    id: 'HS-02',
    command: 'answer-order',
    title: '直接答复',
    from: ['order-created', 'order-checked'],
    to: 'order-answered',
    who: [seats],
    article: '济南热线 23;潍坊热线 18',
    input: {
      reply: said('答复', '公积金提取可以在网上办理，三个工作日到账。', '有知识库条目的，照条目答复'),
    },
    guards: [notSealedOrder],
    checks: [fieldGiven('reply', 'reply-missing', '济南热线 23', '还没有写答复。', '请写明怎么办、依据什么。')],
    meets: ['HL-L3', 'HL-L3u', 'HL-L2'],
    starts: ['HL-31'],
    hint: '能当场答复的不派单；答复本人看得到',
    events: (state, _input, context) => [
      {
        kind: 'order-answered',
        row: 'HS-02',
        data: { ends: true },
        clocks: ending(state, context, ...dispatchRules, 'HL-L2', ...meritsRules),
      },
    ],
  },
  {
    id: 'HS-06',
    command: 'refuse-order',
    title: '不属于受理范围，说明途径',
    from: ['order-created', 'order-checked'],
    to: 'order-refused',
    who: [seats],
    approvedBy: [centreHeads],
    article: '潍坊热线 19;北京接诉 11',
    input: {
      ground: {
        title: '原因',
        type: 'code',
        options: [
          ['other-procedure', '应当通过诉讼、仲裁、复议、监察等法定途径'],
          ['in-petition', '已经在信访渠道办理'],
          ['secret', '涉及国家秘密、商业秘密、个人隐私'],
          ['concluded', '单位已经依法办结，没有新的事实'],
          ['unlawful', '要求违反法律或者公序良俗'],
        ],
      },
      reply: said('向诉求人说明的理由和途径', '这件事应当向劳动人事争议仲裁委员会申请仲裁，时效一年。'),
    },
    guards: [notSealedOrder],
    checks: [
      fieldGiven(
        'reply',
        'path-not-told',
        '潍坊热线 19',
        '没有说明理由和途径。',
        '请写明为什么、可以去哪里、期限多久。',
      ),
    ],
    meets: ['HL-L3', 'HL-L3u', 'HL-L2'],
    starts: ['HL-31'],
    hint: '必须同时说明理由和途径；由值班长审批',
    events: (state, input, context) => [
      {
        kind: 'order-refused',
        row: 'HS-06',
        data: { ground: input.ground, ends: true },
        clocks: ending(state, context, ...dispatchRules, 'HL-L2'),
      },
    ],
  },
  {
    id: 'HS-08',
    command: 'merge',
    title: '并单',
    from: ['order-created', 'order-checked', 'order-dispatched', 'order-signed', 'order-handling'],
    to: 'order-merged',
    who: [seats],
    article: '热线服务意见',
    input: {
      into: { title: '并入哪一张工单', type: 'case' },
      reason: said('为什么是同一件事', '同一处水管爆裂，同一天多人来电。'),
    },
    guards: [notSealedOrder],
    hint: '编号和查询码继续有效，凭它们看主单的进度',
    events: (state, input, context) => [
      {
        kind: 'merged',
        row: 'HS-08',
        data: { into: input.into, ends: true },
        clocks: [
          ...meetOrderClocks(state, context, ...dispatchRules, 'HL-L2'),
          ...stopClocks(state, context, 'merged', unmet(state, dispatchRules)),
        ],
      },
    ],
  },
  {
    id: 'HS-10',
    command: 'dispatch-order',
    title: '派单',
    from: ['order-checked'],
    to: 'order-dispatched',
    who: [centre],
    article: '济南热线 23;潍坊热线 18',
    input: {
      to: { title: '主办单位', type: 'organ', organs: 'dispatch' },
      decided: {
        title: '有争议，由热线中心决定由它办理',
        type: 'boolean',
        optional: true,
        hint: '决定以后不能再退单',
      },
      note: { title: '交办要求', type: 'text', optional: true },
    },
    guards: [notSealedOrder],
    checks: [
      organExists('to'),
      notSelf,
      notJustReturned,
      (_state, input, context) => nobodySigns(context.directory.organ(String(input.to)), context),
    ],
    meets: ['HL-L3', 'HL-L3u'],
    starts: ['HL-L4', 'HL-L11', 'HL-L7'],
    hint: '第三次派单由热线中心指定，不能再退',
    events: (state, input, context) => {
      const bound = input.decided === true || (state.order?.dispatches.length ?? 0) + 1 >= bindingDispatch
      const to = String(input.to)
      return [
        {
          kind: 'order-dispatched',
          row: 'HS-10',
          data: { to, bound },
          clocks: [
            ...meetOrderClocks(state, context, ...dispatchRules, 'HL-L2'),
            ...startOrderClock(state, context, signingOf(state), to),
            ...(bound ? [] : startOrderClock(state, context, state.order?.complex ? 'HL-L11c' : 'HL-L11', to)),
            ...meritsFor(state, context, to),
          ],
        },
      ]
    },
  },
  {
    id: 'HS-10',
    command: 'add-helper-unit',
    title: '增加协办单位',
    from: ['order-dispatched', 'order-signed', 'order-handling'],
    to: null,
    who: [centre, { at: 'holder', roles: ['organ-head'] }],
    article: '济南热线 29;潍坊热线 22',
    input: {
      organ: { title: '协办单位', type: 'organ', organs: 'helper' },
      question: said('请它办哪一部分', '请协助确认地下管线位置。'),
    },
    guards: [notSealedOrder],
    checks: [
      organExists('organ'),
      notSelf,
      (state, input) =>
        input.organ === state.holder || state.joint.some(({ organ }) => organ === input.organ)
          ? refuse('helper-already', '济南热线 29', '这个单位已经在办理这张工单。', '请选择别的单位。')
          : null,
      fieldGiven('question', 'question-missing', '济南热线 29', '还没有写请它办哪一部分。', '请写一两句。'),
    ],
    whilePending: true,
    hint: '主办单位牵头答复，协办单位把情况告诉主办单位；期限照算',
    events: (_state, input) => [{ kind: 'order-helper-asked', row: 'HS-10', data: { organ: input.organ } }],
  },
  {
    id: 'HS-13',
    command: 'decide-order-return',
    title: '审核退单',
    from: ['order-return-asked'],
    to: null,
    who: [centre],
    article: '热线服务意见;潍坊热线 22',
    input: {
      decision: {
        title: '决定',
        type: 'code',
        options: [
          ['denied', '不同意，由该单位办理'],
          ['accepted', '同意退单，重新派单'],
        ],
      },
      reason: said('理由', '根据派单目录，道路照明由该单位负责。'),
    },
    guards: [notSealedOrder],
    checks: [fieldGiven('reason', 'reason-missing', '潍坊热线 22', '没有写理由。', '请写明职责依据。')],
    hint: '不同意的，单位不能再退；派过的时间记入退单台账',
    events: (state, input, context) => {
      const accepted = input.decision === 'accepted'
      return [
        {
          kind: 'order-return-decided',
          row: 'HS-13',
          data: {
            decision: accepted ? 'accepted' : 'denied',
            stage: accepted ? 'order-checked' : 'order-signed',
          },
          clocks: accepted
            ? [
                ...stopClocks(state, context, 'order-returned', [...signingRules, ...returnRules, 'HL-L5']),
                ...startOrderClock(state, context, state.urgency === 'normal' ? 'HL-L3' : 'HL-L3u', state.office),
              ]
            : [
                ...meetOrderClocks(state, context, ...signingRules),
                ...stopClocks(state, context, 'return-denied', returnRules),
                ...contactClock(state, context),
              ],
        },
      ]
    },
  },
  {
    id: 'HS-23',
    command: 'supervise-order',
    title: '督办工单',
    from: [
      'order-dispatched',
      'order-return-asked',
      'order-signed',
      'order-handling',
      'order-replied',
      'order-fed-back',
    ],
    to: null,
    who: [{ at: 'office', roles: ['shift-leader', 'office-head', 'supervisor'] }],
    article: '济南热线 28;潍坊热线 26',
    input: {
      ground: {
        title: '督办原因',
        type: 'code',
        options: [
          ['overdue', '超过期限'],
          ['refused', '拒不签收、推诿'],
          ['unsolved', '应当解决没有解决'],
          ['harm', '处置不当，影响不好'],
          ['stale', '知识没有及时更新'],
        ],
      },
      text: said('要求', '请于两个工作日内说明情况并答复诉求人。'),
    },
    guards: [
      notSealedOrder,
      (state) =>
        state.order?.supervisedAt
          ? refuse('supervised-already', '济南热线 28', '已经督办，单位还没有回复。', '请等单位回复。')
          : state.holder
            ? null
            : refuse('nobody-to-supervise', '济南热线 28', '工单还没有派到单位。', '请先派单。'),
    ],
    checks: [fieldGiven('text', 'reason-missing', '济南热线 28', '没有写要求。', '请写明要求单位做什么。')],
    starts: ['HL-30'],
    whilePending: true,
    hint: '督办的是单位；不影响办理期限',
    events: (state, input, context) => [
      {
        kind: 'order-supervised',
        row: 'HS-23',
        data: { ground: input.ground },
        clocks: startOrderClock(state, context, 'HL-30', state.holder),
      },
    ],
  },
]

/** Limits of the merits run from the first dispatch on, whoever gets the order later: the ledger shows who cost time. */
function meritsFor(state: State, context: Context, to: string): ClockOp[] {
  const running = meritsRules.flatMap((rule) => runningClock(state, rule) ?? []).at(0)
  if (!running) return startOrderClock(state, context, meritsOf(state), to)
  const { metOn: _m, stoppedOn: _s, metAt: _a, ...started } = running
  return [{ op: 'start', ...started, organ: to }]
}

/** The unit has it: the day in which it calls the person runs. */
export const contactClock = (state: State, context: Context): ClockOp[] =>
  state.order?.noReply || !state.reachable || state.order?.contactedAt
    ? []
    : startOrderClock(state, context, 'HL-L5', state.holder)

const unmet = (state: State, met: readonly string[]): string[] =>
  state.clocks.map(({ rule }) => rule).filter((rule) => !met.includes(rule))
