export { startClock } from './clocks.ts'
export {
  type Available,
  available,
  type Decision,
  decide,
  type Outline,
  outline,
  pendingOutline,
  pendingRow,
  procedure,
} from './engine.ts'
export { findingsOf } from './fits.ts'
export { evolve, fold } from './fold.ts'
export { identityDesks, identityOpenTo } from './identity-state.ts'
export { rescueDesk, rescueShownDays, rescueTold } from './life-state.ts'
export { isOver, startOrderClock } from './order-clocks.ts'
export {
  bindingDispatch,
  type CallBack,
  isOrderType,
  type OrderState,
  type OrderType,
  orderTypes,
  type ReturnLine,
  returnLedger,
} from './order-state.ts'
export { mustDiffer, overlapOf } from './repeat.ts'
export { bodiesFor, bodiesHere } from './review-parts.ts'
export { classOptions, pathOptions } from './rows-intake.ts'
export { undoUntil, withdrawalUndoDays } from './rows-withdrawal.ts'
export { type Ask, type AskKind, askOf } from './side-state.ts'
export {
  endedStages,
  intakeStages,
  isOrderStage,
  openOrderStages,
  openStages,
  reviewStages,
  type Stage,
  stages,
} from './stages.ts'
export {
  emptyState,
  type IssuedDocument,
  inReview,
  isEnded,
  isOrder,
  lastClock,
  type Pending,
  type Review,
  reviewOf,
  runningClock,
  type State,
  type StateClock,
  type StoredEvent,
} from './state.ts'
export type {
  AccountFacts,
  Actor,
  Class3,
  ClockOp,
  Command,
  Context,
  Directory,
  EventBody,
  Field,
  Input,
  OrganFacts,
  Role,
  Row,
  Who,
} from './types.ts'
