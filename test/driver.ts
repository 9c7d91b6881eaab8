import assert from 'node:assert/strict'
import {
  type Actor,
  type Command,
  type Context,
  cn2022,
  type Decision,
  decide,
  fold,
  isRefusal,
  publishedCalendar,
  type State,
  type StoredEvent,
} from '../src/law/index.ts'

type ClockOps = StoredEvent['clocks']

/** Drives one case through the law, without database, clock or network: `machine.ts` and `review-machine.ts` add a city. */
export class Driver {
  today: Temporal.PlainDate
  events: StoredEvent[] = []
  drafts: Record<string, Record<string, unknown>> = {}
  readonly directory: Context['directory']
  constructor(day: string, directory: Context['directory']) {
    this.today = Temporal.PlainDate.from(day)
    this.directory = directory
  }
  get state(): State {
    return fold(this.events)
  }
  context(actor: Actor): Context {
    const now = Temporal.Instant.from(`${this.today}T10:00:00+08:00`)
    return { now, today: this.today, actor, calendar: publishedCalendar, pack: cn2022, directory: this.directory }
  }
  /** Put an event there without asking the law: what happened before the test begins. */
  note(kind: string, data: Record<string, unknown>, actor: Actor | null = null, row = '', clocks: ClockOps = []) {
    const by = actor?.kind === 'staff' ? actor : null
    this.events.push({
      ...{ seq: this.events.length + 1, kind, row, at: `${this.today}T10:00:00+08:00` },
      ...{ actor: by?.account ?? null, organ: by?.organ ?? null, data, clocks },
    })
    return this
  }
  try(actor: Actor, verb: string, input: Record<string, unknown> = {}) {
    const context = this.context(actor)
    const { pending } = this.state
    if (pending) context.pendingInput = this.drafts[pending.draft] ?? {}
    return decide(this.state, { verb, input } satisfies Command, context)
  }
  /** Perform, and fail the test with the refusal's words when the law says no. */
  do(actor: Actor, verb: string, input: Record<string, unknown> = {}): this {
    const decision = this.try(actor, verb, input)
    if (isRefusal(decision)) assert.fail(`${verb}: ${decision.code} ${decision.says}`)
    for (const event of decision.events) {
      const data: Record<string, unknown> = { ...event.data }
      if (decision.drafted) {
        data.draft = `draft${this.events.length}`
        this.drafts[data.draft as string] = input
      }
      const documents = this.documentsOf(event)
      if (documents.length) data.documents = documents
      this.note(event.kind, data, actor, event.row, event.clocks)
    }
    return this
  }
  /** Letters that an event issues, as far as the tests of a city need them. */
  protected documentsOf(_event: Decision['events'][number]): State['documents'] {
    return []
  }
  refused(actor: Actor, verb: string, code: string, input: Record<string, unknown> = {}): this {
    const decision = this.try(actor, verb, input)
    assert.ok(isRefusal(decision), `${verb} should be refused`)
    assert.equal(decision.code, code)
    assert.ok(decision.says && decision.remedy && decision.article)
    return this
  }
  on(day: string): this {
    this.today = Temporal.PlainDate.from(day)
    return this
  }
  clock(rule: string) {
    return this.state.clocks.findLast((clock) => clock.rule === rule)
  }
}
