import { refuse } from '../refusal.ts'
import { startClock, stopClocks } from './clocks.ts'
import { accountsIn, fieldGiven, notSealed } from './guards.ts'
import { asksFor, deskFor, metAsk, notAsked, notBarred, notDecided, theAsk } from './questions.ts'
import { classOptions, pathOptions } from './rows-intake.ts'
import { sealed } from './sealing.ts'
import { askOf } from './side-state.ts'
import { allStages, comesBefore, type Stage, stages } from './stages.ts'
import { runningClock, type State } from './state.ts'
import type { ClockOp, Context, EventBody, Field, Input, Row, Who } from './types.ts'

/**
 * Rows ST-62…ST-69: what the person may doubt, and somebody else decides (domain.md §2.6, §2.7, §2.10). None of them
 * stops a limit or waits in the way of the main line.
 */

const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })
const verdict = (agreed: string, denied: string): Field => ({
  title: '决定',
  type: 'code',
  options: [
    ['denied', denied],
    ['agreed', agreed],
  ],
})

/** The second officer of an office; of an organ that received the matter itself, its head. */
const second = ['registrar', 'dispatcher', 'office-head', 'organ-head'] as const
const secondOfficers: readonly Who[] = [
  { at: 'office', roles: second },
  { at: 'asked', roles: second },
]
const recheckers = ['dispatcher', 'office-head', 'organ-head'] as const

/** Stages in which somebody handles the matter and the opinion is not signed yet. */
const inHand: readonly Stage[] = ['signed', 'accepted', 'handling']

/** Stages to which a classification led: also the ends that followed from it. */
const sortedOut: readonly Stage[] = [
  ...['classified', 'reported-up', 'to-sign', 'objected', 'signed', 'accepted', 'handling'],
  ...['redirected', 'not-accepted', 'refused', 'replied', 'litigation'],
] as Stage[]

