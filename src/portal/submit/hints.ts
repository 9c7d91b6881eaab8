import { day, ways, zhDayWeek } from '../../law/index.ts'
import { asGuideWay, barInWords } from '../guide/ways.ts'
import type { SubmitAnswers, SubmitModel } from '../models.ts'
import { GUIDE_ALL } from '../paths.ts'
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
  return ways
    .filter(({ words }) => words?.test(text))
    .slice(0, hintsMost)
    .map((way) => {
      const { path, when, organ, bars, barWords } = asGuideWay(way, { since: began })
      const [first] = bars
      return {
        path,
        when: `如果是${when}`,
        organ,
        bar: first
          ? `${barInWords(first)}${first.until ? `；从您写的那天算，到 ${zhDayWeek(day(first.until))}` : ''}`
          : barWords,
        href: `${GUIDE_ALL}#${way.id}`,
      }
    })
}
