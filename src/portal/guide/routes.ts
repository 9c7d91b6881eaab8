import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Http, problem } from '../../kernel/index.ts'
import { isSwitch, switchDisplay } from '../display.ts'
import type { FieldError, GuideAnswers, GuideStep } from '../models.ts'
import { GUIDE, GUIDE_ALL, guideStep } from '../paths.ts'
import { goTo, type Portal, pageAt, show, todayAt } from '../portal.ts'
import { open } from '../route-config.ts'
import { regionGroups } from '../submit/organs.ts'
import { dayTyped } from '../submit/read.ts'
import { readTyped } from '../typed.ts'
import { organFor } from './answering.ts'
import {
  GUIDE_STEPS,
  guideErrors,
  guideStepFrom,
  kindChoices,
  noAnswers,
  optionOf,
  readGuide,
  sinceAsked,
  stepsAsked,
  troubleChoices,
  wayOf,
} from './questions.ts'
import { asGuideWay, guideGroups } from './ways.ts'

/**
 * 这事该找谁: questions one by one, or the whole table. Nothing is written and nothing is kept, so no form here has a
 * token; answers go by POST, so that no address tells what somebody asked about.
 */
export function guideRoutes(app: Http, portal: Portal): void {
  app.get(GUIDE, open, (request, reply) => ask(portal, request, reply, 'kind', noAnswers))

  app.get(GUIDE_ALL, open, (request, reply) =>
    show(portal, reply, 'guide', { page: pageAt(portal, request, GUIDE_ALL), groups: guideGroups() }, { keep: 'open' }),
  )

  app.get('/guide/:step', open, (_request, reply) => goTo(reply, GUIDE))

  app.post<{ Params: { step: string } }>('/guide/:step', open, async (request, reply) => {
    const step = GUIDE_STEPS.find((one) => one === request.params.step)
    if (!step) throw problem('not-found')
    const typed = await readTyped(portal, request)
    const answers = readGuide(typed)
    if (isSwitch(typed.go)) {
      switchDisplay(request, reply, typed.go, portal.house.kernel.secure)
      return typed.one('answered') === 'yes'
        ? answer(portal, request, reply, answers)
        : ask(portal, request, reply, step, answers)
    }
    if (typed.go === 'back') return ask(portal, request, reply, guideStepFrom(step, -1, answers), answers)
    // From the answer back to the last question.
    if (typed.go === 'change') return ask(portal, request, reply, step, answers)
    const errors = guideErrors(step, answers, todayAt(portal))
    if (errors.length > 0) return ask(portal, request, reply, step, answers, errors)
    const next = guideStepFrom(step, 1, answers)
    return next === 'done' ? answer(portal, request, reply, answers) : ask(portal, request, reply, next, answers)
  })
}

function ask(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  step: GuideStep | 'done',
  answers: GuideAnswers,
  errors: FieldError[] = [],
): FastifyReply {
  const at = step === 'done' ? 'kind' : step
  const way = wayOf(answers)
  const choices =
    at === 'kind'
      ? kindChoices
      : at === 'trouble'
        ? troubleChoices
        : at === 'detail'
          ? (way?.asks?.options ?? []).map(({ value, title }) => ({ value, title }))
          : []
  return show(
    portal,
    reply,
    'guide-ask',
    {
      page: pageAt(portal, request, GUIDE),
      to: guideStep(at),
      step: at,
      n: stepsAsked(answers).indexOf(at) + 1,
      question: questionOf(at, answers),
      answers,
      choices,
      regions: at === 'place' ? regionGroups(portal.house.directory.regions()) : [],
      wrong: errors,
    },
    { status: errors.length > 0 ? 422 : 200, keep: 'open' },
  )
}

function questionOf(step: GuideStep, answers: GuideAnswers): string {
  const way = wayOf(answers)
  switch (step) {
    case 'kind':
      return '您的事属于哪一种？'
    case 'trouble':
      return '跟下面哪一件最像？'
    case 'detail':
      return way?.asks?.question ?? '现在到了哪一步？'
    case 'since':
      return `${(way && sinceAsked(way, answers)) ?? '哪天开始的'}？`
    case 'place':
      return '事情在哪个县区？'
  }
}

function answer(portal: Portal, request: FastifyRequest, reply: FastifyReply, answers: GuideAnswers): FastifyReply {
  const way = wayOf(answers)
  if (!way) return ask(portal, request, reply, 'kind', answers)
  const asked = stepsAsked(answers)
  const last = asked.at(-1) ?? 'kind'
  const since = asked.includes('since') ? dayTyped(answers.since) : null
  const { directory } = portal.house
  return show(
    portal,
    reply,
    'guide-answer',
    {
      page: pageAt(portal, request, GUIDE),
      to: guideStep(last),
      answers,
      way: asGuideWay(way, {
        option: optionOf(way, answers),
        since,
        today: todayAt(portal),
        calendar: portal.house.calendar(),
      }),
      since: since?.toString() ?? null,
      organ: organFor(directory, way, directory.region(answers.place) ? answers.place : ''),
    },
    { keep: 'open' },
  )
}
