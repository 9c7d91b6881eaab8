import { isDeepStrictEqual } from 'node:util'
import {
  available,
  cite,
  fold,
  inReview,
  isEnded,
  packById,
  type Refusal,
  type State,
  type StateClock,
  stages,
} from '../../src/law/index.ts'
import { headOf } from '../../src/petitions/head.ts'
import type { Act, Cases, Outcome, SimCase } from './cases.ts'

/** What may never be, whatever people do: each with the rule it stands for. Null where all is well, else what is wrong. */

export type Broken = { invariant: string; case: string; says: string }

type OfCase = (one: SimCase, outcome: Outcome, at: string, cases: Cases) => string | null

const han = /\p{Script=Han}/u
const read = new Map<string, boolean>()
/** An article that can be read out; each is read once. */
const inWords = (article: string): boolean => {
  const known = read.get(article) ?? han.test(cite(article))
  read.set(article, known)
  return known
}

/** ST-01…69: a stage that has words, with the organs that it needs. */
const legalState: OfCase = ({ state }) => {
  if (!(state.stage in stages)) return `no stage ${state.stage}`
  const held = ['to-sign', 'objected', 'signed', 'accepted', 'handling', 'opinion-issued', 'served', 'reported']
  if (held.includes(state.stage) && !state.holder) return `${state.stage} without holder`
  if (inReview(state) && (!state.reviewer || !state.reviews.length)) return `${state.stage} without reviewing organ`
  if (state.stage === 'merged' && !state.mergedInto) return 'merged into nothing'
  if (state.stage === 'discipline' && (!state.sealed || !state.discipline)) return 'an open envelope'
  if (['opinion-issued', 'served'].includes(state.stage) && !state.opinion) return `${state.stage} without opinion`
  if (isEnded(state) && !state.endedOn) return `${state.stage} has no day of its end`
  // While a review goes on, the day on which the handling ended stands.
  if (!isEnded(state) && !inReview(state) && state.endedOn) return `${state.stage} is open and has a day of its end`
  return null
}

/** CNT-1…3, contract.md §2: a limit stands on an article of its pack, and its days are in order. */
const lawfulClocks: OfCase = ({ state }, { before }) => {
  const pack = packById(state.pack)
  if (new Set(state.clocks.map(({ key }) => key)).size < state.clocks.length) return 'two limits of one name'
  for (const clock of state.clocks) {
    // What stood there before was asked then.
    if (before?.clocks.includes(clock)) continue
    const own = clock.rule.startsWith('HL-') ? packById(clock.pack) : pack
    const limit = own?.limits.find(({ id }) => id === clock.rule)
    if (!limit) return `${clock.rule} is no limit of ${own?.id}`
    if (clock.pack !== own?.id) return `${clock.key} counts by ${clock.pack}, the case by ${state.pack}`
    if (!inWords(clock.article)) return `${clock.key} stands on ${clock.article}`
    if (!(clock.day0 <= clock.target && clock.target <= clock.last))
      return `${clock.key}: ${clock.day0} … ${clock.last}`
    // An extension counts from a day that lies ahead, and may be met before it.
    if (clock.metOn && clock.metOn < clock.day0 && !limit.extends && clock.rule !== 'HL-L9')
      return `${clock.key} was met before it began`
    if (!clock.organ && limit.whose !== 'petitioner' && clock.rule !== 'DL-20') return `nobody owes ${clock.key}`
    if (clock.pauses?.length && clock.rule !== 'DL-10') return `${clock.key} was paused (CNT-7)`
  }
  return null
}

/** CNT-8: whatever starts a running limit again keeps the day from which it counts. */
const sameDayZero: OfCase = ({ state }, { before }) => {
  const moved = state.clocks.find(({ key, day0 }) => before?.clocks.some((old) => old.key === key && old.day0 !== day0))
  return moved ? `${moved.key} counts from another day now` : null
}

