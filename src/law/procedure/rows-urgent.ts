import { hourClock } from '../hour-clock.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { meetClocks, startClock } from './clocks.ts'
import { fieldGiven, organExists } from './guards.ts'
import { openStages } from './stages.ts'
import { isEnded, type State } from './state.ts'
import type { ClockOp, Context, Row } from './types.ts'

/**
 * ST-07, DL-15: what is grave and urgent is reported at once (L22 25): to the own committee and government, the competent
 * department, the joint conference, the office above. Alarm after one hour, the office above sees it after two (ours).
 * It is the matter that is urgent, never a person.
 */

export const urgentRows: Row[] = [
  {
    id: 'ST-07',
    command: 'flag-urgent',
    title: '列为重大、紧急事项',
    from: openStages,
    to: null,
    who: [
      { at: 'office', roles: ['registrar', 'dispatcher', 'office-head', 'liaison'] },
      { at: 'holder', roles: ['liaison', 'handler', 'organ-head'] },
    ],
    article: 'L22 25(1)',
    input: { reason: { title: '什么情况', type: 'text', sample: '教学楼墙体开裂，仍在上课，可能危及安全。' } },
    guards: [
      notEnded,
      (state) =>
        state.urgentAt && !state.urgentReported
          ? refuse('urgent-already', 'L22 25(1)', '已经列为重大、紧急事项。', '请尽快报告，并记录报告了哪些单位。')
          : null,
    ],
    checks: [
      fieldGiven('reason', 'urgent-reason-missing', 'L22 25(1)', '还没有写什么情况。', '请写明事项为什么紧急。'),
    ],
    starts: ['DL-15'],
    whilePending: true,
    hint: '按事项判断；一小时提醒，两小时未报告的，上级看得到',
    events: (state, _input, context) => [
      { kind: 'flagged-urgent', row: 'ST-07', data: {}, clocks: urgentClock(state, context) },
    ],
  },
  {
    id: 'ST-07',
    command: 'report-urgent',
    title: '记录紧急报告',
    from: openStages,
    to: null,
    who: [
      { at: 'office', roles: ['dispatcher', 'office-head', 'liaison'] },
      { at: 'holder', roles: ['liaison', 'organ-head'] },
    ],
    article: 'L22 25(2)',
    input: {
      told: {
        title: '报告、通报了哪些单位',
        type: 'text',
        sample: '本级党委、政府值班室；主管部门；联席会议办公室；上一级信访部门。',
      },
      measures: { title: '已经采取的措施', type: 'text', sample: '学生已转移到另一栋楼，检测单位到场。' },
    },
    guards: [
      (state) =>
        state.urgentAt && !state.urgentReported
          ? null
          : refuse('nothing-urgent', 'L22 25(1)', '没有等待报告的重大、紧急事项。', '无须操作。'),
    ],
    checks: [fieldGiven('told', 'told-missing', 'L22 25(2)', '还没有写报告了哪些单位。', '请逐个写明。')],
    meets: ['DL-15'],
    whilePending: true,
    events: (state, _input, context) => [
      { kind: 'urgent-reported', row: 'ST-07', data: {}, clocks: meetClocks(state, context, 'DL-15') },
    ],
  },
  {
    id: 'ST-07',
    command: 'escalate-urgent',
    title: '紧急事项未报告，上级介入',
    from: openStages,
    to: null,
    who: ['system'],
    article: 'L22 25(1)',
    input: { to: { title: '上级单位', type: 'organ' } },
    guards: [
      (state, _input, context) => {
        const due = state.urgentAt ? escalation(state, context) : null
        return due && !state.urgentReported && Temporal.Instant.compare(context.now, due) >= 0
          ? null
          : refuse('not-to-escalate', 'L22 25(1)', '没有到上级介入的时候。', '无须操作。')
      },
      (state) => (state.urgentTo ? refuse('escalated-before', '[D]', '已经交上级介入。', '无须操作。') : null),
    ],
    checks: [organExists('to')],
    whilePending: true,
    events: (_state, input) => [{ kind: 'urgent-escalated', row: 'ST-07', data: { to: input.to } }],
  },
]

/** When the office above gets to see what was not reported; null where the pack has no such limit. */
export function escalation(state: State, context: Pick<Context, 'pack'>): Temporal.Instant | null {
  const clock = state.urgentAt
    ? hourClock(context.pack, 'DL-15', Temporal.Instant.from(state.urgentAt).toZonedDateTimeISO('Asia/Shanghai'))
    : null
  return clock && !isRefusal(clock) ? clock.escalateAt.toInstant() : null
}

export const urgentClock = (state: State, context: Context): ClockOp[] =>
  startClock(state, context, 'DL-15', context.today.toString(), state.holder ?? state.office)

function notEnded(state: State) {
  return isEnded(state) ? refuse('ended', '[D]', '这件事已经办结。', '有新的紧急情况，请另行登记。') : null
}
