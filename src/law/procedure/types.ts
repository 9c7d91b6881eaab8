import type { Calendar } from '../calendar.ts'
import type { Pack } from '../packs/index.ts'
import type { Refusal } from '../refusal.ts'
import type { Stage } from './stages.ts'
import type { State } from './state.ts'

/** Roles of contract.md §2, plus the two that are not accounts. */
export type Role =
  | 'registrar'
  | 'dispatcher'
  | 'office-head'
  | 'liaison'
  | 'handler'
  | 'organ-head'
  | 'reviewer'
  | 'review-head'
  | 'supervisor'
  | 'leader'
  | 'statistician'
  | 'custodian'
  | 'discipline-officer'
  | 'auditor'
  | 'system-admin'
  | 'security-admin'
  | 'agent'
  | 'shift-leader'
  | 'knowledge-editor'

/** Who performs an act. The person is known by case number and code, never by an account. */
export type Actor =
  | {
      kind: 'staff'
      account: string
      organ: string
      roles: readonly Role[]
      /** Colleagues whom this person stands in for (代理): their roles are among the roles. */
      actingFor?: readonly string[]
    }
  | { kind: 'person' }
  | { kind: 'system' }

/** Which relation to the case an organ must have for a row. */
export type Place =
  /** the letters-and-visits office that has the intake now, or the organ that received it directly */
  | 'office'
  /** the organ that holds the handling now */
  | 'holder'
  /** the organ that sent it to the holder */
  | 'sender'
  /** the discipline organ to which the sealed envelope went */
  | 'discipline'
  /** the organ that reviews, or re-reviews, an opinion (domain.md §2.4) */
  | 'reviewer'
  /** an organ that handles it jointly with the holder (L22 24(1)) */
  | 'joint'
  /** the organ that decides a dispute over competence */
  | 'arbiter'
  /** the organ at which a question of the person waits for a decision */
  | 'asked'

export type Who = { at: Place; roles: readonly Role[] } | 'person' | 'system'

export type Class3 = 'suggestion' | 'accusation' | 'appeal'

/** What the procedure needs to know of an organ; the directory itself lives in people/. */
export type OrganFacts = {
  code: string
  name: string
  kind: 'office' | 'government' | 'department' | 'township' | 'discipline' | 'litigation' | 'enterprise'
  level: 1 | 2 | 3 | 4 | 5
  region: string
  /** The organ above in the same line; empty at the top. */
  superior: string | null
  /** Led from above alone (垂直领导: 税务、海关…): no government at its own level stands over it. */
  vertical?: boolean
}

export type AccountFacts = { account: string; organ: string; roles: readonly Role[]; active: boolean }

export type Directory = {
  organ(code: string): OrganFacts | undefined
  account(id: string): AccountFacts | undefined
  /** Accounts in service of an organ that hold a role. */
  holding(organ: string, role: Role): readonly string[]
  /** True when `organ` is `of`, or stands below it in its line. */
  within(organ: string, of: string): boolean
  /** The department one level up that has the same duties (上一级主管部门). */
  departmentAbove(code: string): OrganFacts | undefined
  /** The letters-and-visits office of a government: the joint conference has its office there. */
  officeUnder(government: string): OrganFacts | undefined
  /**
   * Who opens what is sealed there: the organ itself where it has a sealed desk, else the nearest office above that has
   * one; null where there is none.
   */
  sealedDesk(code: string): string | null
  /** The letters-and-visits office of its place, or the nearest above; never the organ itself. */
  officeOver(code: string): string | null
}

export type Context = {
  now: Temporal.Instant
  today: Temporal.PlainDate
  actor: Actor
  calendar: Calendar
  pack: Pack
  /** Limits of the 12345 desk as the city set them; the general ones where it set none. */
  hotline?: Pack
  directory: Directory
  /** The stored input of the act that waits for approval (texts are records, never events). */
  pendingInput?: Input
}

export type Input = Record<string, unknown>
export type Command = { verb: string; input: Input }

/** A limit as it was started: everything that a replay needs to show the same day again. */
export type StartedClock = {
  /** The rule, plus `/n` from the second one of a case on. */
  key: string
  rule: string
  /** Whose duty it is; null for a right of the person. */
  organ: string | null
  day0: string
  target: string
  last: string
  article: string
  provisional: boolean
  pack: string
  /** Version of the calendar it was computed with. */
  calendar: string
  /** ISO instant with offset +08:00 where hours or minutes were counted; `last` is its day. */
  dueAt?: string
  /** First and last day of each time that does not count (L22 36(2)). */
  pauses?: readonly (readonly [from: string, to: string])[]
}

export type ClockOp =
  | ({ op: 'start' } & StartedClock)
  | { op: 'meet'; key: string; on: string; at?: string }
  | { op: 'stop'; key: string; on: string; why: string }

/** What a decision says happened: codes, days and counts only; texts and names stay outside events. */
export type EventBody = {
  kind: string
  row: string
  data: Record<string, unknown>
  clocks?: ClockOp[]
}

/** One input of an act. petitions/ turns it into JSON Schema with candidates of this very case. */
export type Field = {
  title: string
  type:
    | 'text'
    | 'organ'
    | 'account'
    | 'day'
    | 'code'
    | 'integer'
    | 'boolean'
    | 'category'
    | 'region'
    | 'answers'
    | 'matters'
    | 'document'
    | 'case'
    | 'files'
  optional?: boolean
  /** for `code`: value and words, the usual one first */
  options?: readonly (readonly [string, string])[]
  /** for `organ`: which organs may be named here */
  organs?:
    | ('route' | 'joint' | 'disputed' | 'competent' | 'discipline' | 'litigation' | 'leadership' | 'review')
    | ('dispatch' | 'helper')
  min?: number
  max?: number
  /** a valid sample where it does not depend on the case */
  sample?: unknown
  hint?: string
  /** Asked for in some cases only. */
  when?(state: State, context: Context): boolean
}

export type Guard = (state: State, input: Input, context: Context) => Refusal | null

export type Row = {
  id: string
  command: string
  /** Button text. */
  title: string
  from: readonly Stage[]
  /** null: the stage stays. */
  to: Stage | null
  who: readonly Who[]
  article: string
  input: Record<string, Field>
  /** What the state must allow; asked before any input exists, to grey a button with its reason. */
  guards: readonly Guard[]
  /** What the input must hold. */
  checks?: readonly Guard[]
  /** Two people: the drafter leaves it pending, one of these completes it (domain.md §2.12). */
  approvedBy?: readonly Who[]
  /** What must hold of whoever approves. */
  approval?: readonly Guard[]
  /** The verb that completes it, where it is not `approve`. */
  completedBy?: string
  /** Documents it issues. */
  documents?: readonly string[]
  starts?: readonly string[]
  meets?: readonly string[]
  /** May be done while another act waits for approval. */
  whilePending?: boolean
  /** One line under the button: why or how. */
  hint?: string
  events(state: State, input: Input, context: Context): EventBody[]
}