const rights = new Set(['DL-04', 'DL-07', 'DL-09', 'DL-20', 'HL-L11', 'HL-L11c', 'HL-31'])
/** Decided beside the main line, or shown as information. */
const besides = new Set(['DL-12', 'DL-15', 'DL-16', 'DL-17', 'DL-30', 'DL-31'])
const running = ({ metOn, stoppedOn }: StateClock) => !metOn && !stoppedOn

/** L22 34, 44: where nothing is owed any more no duty runs on and turns red. */
const endStopsDuties: OfCase = ({ state }) => {
  if (!isEnded(state) || state.pending) return null
  const left = state.clocks.find((clock) => running(clock) && !rights.has(clock.rule) && !besides.has(clock.rule))
  return left ? `${left.key} of ${left.organ} runs on in ${state.stage}` : null
}

const dispatching = ['HL-L3', 'HL-L3u']
const merits = ['HL-L6', 'HL-L7', 'HL-L8', 'HL-L9', 'HL-L10', 'HL-L10k']

/** Each stage at which somebody owes something by law, and the limits of which one must count there. */
const owedIn: Partial<Record<State['stage'], readonly string[]>> = {
  ...{ received: ['DL-01', 'DL-02'], registered: ['DL-01', 'DL-02'], deduped: ['DL-01', 'DL-02'] },
  ...{ classified: ['DL-01', 'DL-02'], 'reported-up': ['DL-01'] },
  ...{ 'to-sign': ['DL-03'], objected: ['DL-03'], signed: ['DL-03', 'DL-02'] },
  ...{ accepted: ['DL-05', 'DL-06', 'DL-19'], handling: ['DL-05', 'DL-06', 'DL-19'] },
  ...{ 'opinion-issued': ['DL-05', 'DL-06'], 'review-requested': ['DL-08'], reviewing: ['DL-08'] },
  ...{ 'review-decided': ['DL-08'], 'rereview-requested': ['DL-10'], rereviewing: ['DL-10'] },
  ...{ 'rereview-decided': ['DL-10'] },
  ...{ 'order-created': dispatching, 'order-checked': dispatching, 'order-dispatched': merits },
  ...{ 'order-return-asked': merits, 'order-signed': merits, 'order-handling': merits, 'order-replied': ['HL-33'] },
  ...{ 'order-fed-back': ['HL-34'], 'order-audited': ['HL-L12'], 'order-called-back': ['HL-32'] },
}

/** L22 22, 23, 34, 35, 36: no stage in which an organ owes something and no limit counts. */
const openHasLimit: OfCase = ({ state }) => {
  const rules = owedIn[state.stage]
  if (!rules) return null
  const known = rules.filter(
    (rule) => rule.startsWith('HL-') || packById(state.pack)?.limits.some(({ id }) => id === rule),
  )
  if (!known.length || state.clocks.some((clock) => running(clock) && known.includes(clock.rule))) return null
  // Received by envelope for an organ above: five working days instead (DL-18).
  return `no limit counts in ${state.stage}`
}

/** Acts beside the main line: a case in which only these are left belongs to nobody. */
const asides: ReadonlySet<string> = new Set([
  ...['correct', 'supplement', 'record-interview', 'answer-urge', 'answer-data', 'flag-urgent', 'report-urgent'],
  ...['split', 'seal', 'study-suggestion', 'request-recusal', 'execute', 'resolve', 'leave-simple', 'succeed-organ'],
  ...['recompute-clocks', 'escalate-urgent', 'lapse-review'],
  ...['add-helper-unit', 'help-order', 'supervise-order', 'answer-order-supervision', 'contact-caller'],
  ...['record-rescue-call', 'confirm-rescue-call', 'erase-rescue-call'],
])

