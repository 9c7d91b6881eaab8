import { sql } from 'kysely'
import {
  appendEvents,
  claim,
  claimUploads,
  type IdempotencyKey,
  isoAt,
  jobPrincipal,
  keepAnswer,
  type Principal,
  personPrincipal,
  problem,
  type Tx,
} from '../kernel/index.ts'
import {
  type Actor,
  type Decision,
  decide,
  fold,
  type Input,
  inReview,
  isDocumentCode,
  isEnded,
  isOrder,
  isRefusal,
  outline,
  type Refusal,
  refuse,
  type State,
} from '../law/index.ts'
import { contentDigest } from '../ledger/index.ts'
import { namesIn, type Staff, staffActor, staffPrincipal } from '../people/index.ts'
import { type ActOn, recordsOfAct } from './acts.ts'
import type { SubmissionAnswer } from './arrival.ts'
import { issueDocuments, saveDocuments } from './documents.ts'
import { proposalsFor } from './duplicates.ts'
import { headOf } from './head.ts'
import { noticesOf, putInOutbox } from './messages/index.ts'
import { parseCaseNo } from './numbers.ts'
import { caseNoOf } from './opening.ts'
import { askToKeepPages } from './pages.ts'
import type { Petitions } from './petitions.ts'
import { incompleteDraft } from './preview.ts'
import { isReply, keepPrints, withFit } from './reply-fit.ts'
import { openReport, type Report, reportOf } from './retaliation.ts'
import { askedOf, withRepeats } from './review-records.ts'
import { saveRows } from './side-rows.ts'
import { openParts, partsOf } from './split.ts'
import {
  addRecord,
  findCase,
  lawEvents,
  lockCase,
  openCase,
  randomId,
  recordBody,
  saveProjections,
  textsOf,
} from './store.ts'

/** Who performs: a staff member, the person with number and code, or the system itself. */
export type Performer = Staff | 'person' | 'system'

export type Performed = {
  caseNo: string
  state: string
  seq: number
  documents: { id: string; code: string; no: string | null }[]
  /** Cases that a split opened, each with number and code for the person. */
  opened?: SubmissionAnswer[]
}

/**
 * The one way a case changes (design.md §3): lock, fold, decide, append, project, commit.
 * @returns a refusal of the law as a value; nothing was written then
 * @throws problem `case-not-found` where the performer may not see the case
 */
