import { sql } from 'kysely'
import { dayAt, filesOf, openText, type StoredFile, type Tx } from '../kernel/index.ts'
import {
  type Actor,
  available,
  type Context,
  clock as computeClock,
  day,
  decide,
  type EventBody,
  explain,
  inReview,
  isEnded,
  isRefusal,
  lastClock,
  localInWords,
  localKind,
  localTarget,
  packById,
  pendingRow,
  type State,
  type StateClock,
  stages,
  undoUntil,
} from '../law/index.ts'
import { type MaskedIdentity, maskedParties, mayOpenSealed, type Staff } from '../people/index.ts'
import { asksForLargePrint, channels, purposes, revealPurposes } from './codes.ts'
import { type DocumentRow, documentsOf, isForPerson } from './documents.ts'
import { type CaseForInputs, type InputSchema, inputSchema } from './inputs.ts'
import { type OrderView, orderView, type StaffOrderView } from './order-view.ts'
import type { Petitions } from './petitions.ts'
import { replyKinds, replyWords } from './replies.ts'
import { hintOf, rescueReplies } from './rescue-records.ts'
import {
  type CaseRecord,
  findCase,
  type OpenCase,
  openCase,
  recordBody,
  recordsOf,
  type Texts,
  textsOf,
} from './store.ts'
import { clockView, type TimelineEntry, timelineOf } from './timeline.ts'

export type ActionView = {
  action: string
  title: string
  row: string
  article: string
  hint: string | null
  allowed: boolean
  refusal?: { code: string; article: string; says: string; remedy: string }
  input: InputSchema
  starts: string[]
  /** Legal last day of the first limit that the act would start today. */
  due?: string
  documents: string[]
}

export type ClockView = ReturnType<typeof clockView> & {
  title: string
  organ: string | null
  steps: string[]
  local: LocalView | null
}
/** What the city promises for a limit: local practice, no law. */
export type LocalView = { on: string; kind: ReturnType<typeof localKind>; says: string; unverified: boolean }
export type DocumentView = {
  id: string
  code: string
  title: string
  no: string | null
  organ: string
  issuedAt: string
  deliveredOn: string | null
  to: string
  pdf: string
  text: string
}
export type IdentityView = { at: string; organ: string; post: string; purpose: string; reason: string }

/** Where the case lies now: during a review with the organ that reviews. */
const holderOf = (state: State): string => (inReview(state) ? state.reviewer : null) ?? handlerOf(state)
const handlerOf = (state: State): string => state.holder ?? state.office

/** Everything of one case that its page needs, in few reads. */
export type CaseFile = OpenCase & {
  caseNo: string
  submissionNo: string
  registeredAt: string
  receivedAt: string
  addressedTo: string | null
  texts: Texts
  documents: DocumentRow[]
}

export async function openFile(tx: Tx, house: Petitions, caseNo: string): Promise<CaseFile | null> {
  if (!(await findCase(tx, caseNo))) return null
  const open = await openCase(tx, house.kernel.vault, caseNo)
  const { rows } = await sql<{
    submissionNo: string
    registeredAt: string
    receivedAt: string
    addressedTo: string | null
  }>`
    select submission_no as "submissionNo", registered_at as "registeredAt", received_at as "receivedAt", addressed_to as "addressedTo" from submission where case_no = ${caseNo}`.execute(
    tx,
  )
  const [submission] = rows
  if (!submission) throw new Error(`no submission of case ${caseNo}`)
  return {
    ...open,
    ...submission,
    caseNo,
    texts: await textsOf(tx, open.keys, caseNo),
    documents: await documentsOf(tx, caseNo),
  }
}

