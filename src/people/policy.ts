import type { Role } from '../law/index.ts'

/** The roles of contract.md §2. */
export const roles = [
  ...([
    'registrar',
    'dispatcher',
    'office-head',
    'liaison',
    'handler',
    'organ-head',
    'reviewer',
    'review-head',
  ] as const),
  ...(['supervisor', 'leader', 'statistician', 'custodian', 'discipline-officer', 'auditor'] as const),
  ...(['system-admin', 'security-admin', 'agent', 'shift-leader', 'knowledge-editor'] as const),
] satisfies readonly Role[]

/** The roles in words, as sheets and forms name them. */
export const roleTitles: Readonly<Record<Role, string>> = {
  registrar: '登记员',
  dispatcher: '分办员',
  'office-head': '信访部门负责人',
  liaison: '信访联络员',
  handler: '经办人',
  'organ-head': '单位负责人',
  reviewer: '复查复核员',
  'review-head': '复查复核负责人',
  supervisor: '督查员',
  leader: '领导',
  statistician: '统计员',
  custodian: '身份信息保管员',
  'discipline-officer': '密封件专办员',
  auditor: '审计员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  agent: '12345坐席',
  'shift-leader': '12345值班长',
  'knowledge-editor': '知识库编辑',
}

/** 三员分立: who sets the system up, who gives rights and who looks at both are three people, and handle no case. */
export const administrators: readonly Role[] = ['system-admin', 'security-admin', 'auditor']
/** Rights that are given to a person, never lent to a deputy. */
export const personalRoles: readonly Role[] = [...administrators, 'discipline-officer', 'custodian']
/** What of somebody's roles a deputy gets. */
export const lent = (roles: readonly Role[]): Role[] => roles.filter((role) => !personalRoles.includes(role))

/**
 * The access policy: one row a tag; every route carries a tag, every role not listed is refused. What a role sees
 * inside its tag is narrowed by `reach` (row security) and, for acts, by the procedure rows themselves.
 */
export type PolicyRow = { roles: readonly Role[] | 'anyone' | 'signed-in'; why: string }

const caseWork = [
  'registrar',
  'dispatcher',
  'office-head',
  'liaison',
  'handler',
  'organ-head',
  'discipline-officer',
  'custodian',
  'reviewer',
  'review-head',
  'agent',
  'shift-leader',
] as const
const overview = ['supervisor', 'leader'] as const

