/**
 * A refusal is a value, not an exception: the law says no, in words a person can act on.
 * It becomes problem+json only in the route.
 */
export type Refusal = {
  readonly refused: true
  /** Stable lower-kebab code, listed in docs/errors.md. */
  readonly code: string
  /** Where it stands, e.g. `L22 23(3)`; `[D]` marks our own decision. */
  readonly article: string
  /** What happened, in plain Chinese. */
  readonly says: string
  /** What to do next, in plain Chinese. */
  readonly remedy: string
}

export const refuse = (code: string, article: string, says: string, remedy: string): Refusal => ({
  refused: true,
  code,
  article,
  says,
  remedy,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as Refusal).refused === true
