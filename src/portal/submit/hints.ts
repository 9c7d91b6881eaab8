import { barsOf, type Calendar, standingInWords, standingOf, type Way, ways } from '../../law/index.ts'
import { asGuideWay, barInWords } from '../guide/ways.ts'
import type { SubmitAnswers, SubmitModel } from '../models.ts'
import { GUIDE_ALL } from '../paths.ts'
import { dayTyped } from './read.ts'

const hintsMost = 2

/**
 * Other lawful ways that the words of a letter remind of, with their time bars: whoever walks the wrong one loses the
 * right one to its bar (domain.md §2.6). Shown, never a barrier; a report that will be sealed is not read for hints.
 */
export function pathsHinted(
  answers: SubmitAnswers,
  today: Temporal.PlainDate,
  calendar: Calendar,
): Extract<SubmitModel, { step: 'check' }>['paths'] {
  if (answers.kind === 'sealed') return []
  const text = [answers.title, answers.content, ...answers.request].join('\n')
  const event = dayTyped(answers.eventDate)
  return ways
    .filter(({ words }) => words?.test(text))
    .slice(0, hintsMost)
    .map((way) => {
      const { path, when, organ, bars, barWords } = asGuideWay(way)
      const [first] = bars
      return {
        path,
        when: `如果是${when}`,
        organ,
        bar: [first ? barInWords(first) : barWords, ...(event ? standings(way, event, today, calendar) : [])].join(
          '；',
        ),
        href: `${GUIDE_ALL}#${way.id}`,
      }
    })
}

/** What the day that the person wrote tells: the shorter bar may be gone while a longer one is still open. */
function standings(way: Way, event: Temporal.PlainDate, today: Temporal.PlainDate, calendar: Calendar): string[] {
  const told = barsOf(way).flatMap((bar) => {
    const standing = bar.fromEvent ? standingOf(bar, event, today, calendar) : null
    return standing ? [`${bar.what}${standingInWords(standing)}`] : []
  })
  return told.length ? [`从您写的那天算，${told.join('；')}`] : []
}