/** domain.md §2: no open case that nobody owes a next act; nor a question that nobody can decide. */
const somebodyIsNext: OfCase = (one, _outcome, at, cases) => {
  const { state } = one
  const can = (wanted: (verb: string) => boolean, ...organs: (string | null | undefined)[]): boolean =>
    [...new Set(organs)].some((organ) =>
      seatsOf(cases, organ ?? '', state.pending !== null).some((seat) => {
        const context = cases.contextIn(one, cases.actor(seat), at)
        return available(state, context).some(({ row, refusal }) => !refusal && wanted(row.command))
      }),
    )
  const head = headOf(one.no, state)
  const places = [state.pending?.organ, head.desk, state.office, state.holder, state.sender, state.reviewer]
  if (!isEnded(state) || state.pending)
    if (!can((verb) => !asides.has(verb), ...places))
      return `nobody can go on from ${state.stage}${state.pending ? `, ${state.pending.verb} waits` : ''}`
  const left = state.asks.find(({ kind, desk }) => !can((verb) => verb === decides[kind], desk))
  return left ? `nobody at ${left.desk} can decide ${left.kind} in ${state.stage}` : null
}

/** Everybody alone; then everybody in the place of a colleague who is away or recused (the refusal says: 请安排他人代理). */
function* seatsOf(cases: Cases, organ: string, waits: boolean): Generator<{ actor: string; for?: string }> {
  const all = cases.directory.accountsOf(organ).map(({ account }) => account)
  // Heads stand last in the list; where a draft waits they are who is looked for.
  const staff = waits ? all.toReversed() : all
  yield* staff.map((actor) => ({ actor }))
  for (const actor of staff) for (const absent of staff) if (absent !== actor) yield { actor, for: absent }
}

const decides = {
  recusal: 'decide-recusal',
  classification: 'decide-classification',
  link: 'decide-link',
  recheck: 'recheck',
  competence: 'decide-competence',
} as const

