import { refuse } from '../refusal.ts'
import { commonAbove } from '../review-organs.ts'
import { handedOver, startClock, stopClocks } from './clocks.ts'
import { fieldGiven, nobodySigns, notSealed, organExists } from './guards.ts'
import { askOf } from './side-state.ts'
import { allStages } from './stages.ts'
import { isEnded, type State } from './state.ts'
import type { Context, Field, Guard, OrganFacts, Row, Who } from './types.ts'

/**
 * Who is competent where several organs are (L22 24(1)): organs that handle a matter jointly, one in the lead; and a
 * dispute over competence, which the organ above both decides, through its letters-and-visits office, where the joint
 * conference has its office [D]. The decision binds. None of it stops a limit.
 */

const lead: Who = { at: 'holder', roles: ['organ-head'] }
const sendingOffice: Who = { at: 'office', roles: ['dispatcher', 'office-head'] }
const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

/** Days in which a joint organ gives its opinion; after them the lead may go on without it [D]. */
export const jointAnswerDays = 15

export const competenceRows: Row[] = [
  {
    id: 'ST-28',
    command: 'involve',
    title: '增加共同办理单位',
    from: ['to-sign', 'signed', 'accepted', 'handling'],
    to: null,
    who: [sendingOffice, lead],
    article: 'L22 24(1)',
    input: {
      organ: { title: '共同办理的单位', type: 'organ', organs: 'joint' },
      question: text('请它办理、答复哪一部分', '请就管网检修的审批和公告情况提出书面意见。'),
    },
    guards: [notSealed],
    checks: [
      organExists('organ'),
      (state, input) =>
        input.organ === state.holder || input.organ === state.office
          ? refuse('lead-already', 'L22 24(1)', '所选的就是牵头办理或者转送的单位。', '请选择另一个涉及的单位。')
          : null,
      (state, input) =>
        state.joint.some(({ organ }) => organ === input.organ)
          ? refuse('joint-already', 'L22 24(1)', '这个单位已经共同办理。', '无须再增加。')
          : null,
      fieldGiven('question', 'question-missing', 'L22 24(1)', '还没有写请它办哪一部分。', '请写一两句。'),
    ],
    whilePending: true,
    hint: '涉及几个单位的：现在的单位牵头，其他单位共同办理、各写意见；期限照算',
    events: (_state, input) => [{ kind: 'joint-asked', row: 'ST-28', data: { organ: input.organ } }],
  },
  {
    id: 'ST-28',
    command: 'answer-jointly',
    title: '提出共同办理意见',
    from: ['to-sign', 'signed', 'accepted', 'handling'],
    to: null,
    who: [{ at: 'joint', roles: ['liaison', 'handler', 'organ-head'] }],
    article: 'L22 24(1)',
    input: { opinion: text('本单位职责范围内查明的情况和意见', '检修已经审批；公告由物业单位张贴，应当提前三天。') },
    guards: [
      notSealed,
      (state, _input, { actor }) =>
        actor.kind === 'staff' && state.joint.some((one) => one.organ === actor.organ && !one.answeredOn)
          ? null
          : refuse('joint-answered', 'L22 24(1)', '本单位已经提出意见。', '还有补充的，请直接告诉牵头单位。'),
    ],
    checks: [fieldGiven('opinion', 'joint-opinion-missing', 'L22 24(1)', '还没有写意见。', '请写明查明的情况。')],
    whilePending: true,
    hint: '十五日内提出，供牵头单位一并答复',
    events: (_state, _input, { actor }) => [
      { kind: 'joint-answered', row: 'ST-28', data: { organ: actor.kind === 'staff' ? actor.organ : '' } },
    ],
  },
  {
    id: 'ST-22',
    command: 'dispute',
    title: '提请决定管辖',
    from: ['signed'],
    to: null,
    who: [{ at: 'holder', roles: ['liaison'] }],
    approvedBy: [lead],
    article: 'L22 24(1)',
    input: {
      other: { title: '认为应当由哪个单位办理', type: 'organ', organs: 'joint' },
      reasons: text('理由和职责依据', '“三定”规定中该项职责属于另一单位；已与该单位协商，没有谈成。'),
    },
    guards: [
      notSealed,
      (state) =>
        state.bound
          ? refuse('competence-decided', 'L22 24(1)', '管辖已经决定，应当照办。', '请在期限内办理。')
          : askOf(state, 'competence')
            ? refuse('asked-already', 'L22 24(1)', '已经提请决定管辖，还没有决定。', '请等决定；期限照算。')
            : null,
    ],
    checks: [
      organExists('other'),
      fieldGiven('reasons', 'reasons-missing', 'L22 24(1)', '提请决定管辖要详细说明理由。', '请写明职责依据。'),
      (state, input, context) =>
        arbiterFor(state.holder ?? '', String(input.other ?? ''), context)
          ? null
          : refuse(
              'no-arbiter-here',
              'L22 24(1)',
              '两个单位共同的上级或者联席会议办公室没有使用本系统。',
              '请书面报共同的上一级机关；没有的，报共同的信访工作联席会议。',
            ),
      (_state, input, context) => nobodySigns(context.directory.organ(String(input.other)), context),
    ],
    starts: ['DL-30'],
    hint: '协商不成的，由共同的上级决定；没有共同上级的，由联席会议协调。期限照算',
    events: (state, input, context) => {
      const desk = arbiterFor(state.holder ?? '', String(input.other), context)
      if (!desk) throw new Error('checks let a dispute without arbiter pass')
      return [
        {
          kind: 'competence-disputed',
          row: 'ST-22',
          data: { other: input.other, desk: desk.code, barred: [] },
          clocks: startClock(state, context, 'DL-30', context.today.toString(), desk.code),
        },
      ]
    },
  },
  {
    id: 'ST-23',
    command: 'decide-competence',
    title: '决定管辖',
    // The main line does not wait: the dispute is answered wherever the case stands by then.
    from: allStages,
    to: null,
    who: [{ at: 'arbiter', roles: ['office-head', 'organ-head'] }],
    article: 'L22 24(1)',
    input: {
      to: { title: '由哪个单位办理', type: 'organ', organs: 'disputed' },
      reason: text('理由', '经征求双方意见并核对职责清单，该事项由其办理。'),
    },
    guards: [
      (state) =>
        askOf(state, 'competence')
          ? null
          : refuse('nothing-asked', 'L22 24(1)', '没有等待决定的管辖争议。', '无须操作。'),
    ],
    checks: [
      (state, input) =>
        (state.holder !== null && input.to === state.holder) || input.to === askOf(state, 'competence')?.other
          ? null
          : refuse('not-a-party', 'L22 24(1)', '只能在有争议的单位中决定。', '请从有争议的单位中选择。'),
      (state, input) =>
        input.to !== state.holder && state.stage !== 'signed' && !movedOn(state)
          ? refuse(
              'accepted-meanwhile',
              'L22 24(1)',
              '该单位已经受理，不再移交。',
              '请决定由它继续办理；另一单位可以共同办理。',
            )
          : null,
      fieldGiven('reason', 'reason-missing', 'L22 24(1)', '决定要写理由。', '请写明职责依据。'),
    ],
    starts: ['DL-03'],
    whilePending: true,
    hint: '决定对双方都有约束力，不能再提异议',
    events: (state, input, context) => {
      const asked = askOf(state, 'competence')
      const met = asked?.clock ? [{ op: 'meet' as const, key: asked.clock, on: context.today.toString() }] : []
      const to = String(input.to)
      // What the disputing organ has no more is not moved: the decision only says who is competent.
      if (to === state.holder || movedOn(state))
        return [{ kind: 'competence-decided', row: 'ST-23', data: { to, moved: false }, clocks: met }]
      const today = context.today.toString()
      return [
        ...(state.pending ? [{ kind: 'returned', row: 'FE-02', data: { verb: state.pending.verb } }] : []),
        {
          kind: 'competence-decided',
          row: 'ST-23',
          data: { to, moved: true, stage: 'to-sign' },
          // The notice is owed by the other organ now, in fifteen days of its own; a report that is owed goes along.
          clocks: [
            ...met,
            ...stopClocks(state, context, 'competence-decided', ['DL-02', 'DL-03', 'DL-04', 'DL-13b']),
            ...handedOver(state, state.holder ?? '', to).filter(({ rule }) => rule === 'DL-11'),
            ...startClock(state, context, 'DL-03', today, to),
          ],
        },
      ]
    },
  },
]