/** Acts that this actor's role could ever do here (contract.md §3); with `only`, that one. */
export function actionsOf(
  house: Petitions,
  file: CaseFile,
  actor: Actor,
  now: Temporal.Instant,
  only?: string,
): ActionView[] {
  const context = house.context(actor, now, file.state.pack)
  const forInputs: CaseForInputs = {
    state: file.state,
    requests: file.texts.requests,
    title: file.texts.title,
    addressedTo: file.addressedTo,
    documents: file.documents,
  }
  const offers = available(file.state, context).filter(({ row }) => !only || row.command === only)
  return offers.map(({ row, refusal }) => {
    const input = inputSchema(house, row, forInputs, context)
    const due = refusal ? undefined : firstDue(file.state, row.command, input, context)
    return {
      action: row.command,
      title: row.title,
      row: row.id,
      article: row.article,
      hint: hintOf(house, row),
      allowed: !refusal,
      ...(refusal
        ? { refusal: { code: refusal.code, article: refusal.article, says: refusal.says, remedy: refusal.remedy } }
        : {}),
      input,
      starts: [...(row.starts ?? [])],
      ...(due ? { due } : {}),
      documents: [...(row.documents ?? [])],
    }
  })
}

/** Asks the law what the act would start if it happened now with the example input. */
function firstDue(state: State, verb: string, input: InputSchema, context: Context): string | undefined {
  const sample = Object.fromEntries(input.required.map((key) => [key, input.properties[key]?.examples?.[0]]))
  const decision = decide(state, { verb, input: sample }, context)
  if (isRefusal(decision)) return undefined
  const started = decision.events.flatMap((event: EventBody) => event.clocks ?? []).find((op) => op.op === 'start')
  return started?.op === 'start' ? started.last : undefined
}

export function clockViews(house: Petitions, state: State): ClockView[] {
  return state.clocks.map((clock) => ({
    ...clockView(clock),
    title: packById(clock.pack)?.limits.find((limit) => limit.id === clock.rule)?.title ?? clock.rule,
    organ: clock.organ && (house.directory.organ(clock.organ)?.name ?? clock.organ),
    steps: stepsOf(house, clock),
    local: localOf(house, clock),
  }))
}

/** 本市承诺, beside the legal last day and never instead of it. */
function localOf(house: Petitions, clock: StateClock): LocalView | null {
  const target = localTarget(house.city.limits(), clock, house.calendar())
  return (
    target && {
      on: target.on.toString(),
      kind: localKind(target),
      says: localInWords(target),
      unverified: target.limit.unverified,
    }
  )
}

/** 这个期限是怎么算的: computed again from the stored day 0, so it can never explain another day than the one kept. */
function stepsOf(house: Petitions, clock: StateClock): string[] {
  const pack = packById(clock.pack)
  if (!pack) return []
  const settable = ['DL-06', 'DL-11'].includes(clock.rule)
  const pauses = (clock.pauses ?? []).map(([from, to]) => [day(from), day(to)] as const)
  const computed = computeClock(
    pack,
    clock.rule,
    day(clock.day0),
    house.calendar(),
    settable ? { limitDays: day(clock.day0).until(day(clock.target), { largestUnit: 'day' }).days } : { pauses },
  )
  return isRefusal(computed) ? [] : explain(computed, pack)
}

function documentViews(house: Petitions, file: CaseFile, base: string, person: boolean): DocumentView[] {
  return file.documents
    .filter((document) => !person || isForPerson(document))
    .map((document) => ({
      id: document.id,
      code: document.code,
      title: document.title,
      no: document.no,
      organ: house.directory.organ(document.organ)?.name ?? document.organ,
      issuedAt: document.issuedAt,
      deliveredOn: file.state.documents.find((d) => d.id === document.id)?.deliveredOn ?? null,
      to: document.recipient,
      pdf: `${base}/documents/${document.id}.pdf`,
      text: `${base}/documents/${document.id}.txt`,
    }))
}

export async function identityViewsOf(
  tx: Tx,
  house: Petitions,
  file: Pick<CaseFile, 'caseNo' | 'keys'>,
): Promise<IdentityView[]> {
  const { rows } = await sql<{
    at: string
    organ: string
    post: string
    purpose: string
    reason: Buffer
  }>`select at, organ, post, purpose, reason from identity_view where case_no = ${file.caseNo} order by at`.execute(tx)
  return rows.map((row) => ({
    at: row.at,
    organ: house.directory.organ(row.organ)?.name ?? row.organ,
    post: row.post,
    purpose: revealPurposes[row.purpose as keyof typeof revealPurposes] ?? row.purpose,
    reason: openText(file.keys.dek, `identity_view|reason|${file.caseNo}|${row.at}`, row.reason),
  }))
}

