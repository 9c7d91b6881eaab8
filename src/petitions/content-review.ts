import { type DocumentCode, documentSpec, lastClock, type State, zhDay } from '../law/index.ts'
import type { ActOn } from './acts.ts'
import type { Petitions } from './petitions.ts'

/** What the documents of review and re-review say (DOC-11, DOC-15…18), from the act and the case. */

type Content = Record<string, unknown>

const text = (act: ActOn, key: string): string | undefined => {
  const value = act.input[key]
  return typeof value === 'string' && value.trim() ? value.trim() : undefined
}
const lines = (value: string | undefined): string[] | undefined =>
  value
    ?.split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean)
const nameOf = (house: Petitions, code: string | null | undefined): string =>
  house.directory.organ(code ?? '')?.name ?? code ?? ''
const contactOf = (act: ActOn, house: Petitions): string => {
  const organ = house.directory.organ(act.organ)
  return text(act, 'contact') ?? [organ?.name, organ?.phone].filter(Boolean).join(' ')
}
const documentName = (state: State, id: string | undefined): string | undefined => {
  const document = state.documents.find((one) => one.id === id)
  return document && `${documentSpec(document.code as DocumentCode).title}${document.no ? `（${document.no}）` : ''}`
}

/** What the request in hand is against: the opinion and the organ that made it. */
function attacked(state: State, house: Petitions): { opinion: string | undefined; opinionOrgan: string } {
  const review = state.reviews.at(-1)
  const organ = state.documents.find(({ id }) => id === review?.against)?.organ
  return { opinion: documentName(state, review?.against), opinionOrgan: nameOf(house, organ ?? state.holder) }
}

/** DOC-15, filed: what the person asked for, where, and on which day. */
export function requestContent(act: ActOn, after: State, house: Petitions): Content {
  const step = act.row.command === 'request-rereview' ? 'rereview' : 'review'
  const [rule, served] =
    step === 'review'
      ? ['DL-07', act.before.servedOn]
      : ['DL-09', act.before.reviews.findLast((review) => review.step === 'review')?.servedOn]
  return {
    step,
    toOrgans: [nameOf(house, String(act.input.organ ?? ''))],
    ...attacked(after, house),
    receivedOn: served ?? undefined,
    lastOn: lastClock(act.before, rule)?.last,
    requests: text(act, 'requests'),
    facts: text(act, 'facts'),
    evidence: text(act, 'evidence'),
    lateReason: text(act, 'lateReason'),
    filedOn: text(act, 'postedOn') ?? act.today.toString(),
  }
}

export function reviewNoticeContent(act: ActOn, after: State, house: Petitions): Content {
  const review = act.before.reviews.at(-1)
  const refused = act.row.command.startsWith('refuse')
  const ground = act.row.input.ground?.options?.find(([value]) => value === act.input.ground)?.[1]
  return {
    step: review?.step,
    decision: refused ? 'refuse' : 'accept',
    requestedOn: review?.requestedOn,
    ...attacked(act.before, house),
    ...(refused
      ? { ground, reason: text(act, 'reason'), remedy: text(act, 'remedy') }
      : {
          dueOn: lastClock(after, review?.step === 'rereview' ? 'DL-10' : 'DL-08')?.last,
          unit: text(act, 'unit'),
          cause: text(act, 'cause'),
        }),
    title: act.texts.title,
    contact: contactOf(act, house),
  }
}

export function decisionContent(act: ActOn, house: Petitions): Content {
  const review = act.before.reviews.at(-1)
  return {
    ...attacked(act.before, house),
    requests: act.texts.requests.length ? act.texts.requests : [act.texts.title],
    claims: act.asked ?? undefined,
    findings: text(act, 'findings'),
    outcome: act.input.outcome,
    ground: act.input.outcome === 'annul' ? act.input.ground : undefined,
    changed: act.input.outcome === 'change' ? text(act, 'changed') : undefined,
    basis: lines(text(act, 'basis')),
    executeOn: act.input.outcome === 'change' ? act.input.executeOn : undefined,
    handler: nameOf(house, act.before.holder),
    requestedOn: review?.requestedOn,
    hearingOn: review?.hearing ? daysZh(review.hearing) : undefined,
    title: act.texts.title,
    contact: contactOf(act, house),
  }
}

export function hearingContent(act: ActOn, after: State, house: Petitions): Content {
  const record = act.row.command === 'hold-hearing'
  return {
    stage: record ? 'record' : 'notice',
    ...(record
      ? { from: act.input.from, to: act.input.to, people: text(act, 'people'), record: text(act, 'record') }
      : { on: act.input.on, hour: text(act, 'hour'), subject: text(act, 'subject') }),
    place: text(act, 'place'),
    opinion: record ? text(act, 'opinion') : undefined,
    dueOn: record ? lastClock(after, 'DL-10')?.last : undefined,
    title: act.texts.title,
    contact: contactOf(act, house),
  }
}

const daysZh = ([from, to]: readonly [string, string]): string => {
  const [first, last] = [from, to].map((day) => zhDay(Temporal.PlainDate.from(day)))
  return first === last ? `${first}` : `${first}至${last}`
}