/** While the dispute was open the case ended, or left the organ that had raised it. */
const movedOn = (state: State): boolean => isEnded(state) || state.holder === null

/** Asked before an opinion is drafted: every joint organ has spoken, or had its fifteen days. */
export const jointHeard: Guard = (state, _input, { today, directory }) => {
  const silent = state.joint.filter(
    ({ askedOn, answeredOn }) =>
      !answeredOn &&
      Temporal.PlainDate.compare(today, Temporal.PlainDate.from(askedOn).add({ days: jointAnswerDays })) <= 0,
  )
  return silent.length
    ? refuse(
        'joint-not-heard',
        'L22 24(1)',
        `共同办理的单位还没有提出意见：${silent.map(({ organ }) => directory.organ(organ)?.name ?? organ).join('、')}。`,
        `请催它提出；满${jointAnswerDays}日还没有提出的，可以不等。办理期限照算。`,
      )
    : null
}

/** Asked before an objection: what was denied, or decided from above, binds (L22 23(3), 24(1)). */
export const mayObject: Guard = (state) => {
  if (askOf(state, 'competence'))
    return refuse('asked-already', 'L22 24(1)', '已经提请决定管辖，还没有决定。', '请等决定；期限照算。')
  if (state.bound) return refuse('competence-decided', 'L22 24(1)', '管辖已经决定，应当照办。', '请在期限内办理。')
  return state.objectionDenied
    ? refuse(
        'objection-denied-before',
        'L22 23(3)',
        '异议已经审核，没有同意。',
        '请继续办理；管辖确有争议的，用“提请决定管辖”报共同的上级。',
      )
    : null
}

/** Who decides for the organ above both: itself, or its letters-and-visits office as the office of the joint conference. */
function arbiterFor(holder: string, other: string, { directory }: Context): OrganFacts | undefined {
  const common = commonAbove([holder, other], directory)
  if (!common) return undefined
  const decides = (code: string): boolean =>
    (['office-head', 'organ-head'] as const).some((role) => directory.holding(code, role).length > 0)
  if (decides(common.code)) return common
  const office = directory.officeUnder(common.code)
  return office && decides(office.code) ? office : undefined
}
