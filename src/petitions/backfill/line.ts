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
  title: string
  content: string
  requests?: string[]
  petitioner?: Identity
  peopleCount?: number
  signerCount?: number
  placeRegion?: string
  place?: string
  category?: string
  purpose?: string
  class?: Class3
  handler?: string
  acceptedAt?: string
  /** How and when it ended; what has not ended is gone on with. */
  outcome?: Outcome
  closedAt?: string
  /** Columns that have no field of their own, as they stood in the ledger. */
  notes?: Record<string, string>
}

/** How a matter of an old ledger can have ended, and the stage that says the same here. */
export const outcomes = {
  closed: '已办结',
  replied: '已直接答复',
  answered: '已答复建议',
  refused: '不予受理',
  'finally-refused': '不再受理',
  redirected: '已导入其他途径',
  withdrawn: '已撤回',
  'filed-away': '已存查',
} as const satisfies Partial<Record<Stage, string>>
export type Outcome = keyof typeof outcomes
