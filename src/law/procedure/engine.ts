import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { accountsIn } from './guards.ts'
import { accusationRows } from './rows-accusation.ts'
import { orderCallBackRows } from './rows-callback.ts'
import { competenceRows } from './rows-competence.ts'
import { dataRows } from './rows-data.ts'
import { orderDispatchRows } from './rows-dispatch.ts'
import { executionRows } from './rows-execution.ts'
import { handlingRows } from './rows-handling.ts'
import { handOverRows } from './rows-handover.ts'
import { helpRows } from './rows-help.ts'
import { identityRows } from './rows-identity.ts'
import { intakeRows } from './rows-intake.ts'
import { lifeRows } from './rows-life.ts'
import { objectionRows } from './rows-objections.ts'
import { publishingRows } from './rows-publishing.ts'
import { rereviewRows } from './rows-rereview.ts'
import { reviewRows } from './rows-review.ts'
import { settlingRows } from './rows-settling.ts'
import { approvalRows, sideRows } from './rows-side.ts'
import { simpleRows } from './rows-simple.ts'
import { orderUnitRows } from './rows-unit.ts'
import { urgentRows } from './rows-urgent.ts'
import { withdrawalRows } from './rows-withdrawal.ts'
import { comesBefore, isOrderStage, type Stage, stages } from './stages.ts'
import { isEnded, isOrder, type Pending, type State } from './state.ts'
import type { Actor, Command, Context, EventBody, Input, Place, Row, Who } from './types.ts'

/** Every transition, one row each; buttons, refusals, documents and docs/procedure.md are read from here. */
export const procedure: readonly Row[] = [
  ...intakeRows,
  ...accusationRows,
  ...simpleRows,
  ...urgentRows,
  ...lifeRows,
  ...identityRows,
  ...handlingRows,
  ...competenceRows,
  ...settlingRows,
  ...executionRows,
  ...reviewRows,
  ...rereviewRows,
  ...publishingRows,
  ...withdrawalRows,
  ...orderDispatchRows,
  ...orderUnitRows,
  ...orderCallBackRows,
  ...handOverRows,
  ...sideRows,
  ...helpRows,
  ...objectionRows,
  ...dataRows,
  ...approvalRows,
]

/** What a lawful command makes happen. `row` is the row that took effect, for an approval the drafted one. */
export type Decision = { row: Row; events: EventBody[]; drafted: boolean }

/**
 * The law's answer to a command: events, or a refusal in words. Pure: time, actor, calendar and directory
 * come in with `context`.
 */
export function decide(state: State, command: Command, context: Context): Decision | Refusal {
  const row = rowFor(state, command.verb, context.actor)
  if (isRefusal(row)) return row
  const refusal =
    blocked(row, state, context) ??
    firstRefusal(row.checks, state, command.input, context) ??
    outOfRange(row, command.input)
  if (refusal) return refusal
  if (row.command === 'approve' || row.command === 'return') return settle(row, state, context)
  if (row.approvedBy || row.completedBy)
    return {
      row,
      drafted: true,
      events: row.approvedBy ? [draftOf(row, command.input)] : staged(row, state, command.input, context),
    }
  return { row, drafted: false, events: staged(row, state, command.input, context) }
}

export type Available = { row: Row; refusal: Refusal | null }

/**
 * Every act that this actor's role could ever do in this case, with the refusal where it is not possible now.
 * One entry a verb: the row that is possible, or else the one that says best why not.
 */
export function available(state: State, context: Context): Available[] {
  const verbs = new Map<string, Available>()
  for (const row of procedure) {
    if (!concerns(row, state, context.actor)) continue
    const refusal =
      allowedWho(row.who, state, context.actor) === false
        ? notYours(row)
        : row.from.includes(state.stage)
          ? blocked(row, state, context)
          : notPossibleNow(row, state)
    const known = verbs.get(row.command)
    if (!known || (known.refusal && (!refusal || row.from.includes(state.stage))))
      verbs.set(row.command, { row, refusal })
  }
  return [...verbs.values()]
}

/**
 * What a command would make happen, told before everything is there: `blank` names the required inputs that are still
 * empty, `lacks` what the law misses in the others. Events only where neither is the case. `row` is the one that takes
 * effect, `form` the one whose inputs are filled in.
 */
export type Outline = { row: Row; form: Row; input: Input; blank: string[]; lacks: Refusal[]; events: EventBody[] }

/** A look ahead at an act, for its drafter: of what another has to approve it shows what the approval would issue. */
export function outline(state: State, command: Command, context: Context): Outline | Refusal {
  const row = rowFor(state, command.verb, context.actor)
  if (isRefusal(row)) return row
  const refusal = blocked(row, state, context)
  if (refusal) return refusal
  const { input } = command
  const blank = Object.entries(row.input).flatMap(([key, field]) =>
    field.optional || says(input[key]) || field.when?.(state, context) === false ? [] : [key],
  )
  const lacks = blank.length ? [] : (row.checks ?? []).flatMap((check) => check(state, input, context) ?? [])
  const effective = procedure.find(({ command: verb }) => verb === row.completedBy) ?? row
  const ready = blank.length === 0 && lacks.length === 0
  return {
    row: effective,
    form: row,
    input,
    blank,
    lacks,
    events: ready ? staged(effective, state, input, { ...context, pendingInput: input }) : [],
  }
}

