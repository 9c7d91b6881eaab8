// The door of `oversight`: what an office does about organs that do not do what they owe.

export type { AnswerWords, LetterCase, LetterCounts, LetterState, LetterWords } from './letters.ts'
export { type OverdueLimit, unlinkSealed } from './overdue.ts'
export {
  type LetterDetail,
  type LettersView,
  type LetterView,
  type OversightTerms,
  oversightRoutes,
} from './routes.ts'
