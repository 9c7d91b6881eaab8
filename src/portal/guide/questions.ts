import { type Way, wayById, wayGroups, ways } from '../../law/index.ts'
import type { Choice, FieldError, GuideAnswers, GuideStep } from '../models.ts'
import { dayTyped } from '../submit/read.ts'
import type { Typed } from '../typed.ts'

/** 这事该找谁: at most five questions, one a page; the answers travel in the form and are kept nowhere. */
export const GUIDE_STEPS: readonly GuideStep[] = ['kind', 'trouble', 'detail', 'since', 'place']

export const noAnswers: GuideAnswers = { kind: '', trouble: '', detail: '', since: '', place: '' }

export const readGuide = (typed: Typed): GuideAnswers => ({
  kind: wayGroups.find(({ id }) => id === typed.one('kind'))?.id ?? '',
  trouble: wayById(typed.one('trouble'))?.id ?? '',
  detail: typed.one('detail'),
  since: typed.one('since'),
  place: typed.one('place'),
})

/** The way that the answers lead to, as soon as it is clear. */
export function wayOf({ kind, trouble }: GuideAnswers): Way | undefined {
  if (kind === '') return undefined
  if (kind !== 'own') return ways.find(({ group }) => group === kind)
  const way = wayById(trouble)
  return way?.group === 'own' ? way : undefined
}

export const optionOf = (way: Way, { detail }: GuideAnswers) => way.asks?.options.find(({ value }) => value === detail)
export const sinceAsked = (way: Way, answers: GuideAnswers): string | undefined =>
  way.asks ? optionOf(way, answers)?.since : way.since

/** Which questions these answers call for. Nobody is asked what would change nothing. */
export function stepsAsked(answers: GuideAnswers): GuideStep[] {
  const way = wayOf(answers)
  const wanted: Record<GuideStep, boolean> = {
    kind: true,
    trouble: answers.kind === 'own',
    detail: way?.asks !== undefined,
    since: way !== undefined && sinceAsked(way, answers) !== undefined,
    // Who reports an official says nothing here: the sealed door asks, and the answer is one for the whole city.
    place: way?.answers !== undefined,
  }
  return GUIDE_STEPS.filter((step) => wanted[step])
}

/** The step after or before this one; `done` behind the last. */
export function guideStepFrom(step: GuideStep, by: 1 | -1, answers: GuideAnswers): GuideStep | 'done' {
  const steps = stepsAsked(answers)
  if (by === -1) return steps[steps.indexOf(step) - 1] ?? 'kind'
  return steps[steps.indexOf(step) + 1] ?? 'done'
}

export function guideErrors(step: GuideStep, answers: GuideAnswers, today: Temporal.PlainDate): FieldError[] {
  switch (step) {
    case 'kind':
      return answers.kind === '' ? [{ field: 'kind', says: '请选一种' }] : []
    case 'trouble':
      return wayOf(answers) ? [] : [{ field: 'trouble', says: '请选最像的一件；都不像，选最后一项' }]
    case 'detail': {
      const way = wayOf(answers)
      return way && optionOf(way, answers) ? [] : [{ field: 'detail', says: '请选一项' }]
    }
    case 'since': {
      if (answers.since.trim() === '') return []
      const on = dayTyped(answers.since)
      if (!on) return [{ field: 'since', says: '日期请写成 2026-11-03 这样；记不清就空着' }]
      return Temporal.PlainDate.compare(on, today) > 0
        ? [{ field: 'since', says: '这一天还没有到，请再看一遍；记不清就空着' }]
        : []
    }
    case 'place':
      return []
  }
}

export const kindChoices: Choice[] = wayGroups.map(({ id, title, says }) => ({ value: id, title, hint: says }))
export const troubleChoices: Choice[] = ways
  .filter(({ group }) => group === 'own')
  .map(({ id, when }) => ({ value: id, title: when }))