export const objectionRows: Row[] = [
  {
    id: 'ST-62',
    command: 'request-recusal',
    title: '申请回避',
    from: inHand,
    to: null,
    who: ['person', { at: 'holder', roles: ['handler'] }],
    article: 'L22 28(3)',
    input: {
      whom: {
        title: '请谁回避',
        type: 'code',
        options: [
          ['caseworker', '承办人'],
          ['head', '承办单位的负责人'],
        ],
      },
      reason: text('理由', '承办人参与过被反映的决定，与本事项有利害关系。'),
    },
    guards: [notSealed, notAsked('recusal', '回避申请')],
    checks: [
      fieldGiven('reason', 'recusal-reason-missing', 'L22 28(3)', '申请回避要写理由。', '请写明有什么利害关系。'),
      (state, input) =>
        input.whom === 'caseworker' && !state.caseworkers.length
          ? refuse(
              'no-caseworker-yet',
              'L22 28(3)',
              '还没有确定承办人。',
              '确定承办人以后可以再申请；也可以申请单位负责人回避。',
            )
          : null,
      (state, input, context) =>
        input.whom === 'caseworker' &&
        context.actor.kind === 'staff' &&
        !accountsIn(context.actor).some((account) => state.caseworkers.includes(account))
          ? refuse('not-the-caseworker', 'L22 28(3)', '您不是本件的承办人。', '请由承办人本人提出回避。')
          : null,
    ],
    starts: ['DL-30'],
    whilePending: true,
    hint: '由承办人以外的负责人三个工作日内决定，不影响期限',
    events: (state, input, context) => {
      const whom = input.whom === 'head' ? 'head' : 'caseworker'
      const holder = state.holder ?? state.office
      // The head of the unit decides about the caseworker; about the head, who sent the matter there (DOC-26).
      // or, where nobody sent it, the office of the place: the organ's own head is the one who is doubted.
      const desk = whom === 'caseworker' ? holder : (state.sender ?? context.directory.officeOver(holder) ?? holder)
      const barred = whom === 'caseworker' ? state.caseworkers : context.directory.holding(holder, 'organ-head')
      return [
        ask('recusal-requested', 'ST-62', state, context, {
          desk,
          barred,
          whom,
          ...(context.actor.kind === 'staff' ? { own: true } : {}),
        }),
      ]
    },
  },
  {
    id: 'ST-63',
    command: 'decide-recusal',
    title: '决定是否回避',
    from: allStages,
    to: null,
    who: [
      { at: 'holder', roles: ['organ-head'] },
      { at: 'asked', roles: ['office-head', 'organ-head'] },
    ],
    article: 'L22 28(3)',
    input: {
      decision: verdict('应当回避', '不需要回避'),
      reason: text('理由', '经核对，承办人没有参与过被反映的决定，与本事项没有利害关系。'),
    },
    guards: [asksFor('recusal', '回避申请'), notBarred('recusal')],
    checks: [fieldGiven('reason', 'reason-missing', 'L22 28(3)', '决定要写理由。', '请写明核对了什么。')],
    documents: ['DOC-26'],
    whilePending: true,
    events: (state, input, context) => {
      const asked = theAsk(state, 'recusal')
      const agreed = input.decision === 'agreed'
      const accounts = asked.barred
      const decided = {
        kind: 'recusal-decided',
        row: 'ST-63',
        data: {
          agreed,
          whom: asked.whom,
          ...(agreed ? { accounts } : {}),
          // Without a caseworker the case waits for another one; what was heard stays heard.
          ...(agreed && asked.whom === 'caseworker' && state.stage === 'handling' ? { stage: 'accepted' } : {}),
        },
        clocks: metAsk(asked, context),
      }
      return agreed && state.pending && accounts.includes(state.pending.by) ? [draftBack(state), decided] : [decided]
    },
  },
  {
    id: 'ST-64',
    command: 'object-classification',
    title: '对分类有异议',
    from: sortedOut,
    to: null,
    who: ['person'],
    article: 'L22 31',
    input: { reason: text('您认为应当怎样分类，为什么', '我反映的事没有别的法定途径，应当按信访程序办理。') },
    guards: [
      notSealed,
      (state) =>
        state.class3 ? null : refuse('not-classified-yet', 'L22 31', '这件事还没有分类。', '分类以后，有异议再提出。'),
      notAsked('classification', '分类异议'),
      notDecided('classification', '分类已经由另一位工作人员核定过。', '请补充新的情况，或者按告知的途径提出。'),
    ],
    checks: [fieldGiven('reason', 'objection-empty', '[D]', '还没有写理由。', '请写一两句，再提交。')],
    starts: ['DL-30'],
    whilePending: true,
    hint: '由另一位工作人员三个工作日内决定，不影响期限',
    events: (state, _input, context) => [
      ask('classification-objected', 'ST-64', state, context, {
        ...byAnother(state, context, state.classifiedBy),
      }),
    ],
  },
  {
    id: 'ST-65',
    command: 'decide-classification',
    title: '决定分类异议',
    // The main line does not wait for the answer; the answer is owed wherever the case stands by then.
    from: allStages,
    to: null,
    who: secondOfficers,
    article: 'L22 31',
    input: {
      decision: verdict('异议成立，改正分类', '维持原来的分类'),
      class: { title: '改为哪一类', type: 'code', options: classOptions, optional: true, hint: '异议成立的必选' },
      path: { title: '办理路径', type: 'code', options: pathOptions, optional: true, hint: '申诉求决类必选' },
      reply: text('理由（本人看得到）', '经核对，该事项可以申请行政复议，原来的分类正确。'),
    },
    guards: [asksFor('classification', '分类异议'), notBarred('classification')],
    checks: [
      fieldGiven('reply', 'reply-missing', '[D]', '还没有写理由。', '请告诉本人为什么。'),
      (state, input) => {
        if (input.decision !== 'agreed') return null
        if (!sortedOut.includes(state.stage))
          return refuse(
            'classification-acted-on',
            'L22 35',
            `现在是“${stages[state.stage]}”，不能再改分类。`,
            '请选“维持”，在理由里说明；已经出具意见的，告诉本人可以申请复查、复核。',
          )
        if (!input.class || (input.class === 'appeal' && !input.path))
          return refuse('path-missing', 'L22 31', '改正分类要选定类别和第三十一条的哪一项。', '请选择类别和办理路径。')
        return input.class === state.class3 && (input.class !== 'appeal' || input.path === state.path)
          ? refuse('same-classification', '[D]', '所选的就是原来的分类。', '维持原来分类的，请选“维持”。')
          : null
      },
    ],
    whilePending: true,
    events: reclassified,
  },
  {
    id: 'ST-66',
    command: 'object-link',
    title: '这不是同一件事',
    from: allStages,
    to: null,
    who: ['person'],
    article: 'L22 19(3)',
    input: { reason: text('新的事实和理由', '我反映的是今年新发生的停水，和去年那一件不是同一件事。') },
    guards: [
      notSealed,
      (state) =>
        linkOf(state)
          ? null
          : refuse('not-linked', '[D]', '这件事没有被并入或者关联到别的件。', '无须提出；还有情况请补充。'),
      notAsked('link', '关联异议'),
      notDecided('link', '关联已经由另一位工作人员核定过。', '有新的事实和理由，可以另外提出。'),
    ],
    checks: [fieldGiven('reason', 'objection-empty', '[D]', '还没有写新的事实和理由。', '请写一两句，再提交。')],
    starts: ['DL-30'],
    whilePending: true,
    hint: '由另一位工作人员三个工作日内决定，原来的编号继续有效',
    events: (state, _input, context) => [
      ask('link-objected', 'ST-66', state, context, {
        ...byAnother(state, context, state.linkedBy),
      }),
    ],
  },
  {
    id: 'ST-67',
    command: 'decide-link',
    title: '决定关联异议',
    from: allStages,
    to: null,
    who: secondOfficers,
    article: 'L22 19(3)',
    input: {
      decision: verdict('不是同一件事，分开办理', '是同一件事，维持'),
      reply: text('理由（本人看得到）', '经核对，两件反映的是同一段时间的同一处停水，诉求相同。'),
    },
    guards: [asksFor('link', '关联异议'), notBarred('link')],
    checks: [fieldGiven('reply', 'reply-missing', '[D]', '还没有写理由。', '请告诉本人为什么。')],
    whilePending: true,
    events: (state, input, context) => {
      const asked = theAsk(state, 'link')
      const agreed = input.decision === 'agreed'
      const apart = agreed && state.stage === 'merged'
      return [
        {
          kind: 'link-decided',
          row: 'ST-67',
          data: { agreed, ...(agreed ? { unlinked: linkOf(state) } : {}), ...(apart ? { stage: 'deduped' } : {}) },
          // A matter of its own again: what is owed is a disposal, and its days begin with this decision.
          clocks: [
            ...metAsk(asked, context),
            ...(apart
              ? startClock(state, context, state.direct ? 'DL-02' : 'DL-01', context.today.toString(), state.office)
              : []),
          ],
        },
      ]
    },
  },
  {
    id: 'ST-68',
    command: 'report-retaliation',
    title: '担心或者受到打击报复',
    from: allStages,
    to: null,
    who: ['person'],
    article: 'L22 18(4);L22 46(6)',
    input: {
      what: text('发生了什么', '提出后被通知停发工资，我认为与提出这件事有关。'),
      contact: { title: '怎样联系您', type: 'text', optional: true, hint: '只给专门的工作人员看' },
    },
    guards: [],
    checks: [
      fieldGiven('what', 'retaliation-empty', '[D]', '还没有写发生了什么。', '请写一两句；不用写被反映单位的名称。'),
      // `to` and `caseNo`: the office above and the sealed case that petitions/ opened there.
      (_state, input) =>
        input.to && input.caseNo
          ? null
          : refuse(
              'no-office-above',
              'L22 18(4)',
              '现在没有可以受理的上级部门。',
              '请直接向上一级机关或者纪检监察机关反映。',
            ),
    ],
    whilePending: true,
    hint: '密封，只给上级信访部门和专办人员，不给被反映的单位',
    // The number of the sealed case stands in no event of this one: it would lead there (RG-1).
    events: (_state, input) => [{ kind: 'retaliation-reported', row: 'ST-68', data: { to: input.to } }],
  },
  {
    id: 'ST-69',
    command: 'recheck',
    title: '不满意件重新核查',
    from: allStages,
    to: null,
    who: [
      { at: 'office', roles: recheckers },
      { at: 'asked', roles: recheckers },
    ],
    article: '[D]',
    input: {
      result: {
        title: '核查结果',
        type: 'code',
        options: [
          ['in-order', '办理没有问题，向本人说明'],
          ['to-improve', '办理确有不足，已要求承办单位改进'],
        ],
      },
      reply: text('核查情况（本人看得到）', '已向承办单位了解并核对材料：答复逐项说明了依据，检修计划已经公布。'),
    },
    guards: [asksFor('recheck', '不满意件'), notBarred('recheck')],
    checks: [fieldGiven('reply', 'reply-missing', '[D]', '还没有写核查情况。', '请告诉本人核查了什么。')],
    hint: '由承办人以外的人核查；不请本人改评价',
    whilePending: true,
    events: (state, input, context) => [
      {
        kind: 'rechecked',
        row: 'ST-69',
        data: { result: input.result },
        clocks: metAsk(theAsk(state, 'recheck'), context),
      },
    ],
  },
]

