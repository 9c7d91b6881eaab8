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
    data: { ...(accused ? { accused } : {}), ...(desk === state.office ? {} : { office: desk }) },
    clocks: desk === state.office ? [] : handedOver(state, state.office, desk),
  }
}
