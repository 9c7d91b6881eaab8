import { dayAt, problem } from '../kernel/index.ts'
import { bodiesFor, cite, lastClock, type Review, reviewOf, type State } from '../law/index.ts'
import { revealedParties } from '../people/index.ts'
import { withFile } from './citizen.ts'
import { asksForLargePrint } from './codes.ts'
import { bodyNames } from './content.ts'
import { composeLetter, type LetterModel } from './letters/index.ts'
import type { Petitions } from './petitions.ts'
import { type ActionView, actionsOf, type CaseFile, type ClockView, clockViews } from './views.ts'

/** What a person needs to ask for review or re-review: where, until when, against what (L22 35, 36). */
export type ReviewGuide = {
  step: Review['step']
  opinion: { title: string; no: string | null; organ: string; servedOn: string }
  /** The lawful organs; several are the person's choice. `online`: a request can be handed in here. */
  organs: { name: string; address: string; phone: string; online: boolean }[]
  /** Which organ that is, in words, and where it stands; local practice. */
  rule: { says: string; article: string }
  clock: ClockView | null
  /** The act, or why it cannot be done now. */
  act: ActionView | null
  /** The request was made already. */
  asked: boolean
  /** The form, half filled in. */
  pdf: string
}

/** What the next request is against; null where nothing was served that could be reviewed. */
function attackedBy(file: CaseFile): { step: Review['step']; document: string; servedOn: string } | null {
  const { state } = file
  const review = reviewOf(state, 'review')
  if (review?.servedOn && review.document)
    return { step: 'rereview', document: review.document, servedOn: review.servedOn }
  return state.opinion && state.servedOn
    ? { step: 'review', document: state.opinion.document, servedOn: state.servedOn }
    : null
}

const ruleOf = (step: Review['step']): string => (step === 'review' ? 'DL-07' : 'DL-09')
const nothingServed = () =>
  problem('not-found', {
    says: '还没有送达的意见书，暂时不用申请复查、复核。',
    remedy: '收到意见书以后，这里告诉您向谁申请、到哪一天为止，还有填好一半的申请书。',
  })

/** @throws problem `not-found` where nothing was served yet, or the case is sealed */
export function reviewGuide(house: Petitions, caseNo: string): Promise<ReviewGuide> {
  return withFile(house, caseNo, async (_tx, file) => {
    const { state } = file
    const attacked = attackedBy(file)
    const document = file.documents.find(({ id }) => id === attacked?.document)
    if (!attacked || !document || state.sealed) throw nothingServed()
    const { step } = attacked
    const verb = step === 'review' ? 'request-review' : 'request-rereview'
    const { organs, rule } = bodiesFor(state, step, house)
    return {
      step,
      opinion: {
        title: document.title,
        no: document.no,
        organ: house.directory.organ(document.organ)?.name ?? document.organ,
        servedOn: attacked.servedOn,
      },
      organs: organs.length
        ? organs.map(({ code, name }) => {
            const organ = house.directory.organ(code)
            const online = ['reviewer', 'review-head'].every(
              (role) => house.directory.accountsOf(code, role as 'reviewer').length > 0,
            )
            return { name, address: organ?.address ?? '', phone: organ?.phone ?? '', online }
          })
        : bodyNames({ organs, rule }).map((name) => ({ name, address: '', phone: '', online: false })),
      rule: { says: rule.says, article: cite(rule.article) },
      clock: clockViews(house, state).findLast((clock) => clock.rule === ruleOf(step)) ?? null,
      act: actionsOf(house, file, { kind: 'person' }, house.kernel.clock.now(), verb)[0] ?? null,
      asked: reviewOf(state, step) !== undefined,
      pdf: `/api/v1/public/cases/${caseNo}/review-request.pdf`,
    }
  })
}

/** DOC-15: the person's own request, with what the office knows; what is asked and why is left to the hand. */
export function reviewRequestLetter(house: Petitions, caseNo: string): Promise<LetterModel> {
  return withFile(house, caseNo, async (tx, file) => {
    const { state } = file
    const attacked = attackedBy(file)
    const document = file.documents.find(({ id }) => id === attacked?.document)
    if (!attacked || !document || state.sealed) throw nothingServed()
    const organ = house.directory.organ(document.organ)?.name ?? document.organ
    const name = (await revealedParties(tx, caseNo, file.keys)).find((party) => party.role === 'self')?.name
    return composeLetter(
      'DOC-15',
      {
        organ,
        caseNo,
        number: null,
        date: dayAt(house.kernel.clock.now()).toString(),
        large: asksForLargePrint(file.texts.needs),
        sample: house.kernel.demo,
        ...(name ? { addressee: { name } } : {}),
      },
      {
        step: attacked.step,
        toOrgans: organNames(state, attacked.step, house),
        opinion: [document.title, document.no].filter(Boolean).join(' '),
        opinionOrgan: organ,
        receivedOn: attacked.servedOn,
        lastOn: lastClock(state, ruleOf(attacked.step))?.last,
      },
    )
  })
}

const organNames = (state: State, step: Review['step'], house: Petitions): string[] =>
  bodyNames(bodiesFor(state, step, house))