/** A rating; one that finds the handling not satisfactory opens a re-check by somebody else (domain.md §2.10). */
export function ratedEvent(state: State, input: Input, context: Context): EventBody {
  const data = { office: input.office, handler: input.handler }
  if (Number(input.handler) !== 3 || askOf(state, 'recheck') || state.decided.includes('recheck'))
    return { kind: 'rated', row: 'ST-37', data }
  const barred = [...state.caseworkers, state.opinion?.by, state.opinion?.drafter, state.answeredBy].filter(
    (account): account is string => Boolean(account),
  )
  const desk = deskFor(state.office, recheckers, barred, context)
  return {
    kind: 'rated',
    row: 'ST-37',
    data: { ...data, recheck: desk, barred: [...new Set(barred)] },
    clocks: startClock(state, context, 'DL-31', context.today.toString(), desk),
  }
}

/** The case to which this one was joined, or linked as the same matter. */
export const linkOf = (state: State): string | null =>
  state.mergedInto ?? (state.linkedBy ? (state.links.findLast((no) => no !== state.splitFrom) ?? null) : null)

function reclassified(state: State, input: Input, context: Context): EventBody[] {
  const asked = theAsk(state, 'classification')
  const met = metAsk(asked, context)
  const decided = { kind: 'classification-decided', row: 'ST-65' }
  if (input.decision !== 'agreed') return [{ ...decided, data: { agreed: false }, clocks: met }]
  const accusation = input.class === 'accusation'
  const atOffice = accusation || !state.holder
  const stage: Stage = atOffice ? 'classified' : comesBefore(state.stage, 'signed') ? state.stage : 'signed'
  const sealing = sealed(state, context)
  const office = accusation ? String(sealing.data.office ?? state.office) : state.office
  const data = {
    agreed: true,
    class3: input.class,
    path: input.class === 'appeal' ? input.path : null,
    stage,
    ...(atOffice ? { toOffice: true } : {}),
  }
  return [
    ...(state.pending ? [draftBack(state)] : []),
    // An accusation is sealed by the very act that names it one (RG-1).
    ...(accusation ? [sealing] : []),
    { ...decided, data, clocks: [...met, ...owedAnew({ ...state, office }, context, atOffice, stage)] },
  ]
}

