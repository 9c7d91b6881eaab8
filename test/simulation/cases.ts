import {
  type Actor,
  type Calendar,
  type ClockOp,
  type Context,
  decide,
  documentSpec,
  emptyState,
  evolve,
  hotlinePacks,
  type Input,
  inReview,
  isDocumentCode,
  isEnded,
  isRefusal,
  lastClock,
  mustDiffer,
  overlapOf,
  packById,
  packOn,
  type Refusal,
  type Row,
  refuse,
  type State,
  type StoredEvent,
  startClock,
  startOrderClock,
} from '../../src/law/index.ts'
import { lent, type OrganDirectory } from '../../src/people/index.ts'
import { officeAbove } from '../../src/petitions/retaliation.ts'

/** What arrives at the door: the facts of `received`, no words. */
export type Arrival = {
  kind: 'arrive'
  at: string
  /** The name that later steps call it by. */
  no: string
  receiver: string
  channel: string
  sealed: boolean
  anonymous: boolean
  reachable: boolean
  eService: boolean
  confidential: boolean
  requestCount: number
  signerCount: number
  /** Written down as a work order of 12345. */
  order?: { type: string; urgency: string }
}
/** `actor`: an account, the person, or the system; `for`: a colleague for whom the account stands in. */
export type Act = { kind: 'act'; at: string; case: string; actor: string; for?: string; verb: string; input: Input }
/** The State Council has announced the next year. */
export type Announcement = { kind: 'announce'; at: string }
export type Step = Arrival | Act | Announcement

/** One case in memory: its stream, what the stream amounts to, and the drafts that wait beside it. */
export type SimCase = { no: string; events: StoredEvent[]; state: State; drafts: Record<string, Input> }

/** What a step did: the row, or why the law said no. */
export type Outcome = { changed: SimCase[]; row?: Row; refusal?: Refusal; by?: Actor; before?: State }

const noSuchTarget = refuse('no-such-case-to-join', 'L22 19(3)', '没有找到要并入的件。', '请核对编号。')
const wrongCode = refuse('wrong-confirm-code', '[D]', '确认码不对。', '请核对收到的确认码。')

/** The confirmation code that the person got over another channel, in the steps of a simulation. */
export const rightCode = 'the code that was sent'

/**
 * The cases of an office without database: what `petitions.perform` does around the law, and nothing else. The test
 * against the database compares the two.
 */
export class Cases {
  readonly cases = new Map<string, SimCase>()
  readonly directory: OrganDirectory
  calendar: Calendar
  readonly next: Calendar
  /** The moment that was asked for last. */
  private clock = {
    at: '',
    now: Temporal.Instant.fromEpochMilliseconds(0),
    today: Temporal.PlainDate.from('2000-01-01'),
  }

  constructor(directory: OrganDirectory, calendar: Calendar, next: Calendar) {
    this.directory = directory
    this.calendar = calendar
    this.next = next
  }

  context(actor: Actor, at: string, packId: string): Context {
    const pack = packById(packId)
    if (!pack) throw new Error(`no pack ${packId}`)
    if (this.clock.at !== at) {
      const now = Temporal.Instant.from(at)
      this.clock = { at, now, today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate() }
    }
    const { now, today } = this.clock
    const [hotline] = hotlinePacks
    return {
      now,
      today,
      actor,
      calendar: this.calendar,
      pack,
      ...(hotline ? { hotline } : {}),
      directory: this.directory,
    }
  }

  of(no: string): SimCase {
    const found = this.cases.get(no)
    if (!found) throw new Error(`no case ${no}`)
    return found
  }

  /** Context of an act in a case, with the draft that waits there. */
  contextIn(one: SimCase, actor: Actor, at: string): Context {
    const context = this.context(actor, at, one.state.pack)
    if (one.state.pending) context.pendingInput = one.drafts[one.state.pending.draft] ?? {}
    return context
  }

  actor({ actor, for: absent }: Pick<Act, 'actor' | 'for'>): Actor {
    if (actor === 'person' || actor === 'system') return { kind: actor }
    const account = this.directory.account(actor)
    if (!account) throw new Error(`no account ${actor}`)
    const stoodFor = absent ? this.directory.account(absent) : undefined
    return {
      kind: 'staff',
      account: actor,
      organ: account.organ,
      roles: [...new Set([...account.roles, ...lent(stoodFor?.roles ?? [])])],
      ...(stoodFor ? { actingFor: [stoodFor.account] } : {}),
    }
  }

