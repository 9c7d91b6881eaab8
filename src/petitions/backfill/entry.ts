import {
  type CaseKeys,
  codeHash,
  type NewEvent,
  type StoredEvent,
  type Stream,
  seal,
  sealEvents,
} from '../../kernel/index.ts'
import {
  type ClockOp,
  emptyState,
  fold,
  isRefusal,
  type Pack,
  packOn,
  packs,
  type Stage,
  type State,
  startClock,
} from '../../law/index.ts'
import { contentDigest } from '../../ledger/index.ts'
import { partyRow } from '../../people/index.ts'
import { type Head, headOf } from '../head.ts'
import { submissionNoFor } from '../numbers.ts'
import type { Petitions } from '../petitions.ts'
import { lawEvents, randomId } from '../store.ts'
import { type BackfillLine, isAccusation } from './line.ts'

/** The organ in whose ledger the line stood. */
export type Receiver = { code: string; kind: string; level: number; region: string; name: string }

/** One line about to be filed, with everything that it needs from the database. */
export type Filing = {
  house: Petitions
  line: BackfillLine
  receiver: Receiver
  /** Account of who files it; null where the program does. */
  account: string | null
  caseNo: string
  keys: CaseKeys
  now: Temporal.Instant
  /** The same as it is written. */
  at: string
  /** Number of the case that it repeats, where that is filed and open. */
  linked: string | null
  proposals: number
  /** Where the case stands already: a line filed again with other words. */
  before: { state: State; stream: Stream } | null
}

/** Texts as they are stored, and the note beside the case with what has no field of its own. */
export type Entry = {
  caseNo: string
  event: StoredEvent
  state: State
  head: Head
  texts: Texts
  note: { id: string; body: Record<string, string>; text: string }
}
export type Texts = { title: string; content: string; requests: string; place: string }

/** A title that the ledger does not have is the beginning of the content. */
const titleChars = 40
const noTitle = '（台账没有写标题）'

export const receivedOn = ({ receivedAt, registeredAt }: BackfillLine): string => receivedAt ?? registeredAt
const endedOn = ({ closedAt, servedAt }: BackfillLine): string | undefined => closedAt ?? servedAt

/** The one event of a line, its texts and its note; pure but for the random id of the note. */
export function entryOf(filing: Filing): Entry {
  const { line, keys, caseNo, receiver, before, now } = filing
  const texts = textsOf(line)
  const sealed = isAccusation(line) || (before?.state.sealed ?? false)
  const body = noteOf(line, sealed)
  const note = { id: randomId(), body, text: JSON.stringify(body) }
  const pack = packFor(line)
  const clocks = clocksOf(filing, pack)
  const digests = [texts.title, texts.content, texts.requests, note.text].map((text) =>
    contentDigest(keys.secret, text),
  )
  const event: NewEvent = {
    kind: before ? 're-recorded' : 'recorded',
    row: 'ST-01',
    actor: filing.account,
    organ: receiver.code,
    data: dataOf(filing, pack.id, sealed),
    clocks,
    due: clocks.find((clock) => clock.op === 'start')?.last ?? null,
    digests,
  }
  const stream = before?.stream ?? { caseNo, seq: 0, leaf: null, at: null, secret: keys.secret }
  const [stored] = sealEvents(stream, now, [event])
  if (!stored) throw new Error('no event')
  const state = fold(lawEvents([stored]), before?.state ?? emptyState)
  return { caseNo, event: stored, state, head: headOf(caseNo, state), texts, note }
}

function textsOf({ title, content = '', requests, place }: BackfillLine): Texts {
  return {
    title: title ?? ([...content.slice(0, 2 * titleChars)].slice(0, titleChars).join('') || noTitle),
    content,
    requests: JSON.stringify(requests ?? []),
    place: place ?? '',
  }
}

