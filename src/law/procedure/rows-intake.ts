import { cite } from '../cite.ts'
import { paths } from '../paths.ts'
import { refuse } from '../refusal.ts'
import { meetClocks, startClock, stopClocks } from './clocks.ts'
import { fitReason, replyFits } from './fits.ts'
import { classIs, fieldGiven, notSealed, organExists, routable } from './guards.ts'
import { simplePassedOn } from './rows-simple.ts'
import { urgentClock } from './rows-urgent.ts'
import { sealed } from './sealing.ts'
import { intakeStages } from './stages.ts'
import type { State } from './state.ts'
import type { ClockOp, Context, Field, Input, Row, Who } from './types.ts'

/** Rows ST-02…ST-16: what the letters-and-visits office does with what arrives (domain.md §2.2). */

const clerks: Who = { at: 'office', roles: ['registrar', 'dispatcher'] }
const clerksOrLiaison: Who = { at: 'office', roles: ['registrar', 'dispatcher', 'liaison'] }
/** Of a township that received it itself, its own head. */
const head: Who = { at: 'office', roles: ['office-head', 'organ-head'] }

const reason: Field = { title: '理由', type: 'text', sample: '经核对，事实与依据清楚，按规定办理。' }
const note: Field = { title: '说明', type: 'text', optional: true }

export const classOptions = [
  ['appeal', '申诉求决类'],
  ['suggestion', '建议意见类'],
  ['accusation', '检举控告类（提交后立即密封）'],
] as const

/** The six ways of L22 31 as the table of paths names them, the petition procedure first: it is what most matters go. */
export const pathOptions: readonly (readonly [code: string, title: string])[] = paths
  .filter(({ path }) => path.startsWith('31-'))
  .toSorted((a, b) => Number(b.path === '31-6') - Number(a.path === '31-6'))
  .map(({ path, title, article }) => [path, `${cite(article).replace('《信访工作条例》', '')}：${title}`])

