import { refuse } from '../refusal.ts'
import { fieldGiven, notSealed } from './guards.ts'
import { allStages, intakeStages, openStages, reviewStages, type Stage } from './stages.ts'
import type { State } from './state.ts'
import type { Field, Row, Who } from './types.ts'

/**
 * What helps the person along beside the main line: one complete list of what is missing for each stage (RGT-11,
 * 行政复议法 31 by analogy), which stops no limit; and referral to aid, with consent only (L22 37(2)).
 */

const office: Who = { at: 'office', roles: ['registrar', 'dispatcher', 'liaison'] }
const holder: Who = { at: 'holder', roles: ['liaison', 'handler'] }
const reviewer: Who = { at: 'reviewer', roles: ['reviewer'] }
const text = (title: string, sample: string): Field => ({ title, type: 'text', sample })

/** Who has the next move asks, once in each of these. */
export type Phase = 'intake' | 'handling' | 'review' | 'rereview'

export const helpRows: Row[] = [
  {
    id: 'ST-60',
    command: 'ask-missing',
    title: '一次性告知要补充的材料',
    from: openStages,
    to: null,
    who: [office, holder, reviewer],
    article: '行政复议法 31;[D]',
    input: {
      items: text(
        '要补充什么（每行一项，一次写全；本人看得到）',
        '停水的大概时间\n受影响的楼栋\n与物业单位联系的记录（有的话）',
      ),
      why: text('为什么需要', '用来核实停水的范围和原因。'),
    },
    guards: [
      notSealed,
      (state, _input, { actor }) =>
        actor.kind === 'staff' && organOf(state) === actor.organ
          ? null
          : refuse('not-your-stage', '[D]', '现在不由本单位办这一步。', '请由正在办理的单位告知。'),
      (state) =>
        state.askedMissing.includes(phaseOf(state))
          ? refuse(
              'missing-asked-before',
              '行政复议法 31;[D]',
              '这个阶段已经一次性告知过要补充的材料。',
              '不能一次一次地要；请按现有材料办理，或者自行核实。',
            )
          : null,
    ],
    checks: [fieldGiven('items', 'items-missing', '[D]', '还没有写要补充什么。', '请把需要的一次写全。')],
    whilePending: true,
    hint: '每个阶段只能告知一次，要写全；等待补充不停止期限，不补充也照常办理',
    events: (state, input) => [
      {
        kind: 'missing-asked',
        row: 'ST-60',
        data: {
          phase: phaseOf(state),
          items: String(input.items ?? '')
            .split('\n')
            .filter((item) => item.trim()).length,
        },
      },
    ],
  },
  {
    id: 'ST-60',
    command: 'refer-aid',
    title: '困难帮扶转介',
    from: allStages,
    to: null,
    who: [office, holder, reviewer],
    article: 'L22 37(2)',
    input: {
      aid: {
        title: '哪一种帮扶',
        type: 'code',
        options: [
          ['social', '社会救助（民政）'],
          ['legal', '法律援助'],
          ['judicial', '司法救助'],
          ['counsel', '调解、心理疏导（自愿）'],
        ],
      },
      consent: {
        title: '本人的意思',
        type: 'code',
        options: [
          ['agreed', '本人同意转介'],
          ['not-yet', '还没有问，或者本人不愿意'],
        ],
      },
      told: text(
        '转给谁、本人怎样联系（本人看得到）',
        '已请幸福社区的民政窗口与您联系，电话0000-1000500；您也可以自己去。',
      ),
    },
    guards: [notSealed],
    checks: [
      (_state, input) =>
        input.consent === 'agreed'
          ? null
          : refuse(
              'aid-without-consent',
              '个人信息保护法 23',
              '本人没有同意，不能转介。',
              '请先问本人；不愿意的，只告诉有哪些帮扶，由本人自己决定。',
            ),
      fieldGiven('told', 'told-missing', 'L22 37(2)', '还没有写转给谁。', '请写明转给谁、怎样联系。'),
    ],
    whilePending: true,
    hint: '经本人同意才转介；与诉求怎样处理无关',
    // Which aid stands in the sealed record only: a need is nobody's label.
    events: () => [{ kind: 'aid-referred', row: 'ST-60', data: {} }],
  },
]

function phaseOf({ stage }: Pick<State, 'stage'>): Phase {
  if (intakeStages.includes(stage)) return 'intake'
  if (!reviewStages.includes(stage)) return 'handling'
  return (['review-requested', 'reviewing', 'review-decided'] as Stage[]).includes(stage) ? 'review' : 'rereview'
}

/** The organ that has the next move. */
function organOf(state: State): string | null {
  const phase = phaseOf(state)
  if (phase === 'intake') return state.office
  return phase === 'handling' ? (state.holder ?? state.office) : state.reviewer
}
