import type { SubmitAnswers, SubmitStep } from './models.ts'

/**
 * Which page of the submit flow asks for what. Each page shows its own fields and carries all others
 * as hidden ones, so that Back, an error or a new window never loses an answer.
 */
export const STEP_FIELDS: Readonly<Record<SubmitStep, readonly (keyof SubmitAnswers)[]>> = {
  what: ['title', 'content', 'eventDate'],
  where: ['placeRegion', 'place', 'organQuery', 'addressedTo', 'about'],
  requests: ['request'],
  evidence: ['file'],
  identity: ['identity'],
  contact: ['name', 'phone', 'address', 'eService', 'need', 'needOther', 'guardian', 'guardianPhone'],
  check: [],
}

export const STEPS: readonly SubmitStep[] = ['what', 'where', 'requests', 'evidence', 'identity', 'contact', 'check']

/** The answers nobody has given yet. */
export const emptyAnswers = (kind: SubmitAnswers['kind'] = 'matter'): SubmitAnswers => ({
  kind,
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