/**
 * After a classification was put right: where nothing was told to the person yet, the limit runs on; where a notice had
 * gone out in time, a new one is owed, and its days begin with this decision.
 */
function owedAnew(state: State, context: Context, atOffice: boolean, stage: Stage): ClockOp[] {
  const rule = atOffice ? (state.direct ? 'DL-02' : 'DL-01') : state.mode === 'direct' ? 'DL-02' : 'DL-03'
  const over = ['DL-04', 'DL-05', 'DL-06', 'DL-19']
  const stopped = atOffice ? ['DL-03', 'DL-11', ...over] : stage === state.stage ? [] : over
  return [
    ...stopClocks(state, context, 'classified-anew', stopped),
    ...(runningClock(state, rule)
      ? []
      : startClock(state, context, rule, context.today.toString(), atOffice ? state.office : state.holder)),
  ]
}

/** The office's own second officer decides about what `account` did. */
function byAnother(state: State, context: Context, account: string | null) {
  const barred = account ? [account] : []
  return { desk: deskFor(state.office, second, barred, context), barred }
}

type Asked = { desk: string; barred: readonly string[]; whom?: 'caseworker' | 'head'; own?: true }

const ask = (kind: string, row: string, state: State, context: Context, data: Asked): EventBody => ({
  kind,
  row,
  data,
  clocks: startClock(state, context, 'DL-30', context.today.toString(), data.desk),
})

/** What was drafted goes back to its drafter: it rests on what has just been put right. */
const draftBack = (state: State): EventBody => ({
  kind: 'returned',
  row: 'FE-02',
  data: { verb: state.pending?.verb ?? '' },
})