/** All that can be done in a sealed case with number and code. */
const sealedActs: ReadonlySet<string> = new Set(['supplement', 'report-retaliation'])
export const mayOnSealed = (verb: string): boolean => sealedActs.has(verb)

export type PublicCaseView = {
  caseNo: string
  submissionNo: string
  title: string
  state: string
  stateTitle: string
  sealed: boolean
  holder: string
  /** Whose opinion it is, and who is rated. */
  handler: string
  receivedAt: string
  requests: string[]
  clocks: ClockView[]
  timeline: TimelineEntry[]
  documents: DocumentView[]
  actions: ActionView[]
  identityViews: IdentityView[]
  replies: { at: string; organ: string; says: string }[]
  ended: boolean
  mergedInto: string | null
  undoUntil: string | null
  /** Null for a matter. */
  order: OrderView | null
}

/** What the person sees. A sealed case: number, status and dates, nothing else (RG-1). */
export async function publicView(
  tx: Tx,
  house: Petitions,
  file: CaseFile,
  now: Temporal.Instant,
): Promise<PublicCaseView> {
  const { state, caseNo } = file
  const base = `/api/v1/public/cases/${caseNo}`
  const sealed = state.sealed
  const actions = actionsOf(house, file, { kind: 'person' }, now)
  const records = sealed ? [] : await recordsOf(tx, file.keys, caseNo)
  const order = orderView(file, (code) => house.directory.organ(code)?.name ?? code)
  return {
    caseNo,
    submissionNo: file.submissionNo,
    title: sealed ? '' : file.texts.title,
    state: state.stage,
    stateTitle: stages[state.stage],
    sealed,
    holder: sealed ? '' : (house.directory.organ(holderOf(state))?.name ?? holderOf(state)),
    handler: sealed ? '' : (house.directory.organ(handlerOf(state))?.name ?? handlerOf(state)),
    receivedAt: file.receivedAt,
    requests: sealed ? [] : file.texts.requests,
    clocks: clockViews(house, state).map((clock) => (sealed ? { ...clock, organ: null } : clock)),
    timeline: timelineOf(file.events, house.directory, { sealed, person: true }),
    documents: sealed ? [] : documentViews(house, file, base, true),
    actions: sealed ? actions.filter((a) => mayOnSealed(a.action)) : actions,
    // RG-8 holds for sealed cases too; a reason in free words might say what it is about (RG-1).
    identityViews: (await identityViewsOf(tx, house, file)).map((view) => (sealed ? { ...view, reason: '' } : view)),
    replies: [
      ...records
        .filter((r) => r.shown && replyKinds.has(r.kind))
        .map((r) => ({
          at: r.at,
          organ: house.directory.organ(r.organ ?? '')?.name ?? '',
          says: replyWords(r.body),
        })),
      ...rescueReplies(file, records, house.directory, now),
    ],
    ended: isEnded(state),
    mergedInto: state.mergedInto,
    undoUntil: undoUntil(state),
    order: order && withoutNumbers(order),
  }
}

const withoutNumbers = ({ merged: _, ...order }: StaffOrderView): OrderView => order

export type StaffCaseView = Omit<PublicCaseView, 'replies' | 'actions' | 'undoUntil' | 'order'> & {
  order: StaffOrderView | null
  content: string
  place: string
  about: string
  channel: string
  channelTitle: string
  purpose: string | null
  class3: string | null
  path: string | null
  category: string | null
  categoryTitle: string | null
  placeRegion: string | null
  placeTitle: string | null
  urgency: string
  dup: string | null
  links: string[]
  splitFrom: string | null
  splits: string[]
  office: string
  eService: boolean
  needs: string[]
  /** The person reads large print: it goes along with what is delivered. */
  largePrint: boolean
  peopleCount: number
  signerCount: number
  pack: string
  caseworkers: string[]
  parties: MaskedIdentity[]
  confidential: boolean
  files: StoredFile[]
  records: (Omit<CaseRecord, 'organ'> & { organ: string })[]
  pending: { title: string; verb: string; by: string; at: string; input: Record<string, unknown> } | null
  envelopeOnly: boolean
}

