import assert from 'node:assert/strict'
import {
  type Actor,
  type Context,
  cn2022,
  decide,
  fold,
  isRefusal,
  publishedCalendar,
  type Role,
  type State,
  type StoredEvent,
} from '../src/law/index.ts'

/** County department H, county government R, city government RR, city department U above H. */
const organs = {
  X: { code: 'X', name: '县信访局', kind: 'office', level: 4, region: '450102', superior: 'R' },
  H: { code: 'H', name: '县自然资源局', kind: 'department', level: 4, region: '450102', superior: 'R' },
  R: { code: 'R', name: '县政府', kind: 'government', level: 4, region: '450102', superior: 'RR' },
  U: { code: 'U', name: '市自然资源局', kind: 'department', level: 3, region: '450100', superior: 'RR' },
  RR: { code: 'RR', name: '市政府', kind: 'government', level: 3, region: '450100', superior: null },
} as const
type Code = keyof typeof organs
export const staff = (organ: string, role: Role, more = ''): Actor => ({
  kind: 'staff',
  account: `${organ}-${role}${more}`,
  organ,
  roles: [role],
})
export const who = {
  registrar: staff('X', 'registrar'),
  liaison: staff('H', 'liaison'),
  handler: staff('H', 'handler'),
  second: staff('H', 'handler', '2'),
  head: staff('H', 'organ-head'),
  reviewer: staff('R', 'reviewer'),
  reviewHead: staff('R', 'review-head'),
  above: staff('U', 'reviewer'),
  last: staff('RR', 'reviewer'),
  lastHead: staff('RR', 'review-head'),
  person: { kind: 'person' } as Actor,
  system: { kind: 'system' } as Actor,
}

export class World {
  today = Temporal.PlainDate.from('2025-03-03')
  events: StoredEvent[] = []
  drafts: Record<string, Record<string, unknown>> = {}
  documents = 0
  constructor(mode: 'transfer' | 'assign' = 'transfer') {
    this.note('received', { receivedOn: '2025-01-06', channel: '03', pack: 'CN-2022', receiver: 'X', reachable: true })
    this.note('classified', { class3: 'appeal', path: '31-6', category: '03', stage: 'classified' }, 'X-registrar', 'X')
    this.note(mode === 'assign' ? 'assigned' : 'transferred', { to: 'H', stage: 'to-sign' }, 'X-dispatcher', 'X')
    this.note('accepted', { stage: 'accepted' }, 'H-organ-head', 'H')
    this.note('appointed', { caseworker: 'H-handler', stage: 'handling' }, 'H-organ-head', 'H')
    this.note('petitioner-heard', { mode: 'phone' }, 'H-handler', 'H')
  }
  note(kind: string, data: Record<string, unknown>, actor: string | null = null, organ: string | null = null) {
    const seq = this.events.length + 1
    this.events.push({ seq, kind, row: '', at: `${this.today}T10:00:00+08:00`, actor, organ, data, clocks: [] })
  }
  get state(): State {
    return fold(this.events)
  }
  context(actor: Actor): Context {
    const pending = this.state.pending
    return {
      now: Temporal.Instant.from(`${this.today}T10:00:00+08:00`),
      today: this.today,
      actor,
      calendar: publishedCalendar,
      pack: cn2022,
      ...(pending ? { pendingInput: this.drafts[pending.draft] ?? {} } : {}),
      directory: {
        organ: (code) => organs[code as Code],
        account: (id) => ({ account: id, organ: id.split('-')[0] ?? '', roles: ['handler'], active: true }),
        officeUnder: () => undefined,
        sealedDesk: () => 'X',
        officeOver: () => 'X',
        departmentAbove: (code) => (code === 'H' ? organs.U : undefined),
        holding: (code, role) => (['R', 'U', 'RR'].includes(code) ? [`${code}-${role}`] : []),
        within: () => false,
      },
    }
  }
  try(actor: Actor, verb: string, input: Record<string, unknown> = {}) {
    return decide(this.state, { verb, input }, this.context(actor))
  }
  do(actor: Actor, verb: string, input: Record<string, unknown> = {}): this {
    const decision = this.try(actor, verb, input)
    if (isRefusal(decision)) assert.fail(`${verb}: ${decision.code} ${decision.says}`)
    for (const event of decision.events) {
      const data: Record<string, unknown> = { ...event.data }
      if (decision.drafted) {
        data.draft = `draft${this.events.length}`
        this.drafts[data.draft as string] = input
      }
      const code = { 'opinion-issued': 'DOC-12', 'review-decided': 'DOC-17', 'rereview-decided': 'DOC-18' }[event.kind]
      if (code)
        data.documents = [
          { id: `d${++this.documents}`, code, no: '1', to: 'petitioner', organ: 'H', deliveredOn: null },
        ]
      const organ = actor.kind === 'staff' ? actor.organ : null
      this.note(event.kind, data, actor.kind === 'staff' ? actor.account : null, organ)
      const last = this.events.at(-1)
      if (last) last.clocks = event.clocks ?? []
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
  clock = (rule: string) => this.state.clocks.findLast((clock) => clock.rule === rule)
  deliver(by: Actor): this {
    return this.do(by, 'deliver', {
      document: `d${this.documents}`,
      mode: 'direct',
      on: this.today.toString(),
      proof: '签收',
    })
  }
  opinion(handler: Actor, more: Record<string, unknown> = {}): this {
    return this.do(handler, 'draft-opinion', { answers, ...more })
      .do(who.head, 'issue-opinion')
      .deliver(who.liaison)
  }
}

export const answers = [
  {
    request: '补偿',
    facts: '经查，补偿面积为三亩。',
    reasons: '按台账计算。',
    result: 'not-support',
    opinion: '不予支持',
  },
]
export const request = { organ: 'R', requests: '撤销意见', facts: '面积没有实测' }
export const decision = { outcome: 'uphold', findings: '事实清楚', basis: '第三十五条', contact: '电话' }
export const notice = { unit: '复核办', contact: '电话' }
export const served = (mode?: 'assign') => new World(mode).opinion(who.handler)
export const reviewing = () =>
  served()
    .do(who.person, 'request-review', request)
    .do(who.reviewer, 'accept-review', notice)
    .do(who.reviewHead, 'approve')
export const reviewed = () =>
  reviewing().do(who.reviewer, 'decide-review', decision).do(who.reviewHead, 'approve').deliver(who.reviewer)
export const rereviewing = () =>
  reviewed()
    .do(who.person, 'request-rereview', { ...request, organ: 'RR' })
    .do(who.last, 'accept-rereview', notice)
    .do(who.lastHead, 'approve')
export const annulled = (ground = 'facts') =>
  reviewing()
    .do(who.reviewer, 'decide-review', { ...decision, outcome: 'annul', ground })
    .do(who.reviewHead, 'approve')
    .deliver(who.reviewer)