/** What waits for approval, as it would be issued today; null where nothing waits. */
export function pendingOutline(state: State, context: Context): Outline | null {
  const target = pendingRow(state)
  const { pending } = state
  if (!pending || !target) return null
  const drafter = asDrafter(pending, target, context)
  const input = context.pendingInput ?? {}
  const row = procedure.find(({ command }) => command === target.completedBy) ?? target
  const lacks = [...target.guards, ...(target.checks ?? [])].flatMap((guard) => guard(state, input, drafter) ?? [])
  return { row, form: target, input, blank: [], lacks, events: lacks.length ? [] : staged(row, state, input, context) }
}

const says = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null

/** The drafted row behind `state.pending`, for showing what waits for approval. */
export const pendingRow = (state: State): Row | undefined =>
  state.pending
    ? procedure.find((row) => row.id === state.pending?.row && row.command === draftVerb(state.pending.verb))
    : undefined

function rowFor(state: State, verb: string, actor: Actor): Row | Refusal {
  const known = procedure.filter((row) => row.command === verb)
  const [first] = known
  if (!first) return refuse('unknown-act', '[D]', `没有“${verb}”这种办理动作。`, '请从“下一步”中选择。')
  const rows = known.filter((row) => isOf(row, state))
  const mine = rows.filter((row) => allowedWho(row.who, state, actor))
  const possible = mine.find((row) => row.from.includes(state.stage))
  if (possible) return possible
  return mine[0] ? notPossibleNow(mine[0], state) : notYours(first)
}

/** Reasons that do not depend on the input: another act waits, or a guard says no. */
function blocked(row: Row, state: State, context: Context): Refusal | null {
  if (context.actor.kind === 'staff' && state.recused.includes(context.actor.account))
    return refuse(
      'you-are-recused',
      'L22 28(3)',
      '您对本件应当回避，不能办理。',
      '请由另一位同志办理；没有的，请安排他人代理。',
    )
  if (row.command === 'approve' || row.command === 'return') return approvable(row, state, context)
  if (state.pending && !row.whilePending) {
    const title = pendingRow(state)?.title ?? '另一项办理'
    return refuse('another-act-pending', '[D]', `“${title}”正在等待审批，先不能办这一步。`, '请等审批人批准或退回。')
  }
  return firstRefusal(row.guards, state, {}, context)
}

function firstRefusal(guards: Row['guards'] | undefined, state: State, input: Input, context: Context): Refusal | null {
  for (const guard of guards ?? []) {
    const refusal = guard(state, input, context)
    if (refusal) return refusal
  }
  return null
}

/** A number that the form would not offer: forms are not the only ones who ask. */
function outOfRange(row: Row, input: Input): Refusal | null {
  for (const [key, { type, title, min, max }] of Object.entries(row.input)) {
    if (type !== 'integer' || input[key] === undefined || input[key] === null) continue
    const given = Number(input[key])
    if (!Number.isInteger(given) || given < (min ?? given) || given > (max ?? given))
      return refuse(
        'number-out-of-range',
        row.article,
        `“${title}”要填${min ?? ''}到${max ?? ''}之间的整数。`,
        '请改正后再提交；已填写的内容没有丢失。',
      )
  }
  return null
}

function approvable(row: Row, state: State, context: Context): Refusal | null {
  const target = pendingRow(state)
  if (!state.pending || !target)
    return refuse('nothing-pending', '[D]', '现在没有等待审批的件。', '有人拟办后，这里会出现要审批的内容。')
  if (context.actor.kind !== 'staff') return notYours(row)
  // Whoever stands in for the drafter is the drafter here: four eyes are four eyes (domain.md §2.12).
  // A head who drafted in another's place can at least take the draft back, where there is no second head.
  if (row.command === 'approve' && accountsIn(context.actor).includes(state.pending.by))
    return refuse(
      'drafter-cannot-approve',
      '[D]',
      '拟办人不能审批自己拟的件，代理期间也不能审批被代理人拟的件。',
      '请由另一位有审批权的同志审批。',
    )
  const approvers = target.approvedBy ?? procedure.find((r) => r.command === target.completedBy)?.who ?? []
  if (!allowedWho(approvers, state, context.actor))
    return refuse('not-your-approval', target.article, `“${target.title}”不由您审批。`, '请由该单位负责人审批。')
  // The calendar or the person may have moved the case on while the draft lay there.
  if (row.command === 'approve' && !target.from.includes(state.stage)) return notPossibleNow(target, state)
  const unfit = row.command === 'approve' ? firstRefusal(target.approval, state, {}, context) : null
  if (unfit) return unfit
  if (row.command === 'approve' && target.completedBy) {
    const completing = procedure.find((r) => r.command === target.completedBy)
    return refuse(
      'complete-by-its-own-act',
      target.article,
      `请用“${completing?.title}”完成。`,
      '如需修改，请用“退回修改”。',
    )
  }
  return null
}

