import type { Settings } from '../../kernel/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import { STEPS } from '../answers.ts'
import { isSwitch } from '../display.ts'
import type { FieldError, SubmitAnswers, SubmitStep } from '../models.ts'
import type { Typed } from '../typed.ts'
import { uploadErrors } from '../uploads.ts'
import { checkStep, firstTrouble, oddPhone } from './checks.ts'
import { organsFor } from './organs.ts'
import { stepFrom } from './read.ts'

/** Which page comes after a button, with which answers; or that everything is said and it may be sent. */
export type Turn = {
  step: SubmitStep
  answers: SubmitAnswers
  errors: FieldError[]
  /** Continuing leads back to the last page. */
  returning: boolean
  phoneAsked?: string
  send?: true
}

export type PressContext = { directory: OrganDirectory; settings: Settings; today: Temporal.PlainDate }

/** What a button of the submit flow does. Nothing is written here, and no answer is ever dropped. */
export function press(step: SubmitStep, answers: SubmitAnswers, typed: Typed, context: PressContext): Turn {
  const returning = typed.one('returning') === 'yes'
  const stay = (now: SubmitAnswers = answers, errors: FieldError[] = []): Turn => ({
    step,
    answers: now,
    errors,
    returning,
  })
  const turnTo = (to: SubmitStep, back = false): Turn => ({ step: to, answers, errors: [], returning: back })
  const { go } = typed
  const [, verb = go, of = ''] = /^(edit|remove-request|remove-file)-(.+)$/.exec(go) ?? []
  if (isSwitch(go)) return stay()
  switch (verb) {
    case 'back':
      return turnTo(returning ? 'check' : stepFrom(step, -1, answers))
    case 'edit':
      return turnTo(STEPS.find((one) => one === of) ?? step, true)
    case 'seal':
      return stay({ ...answers, kind: 'sealed' })
    case 'unseal':
      // Whoever came in by 12345 goes back to 12345.
      return stay({ ...answers, kind: answers.orderType === '' ? 'matter' : 'order' })
    case 'add-request':
      return stay({ ...answers, request: [...(answers.request.length ? answers.request : ['']), ''] })
    case 'remove-request':
      return stay({ ...answers, request: answers.request.filter((_, n) => String(n) !== of) })
    case 'remove-file':
      return stay({ ...answers, file: answers.file.filter((id) => id !== of) })
    case 'upload':
      return stay(answers, uploadErrors(typed, true))
    case 'find-organ':
      return stay(answers, organErrors(answers, context))
    default:
      return onward(step, cleared(step, answers), typed, context, stay, returning)
  }
}

function onward(
  step: SubmitStep,
  answers: SubmitAnswers,
  typed: Typed,
  context: PressContext,
  stay: (now: SubmitAnswers, errors?: FieldError[]) => Turn,
  returning: boolean,
): Turn {
  const { settings, today } = context
  const turn = (to: SubmitStep, errors: FieldError[] = []): Turn => ({ step: to, answers, errors, returning: false })
  if (step === 'check') {
    const trouble = firstTrouble(answers, settings, today)
    return trouble ? { ...turn(trouble.step, trouble.errors), returning: true } : { ...turn('check'), send: true }
  }
  const errors = [
    ...checkStep(step, answers, settings, today),
    ...(step === 'evidence' ? uploadErrors(typed, false) : []),
  ]
  if (errors.length > 0) return stay(answers, errors)
  // Another query asks for another look before going on; the same one has been answered.
  const query = answers.organQuery.trim()
  if (step === 'where' && answers.kind === 'matter' && query !== '' && query !== typed.one('organAsked').trim())
    return stay(answers, organErrors(answers, context))
  const odd = step === 'contact' && oddPhone(answers.phone, typed.one('phoneAsked'))
  if (odd) return { ...stay(answers, [odd]), phoneAsked: answers.phone }
  if (!returning) return turn(stepFrom(step, 1, answers))
  const trouble = firstTrouble(answers, settings, today)
  return trouble ? { ...turn(trouble.step, trouble.errors), returning: true } : turn('check')
}

/** Whoever empties the search wants no particular organ any more; empty boxes are no requests. */
function cleared(step: SubmitStep, answers: SubmitAnswers): SubmitAnswers {
  if (step === 'where' && answers.organQuery.trim() === '') return { ...answers, addressedTo: '' }
  return answers
}

function organErrors(answers: SubmitAnswers, { directory }: PressContext): FieldError[] {
  const query = answers.organQuery.trim()
  if (query === '') return [{ field: 'organQuery', says: '请先写单位名或者什么事，再查找' }]
  if (organsFor(directory, { ...answers, addressedTo: '' }).length > 0) return []
  return [{ field: 'addressedTo', says: `没有找到“${query}”，请换个说法再查，或者选“不清楚”` }]
}
