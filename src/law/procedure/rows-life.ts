import { refuse } from '../refusal.ts'
import { accountsIn, fieldGiven } from './guards.ts'
import { confirmBy, rescueShownUntil } from './life-state.ts'
import { everyStage, openOrderStages, openStages } from './stages.ts'
import type { State } from './state.ts'
import type { Context, Row } from './types.ts'

/**
 * RG-10, life in danger. A person who reads or hears it phones the rescue services first and records it then; a second
 * one looks at it; the person whose life it is reads on the own page who passed on what, and the content is erased. No
 * text is searched for it, it discloses only what rescue needs, and nothing of it stays with a person or a matter.
 */

export const lifeRows: Row[] = [
  {
    id: 'RG-10',
    command: 'record-rescue-call',
    title: '记录求助电话（有生命危险）',
    from: [...openStages, ...openOrderStages],
    to: null,
    who: [
      { at: 'office', roles: ['registrar', 'dispatcher', 'office-head', 'liaison', 'handler', 'organ-head'] },
      { at: 'office', roles: ['agent', 'shift-leader', 'discipline-officer', 'custodian'] },
      { at: 'holder', roles: ['liaison', 'handler', 'organ-head'] },
      { at: 'joint', roles: ['liaison', 'handler', 'organ-head'] },
      { at: 'reviewer', roles: ['reviewer', 'review-head'] },
      { at: 'discipline', roles: ['discipline-officer', 'custodian'] },
    ],
    article: '个人信息保护法 13(1)(4);个人信息保护法 18(2)',
    input: {
      whom: { title: '打给了谁', type: 'text', sample: '120急救中心', hint: '号码、单位；打了几个就写几个' },
      calledAt: { title: '几点打的', type: 'text', sample: '14:35', hint: '按24小时写，如 14:35' },
      passedOn: {
        title: '告诉了什么',
        type: 'text',
        sample: '一位老人在家晕倒，住址和电话。',
        hint: '只说救人需要的：在哪里、什么情况、怎样联系。不说信访内容。事后本人看得到',
      },
    },
    guards: [sealedDeskOnly],
    checks: [
      fieldGiven('whom', 'rescue-whom-missing', '[D]', '还没有写打给了谁。', '请先打电话，再写打给了谁。'),
      (_state, input) =>
        /^\s*([01]?\d|2[0-3])[:：][0-5]\d\s*$/.test(String(input.calledAt ?? ''))
          ? null
          : refuse('rescue-time-unclear', '[D]', '没有看懂几点打的。', '请按24小时写时和分，如 14:35。'),
      fieldGiven(
        'passedOn',
        'rescue-words-missing',
        '个人信息保护法 18(2)',
        '还没有写告诉了什么。',
        '请如实写明；事后要告知本人。',
      ),
    ],
    whilePending: true,
    hint: '先打电话，后记录：报警110，急救120，火警119，交通事故122。由人判断；第二人核对，事后告知本人，内容到期删除，不留标记',
    events: (_state, _input, { now, calendar }) => [
      { kind: 'rescue-call-recorded', row: 'RG-10', data: { confirmBy: confirmBy(now, calendar).toString() } },
    ],
  },
  {
    id: 'RG-10',
    command: 'confirm-rescue-call',
    title: '核对求助电话',
    from: everyStage,
    to: null,
    who: [
      { at: 'office', roles: ['registrar', 'dispatcher', 'office-head', 'liaison', 'organ-head'] },
      { at: 'office', roles: ['shift-leader', 'discipline-officer', 'custodian'] },
      { at: 'holder', roles: ['liaison', 'organ-head'] },
      { at: 'joint', roles: ['liaison', 'organ-head'] },
      { at: 'reviewer', roles: ['reviewer', 'review-head'] },
      { at: 'discipline', roles: ['discipline-officer', 'custodian'] },
    ],
    article: '个人信息保护法 18(2);[D]',
    input: {
      found: {
        title: '核对的情况',
        type: 'text',
        sample: '当时确有危险，只告诉了住址和电话。',
        hint: '有没有危险，告诉的是不是救人需要的。本人看得到',
      },
    },
    guards: [
      sealedDeskOnly,
      (state) =>
        state.rescue && !state.rescue.confirmedOn
          ? null
          : refuse('no-rescue-call', '[D]', '没有等待核对的求助电话。', '无须操作。'),
      (state, _input, { actor }) =>
        accountsIn(actor).some((account) => state.rescue?.callers.includes(account))
          ? refuse(
              'second-person-needed',
              '[D]',
              '打电话的人不能自己核对，代理期间也不能。',
              '请本单位另一位有权的同志核对；夜间单独处理的，最迟下一个工作日。',
            )
          : null,
    ],
    checks: [
      fieldGiven('found', 'rescue-finding-missing', '[D]', '还没有写核对的情况。', '请写一两句，本人事后看得到。'),
    ],
    whilePending: true,
    hint: '由打电话的人以外的同志核对；夜间、休息日打的，最迟下一个工作日',
    events: () => [{ kind: 'rescue-call-confirmed', row: 'RG-10', data: {} }],
  },
  {
    id: 'RG-10',
    command: 'erase-rescue-call',
    title: '删除求助电话的内容',
    from: everyStage,
    to: null,
    who: ['system'],
    article: '个人信息保护法 19;[D]',
    input: {},
    guards: [
      ({ rescue }, _input, { today }) =>
        rescue?.confirmedOn && Temporal.PlainDate.compare(today, rescueShownUntil(rescue.confirmedOn)) > 0
          ? null
          : refuse('rescue-call-still-shown', '[D]', '没有到期要删除的求助电话内容。', '无须操作。'),
    ],
    whilePending: true,
    events: () => [{ kind: 'rescue-call-erased', row: 'RG-10', data: {} }],
  },
]

/** Of a sealed case only those act here who may open it (RG-1). */
function sealedDeskOnly({ sealed }: State, _input: unknown, { actor }: Context) {
  const opens =
    actor.kind === 'staff' && (actor.roles.includes('discipline-officer') || actor.roles.includes('custodian'))
  return sealed && !opens
    ? refuse(
        'sealed-desk-only',
        'L22 30(3)',
        '这是密封件，由看得到内容的专人记录和核对。',
        '人命关天：请马上打110、120，再告诉密封件专办员。',
      )
    : null
}
