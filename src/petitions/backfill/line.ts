import type { Class3, Stage } from '../../law/index.ts'
import type { Identity } from '../../people/index.ts'

/**
 * One submission of the time before this program, in the words of contract.md §5 (kind `submissions`): days as
 * YYYY-MM-DD, codes as they are kept. Absent means that nobody knows.
 */
export type BackfillLine = {
  no: string
  channel: string
  registeredAt: string
  receivedAt?: string
  exchangedAt?: string
  /** 1 state … 5 township: where it was registered, and which level sent it. */
  regLevel?: number
  sourceKind?: SourceKind
  sourceLevel?: number
  title?: string
  content?: string
  requests?: string[]
  petitioner?: Identity
  peopleCount?: number
  signerCount?: number
  dup?: 'first' | 'repeat'
  /** Number, in the same ledger, of the submission that this one repeats. */
  linkedNo?: string
  placeRegion?: string
  place?: string
  category?: string
  purpose?: string
  class?: Class3
  /** Who is accused, in words: kept under seal, and reason enough to seal (RG-1). */
  accused?: string
  handler?: string
  acceptedAt?: string
  /** Last day of the handling, with a lawful extension. */
  due?: string
  opinionAt?: string
  servedAt?: string
  /** How and when it ended. */
  outcome?: Outcome
  closedAt?: string
  resolvedAt?: string
  rating?: { office?: number; handler?: number }
  instructions?: { leader?: string; level: number; at: string }[]
  reception?: { kind: ReceptionKind; date: string; leaders?: string[] }
  batch?: { code: string; round: number }
  /** false: found to hold no matter that somebody could answer. */
  valid?: boolean
  /** Has not ended: goes on here, with the limits of the law from the day it came. */
  continue?: boolean
  /** Fields whose code is not in the directory of this city; the words stand among the notes. */
  unknown?: FlagField[]
  /** The line as its file said it, in one form whatever the order of its fields; compared instead of what was read. */
  words?: string
  /** Columns that have no field of their own, as they stood in the ledger. */
  notes?: Record<string, string>
}
export type FlagField = 'placeRegion' | 'category' | 'handler'

/** How a matter of an old ledger can have ended, and the stage that says the same here. */
export const outcomes = {
  closed: '已办结',
  replied: '已直接答复',
  answered: '已答复建议',
  settled: '调解和解',
  refused: '不予受理',
  'finally-refused': '不再受理',
  redirected: '已导入其他途径',
  litigation: '已转政法机关',
  withdrawn: '已撤回',
  'filed-away': '已存查',
  terminated: '复核终结',
} as const satisfies Partial<Record<Stage, string>>
export type Outcome = keyof typeof outcomes

export const sourceKinds = {
  direct: '直接提出',
  transferred: '上级转送',
  assigned: '上级交办',
  hotline: '12345转',
  tv: '电视问政',
  reception: '领导接访',
  inspection: '巡视巡察转',
  media: '媒体转',
} as const
export type SourceKind = keyof typeof sourceKinds

export const receptionKinds = {
  'open-day': '领导接待日',
  campaign: '公开大接访',
  'going-down': '下访',
  invited: '约访',
  joint: '联合接访',
  other: '其他',
} as const
export type ReceptionKind = keyof typeof receptionKinds

/** An accusation is sealed before anything else sees it, however the ledger called it (RG-1). */
export const isAccusation = ({ purpose, class: class3, accused }: BackfillLine): boolean =>
  purpose === '04' || class3 === 'accusation' || accused !== undefined
