import { refuse } from '../refusal.ts'
import { isPast, limitOfMerits, meetClocks, noticeOver, startClock, stopClocks } from './clocks.ts'
import { fitReason, replyFits } from './fits.ts'
import { accountsIn, before, fieldGiven, heard, isCaseworker, notSealed } from './guards.ts'
import { draftNotTheSame, mustDiffer, notTheSameAgain } from './repeat.ts'
import { jointHeard, mayObject } from './rows-competence.ts'
import { pathOptions } from './rows-intake.ts'
import type { Stage } from './stages.ts'
import { lastClock, runningClock, type State } from './state.ts'
import type { ClockOp, Context, Field, Guard, Input, Row, Who } from './types.ts'

/** Rows ST-20…ST-33, ST-49, ST-52, ST-58: what the organ with power to handle does (domain.md §2.3). */

const liaison: Who = { at: 'holder', roles: ['liaison'] }
const drafters: Who = { at: 'holder', roles: ['liaison', 'handler'] }
const handler: Who = { at: 'holder', roles: ['handler'] }
const head: Who = { at: 'holder', roles: ['organ-head'] }
const senderHead: Who = { at: 'sender', roles: ['office-head', 'organ-head'] }

const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

const isPetition: Guard = (state) =>
  state.class3 === 'suggestion' || (state.class3 === 'appeal' && state.path === '31-6')
    ? null
    : refuse(
        'not-petition-procedure',
        'L22 31',
        `本件归入${pathOptions.find(([code]) => code === state.path)?.[1] ?? '其他类别'}，不走信访程序受理。`,
        '请用“导入相应程序”告知路径和时限；分类有误的，先更正分类。',
      )

const isOtherPath: Guard = (state) =>
  state.class3 === 'appeal' && state.path !== null && state.path !== '31-6'
    ? null
    : refuse(
        'no-other-path',
        'L22 31',
        '本件没有归入第三十一条第一至五项，不能导入其他程序。',
        '属于信访程序的请受理；应走其他程序的，请先更正分类。',
      )

