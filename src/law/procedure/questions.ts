import { refuse } from '../refusal.ts'
import { accountsIn } from './guards.ts'
import { type Ask, type AskKind, askOf } from './side-state.ts'
import type { State } from './state.ts'
import type { ClockOp, Context, Guard, Role } from './types.ts'

/** What the rows of questions (ST-62…69) have in common: who decides them, who does not, and what was asked before. */

/** Where a question is decided: at home, if somebody there may and has no part in it; else the office over it. */
export function deskFor(
  own: string,
  roles: readonly Role[],
  barred: readonly string[],
  { directory }: Context,
): string {
  const able = roles.some((role) => directory.holding(own, role).some((account) => !barred.includes(account)))
  return able ? own : (directory.officeOver(own) ?? own)
}

export function theAsk(state: State, kind: AskKind): Ask {
  const asked = askOf(state, kind)
  if (!asked) throw new Error(`guards let a case without ${kind} pass`)
  return asked
}

export const metAsk = (asked: Ask, context: Context): ClockOp[] =>
  asked.clock ? [{ op: 'meet', key: asked.clock, on: context.today.toString() }] : []

export function notAsked(kind: AskKind, what: string): Guard {
  return (state) =>
    askOf(state, kind) ? refuse('asked-already', '[D]', `您的${what}还没有决定。`, '请等决定，最迟三个工作日。') : null
}

export function notDecided(kind: AskKind, says: string, remedy: string): Guard {
  return (state) => (state.decided.includes(kind) ? refuse('decided-already', '[D]', says, remedy) : null)
}

export function asksFor(kind: AskKind, what: string): Guard {
  return (state, _input, context) => {
    const asked = askOf(state, kind)
    if (!asked) return refuse('nothing-asked', '[D]', `没有等待决定的${what}。`, '无须操作。')
    return context.actor.kind === 'staff' && context.actor.organ !== asked.desk
      ? refuse('not-your-decision', '[D]', `这项${what}不由您所在的单位决定。`, '请由承办人以外的负责人决定。')
      : null
  }
}

/** Nobody decides about the own work (domain.md §2.12). */
export function notBarred(kind: AskKind): Guard {
  return (state, _input, context) =>
    accountsIn(context.actor).some((account) => askOf(state, kind)?.barred.includes(account))
      ? refuse('own-work', '[D]', '这一步原来是您办的，不能由您自己决定。', '请由另一位工作人员决定。')
      : null
}
