import { type Refusal, refuse } from '../refusal.ts'
import { isPast, lastDayZh } from './clocks.ts'
import type { Actor, Context, Guard, OrganFacts } from './types.ts'

/** Guards shared by several rows. Each says what is missing, on which basis, and what to do instead. */

export const notSealed: Guard = (state) =>
  state.sealed
    ? refuse(
        'sealed',
        'L22 30(3)',
        '这是密封的检举控告件，不能按普通事项办理。',
        '请由负责密封件的工作人员移送有权处理的机关。',
      )
    : null

export const onlySealed: Guard = (state) =>
  state.sealed
    ? null
    : refuse(
        'not-sealed',
        'L22 30',
        '本件不是检举控告类，不走密封移送。',
        '如确属检举控告，请先密封；否则转送有权处理的机关。',
      )

export const before =
  (rule: string, code: string, article: string, what: string, remedy: string): Guard =>
  (state, _input, context) =>
    isPast(state, context, rule)
      ? refuse(code, article, `${what}的期限已于${lastDayZh(state, rule)}届满。`, remedy)
      : null

/** The person must have been heard before anything is decided on the merits (RGT-04). */
export const heard: Guard = (state) =>
  state.heard
    ? null
    : refuse(
        'not-heard',
        'L22 31(6)',
        '还没有听取信访人陈述事实和理由，不能出具处理意见。',
        '请先记录听取陈述；信访人不愿陈述的，也要如实记录。',
      )

/** The accounts that act in one person: the own one, and those that are stood in for. */
export const accountsIn = (actor: Actor): readonly string[] =>
  actor.kind === 'staff' ? [actor.account, ...(actor.actingFor ?? [])] : []

export const isCaseworker: Guard = (state, _input, context) =>
  context.actor.kind === 'staff' && !accountsIn(context.actor).some((account) => state.caseworkers.includes(account))
    ? refuse(
        'not-the-caseworker',
        'L22 28(1)',
        '您不是本件的承办人。',
        '请由承办人办理，或请本单位负责人重新确定承办人。',
      )
    : null

/** The organ named in an input exists. */
export const organExists =
  (field: string): Guard =>
  (_state, input, context) =>
    context.directory.organ(String(input[field] ?? ''))
      ? null
      : refuse(
          'unknown-organ',
          'L22 22(1)',
          '所选单位不在单位名录中。',
          '请从名录中选择单位；名录缺漏的，请系统管理员补充。',
        )

/** The organ to which a matter goes is neither the one that already holds it, nor the sender itself. */
export const routable: Guard = (state, input, context) => {
  const to = context.directory.organ(String(input.to ?? ''))
  const from = context.directory.organ(state.office)
  if (!to) return organExists('to')(state, input, context)
  if (to.code === state.office)
    return refuse(
      'route-to-self',
      'L22 22(1)',
      '不能转给本单位。',
      '属本部门职责的请直接答复；否则选择有权处理的机关、单位。',
    )
  if (from && to.level < from.level)
    return refuse(
      'route-upwards',
      'L22 22(1)',
      `${to.name}是上级单位，转送、交办只能给本级或下级。`,
      '需要上级处理的，请用“呈批”报送。',
    )
  return nobodySigns(to, context)
}

/** Sent where nobody can sign, it would lie there while the person's days run. */
export function nobodySigns(to: OrganFacts | undefined, { directory }: Context): Refusal | null {
  const signs = to?.kind === 'office' ? (['registrar', 'dispatcher'] as const) : (['liaison'] as const)
  return !to || signs.some((role) => directory.holding(to.code, role).length > 0)
    ? null
    : refuse(
        'nobody-signs-there',
        'L22 22(1)',
        `${to.name}在本系统里没有可以签收的人，件会停在那里。`,
        '请先请安全管理员为该单位开通信访联络员的账号，或者选择别的有权处理的单位。',
      )
}

export const fieldGiven =
  (field: string, code: string, article: string, says: string, remedy: string): Guard =>
  (_state, input) =>
    String(input[field] ?? '').trim() ? null : refuse(code, article, says, remedy)

export const classIs =
  (class3: string, article: string, says: string, remedy: string): Guard =>
  (state) =>
    state.class3 === class3 ? null : refuse('wrong-class', article, says, remedy)