export const handlingRows: Row[] = [
  {
    id: 'ST-20',
    command: 'sign',
    title: '签收（本单位直接收到）',
    from: ['classified'],
    to: 'signed',
    who: [{ at: 'office', roles: ['liaison'] }],
    article: 'L22 23(2)',
    input: {},
    guards: [
      notSealed,
      (state) =>
        state.direct
          ? null
          : refuse('not-direct', 'L22 23(2)', '本件不是本单位直接收到的。', '请等待信访部门转送或交办。'),
    ],
    hint: '直接收到的15日期限自收到之日起算',
    events: () => [
      { kind: 'taken-directly', row: 'ST-20', data: {} },
      { kind: 'signed', row: 'ST-21', data: {} },
    ],
  },
  {
    id: 'ST-21',
    command: 'sign',
    title: '签收',
    from: ['to-sign'],
    to: 'signed',
    who: [liaison],
    article: 'L22 23(3)',
    input: {},
    guards: [],
    hint: '期限自到达之日起算，早签晚签一样',
    events: () => [{ kind: 'signed', row: 'ST-21', data: {} }],
  },
  {
    id: 'ST-22',
    command: 'object',
    title: '提出异议',
    from: ['signed'],
    to: 'objected',
    who: [liaison],
    approvedBy: [head],
    article: 'L22 23(3)',
    input: {
      reasons: text('详细理由', '该事项属于另一部门的职责，见职责清单第三项。'),
      competent: text('应由哪个机关办理', '示例单位'),
    },
    guards: [
      before(
        'DL-04',
        'objection-too-late',
        'L22 23(3)',
        '提出异议',
        '请继续办理；管辖确有争议的，用“提请决定管辖”报共同的上级。',
      ),
      mayObject,
      (state) =>
        state.sender
          ? null
          : refuse(
              'nobody-to-object-to',
              'L22 23(3)',
              '本件由本单位直接收到，没有转送单位。',
              '不属于本单位职责的，请用“不予受理”告知。',
            ),
    ],
    checks: [
      fieldGiven('reasons', 'reasons-missing', 'L22 23(3)', '异议必须详细说明理由。', '请写明职责依据和应办机关。'),
    ],
    documents: ['DOC-09'],
    meets: ['DL-04'],
    hint: '不属于本单位职责：收到后5个工作日内，详细说明理由',
    events: (state, _input, context) => [
      { kind: 'objected', row: 'ST-22', data: {}, clocks: meetClocks(state, context, 'DL-04') },
    ],
  },
  {
    id: 'ST-23',
    command: 'decide-objection',
    title: '审核异议',
    from: ['objected'],
    to: null,
    who: [senderHead],
    article: 'L22 23(3)',
    input: {
      decision: {
        title: '审核意见',
        type: 'code',
        options: [
          ['denied', '不同意：由该单位继续办理'],
          ['agreed', '核实同意：收回，另行转送'],
        ],
      },
      reason: text('理由', '经核对职责清单，该事项仍属你单位职责。'),
    },
    guards: [],
    checks: [fieldGiven('reason', 'reason-missing', 'L22 23(3)', '审核异议要写理由。', '请写明核实情况。')],
    documents: ['DOC-09'],
    events: (state, input, context) => {
      const agreed = input.decision === 'agreed'
      return [
        {
          kind: 'objection-decided',
          row: 'ST-23',
          data: { agreed, stage: agreed ? 'classified' : 'signed' },
          // Denied: the citizen's 15 days went on running all the time. Agreed: that organ owes nothing any more,
          // and the office goes on inside its own limit.
          clocks: agreed ? [...stopClocks(state, context, 'objection-agreed'), ...reopenOffice(state, context)] : [],
        },
      ]
    },
  },
  {
    id: 'ST-24',
    command: 'accept',
    title: '受理并告知',
    from: ['signed'],
    to: 'accepted',
    who: [drafters],
    approvedBy: [head],
    article: 'L22 23(3)',
    input: {
      unit: text('承办科室', '业务科'),
      contact: text('联系人和电话', '王示例 0000-1234567'),
      note: { title: '需要向信访人说明的其他情况', type: 'text', optional: true },
    },
    guards: [notSealed, isPetition],
    documents: ['DOC-05'],
    starts: ['DL-05'],
    meets: ['DL-03', 'DL-02'],
    hint: '15日内书面告知接收情况、处理途径和程序',
    events: (state, _input, context) => [
      {
        kind: 'accepted',
        // A suggestion is taken up; everything else is accepted.
        row: state.class3 === 'suggestion' ? 'ST-50' : 'ST-24',
        data: {},
        clocks: [
          ...meetClocks(state, context, 'DL-03', 'DL-02'),
          ...stopClocks(state, context, 'accepted', ['DL-04', 'DL-13b']),
          ...acceptedFrom(state, context, context.today.toString()),
        ],
      },
    ],
  },
  {
    id: 'ST-25',
    command: 'redirect',
    title: '导入相应程序并告知',
    from: ['signed'],
    to: 'redirected',
    who: [drafters],
    approvedBy: [head],
    article: 'L22 31',
    input: {
      competent: text('有权机关', '示例仲裁委员会'),
      where: text('地址和电话', '示例市幸福路1号，电话0000-1234567'),
      advice: text('怎么提出、带什么材料', '请携带身份证和相关合同，到该机关立案窗口提出。'),
      contact: text('联系人和电话', '王示例 0000-1234567'),
    },
    guards: [notSealed, isOtherPath],
    documents: ['DOC-06'],
    meets: ['DL-03', 'DL-02'],
    hint: '写明路径、机关和时限，走错路会误了期限',
    events: (state, _input, context) => [
      { kind: 'redirected', row: 'ST-25', data: { ends: true }, clocks: finished(state, context, 'DL-03', 'DL-02') },
    ],
  },
  {
    id: 'ST-26',
    command: 'not-accept',
    title: '不予受理并告知',
    from: ['signed'],
    to: 'not-accepted',
    who: [drafters],
    approvedBy: [head],
    article: 'L22 23(1)',
    input: {
      ground: {
        title: '情形',
        type: 'code',
        options: [
          ['pending-elsewhere', '同一事项已在办理，在期限内又提出'],
          ['out-of-scope', '不属于本机关及本系统职责'],
        ],
      },
      reason: text('理由', '该事项正在由另一机关办理，尚在期限内。'),
      competent: text('有权机关或在办件编号', '示例单位'),
      remedy: text('还可以怎么办', '您可以等待在办件的答复，或向上述机关提出。'),
    },
    guards: [notSealed],
    documents: ['DOC-07'],
    meets: ['DL-03', 'DL-02'],
    events: (state, input, context) => [
      {
        kind: 'not-accepted',
        row: 'ST-26',
        data: { ground: input.ground, ends: true },
        clocks: finished(state, context, 'DL-03', 'DL-02'),
      },
    ],
  },
  {
    id: 'ST-27',
    command: 'appoint',
    title: '确定承办人',
    from: ['accepted', 'handling'],
    to: 'handling',
    who: [{ at: 'holder', roles: ['organ-head', 'liaison'] }],
    article: 'L22 28(3)',
    input: {
      caseworker: { title: '承办人', type: 'account' },
      declared: {
        title: '回避核对',
        type: 'code',
        options: [
          ['none', '已核对：与本事项、与信访人没有利害关系，没有参与被反映的行为'],
          ['interest', '有利害关系'],
          ['took-part', '参与过被反映的行为'],
        ],
      },
    },
    guards: [],
    checks: [
      (state, input, context) => {
        const account = context.directory.account(String(input.caseworker ?? ''))
        if (!account?.active || account.organ !== state.holder || !account.roles.includes('handler'))
          return refuse(
            'not-a-caseworker-here',
            'L22 28(1)',
            '所选的人不是本单位在岗的承办人员。',
            '请从本单位承办人员中选择。',
          )
        if (state.recused.includes(account.account))
          return refuse('recused', 'L22 28(3)', '此人对本件应当回避。', '请确定另一位承办人。')
        if (
          [state.opinion, ...state.annulled].some(
            (former) => former && (former.by === account.account || former.drafter === account.account),
          )
        )
          return refuse('handled-before', 'L22 28(3)', '此人办理过被退回的意见，不能再办。', '请确定另一位承办人。')
        return null
      },
      (_state, input) =>
        input.declared === 'none'
          ? null
          : refuse('recused', 'L22 28(3)', '有利害关系或参与过被反映的行为，应当回避。', '请确定另一位承办人。'),
    ],
    events: (_state, input) => [{ kind: 'appointed', row: 'ST-27', data: { caseworker: input.caseworker } }],
  },
  {
    id: 'ST-28',
    command: 'hear-petitioner',
    title: '记录听取陈述',
    from: ['handling'],
    to: null,
    who: [handler],
    article: 'L22 31(6)',
    input: {
      mode: {
        title: '方式',
        type: 'code',
        options: [
          ['phone', '电话（事先征得同意）'],
          ['meeting', '当面'],
          ['video', '视频'],
          ['writing', '书面'],
          ['declined', '信访人表示不再陈述'],
        ],
      },
      record: text('陈述内容', '信访人陈述了事实和理由，补充了时间、地点，要求逐项答复。'),
    },
    guards: [notSealed, isCaseworker],
    checks: [
      fieldGiven('record', 'record-missing', 'L22 31(6)', '听取陈述要有记录。', '请写明信访人陈述的事实和理由。'),
    ],
    hint: '出具意见前必须听取',
    events: (_state, input) => [{ kind: 'petitioner-heard', row: 'ST-28', data: { mode: input.mode } }],
  },
  {
    id: 'ST-29',
    command: 'extend',
    title: '申请延期',
    from: ['handling', 'accepted'],
    to: null,
    who: [handler],
    approvedBy: [head],
    article: 'L22 34',
    input: {
      days: { title: '延长几日', type: 'integer', min: 1, max: 30, sample: 30 },
      reason: text('延长理由', '涉及多个部门，情况复杂，需要进一步核实。'),
    },
    guards: [
      notSealed,
      isCaseworkerUnlessNone,
      (state) =>
        state.extended
          ? refuse('extended-before', 'L22 34', '本件已经延长过一次，不能再延。', '请在延长后的期限内办结。')
          : null,
      before('DL-05', 'extension-too-late', 'L22 34', '办理', '期限已过，不能再延长；请尽快办结。'),
      (state) =>
        lastClock(state, 'DL-05')
          ? null
          : refuse('nothing-to-extend', 'L22 34', '本件没有60日的办理期限可以延长。', '建议类事项请按约定时间答复。'),
    ],
    checks: [
      (_state, input) => {
        const days = Number(input.days)
        return Number.isInteger(days) && days >= 1 && days <= 30
          ? null
          : refuse('extension-too-long', 'L22 34', '延长期限不得超过30日。', '请填写1到30之间的天数。')
      },
      fieldGiven('reason', 'reason-missing', 'L22 34', '延期要告知信访人理由。', '请写明情况复杂在哪里。'),
    ],
    documents: ['DOC-10'],
    starts: ['DL-06'],
    hint: '情况复杂，机关负责人批准，只一次，至多30日',
    events: (state, input, context) => {
      const handling = lastClock(state, 'DL-05')
      if (!handling) throw new Error('guards let a case without DL-05 pass')
      const days = Number(input.days)
      return [
        {
          kind: 'extended',
          row: 'ST-29',
          data: { days },
          clocks: [
            ...stopClocks(state, context, 'extended', ['DL-05']),
            // Counted from the un-rolled end of DL-05: vector T4 gives 29 Sep, not 9 Oct.
            ...startClock(state, context, 'DL-06', handling.target, state.holder, days),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-30',
    command: 'draft-opinion',
    title: '起草处理意见书',
    from: ['handling'],
    to: null,
    who: [handler],
    completedBy: 'issue-opinion',
    article: 'L22 32',
    input: {
      answers: { title: '逐项答复', type: 'answers', hint: '每一项诉求都要答：查明的事实和理由、结论' },
      basis: text('法律、法规、规章或政策依据', '《信访工作条例》第三十二条及有关规定。'),
      executeOn: { title: '支持的，何时执行到位', type: 'day', optional: true },
      newFacts: {
        title: '撤销后新查明的事实',
        type: 'text',
        optional: true,
        hint: '原意见已被撤销：没有新查明的事实，不得再作相同的意见',
        when: mustDiffer,
      },
      fitReason,
      contact: text('联系人和电话', '王示例 0000-1234567'),
    },
    guards: [notSealed, isCaseworker, isAppeal, heard, jointHeard],
    checks: [replyFits, notTheSameAgain],
    documents: ['DOC-12'],
    hint: '由承办人起草，机关负责人签发',
    events: () => [{ kind: 'opinion-drafted', row: 'ST-30', data: {} }],
  },
  {
    id: 'ST-30',
    command: 'issue-opinion',
    title: '签发处理意见书',
    from: ['handling'],
    to: 'opinion-issued',
    who: [head],
    article: 'L22 32',
    input: { note: { title: '签发意见', type: 'text', optional: true } },
    guards: [
      notSealed,
      (state) =>
        state.pending?.verb === 'issue-opinion'
          ? null
          : refuse('no-draft', 'L22 32', '还没有承办人起草的处理意见书。', '请承办人先起草。'),
      (state, _input, context) =>
        state.pending && accountsIn(context.actor).includes(state.pending.by)
          ? refuse(
              'drafter-cannot-approve',
              '[D]',
              '起草人不能签发自己起草的意见书，代理期间也不能签发被代理人起草的。',
              '请由机关另一位负责人签发。',
            )
          : null,
      draftNotTheSame,
    ],
    documents: ['DOC-12'],
    whilePending: true,
    events: (_state, _input, context) => [
      {
        kind: 'opinion-issued',
        row: 'ST-30',
        data: { supported: supportsAny(context.pendingInput), ...resultsOf(context.pendingInput) },
      },
    ],
  },
  {
    id: 'ST-31',
    command: 'deliver',
    title: '送达',
    from: ['opinion-issued'],
    to: 'served',
    who: [{ at: 'holder', roles: ['liaison', 'handler'] }],
    article: 'L22 32',
    input: deliveryInput(),
    guards: [],
    checks: [deliverable, (state, input) => (input.document === state.opinion?.document ? null : wrongDocument())],
    documents: ['DOC-19', 'DOC-25'],
    starts: ['DL-07', 'DL-20'],
    meets: ['DL-05', 'DL-06', 'DL-13c'],
    hint: '送达之日办结；复查的30日从收到次日起算',
    events: (state, input, context) => {
      const on = String(input.on)
      const met = meetClocks(state, context, 'DL-05', 'DL-06', 'DL-13c')
      return [
        {
          kind: 'delivered',
          row: 'ST-31',
          data: {
            document: input.document,
            mode: input.mode,
            on,
            opinion: true,
            ...(state.mode === 'assign' ? {} : { ends: true }),
          },
          clocks: [
            ...met,
            ...noticeOver(state, context),
            ...startClock(state, context, 'DL-07', on, null),
            ...startClock(state, context, 'DL-20', on, null),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-31',
    command: 'deliver',
    title: '登记告知书送达',
    from: ['accepted', 'handling', 'redirected', 'not-accepted'],
    to: null,
    who: [{ at: 'holder', roles: ['liaison', 'handler'] }],
    article: 'L22 23(3)',
    input: deliveryInput(),
    guards: [hasNoticeToDeliver],
    checks: [deliverable],
    documents: ['DOC-19'],
    whilePending: true,
    events: (_state, input) => [
      { kind: 'delivered', row: 'ST-31', data: { document: input.document, mode: input.mode, on: input.on } },
    ],
  },
  {
    id: 'ST-32',
    command: 'report-completion',
    title: '提交办结报告',
    from: ['served'],
    to: 'reported',
    who: [drafters],
    article: 'L22 22(1)',
    input: reportInput('已按意见书执行到位。'),
    guards: [
      (state) =>
        state.mode === 'assign'
          ? null
          : refuse('no-report-owed', 'L22 22(1)', '本件是转送，不要求报送办结报告。', '无须报结。'),
    ],
    documents: ['DOC-20'],
    meets: ['DL-11'],
    events: (state, _input, context) => [
      { kind: 'completion-reported', row: 'ST-32', data: {}, clocks: meetClocks(state, context, 'DL-11') },
    ],
  },
  {
    id: 'ST-33',
    command: 'audit-completion',
    title: '审核办结报告',
    from: ['reported'],
    to: 'closed',
    who: [{ at: 'sender', roles: ['office-head', 'dispatcher', 'organ-head'] }],
    article: 'L22 22(1)',
    input: {
      result: {
        title: '审核结果',
        type: 'code',
        options: [
          ['passed', '通过'],
          ['sent-back', '退回重办'],
        ],
      },
      reason: text('审核意见', '诉求逐项答复，依据清楚，已送达。'),
    },
    guards: [],
    checks: [fieldGiven('reason', 'reason-missing', 'L22 22(1)', '审核要写意见。', '请写明核对了什么。')],
    hint: '诉求都答了吗、依据清楚吗、送达了吗、执行了吗',
    events: (state, input, context) => {
      const passed = input.result === 'passed'
      return [
        {
          kind: 'completion-audited',
          row: 'ST-33',
          data: { passed, stage: passed ? afterAudit(state) : 'handling', ...(passed ? { ends: true } : {}) },
          clocks: passed ? [] : redone(state, context),
        },
      ]
    },
  },
  {
    id: 'ST-49',
    command: 'deem-accepted',
    title: '逾期未告知，视为受理',
    from: ['to-sign', 'signed', 'objected'],
    to: 'accepted',
    who: ['system'],
    article: '[D]',
    input: {},
    guards: [
      notSealed,
      isPetition,
      (state, _input, context) => {
        const clock = lastClock(state, 'DL-03') ?? lastClock(state, 'DL-02')
        return clock && isPast(state, context, clock.rule)
          ? null
          : refuse('notice-not-overdue', 'L22 23(3)', '书面告知的期限还没有届满。', '请在期限内告知。')
      },
    ],
    starts: ['DL-05'],
    whilePending: true,
    events: (state, _input, context) => {
      const notice = lastClock(state, 'DL-03') ?? lastClock(state, 'DL-02')
      // A notice that was drafted and not approved in time says the wrong day by now: it is written anew (give-late-notice).
      const back = state.pending ? [{ kind: 'returned', row: 'FE-02', data: { verb: state.pending.verb } }] : []
      // Day 15 counts as the day of acceptance (domain.md U2); the missed notice stays missed.
      return [
        ...back,
        {
          kind: 'deemed-accepted',
          row: 'ST-49',
          data: {},
          clocks: acceptedFrom(state, context, notice?.target ?? context.today.toString()),
        },
      ]
    },
  },
  {
    id: 'ST-49',
    command: 'give-late-notice',
    title: '补发受理告知书',
    from: ['accepted', 'handling'],
    to: null,
    who: [drafters],
    approvedBy: [head],
    article: 'L22 23(3)',
    input: {
      unit: text('承办科室', '业务科'),
      contact: text('联系人和电话', '王示例 0000-1234567'),
      note: { title: '需要向信访人说明的其他情况', type: 'text', optional: true },
    },
    guards: [
      notSealed,
      (state) =>
        runningClock(state, 'DL-03') || runningClock(state, 'DL-02')
          ? null
          : refuse(
              'notice-given-before',
              'L22 23(3)',
              '已经书面告知过信访人。',
              '无须再告知；情况有变的，请电话说明。',
            ),
    ],
    documents: ['DOC-05'],
    meets: ['DL-03', 'DL-02'],
    hint: '逾期也要告知：办理期限仍从第15日起算，不重新起算',
    events: (state, _input, context) => [
      { kind: 'notice-given-late', row: 'ST-49', data: {}, clocks: meetClocks(state, context, 'DL-03', 'DL-02') },
    ],
  },
  {
    id: 'ST-52',
    command: 'answer-suggestion',
    title: '答复建议',
    from: ['accepted', 'handling'],
    to: 'answered',
    who: [drafters],
    article: 'L22 29',
    input: {
      result: {
        title: '采纳情况',
        type: 'code',
        options: [
          ['adopted', '采纳'],
          ['partly', '部分采纳'],
          ['not-adopted', '未采纳'],
        ],
      },
      reply: text('答复和理由', '您的建议已认真研究，将纳入下一步工作安排。'),
      fitReason,
    },
    documents: ['DOC-14'],
    guards: [
      notSealed,
      (state) =>
        state.class3 === 'suggestion'
          ? null
          : refuse('wrong-class', 'L22 29', '本件不是建议意见类。', '申诉求决类请出具处理意见书。'),
    ],
    checks: [
      fieldGiven('reply', 'reply-missing', 'L22 29', '采纳或部分采纳的必须答复。', '请写明答复和理由。'),
      replyFits,
    ],
    meets: ['DL-19'],
    events: (state, input, context) => [
      {
        kind: 'suggestion-answered',
        row: 'ST-52',
        data: { result: input.result, ends: true },
        clocks: finished(state, context, 'DL-19', 'DL-05', 'DL-06'),
      },
    ],
  },
  {
    id: 'ST-58',
    command: 'report-unreachable',
    title: '联系不上，暂存',
    from: ['handling'],
    to: 'no-contact',
    who: [handler],
    approvedBy: [head],
    article: '[D]',
    input: {
      attempts: text(
        '联系经过（每次的日期、方式、结果，至少三次）',
        '11月2日电话无人接听；11月4日短信未回；11月9日挂号信退回。',
      ),
    },
    guards: [notSealed, isCaseworker],
    checks: [
      (_state, input) =>
        String(input.attempts ?? '')
          .split(/[；;\n]/)
          .filter((attempt) => attempt.trim()).length >= 3
          ? null
          : refuse(
              'too-few-attempts',
              '[D]',
              '联系不足三次，不能认定联系不上。',
              '请换日期、换方式再联系，并逐次记录。',
            ),
    ],
    hint: '信访人一补充情况即恢复办理',
    events: (state, _input, context) => [
      {
        kind: 'unreachable-reported',
        row: 'ST-58',
        data: { ends: true },
        clocks: stopClocks(state, context, 'no-contact'),
      },
    ],
  },
]

/** What was sent back is done again, and reported again, inside the same limits from the day it is back [D]. */
const redone = (state: State, context: Context): ClockOp[] => [
  ...stopClocks(state, context, 'sent-back-for-redo', ['DL-07', 'DL-20']),
  ...startClock(state, context, limitOfMerits(state, context), context.today.toString(), state.holder),
  ...startClock(state, context, 'DL-11', context.today.toString(), state.holder),
]

function isCaseworkerUnlessNone(state: State, input: Record<string, unknown>, context: Context) {
  return state.caseworkers.length ? isCaseworker(state, input, context) : null
}

/** A matter whose re-review opinion was served meanwhile is at its end, not only closed. */
const afterAudit = (state: State): Stage => (state.terminatedOn ? 'terminated' : 'closed')

function isAppeal(state: State) {
  return state.class3 === 'appeal'
    ? null
    : refuse('wrong-class', 'L22 32', '建议意见类不出具处理意见书。', '请用“答复建议”。')
}

/** Whether the drafted opinion supports any request, wholly or in part: then execution is owed (L22 32(2)). */
const supportsAny = (draft: Input | undefined): boolean =>
  Array.isArray(draft?.answers) &&
  draft.answers.some((answer: { result?: unknown }) => answer.result === 'support' || answer.result === 'partly')

/** What was answered to each request, and the day by which a supported one is done: codes and a day. */
const resultsOf = (draft: Input | undefined) => ({
  results: Array.isArray(draft?.answers) ? draft.answers.map((answer: { result?: unknown }) => answer.result) : [],
  ...(supportsAny(draft) && draft?.executeOn ? { executeOn: draft.executeOn } : {}),
})

const acceptedFrom = (state: State, context: Context, day0: string): ClockOp[] =>
  startClock(state, context, limitOfMerits(state, context), day0, state.holder)

function finished(state: State, context: Context, ...meets: string[]): ClockOp[] {
  const met = meetClocks(state, context, ...meets)
  return [...met, ...stopClocks(state, context, 'ended').filter((op) => !met.some((m) => m.key === op.key))]
}

/** The office's own limit was met when it sent the matter out; taking it back does not give it fifteen new days. */
function reopenOffice(state: State, context: Context): ClockOp[] {
  const first = state.clocks.find((clock) => clock.rule === 'DL-01')
  return first ? startClock(state, context, 'DL-01', first.day0, state.office) : []
}

/** What a completion report says (DOC-20). @param execution an example of how far the opinion is carried out */
export function reportInput(execution: string): Record<string, Field> {
  return {
    facts: text('查明情况', '经核实，信访人反映的情况部分属实。'),
    execution: text('执行情况', execution),
    contact: text('联系人和电话', '王示例 0000-1234567'),
  }
}

export function deliveryInput(): Record<string, Field> {
  return {
    document: { title: '送达哪一份', type: 'document' },
    mode: {
      title: '方式',
      type: 'code',
      options: [
        ['direct', '直接送达'],
        ['post', '挂号邮寄'],
        ['electronic', '电子送达（须经同意）'],
        ['left', '留置送达（有见证人）'],
        ['public', '公告送达（其他方式都不能送达）'],
      ],
    },
    on: { title: '收到日期', type: 'day' },
    proof: text('凭证（签收人、挂号单号、电子送达记录或拒收情况）', '信访人签收'),
    witness: { title: '见证人（留置送达）', type: 'text', optional: true },
  }
}

export function hasNoticeToDeliver(state: State) {
  return state.documents.some((document) => document.to === 'petitioner' && !document.deliveredOn)
    ? null
    : refuse('nothing-to-deliver', 'L22 23(3)', '没有等待送达的文书。', '出具新的文书后，这里会出现。')
}

export function deliverable(state: State, input: Record<string, unknown>, context: Context) {
  const document = state.documents.find((d) => d.id === input.document)
  if (document?.to !== 'petitioner') return wrongDocument()
  if (document.deliveredOn)
    return refuse(
      'delivered-before',
      'L22 32',
      '这份文书已经送达过。',
      '如需再次寄送，请在备注中说明，送达日期以第一次为准。',
    )
  if (input.mode === 'electronic' && !state.eService)
    return refuse(
      'no-e-service-consent',
      '民诉法90',
      '信访人没有同意电子送达。',
      '请直接送达或挂号邮寄；取得同意后再电子送达。',
    )
  const on = String(input.on ?? '')
  if (on > context.today.toString())
    return refuse('delivery-in-future', '民诉法87', '收到日期不能晚于今天。', '请填写送达回证上的日期。')
  return proofGiven(state, input, context)
}

const proofGiven = fieldGiven(
  'proof',
  'proof-missing',
  '民诉法87',
  '送达要有凭证。',
  '请填写送达回证、挂号单号或电子送达记录。',
)

export function wrongDocument() {
  return refuse('no-such-document', 'L22 32', '没有这份待送达的文书。', '请从待送达的文书中选择。')
}
