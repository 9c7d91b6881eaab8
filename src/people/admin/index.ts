export type { Fault } from './administer.ts'
export type { AdminOrgan } from './organs.ts'
export { adminRoutes } from './routes.ts'
