import { type Actor, type Context, emptyState, type Role, startClock } from '../src/law/index.ts'
import { Driver } from './driver.ts'

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

const directory: Context['directory'] = {
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
  within(organ, of) {
    for (let at: string | null = organ; at; at = organs[at as Code]?.superior ?? null) if (at === of) return true
    return false
  },
}

export class Machine extends Driver {
  constructor(data: Record<string, unknown> = {}) {
    super('2025-06-02', directory)
    const day0 = this.today.toString()
    const rule = data.direct ? 'DL-02' : 'DL-01'
    const clocks = startClock({ ...emptyState }, this.context(who.system), rule, day0, 'X')
    const received = {
      ...{ receivedOn: day0, channel: '03', pack: 'CN-2022', receiver: 'X', direct: false },
      ...{ requestCount: 2, reachable: true, eService: true, ...data },
    }
    this.note('received', received, { kind: 'staff', account: '', organ: 'X', roles: [] }, 'ST-01', clocks)
  }
  protected override documentsOf({ kind }: { kind: string }) {
    const opinion = { id: 'op', code: 'DOC-12', no: '示信处〔2025〕1号', to: 'petitioner' as const }
    return kind === 'opinion-issued' ? [{ ...opinion, organ: 'H', deliveredOn: null }] : []
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
