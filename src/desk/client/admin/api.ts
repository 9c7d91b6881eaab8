/** Shapes of /api/v1/admin, taken from the room that answers. */
export type { AdminAccount, AdminCategory, AdminOrgan, Deputy } from '../../../people/index.ts'

/** The first password of an account, or a new one: told once. */
export type Told = { account: string; login: string; password: string }
