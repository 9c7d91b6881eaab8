import type { BackTest } from './backtest.ts'
import { countsOf, type Letter } from './features.ts'
import { type Model, packModels } from './model.ts'
import { type Least, type Lesson, type Question, questions, studyOf } from './study.ts'

/**
 * The process that learns. Not the server: it works for minutes and needs some hundred MB. It is given texts and
 * writes nothing to the disk; what it sends back holds no word of them.
 */
export type Message =
  | { readonly texts: readonly (Letter & { readonly answers: Lesson['answers'] })[] }
  | { readonly learn: Least }
export type Learned = {
  readonly results: Readonly<Partial<Record<Question, BackTest>>>
  readonly models: Uint8Array
}

const lessons: Lesson[] = []

process.on('message', (message: Message) => {
  if ('texts' in message) {
    for (const { answers, ...letter } of message.texts) lessons.push({ counts: countsOf(letter), answers })
    process.send?.({ taken: lessons.length })
    return
  }
  const results: Partial<Record<Question, BackTest>> = {}
  const models: Partial<Record<Question, Model>> = {}
  for (const question of questions) {
    const study = studyOf(lessons, question, message.learn)
    if (!study) continue
    results[question] = study.backTest
    models[question] = study.model
  }
  process.send?.({ results, models: packModels(models) } satisfies Learned)
})
// The server is gone: so is the work.
process.on('disconnect', () => process.exit())