/** What ended long ago has no limit to compute: the oldest law that is known stands for those before it. */
function packFor(line: BackfillLine): Pack {
  const found = packOn(Temporal.PlainDate.from(receivedOn(line)))
  const pack = isRefusal(found) ? packs.at(-1) : found
  if (!pack) throw new Error('no rule pack')
  return pack
}

/** Limits of what goes on; those that a former wording started end with it. */
function clocksOf({ line, house, receiver, before, now, at }: Filing, pack: Pack): ClockOp[] {
  const today = at.slice(0, 10)
  const stopped: ClockOp[] = (before?.state.clocks ?? [])
    .filter((clock) => !clock.metOn && !clock.stoppedOn)
    .map(({ key }) => ({ op: 'stop', key, on: today, why: 're-recorded' }))
  if (!line.continue) return stopped
  const state0 = { ...emptyState, receivedOn: receivedOn(line) }
  const context = { ...house.context({ kind: 'system' }, now), pack }
  const rule = receiver.kind === 'office' ? 'DL-01' : 'DL-02'
  return [...stopped, ...startClock(state0, context, rule, receivedOn(line), receiver.code)]
}

const stageOf = (line: BackfillLine): Stage =>
  line.continue ? 'registered' : (line.outcome ?? (endedOn(line) ? 'closed' : 'recorded'))

/**
 * Codes, days and counts of the ledger; of a sealed one nothing that tells who handled it, where it was from or what it
 * was about (RG-1).
 */
function dataOf({ line, receiver, linked, proposals }: Filing, pack: string, sealed: boolean) {
  const { petitioner } = line
  const ended = endedOn(line)
  return {
    receivedOn: receivedOn(line),
    registeredOn: line.registeredAt,
    channel: line.channel,
    pack,
    receiver: receiver.code,
    direct: receiver.kind !== 'office',
    requestCount: line.requests?.length ?? 0,
    peopleCount: line.peopleCount ?? 1,
    signerCount: line.signerCount ?? 1,
    anonymous: !petitioner?.name,
    reachable: Boolean(petitioner?.phone || petitioner?.address),
    stage: stageOf(line),
    ...some({ purpose: line.purpose, endedOn: ended }),
    ...(sealed ? { sealed } : openData(line, receiver, linked)),
    ...(proposals ? { proposals } : {}),
  }
}

function openData(line: BackfillLine, receiver: Receiver, linked: string | null): Record<string, unknown> {
  const { instructions, reception, handler } = line
  return some({
    regLevel: line.regLevel ?? receiver.level,
    sourceKind: line.sourceKind ?? 'direct',
    sourceLevel: line.sourceLevel,
    placeRegion: line.placeRegion,
    category: line.category,
    class3: line.class,
    dup: line.dup,
    links: linked ? [linked] : undefined,
    // What goes on is handed out here; who had it before is told by the note.
    holder: line.continue ? undefined : handler,
    exchangedOn: line.exchangedAt,
    acceptedOn: line.acceptedAt,
    dueOn: line.due,
    opinionOn: line.opinionAt,
    servedOn: line.servedAt,
    resolvedOn: line.resolvedAt,
    rating: line.rating,
    instructions: instructions?.map(({ level, at }) => ({ level, on: at })),
    reception: reception && { kind: reception.kind, on: reception.date, leaders: reception.leaders?.length ?? 0 },
    batch: line.batch,
    valid: line.valid,
    unknown: line.unknown,
  })
}

/**
 * What stands beside the case under its key: the old number, names of posts, words that are no code here. Of a sealed
 * one, everything that its event must not say.
 */
function noteOf(line: BackfillLine, sealed: boolean): Record<string, string> {
  const hidden = sealed
    ? some({
        被检举控告的人: line.accused,
        办理单位: line.handler,
        内容分类: line.category,
        问题属地: line.placeRegion,
        结果: line.outcome,
      })
    : {}
  return {
    原编号: line.no,
    ...hidden,
    ...some({
      关联的原编号: line.linkedNo,
      办理单位: line.continue ? line.handler : undefined,
      批示: line.instructions?.map(({ leader, at }) => `${leader ?? ''} ${at}`.trim()).join('；'),
      接访: line.reception?.leaders?.join('、'),
    }),
    ...line.notes,
  }
}

