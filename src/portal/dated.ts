import type { Dated } from './models.ts'

/** The standing texts say this since then; whoever changes one of them changes this too. */
export const DATED: Dated = { version: '2026-11', since: '2026-11-24' }
