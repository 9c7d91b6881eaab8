import { sql } from 'kysely'
import {
  type CaseKeys,
  claimUploads,
  ensureEpoch,
  epochFor,
  type IdempotencyKey,
  isoAt,
  problem,
  type StoredEvent,
  sealEvents,
  type Tx,
} from '../kernel/index.ts'
import {
  type ClockOp,
  emptyState,
  fold,
  isRefusal,
  packOn,
  type State,
  startClock,
  startOrderClock,
} from '../law/index.ts'
import { contentDigest, leafHash } from '../ledger/index.ts'
import { keysOfIdentity, type Staff } from '../people/index.ts'
import { filesIn, headCounts, isSealed, partiesOf, type SubmissionAnswer, type SubmissionInput } from './arrival.ts'
import { proposeDuplicates } from './duplicates.ts'
import { headOf } from './head.ts'
import { noticesOf, putInOutbox } from './messages/index.ts'
import { caseNoFor, numberRegion, submissionNoFor } from './numbers.ts'
import { AlreadyTaken, insertAll } from './opening-rows.ts'
import type { Petitions } from './petitions.ts'

export type Serials = { submissionSerial: number; caseSerial: number }

/** A case that is to be opened, with its number and everything that it starts from. */
export type Opening = {
  input: SubmissionInput
  by: Staff | null
  receiver: { code: string; kind: string; level: number; region: string; name: string }
  serials: Serials
  receivedAt: Temporal.Instant
  /** Day from which its first limit counts. */
  receivedOn: Temporal.PlainDate
  now: Temporal.Instant
  idempotency: IdempotencyKey | null
  /** The case that a further matter was taken out of. */
  from?: string
  /** Cases that were taken out of this one in the same breath. */
  cases?: readonly string[]
  splits?: SubmissionAnswer[]
}

export const caseNoOf = ({
  receiver,
  receivedOn,
  serials,
}: Pick<Opening, 'receiver' | 'receivedOn' | 'serials'>): string =>
  caseNoFor(receiver.region, receivedOn.year, serials.caseSerial)

/**
 * Numbers, keys, event with leaf, clocks, projections, search words and facts of one new case.
 * @throws problem `file-not-usable`, `bad-input`; AlreadyTaken
 */
export async function openNewCase(
  tx: Tx,
  house: Petitions,
  opening: Opening,
): Promise<{ answer: SubmissionAnswer; desk: string | null }> {
  const { input, by, receiver, serials, receivedAt, receivedOn, now, idempotency } = opening
  const { kernel } = house
  const pack = packOn(receivedOn)
  if (isRefusal(pack)) throw problem('bad-input', { fields: [{ field: 'receivedAt', says: pack.says }] })
  const caseNo = caseNoOf(opening)
  const epoch = epochFor(receivedOn.year)
  await ensureEpoch(tx, kernel.vault, epoch)
  const { keys, wrapped } = kernel.vault.newCase(epoch, caseNo)

  const digests = textDigests(keys, input)
  const files = filesIn(input)
  if (files.length) {
    const claimed = await claimUploads(tx, kernel.vault, caseNo, keys, files)
    // A repeat finds its files taken by the first one; anybody else's are not usable.
    if (!claimed) throw idempotency ? new AlreadyTaken() : problem('file-not-usable')
    digests.push(...claimed)
  }
  const proposals = by && !input.order ? await likelyRepeats(tx, house, by, input, opening.from ?? '') : 0
  const desk = isSealed(input) ? house.directory.sealedDesk(receiver.code) : null
  const state0 = { ...emptyState, receivedOn: receivedOn.toString() }
  const rule = receiver.kind === 'office' ? 'DL-01' : 'DL-02'
  const context = { ...house.context({ kind: 'system' }, now), pack }
  const started = input.order
    ? orderClocks(input, state0, context, receiver.code)
    : [
        ...startClock(state0, context, rule, receivedOn.toString(), receiver.code),
        // What falls to a discipline organ above goes up within five working days.
        ...(input.envelopeOnly ? startClock(state0, context, 'DL-18', receivedOn.toString(), receiver.code) : []),
      ]
  const events = sealEvents({ caseNo, seq: 0, leaf: null, at: null, secret: keys.secret }, now, [
    ...eventsFor(opening, pack.id, started, digests, proposals),
    ...sealedAbove(opening, started, desk),
  ])
  const state = fold(events as unknown as Parameters<typeof fold>[0])
  const answer = {
    ...answerFor(
      house,
      caseNo,
      submissionNoFor(receiver.region, receivedOn, input.channel, serials.submissionSerial),
      keys,
      events,
      state,
      isoAt(receivedAt),
      receiver.name,
    ),
    ...(opening.splits?.length ? { splits: opening.splits } : {}),
  }
  await insertAll(tx, house, {
    input,
    by,
    receiver,
    caseNo,
    serials,
    keys,
    epoch,
    wrapped,
    events,
    state,
    answer,
    receivedAt: isoAt(receivedAt),
    now: isoAt(now),
    idempotency,
  })
  await house.project(tx, caseNo, events, emptyState, state)
  await putInOutbox(tx, caseNo, noticesOf(events, state), isoAt(now))
  return { answer, desk: headOf(caseNo, state).desk }
}

