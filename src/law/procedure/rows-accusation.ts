import { refuse } from '../refusal.ts'
import { meetClocks, startClock } from './clocks.ts'
import { notSealed, onlySealed, organExists } from './guards.ts'
import { disposed } from './rows-intake.ts'
import { covers, sealed, unwatched } from './sealing.ts'
import { intakeStages } from './stages.ts'
import type { State } from './state.ts'
import type { ClockOp, Context, Field, Guard, Input, Row, Who } from './types.ts'

/**
 * Rows ST-09, ST-54…57: an accusation is sealed at once, its envelope goes to the discipline organ, and what that organ
 * says of it is noted by dates only (L22 30, RG-1). Neither the accused organ nor anyone in its line ever gets it; the
 * database holds the same rule a second time (trigger on `case_head`).
 */

const clerksOrLiaison: Who = { at: 'office', roles: ['registrar', 'dispatcher', 'liaison'] }
const officer: Who = { at: 'office', roles: ['discipline-officer'] }
/** Who has the envelope says what became of it; the office's own officer notes it from the paper. */
const noters: readonly Who[] = [officer, { at: 'discipline', roles: ['discipline-officer'] }]

const accused = (title: string): Field => ({ title, type: 'organ', organs: 'competent', optional: true })
const carrier: Field = {
  title: '怎样送',
  type: 'code',
  options: [
    ['hand', '专人送达'],
    ['confidential-post', '机要交换'],
    ['in-house', '本系统内密封移交'],
  ],
}
const sealNo: Field = { title: '封号', type: 'text', sample: '封字第1号' }
const onDay = (title: string): Field => ({ title, type: 'day' })

/** What the discipline organ may say of an envelope, in the order in which it happens. */
const steps = ['received', 'accepted', 'closed', 'told'] as const

export const accusationRows: Row[] = [
  {
    id: 'ST-54',
    command: 'seal',
    title: '密封',
    from: intakeStages,
    to: null,
    who: [clerksOrLiaison],
    article: 'L22 30(3)',
    input: { accused: accused('被反映的单位') },
    guards: [notSealed],
    checks: [
      (state, input, context) =>
        // An organ without a sealed desk passes the envelope on; that desk must not be the accused's either.
        [state.office, context.directory.sealedDesk(state.office) ?? state.office].some((organ) =>
          covers(context, input.accused, organ),
        )
          ? refuse(
              'accused-is-this-office',
              'L22 30(3)',
              '反映的是本单位或者上级，本单位的人不能经手。',
              '请先密封，不填被反映的单位；由专办员直接移交纪检监察机关。',
            )
          : null,
    ],
    hint: '检举控告：立即密封，此后只有专办人员能打开',
    events: (state, input, context) => [sealed(state, context, input.accused)],
  },
  {
    id: 'ST-09',
    command: 'refer-discipline',
    title: '密封移送纪检监察机关',
    from: intakeStages,
    to: 'discipline',
    who: [officer],
    // The leader sees the envelope only (domain.md §2.12).
    approvedBy: [{ at: 'office', roles: ['office-head'] }],
    article: 'L22 30(1)',
    input: {
      to: { title: '移送给', type: 'organ', organs: 'discipline' },
      envelope: sealNo,
      carrier: { ...carrier, optional: true },
      accused: accused('被反映的单位（审批人看不到）'),
    },
    guards: [
      onlySealed,
      (state, _input, context) =>
        hasHead(state, context)
          ? null
          : refuse('no-head-to-approve', '[D]', '本单位没有可以审批的负责人。', '请用“直接移交纪检监察机关”。'),
    ],
    checks: [
      organExists('to'),
      awayFromAccused,
      isDiscipline,
      (state, input, context) =>
        covers(context, input.accused ?? state.accused, state.office)
          ? refuse(
              'accused-is-this-office',
              'L22 30(3)',
              '反映的是本单位或者上级，不能由本单位负责人审批。',
              '请用“直接移交纪检监察机关”。',
            )
          : null,
    ],
    meets: ['DL-01', 'DL-02', 'DL-18'],
    hint: '信封上只有编号、封号和日期，没有内容',
    events: (state, input, context) => referred('ST-09', state, input, context),
  },
  {
    id: 'ST-55',
    command: 'hand-over-envelope',
    title: '直接移交纪检监察机关',
    from: intakeStages,
    to: 'discipline',
    who: [officer],
    article: 'L22 30(3)',
    input: {
      to: { title: '移交给', type: 'organ', organs: 'discipline' },
      envelope: sealNo,
      carrier,
      accused: { ...accused('被反映的单位'), hint: '只登记信封的，不填' },
    },
    guards: [onlySealed],
    checks: [
      organExists('to'),
      awayFromAccused,
      isDiscipline,
      // RGT-09: what falls to a discipline organ above is neither copied nor approved here; it goes up as it came.
      (state, input, context) =>
        covers(context, input.accused ?? state.accused, state.office) || state.envelopeOnly || !hasHead(state, context)
          ? null
          : refuse(
              'referral-needs-approval',
              '[D]',
              '不涉及本单位的，移送要由负责人批准（只看信封）。',
              '请用“密封移送纪检监察机关”。',
            ),
    ],
    meets: ['DL-01', 'DL-02', 'DL-18'],
    hint: '反映本单位或上级的、只登记信封的：不经本单位负责人',
    events: (state, input, context) => referred('ST-55', state, input, context),
  },
  {
    id: 'ST-56',
    command: 'note-envelope-receipt',
    title: '记录纪检监察机关收到',
    from: ['discipline'],
    to: null,
    who: noters,
    article: 'L22 30(1)',
    input: { on: onDay('收到日期') },
    guards: [onlySealed, nextStepIs('received', '收到')],
    checks: [notAhead],
    starts: ['DL-16'],
    hint: '凭回执记录日期，不记内容',
    events: (state, input, context) => [
      {
        kind: 'envelope-received',
        row: 'ST-56',
        data: { on: input.on },
        // Binds the discipline organ; shown here as information. Only who gave a name can be told.
        clocks: state.anonymous ? [] : startClock(state, context, 'DL-16', String(input.on), state.discipline),
      },
    ],
  },
  {
    id: 'ST-57',
    command: 'note-discipline-result',
    title: '记录纪检监察机关的办理情况',
    from: ['discipline'],
    to: null,
    who: noters,
    article: 'L22 30(1)',
    input: {
      step: {
        title: '到了哪一步',
        type: 'code',
        options: [
          ['accepted', '已告知受理'],
          ['closed', '已办结'],
          ['told', '已向本人反馈结果'],
        ],
      },
      on: onDay('日期'),
    },
    guards: [
      onlySealed,
      (state) =>
        state.disciplineSteps.includes('received')
          ? null
          : refuse('envelope-not-received', 'L22 30(1)', '还没有记录收到。', '请先记录纪检监察机关收到的日期。'),
    ],
    checks: [
      notAhead,
      (state, input) => {
        const step = String(input.step) as (typeof steps)[number]
        const after = steps.slice(steps.indexOf(step))
        return state.disciplineSteps.some((noted) => after.includes(noted as (typeof steps)[number]))
          ? refuse('noted-before', '[D]', '这一步或者后面的步骤已经记录过。', '请选择还没有记录的一步。')
          : null
      },
    ],
    starts: ['DL-17'],
    meets: ['DL-16', 'DL-17'],
    hint: '只记步骤和日期；结果由纪检监察机关直接告知本人',
    events: (state, input, context) => [
      {
        kind: 'discipline-noted',
        row: 'ST-57',
        data: { step: input.step, on: input.on },
        clocks: clocksOfStep(state, input, context),
      },
    ],
  },
]

