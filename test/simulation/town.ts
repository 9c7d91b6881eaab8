import type { OrganFacts, Role } from '../../src/law/index.ts'
import type { Account, Organ, OrganDirectory, Region } from '../../src/people/index.ts'

/** Sixty organs of three levels and two hundred members of staff, in memory: the city of the simulation. */

type Kind = OrganFacts['kind']

const regions: Region[] = [
  { code: '450000', name: '省', parent: null, level: 2 },
  { code: '450100', name: '市', parent: '450000', level: 3 },
  ...['450102', '450103', '450123'].map((code) => ({ code, name: `县${code}`, parent: '450100', level: 4 })),
]
const counties = regions.filter(({ level }) => level === 4).map(({ code }) => code)

/** Who works where. Two clerks of a kind, so that somebody else can decide what one of them did. */
const posts: Readonly<Record<Kind, readonly Role[]>> = {
  office: [
    ...(['registrar', 'registrar', 'dispatcher', 'dispatcher', 'office-head', 'discipline-officer'] as const),
    ...(['agent', 'agent', 'shift-leader', 'shift-leader'] as const),
  ],
  government: ['leader', 'reviewer', 'reviewer', 'review-head'],
  department: ['liaison', 'handler', 'handler', 'organ-head'],
  township: ['registrar', 'liaison', 'handler', 'organ-head'],
  enterprise: ['liaison', 'handler', 'organ-head'],
  discipline: ['discipline-officer'],
  litigation: [],
}

const organs: Organ[] = []

function add(kind: Kind, region: string, mark: string, superior: string | null, more: Partial<Organ> = {}): string {
  const code = `${region}-${mark}`
  const level = (kind === 'township' ? 5 : (regions.find((one) => one.code === region)?.level ?? 3)) as Organ['level']
  const name = `${region}${mark}`
  organs.push({
    ...{ code, name, kind, level, region, superior, shortName: name, initials: '', mark, phone: '', address: '' },
    ...{ active: true, successor: null, duties: [], ...more },
  })
  return code
}

const above = (mark: string, kind: Kind, more: Partial<Organ> = {}) => add(kind, '450000', mark, null, more)
const province = above('ZF', 'government')
const revenue = above('SW', 'government', { vertical: true })
const cityHall = add('government', '450100', 'ZF', province)
add('office', '450100', 'XF', cityHall)
add('discipline', '450100', 'JW', null)
add('litigation', '450100', 'FY', null)
for (let at = 1; at <= 15; at++) add('department', '450100', `B${at}`, cityHall, { duties: [`D${at}`] })
add('department', '450100', 'SW', revenue, { vertical: true })
for (const mark of ['Q1', 'Q2']) add('enterprise', '450100', mark, cityHall)
for (const county of counties) {
  const hall = add('government', county, 'ZF', cityHall)
  add('office', county, 'XF', hall)
  add('discipline', county, 'JW', null)
  for (let at = 1; at <= 5; at++) add('department', county, `B${at}`, hall, { duties: [`D${at}`] })
  for (let at = 1; at <= 4; at++) add('township', county, `Z${at}`, hall)
}

/** Of the city alone: the counties seal and send the envelope up, and 12345 is one number. */
const ofCity: ReadonlySet<Role> = new Set(['discipline-officer', 'agent', 'shift-leader'])

const held = ({ kind, level }: Organ): readonly Role[] =>
  posts[kind].filter((role) => kind !== 'office' || level === 3 || !ofCity.has(role))

const accounts: Account[] = organs.flatMap((organ) =>
  held(organ).map((role, at, roles) => {
    const { code } = organ
    const account = `${code}.${role}${roles.indexOf(role) === at ? '' : 2}`
    return { account, login: account, name: account, post: role, organ: code, roles: [role], active: true }
  }),
)

const none: never[] = []

/** The directory of this city, as the program keeps it in memory. */
export function townDirectory(): OrganDirectory {
  const byCode = new Map(organs.map((organ) => [organ.code, organ]))
  const byAccount = new Map(accounts.map((account) => [account.account, account]))
  const staff = Map.groupBy(accounts, ({ organ }) => organ)
  const of = (organ: string, role?: Role): readonly Account[] =>
    (staff.get(organ) ?? none).filter(({ roles }) => !role || roles.includes(role))
  return {
    organs: () => organs,
    organ: (code) => byCode.get(code),
    account: (id) => byAccount.get(id),
    accounts: () => accounts,
    accountsOf: of,
    holding: (organ, role) => of(organ, role).map(({ account }) => account),
    regions: () => regions,
    region: (code) => regions.find((region) => region.code === code),
    categories: () => none,
    category: () => undefined,
    within(organ, whole) {
      for (let at: string | null = organ; at; at = byCode.get(at)?.superior ?? null) if (at === whole) return true
      return false
    },
    officeUnder: (government) => organs.find(({ kind, superior }) => kind === 'office' && superior === government),
    departmentAbove(code) {
      const organ = byCode.get(code)
      return organs.find(
        (other) =>
          other.kind === 'department' &&
          other.level === (organ?.level ?? 0) - 1 &&
          organ?.duties.some((duty) => other.duties.includes(duty)),
      )
    },
    sealedDesk: (code) => (of(code, 'discipline-officer').length ? code : '450100-XF'),
    officeOver(code) {
      const region = byCode.get(code)?.region
      const own = organs.find((organ) => organ.kind === 'office' && organ.region === region && organ.code !== code)
      return own?.code ?? (code === '450100-XF' ? null : '450100-XF')
    },
    officeFor(region) {
      const found = organs.find((organ) => organ.kind === 'office' && organ.region === region)
      return found ?? byCode.get('450100-XF')
    },
    reload: async () => {},
  }
}
