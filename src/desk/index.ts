export { type Guide, guideRoutes } from './guides.ts'
export { deskRoutes } from './routes.ts'
export { streamRoutes } from './stream.ts'
