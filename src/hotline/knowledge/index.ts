import type { Http } from '../../kernel/index.ts'
import type { Petitions } from '../../petitions/index.ts'
import { knowledgeDeskRoutes } from './desk-routes.ts'
import { knowledgeDutyRoutes } from './duty-routes.ts'
import { knowledgeEditRoutes } from './edit-routes.ts'
import { knowledgeSheetRoutes } from './sheet-routes.ts'

/** The knowledge base of the 12345 desk (domain.md §3.8). */
export function knowledgeRoutes(app: Http, house: Petitions): void {
  knowledgeDeskRoutes(app, house)
  knowledgeEditRoutes(app, house)
  knowledgeDutyRoutes(app, house)
  knowledgeSheetRoutes(app, house)
}

export { giveAnswer } from './answers.ts'
export { knowledgeCategories } from './categories.ts'
export { knowledgeJob } from './dates.ts'
export { addEntry, keepDraft, type Version } from './entries.ts'
export type { KnowledgeFields } from './fields.ts'
export { countHit, type KnowledgePage, openHit } from './open-hit.ts'
export { publishDraft, stopEntry, submitDraft } from './publishing.ts'
export { attemptTitles, markWrong, type RecallCounts, type RecallItem } from './recalls.ts'
export { type KnowledgeReport, outcomeTitles, reportEntry } from './reports.ts'
export { countSearch, type KnowledgeFound, type KnowledgeHit, searchKnowledge } from './search.ts'
export { type KnowledgeState, whyTitles } from './standing.ts'
export { type KnowledgeTask, openTask } from './tasks.ts'
export type { KnowledgeCounts, KnowledgeDetail, KnowledgeRow } from './views.ts'