export const policies = {
  public: { roles: 'anyone', why: 'no login: submit, follow by number and code, read public pages' },
  'first-run': { roles: 'anyone', why: 'an empty folder is opened by its one-time word' },
  'sign-in': { roles: 'anyone', why: 'open a session' },
  'signed-in': { roles: 'signed-in', why: 'own session, own password, directory for pickers' },
  'submission.create': {
    roles: ['registrar', 'dispatcher', 'liaison', 'agent', 'shift-leader'],
    why: 'register a letter, visit or call',
  },
  'order.create': {
    roles: ['agent', 'shift-leader', 'dispatcher'],
    why: 'write down a work order of the 12345 desk',
  },
  'case.backfill': {
    roles: ['registrar', 'liaison'],
    why: 'take over the paper ledger of the own organ; each line as one submission of it',
  },
  'visit.desk': {
    roles: ['registrar', 'liaison'],
    why: 'who waits at the counter is seen by the reception of the receiving organ only (RG-3)',
  },
  'case.list': { roles: [...caseWork, ...overview], why: 'work lists of the own organ' },
  'case.export': { roles: [...caseWork, ...overview], why: 'a list as a sheet: what the list shows, into the audit' },
  'case.read': { roles: [...caseWork, ...overview], why: 'cases that the own organ has, had or supervises' },
  'case.act': { roles: caseWork, why: 'acts; the procedure row decides which' },
  'figures.read': {
    roles: ['statistician', 'office-head', 'organ-head', 'supervisor', 'leader', 'auditor'],
    why: 'figures of the own organ and those under it, of the city at its top; never of people (RG-2)',
  },
  'report.edit': {
    roles: ['statistician'],
    why: 'write reports of the own office and submit them; the numbers stay live',
  },
  'report.issue': { roles: ['office-head'], why: 'issue or give back what the statistician submitted (four eyes)' },
  'oversight.read': {
    roles: ['supervisor', 'office-head', 'leader', 'organ-head', 'liaison'],
    why: 'letters that the own office writes to organs, and those that the own organ got (L22 40)',
  },
  'oversight.draft': { roles: ['supervisor'], why: 'write to an organ about its duties; never about a person' },
  'oversight.issue': { roles: ['office-head'], why: 'approve or give back what the supervisor wrote (four eyes)' },
  'oversight.answer': {
    roles: ['organ-head', 'liaison', 'leader', 'office-head'],
    why: 'answer a letter that the own organ got',
  },
  'identity.reveal': {
    roles: [
      ...(['registrar', 'dispatcher', 'liaison', 'handler', 'reviewer', 'custodian', 'discipline-officer'] as const),
      ...(['agent', 'shift-leader'] as const),
    ],
    why: 'with purpose and reason, shown to the person; an agent needs it to call back',
  },
  'case.reissue-code': {
    roles: ['registrar', 'dispatcher', 'liaison', 'custodian', 'discipline-officer', 'agent', 'shift-leader'],
    why: 'a lost query code, after an identity check; shown to the person',
  },
  'admin.organs': {
    roles: ['system-admin'],
    why: 'organs and the duty list; the security administrator picks from them',
  },
  'admin.categories': { roles: ['system-admin'], why: 'content categories and which organs answer for them' },
  'admin.site': {
    roles: ['system-admin'],
    why: 'what public pages say of the city, and the check-list before it opens',
  },
  'admin.import': { roles: ['system-admin'], why: 'organs, duties, categories and regions by sheet' },
  'admin.leave-demo': { roles: ['system-admin'], why: 'empty the sample city, with the own password' },
  'admin.accounts': { roles: ['security-admin'], why: 'accounts, roles, first passwords, who stands in for whom' },
  'admin.deputies': {
    roles: ['security-admin', 'office-head'],
    why: 'who stands in for whom: everywhere, or in the own office',
  },
  'message.again': {
    roles: [
      'registrar',
      'dispatcher',
      'office-head',
      'liaison',
      'handler',
      'organ-head',
      'reviewer',
      'discipline-officer',
    ],
    why: 'a notice that did not leave: once more, or with the paper by post',
  },
  'gateway.report': { roles: 'anyone', why: 'the SMS gateway reports arrival; its signature is the proof' },
  'admin.messages': { roles: ['system-admin'], why: 'channels that messages leave by, and the trial box' },
  'admin.notice-texts': { roles: ['system-admin'], why: 'words of the notices to people' },
  'post.work': {
    roles: ['registrar', 'dispatcher', 'liaison', 'handler', 'reviewer'],
    why: 'print room of the own organ: what goes by post, numbers, list for the post; addresses only by identity.reveal',
  },
  'admin.practice': { roles: ['system-admin'], why: 'shorter days that the city promises; shown as local practice' },
  'admin.packs': {
    roles: ['system-admin'],
    why: 'which rule packs hold when, and the local one that the city switches on; no legal day moves',
  },
  'admin.proposals': {
    roles: ['system-admin'],
    why: 'whether the machine may propose, and how it did in its back-test; no case is seen',
  },
  'admin.wordings': {
    roles: ['system-admin'],
    why: "the city's own words on cover sheets; never what the law asks for",
  },
  'knowledge.read': {
    roles: 'signed-in',
    why: 'search the knowledge base, which is public, and say what is not right in it',
  },
  'knowledge.answer': {
    roles: ['agent', 'shift-leader'],
    why: 'tell an answer in a call, and tell a wrong one right; a number is opened one by one, into the audit',
  },
  'knowledge.owner': {
    roles: ['knowledge-editor', 'shift-leader', 'liaison', 'organ-head'],
    why: 'the entries that the own organ answers for, and that its policy changed; of recalls counts only',
  },
  'knowledge.edit': { roles: ['knowledge-editor'], why: 'write entries, settle reports, say that a version was wrong' },
  'knowledge.review': {
    roles: ['knowledge-editor', 'shift-leader'],
    why: 'publish or give back what somebody else wrote (four eyes)',
  },
  'order.inbound': { roles: 'anyone', why: 'a front end of the city hands over orders; its signature is the proof' },
  'telephony.report': { roles: 'anyone', why: 'a telephone engine reports calls; its signature is the proof' },
  'call.work': {
    roles: ['agent', 'shift-leader'],
    why: 'the own seat, its calls, what came of them; calls written down by hand; no list of callers',
  },
  'call.lead': {
    roles: ['shift-leader'],
    why: 'queues, missed calls, flood guards of the own hotline; each with its trace',
  },
  'call.figures': {
    roles: ['shift-leader', 'agent', 'office-head', 'supervisor', 'leader'],
    why: 'queue, waiting and rates as counts; nothing of a caller, no rank of seats',
  },
  'admin.telephony': { roles: ['system-admin'], why: 'engines that report calls, and their keys' },
  'quality.check': { roles: ['shift-leader'], why: 'draw works by chance and fill in the sheet; never by person' },
  'quality.own': {
    roles: ['agent', 'shift-leader', 'office-head'],
    why: 'the sheet, and the own ones: read and object',
  },
  'quality.decide': {
    roles: ['shift-leader', 'office-head'],
    why: 'objections to a sheet, by who neither filled it in nor did the work; the rate of the desk, nobody by name',
  },
  'calendar.edit': { roles: ['system-admin'], why: 'holidays of a year as data' },
} as const satisfies Record<string, PolicyRow>

