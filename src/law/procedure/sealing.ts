import { handedOver } from './clocks.ts'
import type { State } from './state.ts'
import type { Context, EventBody } from './types.ts'

/**
 * ST-54: sealed, from this moment on (RG-1, L22 30(3)). An organ without a sealed desk cannot open it again; so the
 * envelope goes to the nearest office above that has one, with whatever limit runs.
 */
export function sealed(state: State, context: Context, accused?: unknown): EventBody {
  const desk = context.directory.sealedDesk(state.office) ?? state.office
  return {
    kind: 'sealed',
    row: 'ST-54',
    data: {
      ...(accused ? { accused } : {}),
      ...(desk === state.office ? {} : { office: desk }),
      ...unwatched(state, context, accused),
    },
    clocks: desk === state.office ? [] : handedOver(state, state.office, desk),
  }
}

/** Is `organ` the accused one, or below it in its line? */
export const covers = (context: Context, of: unknown, organ: string): boolean =>
  Boolean(of) && context.directory.within(organ, String(of))

/**
 * Whoever watches since a report of retaliation stops watching when it turns out to be the accused organ or one of its
 * line: nobody there sees even the envelope (L22 30(3)).
 */
export function unwatched(state: State, context: Context, accused: unknown): { unwatched?: string[] } {
  const line = state.watchers.filter((office) => covers(context, accused, office))
  return line.length ? { unwatched: line } : {}
}
