// The door of `hotline`.

export { orderRoutes } from './orders/routes.ts'
export { type Similar, type SimilarOrder, similarOrders } from './orders/similar.ts'
