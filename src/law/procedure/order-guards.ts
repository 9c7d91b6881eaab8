import { refuse } from '../refusal.ts'
import { isOver, returnRules } from './order-clocks.ts'
import { orderTypes } from './order-state.ts'
import { lastClock, type State } from './state.ts'
import type { Context, Field, Guard, Who } from './types.ts'

/** Who may, and what must hold, in several rows of the 12345 desk. */

/** 值班长 and 分办员 of the centre: check, dispatch, decide. */
export const centre: Who = { at: 'office', roles: ['shift-leader', 'dispatcher'] }
/** Everybody who works orders at the centre. */
export const seats: Who = { at: 'office', roles: ['agent', 'shift-leader', 'dispatcher'] }
export const centreHeads: Who = { at: 'office', roles: ['shift-leader', 'office-head'] }
/** The lead unit (主办单位). */
export const unit: Who = { at: 'holder', roles: ['liaison', 'handler'] }

export const said = (title: string, sample: string, hint?: string): Field => ({
  title,
  type: 'text',
  sample,
  ...(hint ? { hint } : {}),
})

export const orderType: Field = {
  title: '诉求类型',
  type: 'code',
  options: [
    ['HELP', orderTypes.HELP],
    ['CONSULT', orderTypes.CONSULT],
    ['COMPLAINT', orderTypes.COMPLAINT],
    ['REPORT', orderTypes.REPORT],
    ['SUGGEST', orderTypes.SUGGEST],
    ['PRAISE', orderTypes.PRAISE],
    ['OTHER', orderTypes.OTHER],
  ],
}

export const notBound: Guard = (state) =>
  state.order?.bound
    ? refuse(
        'order-bound',
        '潍坊热线 22',
        '承办单位已经由热线中心决定，不能再退单。',
        '请签收办理；需要别的单位配合的，请热线中心增加协办单位。',
      )
    : null

/** Asked for inside its limit; after it the unit must handle (HL-L11). */
export const returnInTime: Guard = (state, _input, context) => {
  const clock = returnRules.flatMap((rule) => lastClock(state, rule) ?? []).at(-1)
  return isOver(clock, context)
    ? refuse(
        'order-return-too-late',
        clock?.article ?? '[D]',
        `申请退单的期限已于${clock?.last}届满。`,
        '请签收办理；确实办不了的，请热线中心增加协办单位或者协调。',
      )
    : null
}

/** The first unit may not pass it on by itself (首接负责, HL-07): it asks the centre. */
export const notSelf: Guard = (state, input) =>
  input.to === state.office || input.organ === state.office
    ? refuse('route-to-self', '济南热线 23', '不能派给热线中心自己。', '能够直接答复的，请用“直接答复”。')
    : null

/** A unit whose return was accepted does not get the same order again, unless nobody else is there to decide on. */
export const notJustReturned: Guard = (state, input) =>
  state.order?.returns.some(({ organ, decided }) => decided === 'accepted' && organ === input.to)
    ? refuse(
        'order-returned-from-there',
        '潍坊热线 22',
        '这个单位的退单已经审核同意，不能再派给它。',
        '请派给有权处理的单位；有争议的，由热线中心决定牵头单位。',
      )
    : null

export const notSealedOrder = (state: State, _input: unknown, _context: Context) =>
  state.sealed ? refuse('sealed', 'L22 30(3)', '密封件不作工单办理。', '请由密封件专办员移送有权处理的机关。') : null