/** Whoever is rated does not see whether and how, until the window is over (domain.md §2.10). */
function ratingUnseen(state: State, organ: string, today: Temporal.PlainDate): boolean {
  const window = lastClock(state, 'DL-20')
  return organ === state.holder && window !== undefined && today.toString() <= window.last
}

/** What staff see; identities masked. Of a sealed case only those who open sealed ones see more than the envelope. */
export async function staffView(tx: Tx, house: Petitions, file: CaseFile, staff: Staff): Promise<StaffCaseView> {
  const { state, texts, keys, caseNo } = file
  const { directory } = house
  const envelopeOnly = state.sealed && !mayOpenSealed(staff.roles)
  const quiet = ratingUnseen(state, staff.organ, dayAt(house.kernel.clock.now()))
  const records = envelopeOnly
    ? []
    : (await recordsOf(tx, keys, caseNo)).filter(({ kind }) => !(quiet && kind === 'rate'))
  const events = quiet ? file.events.filter(({ kind }) => kind !== 'rated') : file.events
  const pendingInput = state.pending && !envelopeOnly ? await recordBody(tx, keys, caseNo, state.pending.draft) : null
  const base = `/api/v1/cases/${caseNo}`
  const pendingBy = state.pending ? directory.account(state.pending.by) : undefined
  return {
    caseNo,
    submissionNo: file.submissionNo,
    title: envelopeOnly ? '密封件' : texts.title,
    content: envelopeOnly ? '' : texts.content,
    place: envelopeOnly ? '' : texts.place,
    about: envelopeOnly ? '' : texts.about,
    requests: envelopeOnly ? [] : texts.requests,
    state: state.stage,
    stateTitle: stages[state.stage],
    sealed: state.sealed,
    envelopeOnly,
    holder: directory.organ(holderOf(state))?.name ?? holderOf(state),
    handler: directory.organ(handlerOf(state))?.name ?? handlerOf(state),
    office: directory.organ(state.office)?.name ?? state.office,
    receivedAt: file.receivedAt,
    channel: state.channel,
    channelTitle: channels[state.channel as keyof typeof channels] ?? state.channel,
    purpose: state.purpose && (purposes[state.purpose as keyof typeof purposes] ?? state.purpose),
    class3: state.class3,
    path: state.path,
    category: state.category,
    categoryTitle: state.category && categoryTitle(house, state.category),
    placeRegion: state.placeRegion,
    placeTitle: state.placeRegion && (directory.region(state.placeRegion)?.name ?? `${state.placeRegion}（未知区划）`),
    urgency: state.urgency,
    dup: state.dup,
    links: state.links,
    splitFrom: state.splitFrom,
    splits: state.splits,
    eService: state.eService,
    needs: envelopeOnly ? [] : texts.needs,
    largePrint: !envelopeOnly && asksForLargePrint(texts.needs),
    peopleCount: state.peopleCount,
    signerCount: state.signerCount,
    pack: state.pack,
    caseworkers: state.caseworkers.map((id) => directory.account(id)?.name ?? id),
    confidential: state.confidential,
    parties: envelopeOnly ? [] : await maskedParties(tx, caseNo, keys),
    files: envelopeOnly ? [] : await filesOf(tx, caseNo, keys),
    clocks: clockViews(house, state),
    timeline: timelineOf(events, directory, { sealed: state.sealed, person: false }),
    documents: documentViews(house, file, base, false),
    records: records.map((record) => ({ ...record, organ: directory.organ(record.organ ?? '')?.name ?? '' })),
    identityViews: await identityViewsOf(tx, house, file),
    pending: state.pending && {
      verb: state.pending.verb,
      title: pendingRow(state)?.title ?? state.pending.verb,
      by: pendingBy ? `${pendingBy.post}${pendingBy.name}` : '',
      at: state.pending.at,
      input: pendingInput ?? {},
    },
    ended: isEnded(state),
    mergedInto: state.mergedInto,
    order: orderView(file, (code) => directory.organ(code)?.name ?? code),
  }
}

export function categoryTitle(house: Petitions, code: string): string {
  const own = house.directory.category(code)
  const parent = own?.parent ? house.directory.category(own.parent) : undefined
  return own ? [parent?.name, own.name].filter(Boolean).join(' / ') : `${code}（未知分类）`
}