  /** What the law answers to an act, without taking it; undefined where it may be done. */
  refusal({ verb, input, case: no, at, ...who }: Act): Refusal | undefined {
    const one = this.of(no)
    const decision = decide(one.state, { verb, input }, this.contextIn(one, this.actor(who), at))
    return isRefusal(decision) ? decision : undefined
  }

  take(step: Step): Outcome {
    if (step.kind === 'announce') {
      this.calendar = this.next
      return { changed: [] }
    }
    return step.kind === 'arrive' ? { changed: [this.arrive(step)] } : this.act(step)
  }

  private arrive(arrival: Omit<Arrival, 'kind'>, splitFrom?: string, day0?: string): SimCase {
    const { at, no, receiver, sealed, order, ...facts } = arrival
    const received = day0 ?? this.context({ kind: 'system' }, at, 'CN-2022').today.toString()
    const pack = packOn(Temporal.PlainDate.from(received))
    if (isRefusal(pack)) throw new Error(pack.code)
    const organ = this.directory.organ(receiver)
    const direct = organ?.kind !== 'office'
    const context = this.context({ kind: 'system' }, at, pack.id)
    const one: SimCase = { no, events: [], state: emptyState, drafts: {} }
    this.cases.set(one.no, one)
    this.append(one, at, null, receiver, {
      kind: order ? 'order-created' : 'received',
      row: order ? 'HS-07' : 'ST-01',
      data: {
        ...facts,
        ...(order ? { ...order, stage: 'order-created' } : {}),
        ...{ receivedOn: received, pack: pack.id, receiver, direct },
        ...(sealed ? { sealed, purpose: '04' } : {}),
        ...(splitFrom ? { splitFrom } : {}),
      },
      clocks: order
        ? [
            ...startOrderClock(emptyState, context, order.urgency === 'normal' ? 'HL-L3' : 'HL-L3u', receiver),
            ...(facts.channel === '06' ? [] : startOrderClock(emptyState, context, 'HL-L2', receiver)),
          ]
        : startClock(emptyState, context, direct ? 'DL-02' : 'DL-01', received, receiver),
    })
    return one
  }

  private append(
    one: SimCase,
    at: string,
    actor: string | null,
    organ: string | null,
    event: { kind: string; row: string; data: Record<string, unknown>; clocks?: ClockOp[] },
  ): void {
    const stored: StoredEvent = {
      ...{ seq: one.events.length + 1, kind: event.kind, row: event.row },
      ...{ at, actor, organ, data: event.data, clocks: event.clocks ?? [] },
    }
    one.events.push(stored)
    one.state = evolve(one.state, stored)
  }

  private act(step: Act): Outcome {
    const one = this.of(step.case)
    const before = one.state
    const by = this.actor(step)
    const context = this.contextIn(one, by, step.at)
    const other = this.otherCase(step, before)
    const no = (refusal: Refusal): Outcome => ({ changed: [], refusal, by, before })
    if (other !== null) {
      const target = this.cases.get(other)
      if (!target || target === one || target.state.sealed || before.sealed) return no(noSuchTarget)
    }
    const input = this.completed(step, one)
    if (isRefusal(input)) return no(input)
    const decision = decide(before, { verb: step.verb, input }, context)
    if (isRefusal(decision)) return no(decision)
    const joined = other === null ? null : this.of(other)
    if (step.verb === 'merge' && joined && (joined.state.mergedInto || isEnded(joined.state))) return no(noSuchTarget)

    const fromDraft = !decision.drafted && (step.verb === 'approve' || step.verb === 'issue-opinion')
    const account = by.kind === 'staff' ? by.account : null
    const organ = actingOrgan(by, before, fromDraft)
    const draft = `${one.no}/draft${one.events.length + 1}`
    const issued = documentsOf(decision).map((code, at) => ({
      ...{ id: `${one.no}/document${before.documents.length + at}`, code, no: null },
      ...{ to: documentSpec(code).to, organ, deliveredOn: null },
    }))
    for (const [at, event] of decision.events.entries())
      this.append(one, step.at, account, by.kind === 'person' ? null : organ, {
        ...event,
        data: {
          ...event.data,
          ...(decision.drafted ? { draft } : {}),
          ...(at === decision.events.length - 1 && issued.length ? { documents: issued } : {}),
        },
      })
    if (decision.drafted) one.drafts[draft] = input
    const changed = [one]
    if (step.verb === 'split') changed.push(...this.openParts(step, one, before))
    if (step.verb === 'report-retaliation') changed.push(this.openReport(step, before))
    if (joined) {
      const kind = step.verb === 'merge' ? 'linked' : 'unlinked'
      const at = by.kind === 'staff' ? by.organ : joined.state.office
      this.append(joined, step.at, account, at, { kind, row: '', data: { caseNo: one.no } })
      changed.push(joined)
    }
    return { changed, row: decision.row, by, before }
  }

