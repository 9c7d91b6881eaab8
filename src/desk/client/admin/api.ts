/** Shapes of /api/v1/admin. */
export type { AdminOrgan } from '../../../people/index.ts'
