import assert from 'node:assert/strict'
import {
  type Actor,
  type Command,
  type Context,
  cn2022,
  decide,
  emptyState,
  fold,
  isRefusal,
  publishedCalendar,
  type Role,
  type State,
  type StoredEvent,
  startClock,
} from '../src/law/index.ts'

/** A small city: the whole machine is driven without database, clock or network. */
export const organs = {
  X: { code: 'X', name: '市信访局', kind: 'office', level: 3, region: '450100', superior: 'G' },
  G: { code: 'G', name: '市政府', kind: 'government', level: 3, region: '450100', superior: null },
  Y: { code: 'Y', name: '县信访局', kind: 'office', level: 4, region: '450102', superior: 'X' },
  H: { code: 'H', name: '市住建局', kind: 'department', level: 3, region: '450100', superior: 'G' },
  D: { code: 'D', name: '市纪委', kind: 'discipline', level: 3, region: '450100', superior: null },
  J: { code: 'J', name: '市水务局', kind: 'department', level: 3, region: '450100', superior: 'G' },
  T: { code: 'T', name: '某街道', kind: 'township', level: 5, region: '450102001', superior: 'G' },
  P: { code: 'P', name: '省厅', kind: 'department', level: 2, region: '450000', superior: null },
} as const
type Code = keyof typeof organs
export const accounts: Record<string, { account: string; organ: string; roles: Role[]; active: boolean }> = {}
export const staff = (organ: string, ...roles: Role[]): Actor => {
  const account = `${organ}-${roles.join('-')}`
  accounts[account] = { account, organ, roles, active: true }
  return { kind: 'staff', account, organ, roles }
}
export const who = {
  registrar: staff('X', 'registrar'),
  dispatcher: staff('X', 'dispatcher'),
  officeHead: staff('X', 'office-head'),
  discipline: staff('X', 'discipline-officer'),
  lowerDispatcher: staff('Y', 'dispatcher'),
  liaison: staff('H', 'liaison'),
  handler: staff('H', 'handler'),
  head: staff('H', 'organ-head'),
  person: { kind: 'person' } as Actor,
  system: { kind: 'system' } as Actor,
}

export class Machine {
  today = Temporal.PlainDate.from('2025-06-02')
  events: StoredEvent[] = []
  drafts: Record<string, Record<string, unknown>> = {}
  constructor(data: Record<string, unknown> = {}) {
    const clocks = startClock(
      { ...emptyState },
      this.context(who.system),
      data.direct ? 'DL-02' : 'DL-01',
      this.today.toString(),
      'X',
    )
    this.events.push({
      seq: 1,
      kind: 'received',
      row: 'ST-01',
      at: `${this.today}T09:00:00+08:00`,
      actor: null,
      organ: 'X',
      clocks,
      data: {
        receivedOn: this.today.toString(),
        channel: '03',
        pack: 'CN-2022',
        receiver: 'X',
        direct: false,
        requestCount: 2,
        reachable: true,
        eService: true,
        ...data,
      },
    })
  }
  get state(): State {
    return fold(this.events)
  }
  context(actor: Actor): Context {
    return {
      now: Temporal.Instant.from(`${this.today}T10:00:00+08:00`),
      today: this.today,
      actor,
      calendar: publishedCalendar,
      pack: cn2022,
      directory: {
        organ: (code) => organs[code as Code],
        account: (id) => accounts[id],
        holding: (organ, role) =>
          Object.values(accounts)
            .filter((one) => one.organ === organ && one.roles.includes(role))
            .map(({ account }) => account),
        departmentAbove: () => undefined,
        officeUnder: (government) =>
          Object.values(organs).find(({ kind, superior }) => kind === 'office' && superior === government),
        sealedDesk: (code) => (code === 'D' ? 'D' : 'X'),
        officeOver: (code) => (code === 'X' ? null : 'X'),
        within: (organ, of) => {
          for (let at: string | null = organ; at; at = organs[at as Code]?.superior ?? null) if (at === of) return true
          return false
        },
      },
    }
  }
  try(actor: Actor, verb: string, input: Record<string, unknown> = {}) {
    const context = this.context(actor)
    const pending = this.state.pending
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
      if (event.kind === 'opinion-issued')
        data.documents = [
          { id: 'op', code: 'DOC-12', no: '示信处〔2025〕1号', to: 'petitioner', organ: 'H', deliveredOn: null },
        ]
      this.events.push({
        seq: this.events.length + 1,
        kind: event.kind,
        row: event.row,
        at: `${this.today}T10:00:00+08:00`,
        actor: actor.kind === 'staff' ? actor.account : null,
        organ: actor.kind === 'staff' ? actor.organ : null,
        data,
        clocks: event.clocks ?? [],
      })
    }
    return this
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
    return this.state.clocks.findLast((c) => c.rule === rule)
  }
}

export const appeal = { class: 'appeal', path: '31-6', category: '01' }
export const accepted = () =>
  new Machine()
    .do(who.registrar, 'register')
    .do(who.registrar, 'classify', appeal)
    .do(who.dispatcher, 'transfer', { to: 'H', reason: '归其管' })
    .do(who.liaison, 'sign')
    .do(who.liaison, 'accept', { unit: '一科', contact: '电话' })
    .do(who.head, 'approve')
export const handling = () => accepted().do(who.head, 'appoint', { caseworker: 'H-handler', declared: 'none' })