export async function perform(
  house: Petitions,
  by: Performer,
  caseNo: string,
  verb: string,
  input: Input,
  idempotency: IdempotencyKey | null = null,
): Promise<Performed | Refusal> {
  try {
    const done = await house.kernel.units.write(principalOf(by, caseNo), async (tx) => {
      const repeated =
        idempotency && (await claim(tx, house.kernel.vault, idempotency, isoAt(house.kernel.clock.now())))
      if (repeated) return { performed: repeated.answer as Performed, desks: [] }
      const other = await otherCase(tx, caseNo, verb, input)
      if (other === caseNo) throw new Refused(noSuchTarget)
      // Both rows in case number order, so that two merges cannot wait for each other.
      for (const no of other ? [caseNo, other].sort() : [caseNo]) {
        const row = await lockCase(tx, no)
        if (!row && no === caseNo) throw problem('case-not-found')
        if (!row || (other && row.sealed)) throw new Refused(noSuchTarget)
      }
      const result = await act(tx, house, by, caseNo, verb, verb === 'merge' ? { ...input, into: other } : input)
      if (other)
        result.desks.push(
          ...(await tellKept(tx, house, by, other, caseNo, verb, result.performed.state === 'order-merged')).desks,
        )
      if (idempotency) await keepAnswer(tx, house.kernel.vault, idempotency, result.performed)
      return result
    })
    house.changed(done.desks)
    return done.performed
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** A refusal inside a transaction: thrown, so that whatever was written before it is undone. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const noSuchTarget = refuse(
  'no-such-case-to-join',
  'L22 19(3)',
  '没有找到要并入的件，或者该件已经办结、已并入别的件，不能并入。',
  '请核对编号；密封件不与普通件合并。',
)

/** A link to a sealed case, to one out of sight or to none, and to the case itself, is answered alike (RG-1). */
async function linkable(tx: Tx, caseNo: string, other: string): Promise<void> {
  const { rows } =
    await sql`select from case_head where case_no = ${other} and case_no <> ${caseNo} and not sealed`.execute(tx)
  if (!rows.length) throw new Refused(noSuchLink)
}
const noSuchLink = refuse(
  'no-such-case-to-link',
  'L22 19(3)',
  '没有找到要关联的件。',
  '请核对编号；件不能与它自己关联，密封件不与普通件关联。',
)

function principalOf(by: Performer, caseNo: string): Principal {
  if (by === 'person') return personPrincipal(caseNo)
  return by === 'system' ? jobPrincipal('procedure') : staffPrincipal(by)
}

const actorOf = (by: Performer): Actor => (typeof by === 'string' ? { kind: by } : staffActor(by))

async function act(
  tx: Tx,
  house: Petitions,
  by: Performer,
  caseNo: string,
  verb: string,
  given: Input,
): Promise<{ performed: Performed; desks: (string | null)[] }> {
  const { vault, clock } = house.kernel
  const now = clock.now()
  const { keys, events: earlier, state: before } = await openCase(tx, vault, caseNo)
  const context = house.context(actorOf(by), now, before.pack)
  const pendingInput = before.pending ? await recordBody(tx, keys, caseNo, before.pending.draft) : null
  if (pendingInput) context.pendingInput = pendingInput
  const parts = verb === 'split' && typeof by !== 'string' ? await partsOf(tx, house, by, before, given) : []
  const report = verb === 'report-retaliation' ? await reportOf(tx, house, before) : null
  const texts = await textsOf(tx, keys, caseNo)
  const completing = { keys, cases: parts.map(caseNoOf), report, texts }
  const input = await completed(tx, house, by, caseNo, verb, given, before, earlier, completing)
  const decision = decide(before, { verb, input }, context)
  if (isRefusal(decision)) throw new Refused(decision)
  if (verb === 'confirm-duplicate' && input.decision !== 'first') await linkable(tx, caseNo, String(input.caseNo))

  // What waits takes effect with its drafter's input; the approver's own words are kept beside it, not mixed in.
  const fromDraft = !decision.drafted && (verb === 'approve' || verb === 'issue-opinion')
  const actInput = fromDraft ? (pendingInput ?? {}) : input
  const organ = actingOrgan(by, before, fromDraft)
  const actOn: ActOn = {
    caseNo,
    row: decision.row,
    input: actInput,
    before,
    texts,
    keys,
    today: context.today,
    organ,
    asked: await askedOf(tx, keys, caseNo, before),
    signer: typeof by === 'string' ? '' : `${by.post}${by.name}`,
    documents: documentsFor(decision),
  }
  if (decision.drafted) {
    const ahead = outline(before, { verb, input }, context)
    const lacking = isRefusal(ahead) ? null : incompleteDraft(house, actOn, ahead)
    if (lacking) throw new Refused(lacking)
  }
  const draftId = randomId()
  const decided = decision.events.map((event) => ({
    ...event,
    data: decision.drafted ? { ...event.data, draft: draftId } : event.data,
  }))
  // The state that these events lead to, before documents hang on them: letters print its clocks.
  const preview = fold(
    decided.map((event, index) => ({
      seq: before.seq + index + 1,
      kind: event.kind,
      row: event.row,
      at: isoAt(now),
      actor: null,
      organ,
      data: event.data,
      clocks: event.clocks ?? [],
    })),
    before,
  )
  const issues = await issueDocuments(tx, house, actOn, preview)
  if (isRefusal(issues)) throw new Refused(issues)

  const records = decision.drafted
    ? [{ kind: 'draft', shown: false, body: input }]
    : [
        ...recordsOfAct(decision.row.command, decision.row, actInput),
        ...(fromDraft && textOf(input.note) ? [{ kind: verb, shown: false, body: { note: input.note } }] : []),
      ]
  const named = records.map((record, index) => ({
    ...record,
    id: decision.drafted && index === 0 ? draftId : randomId(),
  }))
  const digests = [
    ...named.map((record) => contentDigest(keys.secret, JSON.stringify(record.body))),
    ...issues.map((issue) => issue.digest),
    ...(await filesOfAct(tx, house, caseNo, keys, input)),
  ]
  const last = decided.length - 1
  const due = headOf(caseNo, preview).due
  const stored = await appendEvents(
    tx,
    {
      caseNo,
      seq: before.seq,
      leaf: earlier.at(-1)?.leaf ?? null,
      at: earlier.at(-1)?.at ?? null,
      secret: keys.secret,
    },
    now,
    decided.map((event, index) => ({
      kind: event.kind,
      row: event.row,
      actor: typeof by === 'string' ? null : by.account,
      organ: by === 'person' ? null : organ,
      data:
        index === last && issues.length
          ? { ...event.data, documents: issues.map((issue) => issue.issued) }
          : event.data,
      clocks: event.clocks ?? [],
      due,
      digests: index === last ? digests : [],
    })),
  )
  const opened = await openParts(tx, house, caseNo, keys, before, parts)
  if (report) opened.push(await openReport(tx, house, caseNo, before, report, input))
  const after = fold(lawEvents(stored), before)
  const at = stored.at(-1)
  if (!at) throw new Error('a decision without event')
  for (const record of named)
    await addRecord(tx, keys, caseNo, at.seq, record, at.at, typeof by === 'string' ? null : by.account, organ)
  await saveDocuments(tx, keys, caseNo, at.seq, at.at, issues)
  if (issues.length) await askToKeepPages(tx, caseNo)
  await saveRows(tx, keys, caseNo, stored, actInput)
  if (!after.sealed) await keepPrints(tx, vault, caseNo, stored, actInput, texts)
  await saveProjections(tx, caseNo, at.leaf, before, after)
  await house.project(tx, caseNo, stored, before, after)
  await putInOutbox(tx, caseNo, noticesOf(stored, after), at.at)
  return {
    performed: {
      caseNo,
      state: after.stage,
      seq: after.seq,
      documents: issues.map(({ issued }) => ({ id: issued.id, code: issued.code, no: issued.no })),
      ...(opened.length ? { opened } : {}),
    },
    // Whoever handles the case is told nothing of a report of retaliation, not even that something moved (RG-9).
    desks: report ? [report.receiver.code] : desksOf(caseNo, before, after),
  }
}

function desksOf(caseNo: string, ...states: State[]): (string | null)[] {
  const heads = states.map((state) => headOf(caseNo, state))
  return heads.flatMap(({ desk, decides }) => [desk, ...decides])
}

/** The case that this act moves too: the one to be joined, or the one to be parted from. */
async function otherCase(tx: Tx, caseNo: string, verb: string, input: Input): Promise<string | null> {
  if (verb === 'merge') return parseCaseNo(String(input.into ?? '')) ?? String(input.into)
  if (verb !== 'decide-link' || input.decision !== 'agreed') return null
  return (await findCase(tx, caseNo))?.merged_into ?? null
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The organ under whose name it happens: for an approval that of the draft, for a person that whose desk it is on. */
function actingOrgan(by: Performer, before: State, fromDraft: boolean): string {
  if (fromDraft && before.pending) return before.pending.organ
  if (typeof by !== 'string') return by.organ
  return (inReview(before) ? before.reviewer : before.holder) ?? before.office
}

function documentsFor(decision: Decision) {
  if (
    decision.drafted ||
    decision.events.some((event) => event.kind === 'withdrawal-asked' || event.kind === 'returned')
  )
    return []
  return (decision.row.documents ?? []).filter(isDocumentCode)
}

/** What the program adds to an input before the law sees it; a caller cannot set these. */
async function completed(
  tx: Tx,
  house: Petitions,
  by: Performer,
  caseNo: string,
  verb: string,
  given: Input,
  before: State,
  events: readonly { kind: string; seq: number }[],
  {
    cases,
    report,
    keys,
    texts,
  }: { cases: readonly string[]; report: Report | null; keys: ActOn['keys']; texts: ActOn['texts'] },
): Promise<Input> {
  if (verb === 'split') return { ...given, cases }
  if (verb === 'report-retaliation') return { ...given, to: report?.receiver.code, caseNo: report?.caseNo }
  if (verb === 'register' && typeof by !== 'string')
    return { ...given, proposals: before.sealed ? 0 : (await proposalsFor(tx, house, by, caseNo)).length }
  if (isReply(verb)) {
    const of = { caseNo, keys, state: before, texts, organ: actingOrgan(by, before, false) }
    const input = await withFit(tx, house, of, verb, given)
    return verb === 'draft-opinion' ? withRepeats(tx, keys, caseNo, before, input) : input
  }
  if (verb === 'publish') {
    const { named: _, ...words } = given
    const named = await namesIn(tx, house.kernel.vault, caseNo, `${textOf(words.title)}\n${textOf(words.text)}`)
    return named ? { ...words, named } : words
  }
  if (verb !== 'withdraw') return given
  const { confirmed: _, ...input } = given
  if (before.withdrawal !== 'asked' || !input.code) return input
  const asked = events.findLast((event) => event.kind === 'withdrawal-asked')
  const code = house.kernel.vault.confirmCode(caseNo, asked?.seq ?? 0)
  if (String(input.code).replace(/\s/g, '') !== code)
    throw new Refused(
      refuse('wrong-confirm-code', '[D]', '确认码不对，件没有撤回。', '请核对收到的确认码；没有收到可以再申请一次。'),
    )
  return { ...input, confirmed: true }
}

async function filesOfAct(
  tx: Tx,
  house: Petitions,
  caseNo: string,
  keys: ActOn['keys'],
  input: Input,
): Promise<string[]> {
  const ids = Array.isArray(input.files) ? input.files.map(String) : []
  if (!ids.length) return []
  const digests = await claimUploads(tx, house.kernel.vault, caseNo, keys, ids)
  if (!digests) throw problem('file-not-usable')
  return digests
}

/** The kept case notes the one that was joined to it, or parted from it; no words of the other person travel along. */
async function tellKept(
  tx: Tx,
  house: Petitions,
  by: Performer,
  kept: string,
  joined: string,
  verb: string,
  order: boolean,
): Promise<{ desks: (string | null)[] }> {
  const { keys, events, state } = await openCase(tx, house.kernel.vault, kept)
  const joining = verb === 'merge'
  if (joining && (state.mergedInto || isEnded(state) || isOrder(state) !== order)) throw new Refused(noSuchTarget)
  const organ = typeof by === 'string' ? state.office : by.organ
  const stored = await appendEvents(
    tx,
    {
      caseNo: kept,
      seq: state.seq,
      leaf: events.at(-1)?.leaf ?? null,
      at: events.at(-1)?.at ?? null,
      secret: keys.secret,
    },
    house.kernel.clock.now(),
    [
      {
        kind: joining ? 'linked' : 'unlinked',
        row: order ? 'HS-08' : joining ? 'ST-12' : 'ST-67',
        actor: typeof by === 'string' ? null : by.account,
        organ,
        data: { caseNo: joined },
        clocks: [],
        due: headOf(kept, state).due,
        digests: [],
      },
    ],
  )
  const after = fold(lawEvents(stored), state)
  await saveProjections(tx, kept, stored.at(-1)?.leaf ?? Buffer.alloc(0), state, after)
  await house.project(tx, kept, stored, state, after)
  return { desks: [headOf(kept, after).desk] }
}