export const intakeRows: Row[] = [
  {
    id: 'ST-02',
    command: 'register',
    title: '登记',
    from: ['received'],
    to: 'registered',
    who: [clerksOrLiaison],
    article: 'L22 22(1)',
    input: { note },
    guards: [],
    hint: '核对渠道、日期和内容后登记；姓名、地址不清也要登记',
    // `proposals`: how many likely duplicates petitions/ found; people decide about them (RG-14).
    events: (_state, input) => [
      { kind: 'registered', row: 'ST-02', data: { proposals: Number(input.proposals ?? 0) } },
    ],
  },
  {
    id: 'ST-03',
    command: 'confirm-duplicate',
    title: '判定重复',
    from: ['registered', 'deduped'],
    to: 'deduped',
    who: [clerksOrLiaison],
    article: 'L22 19(3)',
    input: {
      decision: {
        title: '判定',
        type: 'code',
        options: [
          ['first', '不是重复：初件'],
          ['related', '只有同人或只有同事：相关件'],
          ['repeat', '同人同事：重复件（并入请用“并案”）'],
        ],
      },
      caseNo: { title: '关联的件', type: 'case', optional: true },
    },
    guards: [notSealed],
    checks: [
      (_state, input) =>
        input.decision !== 'first' && !input.caseNo
          ? refuse('link-missing', 'L22 19(3)', '判定为重复或相关，要写明是哪一件。', '请填写关联件的编号。')
          : null,
    ],
    hint: '机器只提示，由人判定：同人并且同事才是重复件',
    events: (_state, input) => [
      {
        kind: 'duplicate-confirmed',
        row: 'ST-03',
        data: {
          dup: input.decision === 'repeat' ? 'repeat' : 'first',
          decision: input.decision,
          ...(input.caseNo ? { caseNo: input.caseNo } : {}),
        },
      },
    ],
  },
  {
    id: 'ST-04',
    command: 'classify',
    title: '分类',
    from: ['registered', 'deduped', 'classified'],
    to: 'classified',
    who: [clerksOrLiaison],
    article: 'L22 28(2)',
    input: {
      class: { title: '三类', type: 'code', options: classOptions },
      path: { title: '办理路径', type: 'code', options: pathOptions, optional: true, hint: '申诉求决类必选' },
      category: { title: '内容分类', type: 'category' },
      placeRegion: { title: '问题属地', type: 'region', optional: true },
      urgency: {
        title: '紧急程度',
        type: 'code',
        optional: true,
        options: [
          ['normal', '一般'],
          ['urgent', '紧急'],
          ['critical', '特急'],
        ],
        hint: '按事项判断，不按人判断',
      },
      reason: { ...reason, title: '分类理由', optional: true },
    },
    guards: [notSealed],
    checks: [
      (_state, input) =>
        input.class === 'appeal' && !input.path
          ? refuse(
              'path-missing',
              'L22 31',
              '申诉求决类要选定第三十一条的哪一项。',
              '请选择办理路径；拿不准时看“该找谁”的路径表。',
            )
          : null,
    ],
    events: (state, input, context) => {
      const classified = {
        kind: 'classified',
        row: 'ST-04',
        data: {
          class3: input.class,
          path: input.class === 'appeal' ? input.path : null,
          category: input.category,
          ...(input.placeRegion ? { placeRegion: input.placeRegion } : {}),
          urgency: input.urgency ?? 'normal',
        },
        clocks: input.urgency === 'critical' && !state.urgentAt ? urgentClock(state, context) : [],
      }
      // An accusation is sealed by the very act that names it one (RG-1): no moment in which it lies open.
      return input.class === 'accusation' ? [sealed(state, context), classified] : [classified]
    },
  },
  {
    id: 'ST-04',
    command: 'split',
    title: '分拆',
    from: ['received', 'registered', 'deduped', 'classified'],
    to: null,
    who: [clerksOrLiaison],
    article: 'L22 31',
    input: {
      matters: { title: '分出的事项', type: 'matters', hint: '本件留一项；每分出一项，另编号办理，期限不变' },
      reason: { ...reason, title: '分拆理由', sample: '一封来信反映两件事，由不同机关处理。' },
    },
    // A link from an open case would tell that an accusation exists.
    guards: [notSealed],
    checks: [
      (_state, input) =>
        Array.isArray(input.cases) && input.cases.length > 0
          ? null
          : refuse('nothing-to-split', 'L22 31', '还没有写要分出哪一项。', '请写明分出事项的标题和内容。'),
    ],
    hint: '一件反映几件事：各编号、各转各的机关，互相关联',
    // `cases`: the numbers that petitions/ gave to the further matters.
    events: (_state, input) => [{ kind: 'split', row: 'ST-04', data: { cases: input.cases } }],
  },
  {
    id: 'ST-05',
    command: 'transfer',
    title: '转送',
    from: ['classified', 'reported-up'],
    to: 'to-sign',
    who: [clerks],
    article: 'L22 22(1)',
    input: {
      to: { title: '转给', type: 'organ', organs: 'route' },
      reason: { ...reason, title: '为什么归它管', sample: '该事项属于贵单位职责范围。' },
    },
    guards: [notSealed, notDirect],
    checks: [routable],
    documents: ['DOC-02', 'DOC-04'],
    starts: ['DL-03', 'DL-04'],
    meets: ['DL-01'],
    hint: '不要求报结果；有权处理机关15日内书面告知信访人',
    events: (state, input, context) => move('transferred', 'ST-05', state, input, context),
  },
  {
    id: 'ST-06',
    command: 'assign',
    title: '交办',
    from: ['classified', 'reported-up'],
    to: 'to-sign',
    who: [{ at: 'office', roles: ['dispatcher'] }],
    approvedBy: [head],
    article: 'L22 22(1)',
    input: {
      to: { title: '交给', type: 'organ', organs: 'route' },
      dueOn: { title: '指定办理期限', type: 'day', optional: true, hint: '空着按60日（自到达之日起）' },
      demand: { title: '交办要求', type: 'text', sample: '请依法办理并在期限内提交办结报告，附处理意见书和送达回证。' },
    },
    guards: [notSealed, notDirect],
    checks: [
      routable,
      (_state, input, context) =>
        input.dueOn && String(input.dueOn) <= context.today.toString()
          ? refuse('due-not-ahead', 'L22 22(1)', '指定办理期限要晚于今天。', '请重新选择日期。')
          : null,
    ],
    documents: ['DOC-03', 'DOC-04'],
    starts: ['DL-03', 'DL-04', 'DL-11'],
    meets: ['DL-01'],
    hint: '重要情况，要结果：写明期限，须提交办结报告',
    events: (state, input, context) => move('assigned', 'ST-06', state, input, context),
  },
  {
    id: 'ST-07',
    command: 'report-up',
    title: '呈批',
    from: ['classified'],
    to: 'reported-up',
    who: [{ at: 'office', roles: ['dispatcher', 'office-head'] }],
    article: 'L22 22(1)',
    input: { proposal: { title: '拟办建议', type: 'text', sample: '情况重大，建议由分管领导批示后交办。' } },
    guards: [notSealed],
    checks: [fieldGiven('proposal', 'proposal-missing', 'L22 22(1)', '呈批要提出建议。', '请写明拟办建议。')],
    hint: '情况重大、紧急：及时提出建议，报请决定',
    meets: ['DL-15'],
    events: (state, _input, context) => [
      { kind: 'reported-up', row: 'ST-07', data: {}, clocks: meetClocks(state, context, 'DL-15') },
    ],
  },
  {
    id: 'ST-08',
    command: 'refer-litigation',
    title: '转政法机关',
    from: ['classified'],
    to: 'litigation',
    who: [clerks],
    article: 'L22 22(1)',
    input: {
      to: { title: '政法机关', type: 'organ', organs: 'litigation' },
      reason: { ...reason, title: '为什么属于涉法涉诉', sample: '所提事项属于诉讼权利救济，由政法机关依法处理。' },
    },
    guards: [
      notSealed,
      classIs('appeal', 'L22 31(1)', '只有申诉求决类事项可以转政法机关。', '请先分类。'),
      (state) =>
        state.path === '31-1'
          ? null
          : refuse('not-litigation', 'L22 31(1)', '本件未归入第三十一条第一项。', '确属涉法涉诉的，请先改正分类。'),
    ],
    checks: [organExists('to')],
    documents: ['DOC-02', 'DOC-06'],
    meets: ['DL-01'],
    events: (state, input, context) => [
      {
        kind: 'litigation-referred',
        row: 'ST-08',
        data: { to: input.to, ends: true },
        clocks: disposed(state, context),
      },
    ],
  },
  {
    id: 'ST-10',
    command: 'refuse',
    title: '不予受理',
    from: ['registered', 'deduped', 'classified'],
    to: 'refused',
    who: [clerks],
    approvedBy: [head],
    article: 'L22 19(3)',
    input: {
      ground: {
        title: '情形',
        type: 'code',
        options: [
          ['pending-elsewhere', '同一事项已经受理、正在办理，在期限内又向上级提出'],
          ['out-of-scope', '不属于信访事项受理范围'],
        ],
      },
      reason,
      competent: { title: '有权机关或在办件编号', type: 'text', sample: '请向有权处理的机关提出。' },
      remedy: { title: '还可以怎么办', type: 'text', sample: '您可以向上述机关提出，也可以拨打12345咨询。' },
    },
    guards: [notSealed],
    documents: ['DOC-07'],
    meets: ['DL-01'],
    events: (state, input, context) => [
      { kind: 'refused', row: 'ST-10', data: { ground: input.ground, ends: true }, clocks: disposed(state, context) },
    ],
  },
  {
    id: 'ST-10',
    command: 'finally-refuse',
    title: '不再受理',
    from: ['registered', 'deduped', 'classified'],
    to: 'finally-refused',
    who: [clerks],
    approvedBy: [head],
    article: 'L22 36(3)',
    input: {
      rereviewNo: { title: '复核意见书文号', type: 'text', sample: '示政信复核〔2026〕1号' },
      rereviewOn: { title: '复核意见书日期', type: 'day' },
      reason,
    },
    guards: [notSealed],
    checks: [
      fieldGiven(
        'rereviewNo',
        'rereview-missing',
        'L22 36(3)',
        '不再受理必须引用此前的复核意见书。',
        '请填写复核意见书文号；没有复核过的不能用“不再受理”。',
      ),
    ],
    documents: ['DOC-08'],
    meets: ['DL-01'],
    events: (state, _input, context) => [
      { kind: 'finally-refused', row: 'ST-10', data: { ends: true }, clocks: disposed(state, context) },
    ],
  },
  {
    id: 'ST-11',
    command: 'reply-directly',
    title: '直接答复',
    from: ['registered', 'deduped', 'classified'],
    to: 'replied',
    who: [clerksOrLiaison],
    article: 'L22 22(1)',
    input: {
      reply: { title: '答复内容', type: 'text', sample: '您咨询的问题，现答复如下：请持身份证到窗口办理。' },
      fitReason,
    },
    guards: [notSealed],
    checks: [fieldGiven('reply', 'reply-missing', 'L22 22(1)', '还没有写答复内容。', '请写明答复。'), replyFits],
    meets: ['DL-01', 'DL-02'],
    hint: '咨询、感谢，或完全属于本部门职责',
    events: (state, _input, context) => [
      { kind: 'directly-replied', row: 'ST-11', data: { ends: true }, clocks: disposed(state, context) },
    ],
  },
  {
    id: 'ST-12',
    command: 'merge',
    title: '并案',
    from: ['registered', 'deduped', 'classified'],
    to: 'merged',
    who: [clerks],
    article: 'L22 19(3)',
    input: { into: { title: '并入哪一件', type: 'case' }, reason: { ...reason, title: '为什么是同人同事' } },
    guards: [notSealed],
    meets: ['DL-01'],
    hint: '编号、查询码和回执继续有效，显示被并入件的进度',
    events: (state, input, context) => [
      { kind: 'merged', row: 'ST-12', data: { into: input.into, ends: true }, clocks: disposed(state, context) },
    ],
  },
  {
    id: 'ST-13',
    command: 'file-away',
    title: '存查',
    from: ['registered', 'deduped', 'classified'],
    to: 'filed-away',
    who: [clerks],
    approvedBy: [head],
    article: '[D]',
    input: {
      ground: {
        title: '存查原因',
        type: 'code',
        options: [
          ['no-claim', '没有诉求'],
          ['unreadable', '无法辨认'],
          ['advertisement', '广告或群发'],
        ],
      },
      reason,
    },
    guards: [notSealed],
    meets: ['DL-01'],
    hint: '须第二人批准，按原因公开计数',
    events: (state, input, context) => [
      {
        kind: 'filed-away',
        row: 'ST-13',
        data: { ground: input.ground, ends: true },
        clocks: disposed(state, context),
      },
    ],
  },
  {
    id: 'ST-14',
    command: 'correct',
    title: '更正登记',
    from: [...intakeStages, 'to-sign', 'signed', 'accepted', 'handling'],
    to: null,
    who: [clerksOrLiaison],
    article: 'L22 43',
    input: {
      field: {
        title: '更正哪一项',
        type: 'code',
        options: [
          ['category', '内容分类'],
          ['placeRegion', '问题属地'],
          ['channel', '渠道'],
          ['peopleCount', '人数'],
          ['signerCount', '联名人数'],
        ],
      },
      value: { title: '更正为', type: 'text', sample: '01' },
      reason: { ...reason, title: '更正理由', sample: '登记时录入有误。' },
    },
    guards: [notSealed],
    checks: [
      fieldGiven('reason', 'reason-missing', '[D]', '更正要写理由。', '原来的记录不会删除，请写明为什么更正。'),
      (_state, input) =>
        ['peopleCount', 'signerCount'].includes(String(input.field)) && !/^[1-9]\d{0,5}$/.test(String(input.value))
          ? refuse('value-not-a-count', '[D]', '人数要填大于零的整数。', '请重新填写。')
          : null,
    ],
    whilePending: true,
    hint: '只更正录入错误；没有删除，原记录永远保留',
    events: (_state, input) => {
      const field = String(input.field)
      const value = field.endsWith('Count') ? Number(input.value) : String(input.value)
      return [{ kind: 'corrected', row: 'ST-14', data: { field, set: { [field]: value } } }]
    },
  },
  {
    id: 'ST-16',
    command: 'send-back',
    title: '退回来件单位',
    from: ['classified'],
    to: 'classified',
    who: [clerks],
    article: 'L22 23(3)',
    input: { reason: { ...reason, title: '退回理由', sample: '问题属地不在本县，附核对情况。' } },
    guards: [
      notSealed,
      (state) =>
        state.office === state.receivingOrgan
          ? refuse(
              'not-from-above',
              'L22 23(3)',
              '本件由本单位直接收到，没有上级来件单位可退。',
              '请转送有权处理的机关、单位。',
            )
          : null,
    ],
    checks: [fieldGiven('reason', 'reason-missing', 'L22 23(3)', '退回必须详细说明理由。', '请写明理由和依据。')],
    hint: '上级转来但不该本级办的，写明理由退回',
    events: (state, _input, context) => {
      const first = state.clocks.find(({ rule }) => rule === 'DL-01')
      return [
        {
          kind: 'sent-back',
          row: 'ST-16',
          data: { office: state.receivingOrgan },
          // The lower office owes nothing more; the one above goes on inside its own fifteen days.
          clocks: [
            ...stopClocks(state, context, 'sent-back', ['DL-01', 'DL-13a']),
            ...(first ? startClock(state, context, 'DL-01', first.day0, state.receivingOrgan) : []),
          ],
        },
      ]
    },
  },
]