export type PolicyTag = keyof typeof policies
export const policyTags: ReadonlySet<string> = new Set(Object.keys(policies))

/** Does this tag admit these roles? A tag that is not in the table denies. */
export function admits(tag: string, roles: readonly Role[] | null): boolean {
  const row: PolicyRow | undefined = policies[tag as PolicyTag]
  if (!row) return false
  if (row.roles === 'anyone') return true
  if (roles === null) return false
  return row.roles === 'signed-in' || roles.some((role) => (row.roles as readonly Role[]).includes(role))
}

/** The tags that admit these roles: what a screen may offer. The server decides again at every request. */
export const admittedTags = (roles: readonly Role[]): PolicyTag[] =>
  (Object.keys(policies) as PolicyTag[]).filter((tag) => admits(tag, roles))

const opensSealed: readonly Role[] = ['discipline-officer', 'custodian']

/** Whose work is the hotline alone: they see its orders, and no matter of the office that it belongs to. */
const hotlineRoles: readonly Role[] = ['agent', 'shift-leader', 'knowledge-editor']
/** Who sees the work orders of the own centre. */
const seesOrders: readonly Role[] = [
  ...(['agent', 'shift-leader', 'dispatcher', 'office-head'] as const),
  ...(['supervisor', 'leader', 'custodian'] as const),
]

/**
 * What row security lets this person see: the own organ's cases; work orders by their centre; sealed cases, or their
 * envelope, by office.
 */
export function reachOf(organ: string, roles: readonly Role[]): string[] {
  const reach = roles.length > 0 && roles.every((role) => hotlineRoles.includes(role)) ? [] : [organ]
  if (roles.some((role) => seesOrders.includes(role))) reach.push(`order:${organ}`)
  if (roles.some((role) => opensSealed.includes(role))) reach.push(`sealed:${organ}`)
  if (roles.includes('office-head')) reach.push(`envelope:${organ}`)
  return reach
}

/** Sealed cases show only number, dates and stage to those without this. */
export const mayOpenSealed = (roles: readonly Role[]): boolean => roles.some((role) => opensSealed.includes(role))
