import type { Actor, Context, Role } from '../src/law/index.ts'
import { Driver } from './driver.ts'

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

const directory: Context['directory'] = {
  organ: (code) => organs[code as Code],
  account: (id) => ({ account: id, organ: id.split('-')[0] ?? '', roles: ['handler'], active: true }),
  officeUnder: () => undefined,
  sealedDesk: () => 'X',
  officeOver: () => 'X',
  departmentAbove: (code) => (code === 'H' ? organs.U : undefined),
  holding: (code, role) => (['R', 'U', 'RR'].includes(code) ? [`${code}-${role}`] : []),
  within: () => false,
}

export class World extends Driver {
  documents = 0
  constructor(mode: 'transfer' | 'assign' = 'transfer') {
    super('2025-03-03', directory)
    this.note('received', { receivedOn: '2025-01-06', channel: '03', pack: 'CN-2022', receiver: 'X', reachable: true })
    this.note('classified', { class3: 'appeal', path: '31-6', category: '03', stage: 'classified' }, who.registrar)
    this.note(mode === 'assign' ? 'assigned' : 'transferred', { to: 'H', stage: 'to-sign' }, staff('X', 'dispatcher'))
    this.note('accepted', { stage: 'accepted' }, who.head)
    this.note('appointed', { caseworker: 'H-handler', stage: 'handling' }, who.head)
    this.note('petitioner-heard', { mode: 'phone' }, who.handler)
  }
  protected override documentsOf({ kind }: { kind: string }) {
    const code = { 'opinion-issued': 'DOC-12', 'review-decided': 'DOC-17', 'rereview-decided': 'DOC-18' }[kind]
    const to = { to: 'petitioner' as const, organ: 'H', deliveredOn: null }
    return code ? [{ id: `d${++this.documents}`, code, no: '1', ...to }] : []
  }
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
