import { zhDayWeek } from '../../law/index.ts'
import { asGuideWay, barInWords, WAYS } from '../guide/ways.ts'
import type { SubmitAnswers, SubmitModel } from '../models.ts'
import { GUIDE } from '../paths.ts'
import { dayTyped } from './read.ts'

const hintsMost = 2

/**
 * Other lawful ways that the words of a letter remind of, with their time bars: whoever walks the wrong one loses the
 * right one to its bar (domain.md §2.6). Shown, never a barrier; a report that will be sealed is not read for hints.
 */
export function pathsHinted(answers: SubmitAnswers): Extract<SubmitModel, { step: 'check' }>['paths'] {
  if (answers.kind === 'sealed') return []
  const text = [answers.title, answers.content, ...answers.request].join('\n')
  const began = dayTyped(answers.eventDate)
  return WAYS.filter(({ words }) => words?.test(text))
    .slice(0, hintsMost)
    .map((way) => {
      const { path, when, organ, bars, barWords } = asGuideWay(way)
      const [first] = bars
      const until = first && began && endOf(began, first.limit)
      return {
        path,
        when: `如果是${when}`,
        organ,
        bar: first ? `${barInWords(first)}${until ? `；从您写的那天算，到 ${zhDayWeek(until)}` : ''}` : barWords,
        href: `${GUIDE}#${way.id}`,
      }
    })
}

/** The un-rolled last day of a plain limit (60日, 6个月, 1年): the earlier day is the safe one to name. */
function endOf(from: Temporal.PlainDate, limit: string): Temporal.PlainDate | null {
  const [, amount, unit] = /^(\d+)(日|个月|年)$/.exec(limit) ?? []
  if (!amount || !unit) return null
  const units = { 日: 'days', 个月: 'months', 年: 'years' } as const
  return from.add({ [units[unit as keyof typeof units]]: Number(amount) })
}