/** Rows of a new case, table by table, as JSON takes them. */
export function rowsOf(
  { house, line, receiver, keys, account, at }: Filing,
  { caseNo, event, state, head, texts, note }: Entry,
  given: { serial: number; epoch: string; wrapped: { dek: Buffer; secret: Buffer } },
) {
  const { vault } = house.kernel
  const put = (column: string, text: string): Buffer => seal(keys.dek, `submission|${column}|${caseNo}`, text)
  const title = put('title', texts.title)
  const received = Temporal.PlainDate.from(receivedOn(line))
  return {
    case_key: { case_no: caseNo, epoch: given.epoch, dek: hex(given.wrapped.dek), secret: hex(given.wrapped.secret) },
    case_head: { case_no: caseNo, leaf: hex(event.leaf), title: hex(title), ...head },
    submission: {
      submission_no: submissionNoFor(receiver.region, received, line.channel, given.serial),
      serial: given.serial,
      case_no: caseNo,
      channel: line.channel,
      received_at: middayOf(receivedOn(line), at),
      registered_at: `${line.registeredAt}T00:00:00+08:00`,
      region: receiver.region,
      receiver: receiver.code,
      purpose: line.purpose ?? null,
      people_count: state.peopleCount,
      signer_count: state.signerCount,
      source_kind: state.sealed ? 'direct' : (line.sourceKind ?? 'direct'),
      source_level: state.sealed ? null : (line.sourceLevel ?? null),
      place_region: state.placeRegion,
      place: texts.place ? hex(put('place', texts.place)) : null,
      title: hex(title),
      content: hex(put('content', texts.content)),
      requests: hex(put('requests', texts.requests)),
      code_hash: hex(codeHash(vault.queryCode(caseNo, 1))),
      code_version: 1,
      backfilled: true,
    },
    event: {
      case_no: caseNo,
      seq: event.seq,
      kind: event.kind,
      row_id: event.row,
      at: event.at,
      actor: event.actor,
      organ: event.organ,
      data: event.data,
      clocks: event.clocks,
      leaf: hex(event.leaf),
    },
    party: line.petitioner ? hexed(partyRow(vault, caseNo, keys, { role: 'self', identity: line.petitioner })) : null,
    search_index: state.sealed
      ? null
      : { case_no: caseNo, received_on: head.received_on, reach: head.reach, words: wordsOf(house, texts) },
    record: {
      id: note.id,
      case_no: caseNo,
      seq: event.seq,
      kind: 'backfill',
      shown: false,
      body: hex(seal(keys.dek, `record|body|${note.id}`, note.text)),
      digest: contentDigest(keys.secret, note.text),
      at,
      account,
      organ: receiver.code,
    },
    clocks: state.clocks.map((clock) => ({
      case_no: caseNo,
      ...{ key: clock.key, rule: clock.rule, organ: clock.organ, day0: clock.day0, target: clock.target },
      ...{ last: clock.last, article: clock.article, provisional: clock.provisional, pack: clock.pack },
      calendar: clock.calendar,
    })),
  }
}

/** A tsvector in words: base64url needs no escape within its quotes. */
export const wordsOf = ({ kernel }: Petitions, { title, content, place }: Texts): string =>
  kernel.vault
    .searchTokens(`${title}\n${content}\n${place}`)
    .map((token) => `'${token}'`)
    .join(' ')

export const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`
export const hexed = <T extends object>(row: T): { [K in keyof T]: unknown } =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? hex(value) : value]),
  ) as { [K in keyof T]: unknown }

/** A ledger knows no hour: noon stands for it, and never an hour that is still to come. */
export function middayOf(day: string, at: string): string {
  const noon = `${day}T12:00:00+08:00`
  return at.startsWith(day) && at < noon ? at : noon
}

/** Without the fields that are not there. */
function some<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
