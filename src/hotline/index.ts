// The door of `hotline`. A comment followed by an empty line keeps a group apart from the others when exports are sorted.

// Work orders.

export { orderRoutes } from './orders/routes.ts'
export { type Similar, type SimilarOrder, similarOrders } from './orders/similar.ts'

// The knowledge base.

export {
  countHit,
  countSearch,
  type KnowledgeHit,
  type KnowledgePage,
  knowledgeCategories,
  knowledgeJob,
  knowledgeRoutes,
  openHit,
  reportEntry,
  searchKnowledge,
  whyTitles,
} from './knowledge/index.ts'
