import type { SubmitAnswers, SubmitKind, SubmitStep } from './models.ts'

/**
 * Which page of the submit flow asks for what. Each page shows its own fields and carries all others
 * as hidden ones, so that Back, an error or a new window never loses an answer.
 */
export const STEP_FIELDS: Readonly<Record<SubmitStep, readonly (keyof SubmitAnswers)[]>> = {
  what: ['orderType', 'title', 'content', 'eventDate'],
  where: ['placeRegion', 'place', 'organQuery', 'addressedTo', 'about'],
  requests: ['request'],
  evidence: ['file'],
  identity: ['identity'],
  contact: ['name', 'phone', 'address', 'noReply', 'eService', 'need', 'needOther', 'guardian', 'guardianPhone'],
  check: [],
}

/** Every page, in order; which of them a kind has: `stepsOf`. */
export const STEPS: readonly SubmitStep[] = ['what', 'where', 'requests', 'evidence', 'identity', 'contact', 'check']

/** The hotline answers an order as a whole, so it asks for no list of requests. */
export const stepsOf = (kind: SubmitKind): readonly SubmitStep[] =>
  kind === 'order' ? STEPS.filter((step) => step !== 'requests') : STEPS

/** The answers nobody has given yet. */
export const emptyAnswers = (kind: SubmitKind = 'matter'): SubmitAnswers => ({
  kind,
  orderType: '',
  noReply: '',
  title: '',
  content: '',
  eventDate: '',
  placeRegion: '',
  place: '',
  organQuery: '',
  addressedTo: '',
  about: '',
  request: [],
  file: [],
  identity: '',
  name: '',
  phone: '',
  address: '',
  eService: '',
  need: [],
  needOther: '',
  guardian: '',
  guardianPhone: '',
})

/**
 * The answers of other pages as form fields.
 * @returns name and value pairs in a fixed order; lists repeat their name
 */
export function carried(answers: SubmitAnswers, step: SubmitStep): [name: string, value: string][] {
  const shown = new Set<string>(STEP_FIELDS[step])
  const pairs: [string, string][] = []
  for (const [name, value] of Object.entries(answers)) {
    if (shown.has(name)) continue
    for (const one of Array.isArray(value) ? value : [value]) if (one !== '') pairs.push([name, one])
  }
  return pairs
}
