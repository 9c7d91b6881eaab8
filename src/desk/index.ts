export { deskRoutes } from './routes.ts'
export { streamRoutes } from './stream.ts'