/** RG-1, L22 30(3): sealed once is sealed for ever, and neither the accused organ nor its line gets to see it. */
const staysSealed: OfCase = (one, { before }, _at, { directory }) => {
  const { state } = one
  if (before?.sealed && !state.sealed) return 'a sealed case was opened'
  if (!state.sealed) return null
  const { reach } = headOf(one.no, state)
  const open = reach.find((who) => !/^(sealed:|envelope:|#)/.test(who))
  if (open) return `${open} reads a sealed case`
  const { accused } = state
  if (accused && state.discipline && directory.within(state.discipline, accused))
    return 'the envelope went to the accused'
  return null
}

/** domain.md §2.12: nobody completes the own draft, nor that of the colleague stood in for. */
const fourEyes: OfCase = ({ state }, { before, by, row }) => {
  if (!before?.pending || state.pending || by?.kind !== 'staff') return null
  if (row?.command === 'return' || row?.command.startsWith('decide-')) return null
  return [by.account, ...(by.actingFor ?? [])].includes(before.pending.by)
    ? `${by.account} approved the own draft`
    : null
}

/** L22 28(3): who is recused, or had a hand in what is reviewed, does nothing more in the case. */
const recusedStayOut: OfCase = ({ state }, { before, by }) => {
  if (by?.kind !== 'staff' || !before) return null
  if (before.recused.includes(by.account)) return `${by.account} acts though recused`
  const drafters = state.reviews.filter(({ drafter }) => drafter).map(({ drafter }) => drafter)
  const handled = [state.opinion, ...state.annulled].flatMap((opinion) =>
    opinion ? [opinion.by, opinion.drafter] : [],
  )
  const both = drafters.find((account) => handled.includes(account))
  return both ? `${both} wrote the opinion and its review` : null
}

/** L22 34: one extension an opinion, thirty days at most. */
const oneExtension: OfCase = ({ events, state }) => {
  const since = events.findLastIndex(({ kind, data }) => kind === 'delivered' && data.stage === 'handling')
  const extended = events.slice(since + 1).filter(({ kind }) => kind === 'extended')
  const classifiedAnew = events.filter(({ kind }) => kind === 'classification-decided' || kind === 'transferred').length
  if (extended.length > 1 + classifiedAnew) return `extended ${extended.length} times`
  const long = state.clocks.find(
    ({ rule, day0, target }) =>
      rule === 'DL-06' && Temporal.PlainDate.from(day0).until(target, { largestUnit: 'day' }).days > 30,
  )
  return long ? `${long.key} is longer than 30 days` : null
}

/** L22 31(6): no opinion on anybody who was not heard by this organ since it has the matter. */
const heardFirst: OfCase = ({ state }, { before, row }) =>
  row?.id === 'ST-30' && state.opinion && !before?.opinion && !before?.heard ? 'an opinion without hearing' : null

/** L22 36(3): after the re-review the procedure is over; nothing on the merits follows. */
const terminatedStays: OfCase = ({ state }, { before }) =>
  before?.stage === 'terminated' && state.stage !== 'terminated' ? `${state.stage} after the end` : null

/** RG-7: nobody but the person withdraws, and what is undone is as it was before. */
const withdrawnByPerson: OfCase = ({ state, events }, { before, by }) => {
  if (!before || before.stage === 'withdrawn' || state.stage !== 'withdrawn') return null
  if (by?.kind !== 'person') return 'withdrawn by somebody else'
  return events.some(({ kind }) => kind === 'withdrawal-asked') ? null : 'withdrawn without confirmation'
}

/** ST-14, L22 43: events are only added, one after another. */
const onlyAdded: OfCase = ({ events, state }) =>
  events.every(({ seq }, at) => seq === at + 1) && state.seq === events.length ? null : 'an event is missing'

export const ofCase: Readonly<Record<string, OfCase>> = {
  'ST: legal state': legalState,
  'CNT-1…7: lawful clocks': lawfulClocks,
  'CNT-8: same day 0': sameDayZero,
  'L22 34: an end stops duties': endStopsDuties,
  'L22 22–36: an open case has a limit': openHasLimit,
  'domain §2: somebody is next': somebodyIsNext,
  'RG-1: sealed stays sealed': staysSealed,
  'domain §2.12: four eyes': fourEyes,
  'L22 28(3): recused stay out': recusedStayOut,
  'L22 34: one extension': oneExtension,
  'L22 31(6): heard first': heardFirst,
  'L22 36(3): the end is the end': terminatedStays,
  'RG-7: withdrawn by the person': withdrawnByPerson,
  'ST-14: only added': onlyAdded,
}

/** Every refusal says on which basis, what happened, and what to do. */
export function refusalInWords(refusal: Refusal): string | null {
  const { code, article, says, remedy } = refusal
  if (!/^[a-z][a-z0-9-]+$/.test(code)) return `code ${code}`
  if (!inWords(article)) return `${code} stands on ${article}`
  return han.test(says) && han.test(remedy) && !/undefined|null|NaN/.test(says + remedy)
    ? null
    : `${code} says ${says} ${remedy}`
}

/** What `available` promises, `decide` keeps: allowed is refused for its input only, refused is refused. */
export function promiseKept(one: SimCase, step: Act, outcome: Outcome, cases: Cases): string | null {
  if (!outcome.by || !outcome.before) return null
  const state = outcome.before
  const context = cases.contextIn({ ...one, state }, outcome.by, step.at)
  const offered = available(state, context).find(({ row }) => row.command === step.verb)
  if (offered?.refusal && outcome.row) return `${step.verb} was refused (${offered.refusal.code}) and could be done`
  if (offered && !offered.refusal && outcome.refusal && general.has(outcome.refusal.code))
    return `${step.verb} was offered and refused: ${outcome.refusal.code}`
  return null
}
const general = new Set(['not-your-act', 'step-passed', 'step-not-reached', 'another-act-pending', 'you-are-recused'])

/** Replay: the stream alone amounts to the same state. */
export const replays = ({ events, state }: SimCase): string | null =>
  isDeepStrictEqual(fold(JSON.parse(JSON.stringify(events))), state) ? null : 'a replay ends in another state'
