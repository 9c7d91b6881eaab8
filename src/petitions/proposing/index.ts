// The door of the machine's proposals. It learns from closed cases, proposes at a form, and decides nothing (RG-14).
export { type BackTest, backTest, learnable } from './backtest.ts'
export { countsOf } from './features.ts'
export { proposalProjector } from './log.ts'
export { openProposals, type Proposals, type Results } from './proposals.ts'
export { type MachineProposal, type ProposalState, proposalRoutes, type QuestionState } from './routes.ts'
export type { Question } from './study.ts'
