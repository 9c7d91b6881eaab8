import type { Act } from '../server/api.ts'

/** An act that can be done now, with the letter that opens it. */
export type Step = { act: Act; letter: string | null }
export type Refused = { act: Act; says: string; article: string; remedy: string }

export type NextSteps = {
  /** The most likely one first. */
  ready: Step[]
  /** Refused for a reason that is worth reading: a limit has passed, somebody was not heard, another act waits. */
  held: Refused[]
  /** Not for this matter, or not the time for it: the step has passed, or has not come. */
  later: Refused[]
}

/**
 * The main line from its end to its beginning: where two acts are possible, the later one is what the case waits for.
 * What stands here may become the first button; everything else follows in the order of the procedure.
 */
const mainLine = [
  ...['approve', 'issue-opinion', 'decide-objection', 'audit-completion', 'answer-urge', 'answer-data'],
  ...[
    'confirm-rescue-call',
    'decide-identity',
    'give-late-notice',
    'report-urgent',
    'decide-recusal',
    'decide-classification',
    'decide-link',
    'recheck',
  ],
  ...['draft-opinion', 'answer-suggestion', 'hear-petitioner', 'deliver', 'report-completion', 'appoint'],
  ...[
    'accept',
    'redirect',
    'sign',
    'note-envelope-receipt',
    'note-discipline-result',
    'refer-discipline',
    'hand-over-envelope',
    'refer-litigation',
    'transfer',
    'assign',
  ],
  ...['classify', 'confirm-duplicate', 'register', 'return'],
  ...['close-order', 'call-back', 'audit-feedback', 'answer-order-supervision', 'feed-back', 'reply-caller'],
  ...['decide-order-return', 'take-up-order', 'contact-caller', 'sign-order', 'dispatch-order', 'check-order'],
]
/** Needed now and then, and last in the panel. */
const rare = [
  ...['request-order-return', 'extend-order', 'add-helper-unit', 'supervise-order', 'terminate-order', 'redo-order'],
  ...['refuse-order', 'hand-to-petition', 'hand-to-hotline'],
  'extend',
  'report-unreachable',
  'merge',
  'seal',
  'correct',
  'supplement',
  'request-recusal',
  'flag-urgent',
  'leave-simple',
  'settle',
  'ask-identity',
  'record-rescue-call',
]

/** Refusals that only say where the case stands, what kind of matter it is, or what the page shows anyway. */
const ordinary = new Set([
  ...['another-act-pending', 'complete-by-its-own-act'],
  ...['step-passed', 'step-not-reached', 'not-your-act', 'nothing-pending', 'no-urge', 'no-data-request', 'not-sealed'],
  ...['wrong-class', 'no-other-path', 'not-litigation', 'not-direct', 'not-from-above', 'no-report-owed'],
  ...[
    'nothing-asked',
    'not-your-decision',
    'no-caseworker-yet',
    'nothing-urgent',
    'urgent-already',
    'not-simple',
    'not-eligible-for-simple',
    'noted-before',
    'envelope-not-received',
    'no-rescue-call',
    'no-identity-ask',
    'identity-not-kept-from-you',
    'sealed-desk-only',
  ],
])

/** Letters that people remember; J, K, M, N and U belong to lists. */
const letters: Readonly<Record<string, string>> = {
  approve: 'y',
  'issue-opinion': 'y',
  'decide-objection': 'y',
  'audit-completion': 'y',
  return: 'b',
  'answer-urge': 'w',
  'draft-opinion': 'd',
  'answer-suggestion': 'w',
  'hear-petitioner': 'h',
  deliver: 'e',
  'report-completion': 'r',
  appoint: 'p',
  accept: 'a',
  redirect: 'g',
  sign: 's',
  object: 'o',
  'not-accept': 'x',
  'refer-discipline': 'l',
  'refer-litigation': 'l',
  transfer: 't',
  assign: 'a',
  'report-up': 'v',
  classify: 'c',
  'confirm-duplicate': 'd',
  register: 'r',
  merge: 'i',
  extend: 'x',
  refuse: 'x',
  'finally-refuse': 'z',
  'reply-directly': 'w',
  'file-away': 'f',
  'send-back': 'b',
}

/**
 * What the panel 下一步 shows.
 * @param likely verbs that stand in front of the main line for this very case, such as a duplicate to judge
 */
export function nextSteps(acts: readonly Act[], likely: readonly string[] = []): NextSteps {
  const order = [...likely, ...mainLine]
  const rank = ({ action }: Act): number => {
    if (order.includes(action)) return order.indexOf(action)
    return rare.includes(action) ? order.length + 1 + rare.indexOf(action) : order.length
  }
  const refusals = acts.flatMap((act) => refusalOf(act) ?? [])
  const refused = new Set(refusals.map(({ act }) => act))
  const taken = new Set<string>()
  const ready = acts
    .filter((act) => !refused.has(act))
    .sort((a, b) => rank(a) - rank(b))
    .map((act) => {
      const letter = letters[act.action]
      if (!letter || taken.has(letter)) return { act, letter: null }
      taken.add(letter)
      return { act, letter }
    })
  return {
    ready,
    held: refusals.filter(({ act }) => !ordinary.has(act.refusal?.code ?? '')),
    later: refusals.filter(({ act }) => ordinary.has(act.refusal?.code ?? '')),
  }
}

function refusalOf(act: Act): Refused | null {
  if (act.refusal) return { act, says: act.refusal.says, article: act.refusal.article, remedy: act.refusal.remedy }
  // The law allows it and nothing can be chosen: no letter waits for delivery, nobody may handle the case.
  for (const name of act.input.required) {
    const property = act.input.properties[name]
    if (property?.oneOf?.length === 0)
      return { act, says: `现在没有可选的“${property.title}”。`, article: act.article, remedy: '' }
  }
  return null
}