/** What an office owed the person is done: its 15 days are met, anything else of the intake stops. */
export function disposed(state: State, context: Context): ClockOp[] {
  const met = meetClocks(state, context, 'DL-01', 'DL-02')
  return [...met, ...stopClocks(state, context, 'disposed').filter((op) => !met.some((m) => m.key === op.key))]
}

function move(kind: 'transferred' | 'assigned', row: string, state: State, input: Input, context: Context) {
  const to = context.directory.organ(String(input.to))
  if (!to) throw new Error('guards let an unknown organ pass')
  const today = context.today.toString()
  const met = meetClocks(state, context, 'DL-01')
  if (to.kind === 'office')
    return [
      { kind, row, data: { to: to.code, toOffice: true, stage: 'classified' }, clocks: met },
      // ST-15: the lower office has 15 days of its own, shown to the person.
      {
        kind: 'received-below',
        row: 'ST-15',
        data: { office: to.code, stage: 'classified' },
        clocks: [
          ...startClock(state, context, 'DL-01', today, to.code),
          ...(kind === 'transferred' ? simplePassedOn(state, context, to.code, true) : []),
        ],
      },
    ]
  const due =
    kind === 'assigned'
      ? startClock(
          state,
          context,
          'DL-11',
          today,
          to.code,
          input.dueOn ? daysUntil(today, String(input.dueOn)) : undefined,
        )
      : []
  return [
    {
      kind,
      row,
      data: { to: to.code },
      // DL-03 counts from arrival in the receiving organ's list, not from signing: late signing gains nothing (ST-20).
      clocks: [
        ...met,
        ...startClock(state, context, 'DL-03', today, to.code),
        ...startClock(state, context, 'DL-04', today, to.code),
        ...due,
        // Assigned, it is simple no more (domain.md §2.11).
        ...(kind === 'transferred'
          ? simplePassedOn(state, context, to.code, false)
          : stopClocks(state, context, 'not-simple', ['DL-13a'])),
      ],
    },
  ]
}

const daysUntil = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

function notDirect(state: State) {
  return state.direct
    ? refuse(
        'direct-receiver',
        'L22 23(1)',
        '本单位不是信访工作机构，直接收到的来信来访由本单位办理或告知。',
        '属于本单位职责的请签收办理；不属于的，请用“不予受理”告知信访人应找的机关。',
      )
    : null
}
