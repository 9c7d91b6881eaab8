import { type BackTest, backTest, type Labelled, learnable } from './backtest.ts'
import type { Counts } from './features.ts'
import { type Model, modelOf } from './model.ts'

/** What the machine is asked: which category, which of the ways of L22 28 and 31, which organ. */
export const questions = ['category', 'path', 'organ'] as const
export type Question = (typeof questions)[number]

/** A text that was closed, with what people decided; a question that nobody answered stays out. */
export type Lesson = { readonly counts: Counts; readonly answers: Readonly<Partial<Record<Question, string>>> }

/** How much of it there must be before anything is learned. */
export type Least = { readonly texts: number; readonly textsPerClass: number }

/** Null where there was too little to learn from. */
export type Study = { readonly backTest: BackTest; readonly model: Model } | null

/** One question: what it would have got right, and what is kept to ask. */
export function studyOf(lessons: readonly Lesson[], question: Question, least: Least): Study {
  const texts = learnable(labelled(lessons, question), least.textsPerClass)
  // Of one class there is nothing to choose.
  if (texts.length < least.texts || new Set(texts.map(({ code }) => code)).size < 2) return null
  return { backTest: backTest(texts), model: modelOf(texts) }
}

const labelled = (lessons: readonly Lesson[], question: Question): Labelled[] =>
  lessons.flatMap(({ counts, answers }) => {
    const code = answers[question]
    return code === undefined ? [] : [{ counts, code }]
  })