/** Approve or return what waits. The drafter's guards are asked again: days may have passed since. */
function settle(row: Row, state: State, context: Context): Decision | Refusal {
  const target = pendingRow(state)
  const pending = state.pending
  if (!target || !pending) throw new Error('approvable let an empty approval pass')
  if (row.command === 'return')
    return { row, drafted: false, events: [{ kind: 'returned', row: row.id, data: { verb: pending.verb } }] }
  const input = context.pendingInput ?? {}
  const drafter = asDrafter(pending, target, context)
  const refusal =
    firstRefusal(target.guards, state, input, drafter) ?? firstRefusal(target.checks, state, input, drafter)
  if (refusal) return refusal
  return {
    row: target,
    drafted: false,
    events: [{ kind: 'approved', row: row.id, data: { verb: pending.verb } }, ...staged(target, state, input, context)],
  }
}

const asDrafter = (pending: Pending, target: Row, context: Context): Context => ({
  ...context,
  actor: { kind: 'staff', account: pending.by, organ: pending.organ, roles: target.who.flatMap(rolesOf) },
})

/** The row's events, each carrying the stage it leads to. */
const staged = (row: Row, state: State, input: Input, context: Context): EventBody[] =>
  row
    .events(state, input, context)
    .map((event, index, all) =>
      index === all.length - 1 && row.to && !('stage' in event.data)
        ? { ...event, data: { ...event.data, stage: row.to } }
        : event,
    )

/** Codes and days of a draft may stand in the event; its texts are kept beside it, sealed. */
function draftOf(row: Row, input: Input): EventBody {
  const codes = Object.fromEntries(
    Object.entries(input).filter(([key]) =>
      ['organ', 'account', 'day', 'code', 'integer', 'case'].includes(row.input[key]?.type ?? ''),
    ),
  )
  return { kind: 'drafted', row: row.id, data: { verb: row.command, row: row.id, codes } }
}

const draftVerb = (verb: string): string => (verb === 'issue-opinion' ? 'draft-opinion' : verb)

const rolesOf = (who: Who) => (typeof who === 'string' ? [] : who.roles)

function allowedWho(whos: readonly Who[], state: State, actor: Actor): boolean {
  return whos.some((who) => {
    if (typeof who === 'string') return actor.kind === who
    return (
      actor.kind === 'staff' &&
      standsAt(state, who.at, actor.organ) &&
      who.roles.some((role) => actor.roles.includes(role))
    )
  })
}

function standsAt(state: State, at: Place, organ: string): boolean {
  if (at === 'joint') return state.joint.some((one) => one.organ === organ)
  return at === 'asked' ? state.asks.some(({ desk }) => desk === organ) : state[at] === organ
}

/** Could this role ever do this here: the role fits, and the organ has, had or may get the place. */
function concerns(row: Row, state: State, actor: Actor): boolean {
  if (!isOf(row, state)) return false
  return row.who.some((who) => {
    if (typeof who === 'string') return actor.kind === who
    if (actor.kind !== 'staff' || !who.roles.some((role) => actor.roles.includes(role))) return false
    if (standsAt(state, who.at, actor.organ)) return true
    if (
      who.at === 'sender' ||
      who.at === 'discipline' ||
      who.at === 'joint' ||
      who.at === 'arbiter' ||
      who.at === 'asked'
    )
      return false
    return state[who.at] === null && state.organs.includes(actor.organ)
  })
}

/** Stages that matters and work orders share. */
const shared: ReadonlySet<Stage> = new Set(['withdrawn'])

/** A row of the line that the case is on now: a matter's, or a work order's. */
const isOf = (row: Row, state: State): boolean =>
  row.from.some((stage) => shared.has(stage) || isOrderStage(stage) === isOrder(state))

const notYours = (row: Row): Refusal =>
  refuse('not-your-act', row.article, `“${row.title}”不由您的岗位或单位办理。`, '请由件现在所在单位的相应岗位办理。')

function notPossibleNow(row: Row, state: State): Refusal {
  const now = `现在是“${stages[state.stage]}”`
  const from = row.from.filter((stage) => isOrderStage(stage) === isOrder(state))
  if (isEnded(state) || from.every((stage) => comesBefore(stage, state.stage)))
    return refuse('step-passed', row.article, `已过这一步：${now}。`, '如有错误，请用“更正登记”或按现在的步骤办理。')
  const next = from.find((stage) => comesBefore(state.stage, stage)) ?? from[0]
  return refuse(
    'step-not-reached',
    row.article,
    `还不能：${now}，要到“${next ? stages[next] : row.title}”才能办。`,
    '请先完成前面的步骤。',
  )
}