function eventsFor(
  { input, by, receiver, from, cases, receivedOn }: Opening,
  pack: string,
  clocks: ClockOp[],
  digests: string[],
  proposals: number,
) {
  const sealed = isSealed(input)
  const petitioner = input.anonymous ? undefined : input.petitioner
  const received = {
    kind: input.order ? 'order-created' : 'received',
    row: input.order ? 'HS-07' : 'ST-01',
    actor: by?.account ?? null,
    organ: receiver.code,
    data: {
      receivedOn: receivedOn.toString(),
      channel: input.channel,
      pack,
      receiver: receiver.code,
      direct: receiver.kind !== 'office',
      regLevel: receiver.level,
      sourceKind: input.sourceKind ?? 'direct',
      ...(input.sourceLevel ? { sourceLevel: input.sourceLevel } : {}),
      requestCount: input.requests?.length ?? 0,
      ...headCounts(input),
      anonymous: !petitioner?.name,
      reachable: Boolean(petitioner?.phone || petitioner?.address || petitioner?.email),
      ...(input.purpose ? { purpose: input.purpose } : {}),
      ...(input.placeRegion ? { placeRegion: input.placeRegion } : {}),
      ...(from ? { splitFrom: from } : {}),
      ...(input.confidential ? { confidential: true } : {}),
      ...(input.eService ? { eService: true } : {}),
      ...(sealed ? { sealed: true } : {}),
      ...(input.envelopeOnly ? { envelopeOnly: true } : {}),
      ...(filesIn(input).length ? { files: filesIn(input).length } : {}),
      ...(input.order ? { ...input.order, stage: 'order-created' } : {}),
    },
    clocks,
    due: (clocks[0] && 'last' in clocks[0] ? clocks[0].last : null) ?? null,
    digests,
  }
  // An order is checked before it is dispatched, whoever wrote it down (HS-09).
  if (!by || input.order) return [received]
  // A registrar who types a letter has checked it while typing: ST-02 in the same breath.
  return [
    received,
    {
      kind: 'registered',
      row: 'ST-02',
      actor: by.account,
      organ: by.organ,
      data: { stage: 'registered', proposals },
      clocks: [],
      due: received.due,
      digests: [],
    },
    ...(cases?.length
      ? [
          {
            kind: 'split',
            row: 'ST-04',
            actor: by.account,
            organ: by.organ,
            data: { cases: [...cases] },
            clocks: [],
            due: received.due,
            digests: [],
          },
        ]
      : []),
  ]
}

/** An order is dispatched inside minutes or hours; what came in writing gets a first answer too (HL-L2, HL-L3). */
const orderClocks = (
  { order, channel }: SubmissionInput,
  state: State,
  context: Parameters<typeof startOrderClock>[1],
  centre: string,
): ClockOp[] => [
  ...startOrderClock(state, context, (order?.urgency ?? 'normal') === 'normal' ? 'HL-L3' : 'HL-L3u', centre),
  ...(channel === '06' ? [] : startOrderClock(state, context, 'HL-L2', centre)),
]

/** Where nobody may open what is sealed, the envelope goes at once to the office above that has a sealed desk (ST-54). */
function sealedAbove({ by, receiver }: Opening, started: readonly ClockOp[], desk: string | null) {
  if (!desk || desk === receiver.code) return []
  const clocks = started.map((clock) => (clock.op === 'start' ? { ...clock, organ: desk } : clock))
  const due = clocks.flatMap((clock) => (clock.op === 'start' ? [clock.last] : []))[0] ?? null
  const data = { office: desk }
  return [
    { kind: 'sealed', row: 'ST-54', actor: by?.account ?? null, organ: receiver.code, data, clocks, due, digests: [] },
  ]
}

/** What the registrar saw while typing stands in 待判重 too, until someone answers it. */
async function likelyRepeats(
  tx: Tx,
  house: Petitions,
  by: Staff,
  input: SubmissionInput,
  but: string,
): Promise<number> {
  if (isSealed(input)) return 0
  const { vault } = house.kernel
  const people = partiesOf(input)
    .filter(({ role }) => role !== 'proxy')
    .map(({ identity }) => keysOfIdentity(vault, identity))
  return (await proposeDuplicates(tx, house, by, { caseNo: but, people, title: input.title, content: input.content }))
    .length
}

const textDigests = (keys: CaseKeys, input: SubmissionInput): string[] =>
  [input.title, input.content, JSON.stringify(input.requests ?? [])].map((text) => contentDigest(keys.secret, text))

export async function nextSerials(tx: Tx, region: string, year: number): Promise<Serials> {
  const { rows } = await sql<{
    submission: number
    case: number
  }>`select nextval('submission_serial') as submission, next_case_serial(${numberRegion(region)}, ${year}) as case`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('the sequences gave nothing')
  return { submissionSerial: row.submission, caseSerial: row.case }
}

function answerFor(
  house: Petitions,
  caseNo: string,
  submissionNo: string,
  keys: CaseKeys,
  events: StoredEvent[],
  state: State,
  receivedAt: string,
  organ: string,
): SubmissionAnswer {
  const [first] = events
  if (!first) throw new Error('a submission without event')
  return {
    submissionNo,
    caseNo,
    queryCode: house.kernel.vault.queryCode(caseNo, 1),
    receivedAt,
    clocks: state.clocks.map((c) => ({
      rule: c.rule,
      day0: c.day0,
      target: c.target,
      last: c.last,
      metAt: null,
      article: c.article,
      provisional: c.provisional,
    })),
    receipt: {
      caseNo,
      submissionNo,
      receivedAt,
      organ,
      leaf: leafHash(first.leaf),
      secret: keys.secret.toString('base64url'),
      index: null,
      promise: '登记已完成；公开登记簿的序号随后写入。',
    },
  }
}