function referred(row: string, state: State, input: Input, context: Context) {
  return [
    {
      kind: 'discipline-referred',
      row,
      data: {
        to: input.to,
        ...(input.accused ? { accused: input.accused } : {}),
        ...(input.carrier ? { carrier: input.carrier } : {}),
        // Where this office is itself in the accused line, nobody of it keeps sight of the envelope.
        ...(covers(context, input.accused ?? state.accused, state.office) ? { office: input.to } : {}),
        ...unwatched(state, context, input.accused ?? state.accused),
        ends: true,
      },
      clocks: disposed(state, context),
    },
  ]
}

function clocksOfStep(state: State, input: Input, context: Context): ClockOp[] {
  const on = String(input.on)
  if (input.step === 'accepted') return meetClocks(state, context, 'DL-16')
  if (input.step === 'told') return meetClocks(state, context, 'DL-17')
  return state.anonymous ? [] : startClock(state, context, 'DL-17', on, state.discipline)
}

/** A discipline organ that received a report itself has nobody in the place of the office's head. */
const hasHead = ({ office }: State, { directory }: Context): boolean =>
  directory.holding(office, 'office-head').length > 0

function awayFromAccused(state: State, input: Input, context: Context) {
  return covers(context, input.accused ?? state.accused, String(input.to))
    ? refuse('accused-organ', 'L22 30(3)', '不能移送给被反映的单位或其下属单位。', '请选择有管理权限的上级机关。')
    : null
}

function isDiscipline(_state: State, input: Input, context: Context) {
  return context.directory.organ(String(input.to))?.kind === 'discipline'
    ? null
    : refuse('not-a-discipline-organ', 'L22 30(1)', '所选单位不是纪检监察机关。', '请选择有管理权限的纪检监察机关。')
}

function notAhead(_state: State, input: Input, context: Context) {
  return String(input.on ?? '') > context.today.toString()
    ? refuse('day-ahead', '[D]', '日期不能晚于今天。', '请填写回执上的日期。')
    : null
}

function nextStepIs(step: string, what: string): Guard {
  return (state) =>
    state.disciplineSteps.includes(step)
      ? refuse('noted-before', '[D]', `${what}已经记录过。`, '请记录后面的步骤。')
      : null
}
