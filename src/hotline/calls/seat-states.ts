/** What a seat is doing. `takes`: a waiting call may ring there. `chosen`: a person sets it; the others follow calls. */
export const seatStates = {
  offline: { title: '离席', takes: false, chosen: true },
  ready: { title: '就绪', takes: true, chosen: true },
  ringing: { title: '振铃', takes: false, chosen: false },
  talking: { title: '通话', takes: false, chosen: false },
  wrapup: { title: '话后处理', takes: false, chosen: false },
  break: { title: '小休', takes: false, chosen: true },
} as const satisfies Record<string, { title: string; takes: boolean; chosen: boolean }>
export type SeatState = keyof typeof seatStates

/** Why a seat rests. `no-answer` is set by the program, so that the next caller does not ring there too. */
export const breakReasons = {
  rest: '休息',
  meal: '用餐',
  training: '培训',
  meeting: '开会',
  paperwork: '整理工单',
  'no-answer': '振铃未接',
} as const
export type BreakReason = keyof typeof breakReasons
