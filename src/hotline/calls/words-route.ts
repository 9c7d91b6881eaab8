import type { Http } from '../../kernel/index.ts'
import { orderTypes } from '../../law/index.ts'
import { everyOrder, guidingQuestions } from '../guiding-questions.ts'
import { playPurposes } from './recordings.ts'
import { marks, refusalGrounds, results, services } from './results.ts'
import { breakReasons, seatStates } from './seat-states.ts'

/** The words of an agent's screen: the tables of this room, so that screen and program cannot differ. */
export type CallWords = {
  everyOrder: readonly string[]
  orderTypes: Readonly<Record<string, string>>
  urgencies: Readonly<Record<string, string>>
  questions: Readonly<Record<string, readonly string[]>>
  results: Readonly<Record<string, string>>
  marks: Readonly<Record<string, string>>
  grounds: Readonly<Record<string, string>>
  services: Readonly<Record<string, string>>
  breaks: Readonly<Record<string, string>>
  seats: Readonly<Record<string, string>>
  purposes: Readonly<Record<string, string>>
}

const titlesOf = (table: Readonly<Record<string, { title: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([code, { title }]) => [code, title]))

/** domain.md §3.7. */
const urgencies = { normal: '一般', urgent: '紧急（水电气暖、公共秩序）', critical: '特急（危及生命财产）' } as const

const words: CallWords = {
  everyOrder,
  orderTypes,
  urgencies,
  questions: guidingQuestions,
  results: titlesOf(results),
  marks,
  grounds: refusalGrounds,
  services,
  breaks: breakReasons,
  seats: titlesOf(seatStates),
  purposes: playPurposes,
}

export function wordsRoute(app: Http): void {
  app.get(
    '/api/v1/calls/words',
    { config: { policy: 'call.work' }, schema: { summary: '坐席屏幕的用语：引导问题、结果、标记、用途' } },
    async () => words,
  )
}