  private otherCase({ verb, input }: Act, state: State): string | null {
    if (verb === 'merge') return String(input.into)
    return verb === 'decide-link' && input.decision === 'agreed' ? state.mergedInto : null
  }

  /** What the program adds to an input before the law sees it. */
  private completed({ verb, input }: Act, { no, state, drafts }: SimCase): Input | Refusal {
    if (verb === 'split') {
      const matters = Array.isArray(input.matters) ? input.matters.length : 0
      return { ...input, cases: Array.from({ length: matters }, (_, at) => partOf(no, state, at)) }
    }
    if (verb === 'report-retaliation') {
      const above = this.officeAbove(state)
      return above ? { ...input, to: above, caseNo: partOf(no, state, 0) } : input
    }
    if (verb === 'draft-opinion') return withRepeats(state, drafts, input)
    if (verb !== 'withdraw' || state.withdrawal !== 'asked' || !input.code) return input
    return input.code === rightCode ? { ...input, confirmed: true } : wrongCode
  }

  private officeAbove(state: State): string | null {
    return officeAbove({ directory: this.directory } as Parameters<typeof officeAbove>[0], state)?.code ?? null
  }

  private openParts(step: Act, from: SimCase, state: State): SimCase[] {
    const direct = this.directory.organ(state.office)?.kind !== 'office'
    const day0 = lastClock(state, direct ? 'DL-02' : 'DL-01')?.day0 ?? state.receivedOn
    const repeats = step.input.repeatsInParts as number[] | undefined
    return (step.input.matters as { requests?: unknown[] }[]).map(({ requests }, index) => {
      const { channel, anonymous, reachable, eService, confidential, signerCount, peopleCount, placeRegion } = state
      const people = { anonymous, reachable, eService, confidential, signerCount, peopleCount }
      const facts = { channel, ...people, ...(placeRegion ? { placeRegion } : {}) }
      const no = partOf(from.no, state, index)
      const more = { at: step.at, no, receiver: state.office, sealed: false, requestCount: requests?.length ?? 0 }
      const part = this.arrive({ ...facts, ...more }, from.no, day0)
      this.append(part, step.at, step.actor, state.office, {
        kind: 'registered',
        row: 'ST-02',
        data: { stage: 'registered', proposals: repeats?.[index] ?? 0 },
      })
      return part
    })
  }

  private openReport(step: Act, state: State): SimCase {
    const receiver = this.officeAbove(state)
    if (!receiver) throw new Error('the law let a report pass that nobody can take')
    const facts = { anonymous: true, reachable: false, eService: false, confidential: false }
    const counts = { requestCount: 0, signerCount: 1 }
    const no = partOf(step.case, state, 0)
    return this.arrive({ at: step.at, no, receiver, channel: state.channel, sealed: true, ...facts, ...counts })
  }
}

/** What comes out of a case at a point of its stream, by name. */
const partOf = (no: string, state: State, at: number): string => `${no}.${state.seq}${at ? `.${at}` : ''}`

function documentsOf({ drafted, events, row }: Exclude<ReturnType<typeof decide>, Refusal>) {
  if (drafted || events.some(({ kind }) => kind === 'withdrawal-asked' || kind === 'returned')) return []
  return (row.documents ?? []).filter(isDocumentCode)
}

function actingOrgan(by: Actor, before: State, fromDraft: boolean): string {
  if (fromDraft && before.pending) return before.pending.organ
  if (by.kind === 'staff') return by.organ
  return (inReview(before) ? before.reviewer : before.holder) ?? before.office
}

type Answer = { facts?: unknown; reasons?: unknown }

function withRepeats(state: State, drafts: Record<string, Input>, { repeats: _, ...input }: Input): Input {
  const former = state.annulled.at(-1)
  if (!former || !mustDiffer(state) || !Array.isArray(input.answers)) return input
  const before = (drafts[former.draft]?.answers ?? []) as Answer[]
  const words = (answer: Answer | undefined) => `${String(answer?.facts ?? '')}\n${String(answer?.reasons ?? '')}`
  const repeats = (input.answers as Answer[]).map((answer, at) => overlapOf(words(answer), words(before[at])))
  return { ...input, repeats }
}
