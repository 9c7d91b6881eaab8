// The door of `hotline`. A comment followed by an empty line keeps a group apart from the others when exports are sorted.

// Calls.

export type { CallView, EngineView, SeatView } from './calls/call-views.ts'
export type { CallerCase } from './calls/caller-cases.ts'
export { callJob, telephonyRoutes } from './calls/index.ts'
export { playDay } from './calls/play-day.ts'
export type { RecordingView } from './calls/recordings.ts'
export type { CallWords } from './calls/words-route.ts'
export { type Hotline, openHotline } from './hotline.ts'

// Work orders.

export { factsOf, orderChecker, orderProjector } from './facts/facts.ts'
export { type Kpi, kpis, type OrderMeasure } from './kpi/definitions.ts'
export { countOrders, type KpiQuery, type KpiValue, orderKpis } from './kpi/kpis.ts'
export { orderRoutes } from './orders/routes.ts'
export { type Similar, type SimilarOrder, similarOrders } from './orders/similar.ts'

// The knowledge base.

export {
  addEntry,
  attemptTitles,
  countHit,
  countSearch,
  giveAnswer,
  type KnowledgeCounts,
  type KnowledgeDetail,
  type KnowledgeFields,
  type KnowledgeFound,
  type KnowledgeHit,
  type KnowledgePage,
  type KnowledgeReport,
  type KnowledgeRow,
  type KnowledgeState,
  type KnowledgeTask,
  keepDraft,
  knowledgeCategories,
  knowledgeJob,
  knowledgeRoutes,
  markWrong,
  openHit,
  openTask,
  outcomeTitles,
  publishDraft,
  type RecallCounts,
  type RecallItem,
  reportEntry,
  searchKnowledge,
  stopEntry,
  submitDraft,
  whyTitles,
} from './knowledge/index.ts'

// Quality check.

export {
  type Mark,
  type Marks,
  type QualityCheck,
  type QualitySample,
  type QualitySheet,
  type QualitySubject,
  qualityJob,
  qualityProjector,
  qualityRoutes,
  type SheetItem,
} from './quality/index.ts'
