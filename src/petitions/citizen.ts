import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import {
  attemptKey,
  codeHash,
  countTry,
  personPrincipal,
  problem,
  publicPrincipal,
  type Tx,
  triesThisHour,
} from '../kernel/index.ts'
import { type State, sealedRights, stages, standardContent } from '../law/index.ts'
import { leafHash } from '../ledger/index.ts'
import { revealedParties } from '../people/index.ts'
import { asksForLargePrint, channels } from './codes.ts'
import { addresseeOf, isForPerson, letterOf, sealOf, trackUrl } from './documents.ts'
import { composeLetter, type LetterModel } from './letters/index.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import {
  type ActionView,
  actionsOf,
  type CaseFile,
  mayOnSealed,
  openFile,
  type PublicCaseView,
  publicView,
} from './views.ts'

/**
 * The person with number and code. An unknown number, a wrong code and a number that cannot be one answer alike;
 * wrong tries are counted per case and per address (contract.md §1).
 * @returns the case number in its one form
 * @throws problem `case-not-found`, `too-many-tries`
 */
export async function checkCode(house: Petitions, typedNo: string, code: string, address: string): Promise<string> {
  const { vault, clock, settings, units } = house.kernel
  const now = clock.now()
  const caseNo = parseCaseNo(typedNo)
  const perCase = attemptKey(vault, 'code case', caseNo ?? typedNo.slice(0, 40))
  const perAddress = attemptKey(vault, 'code address', address)
  const known = await units.read(personPrincipal(caseNo ?? ''), async (tx) => {
    if (
      (await triesThisHour(tx, perCase, now)) >= settings.codeTriesPerCasePerHour ||
      (await triesThisHour(tx, perAddress, now)) >= settings.codeTriesPerAddressPerHour
    )
      throw problem('too-many-tries')
    if (!caseNo) return null
    const { rows } = await sql<{
      code_hash: Buffer
    }>`select code_hash from submission where case_no = ${caseNo}`.execute(tx)
    return rows[0]?.code_hash ?? null
  })
  if (caseNo && known && timingSafeEqual(known, codeHash(code))) return caseNo
  await units.write(publicPrincipal, async (tx) => {
    await countTry(tx, perCase, now)
    await countTry(tx, perAddress, now)
  })
  throw problem('case-not-found')
}

/** The page of a person's case; after a merge with the progress of the kept case, in words that tell nothing of others. */
export async function caseOfPerson(house: Petitions, caseNo: string): Promise<PublicCaseView> {
  const now = house.kernel.clock.now()
  const view = await withFile(house, caseNo, (tx, file) => publicView(tx, house, file, now))
  if (!view.mergedInto) return view
  const kept = await withFile(house, view.mergedInto, (tx, file) => publicView(tx, house, file, now))
  return {
    ...view,
    state: kept.state,
    stateTitle: stages[kept.state as keyof typeof stages] ?? kept.stateTitle,
    holder: kept.holder,
    clocks: kept.clocks,
    ended: kept.ended,
    // What happens is the kept one's; what this person asked for and wished is the own.
    order: view.order &&
      kept.order && {
        ...kept.order,
        type: view.order.type,
        typeTitle: view.order.typeTitle,
        noReply: view.order.noReply,
      },
    timeline: [...view.timeline, ...kept.timeline.filter((entry) => !personal.has(entry.kind))].sort((a, b) =>
      a.at < b.at ? -1 : 1,
    ),
    actions: view.actions.filter(({ action }) => ofMerged.has(action)),
  }
}

/** One act of the person, with its input and why not, or undefined where it does not exist here. */
export function actOfPerson(house: Petitions, caseNo: string, verb: string): Promise<ActionView | undefined> {
  return withFile(house, caseNo, async (_tx, file) =>
    file.state.sealed && !mayOnSealed(verb)
      ? undefined
      : actionsOf(house, file, { kind: 'person' }, house.kernel.clock.now(), verb).at(0),
  )
}

/** What a person whose case was joined to another can do under the own number. */
const ofMerged: ReadonlySet<string> = new Set(['supplement', 'object-link', 'report-retaliation'])

/** Steps of the kept case that its own petitioner made. */
const personal = new Set([
  'received',
  'order-created',
  'recorded',
  'supplemented',
  'urged',
  'rated',
  'withdrawal-asked',
  'withdrawn',
  'withdrawal-undone',
  'linked',
  'unlinked',
  'recusal-requested',
  'classification-objected',
  'link-objected',
  'retaliation-reported',
  'rescue-call-recorded',
  'rescue-call-confirmed',
  'rescue-call-erased',
])

export function withFile<T>(house: Petitions, caseNo: string, use: (tx: Tx, file: CaseFile) => Promise<T>): Promise<T> {
  return house.kernel.units.read(personPrincipal(caseNo), async (tx) => {
    const file = await openFile(tx, house, caseNo)
    if (!file) throw problem('case-not-found')
    return use(tx, file)
  })
}

/** A letter as its addressee reads it: with the full name, which only this person's own page puts in. */
export async function letterForPerson(
  house: Petitions,
  caseNo: string,
  id: string,
): Promise<{ model: LetterModel; title: string; no: string | null }> {
  return withFile(house, caseNo, async (tx, file) => {
    const found = await letterOf(tx, file.keys, caseNo, id)
    if (!found || !isForPerson(found.row) || file.state.sealed) throw problem('not-found')
    const name = (await revealedParties(tx, caseNo, file.keys)).find((party) => party.role === 'self')?.name
    return {
      model: { ...found.model, addressee: name ? addresseeOf(name, file.state) : found.model.addressee },
      title: found.row.title,
      no: found.row.no,
    }
  })
}

/** What the slip of a registration says. The title is null for a sealed case (RG-1). */
export type Registration = {
  caseNo: string
  submissionNo: string
  queryCode: string
  title: string | null
  sealed: boolean
  anonymous: boolean
  /** The receiving organ handles matters itself (L22 23(2)). */
  direct: boolean
  receivedAt: string
  organ: string
  /** Legal last day of the first limit. */
  firstBy: string | null
  /** Of a work order: its limits at the centre, and whether a reply is wanted. */
  order: { dispatchAt: string | null; answerAt: string | null; noReply: boolean } | null
  /** Fingerprint of the first event, 64 hex digits. */
  leaf: string
}

/** For the page of the receipt. The query code is stored nowhere: it is derived again from its version. */
export function registrationOf(house: Petitions, caseNo: string): Promise<Registration> {
  return withFile(house, caseNo, async (tx, file) => {
    const { rows } = await sql<{
      version: number
    }>`select code_version as version from submission where case_no = ${caseNo}`.execute(tx)
    return {
      caseNo,
      submissionNo: file.submissionNo,
      queryCode: house.kernel.vault.queryCode(caseNo, rows[0]?.version ?? 1),
      title: file.state.sealed ? null : file.texts.title,
      sealed: file.state.sealed,
      anonymous: file.state.anonymous,
      direct: file.state.direct,
      receivedAt: file.receivedAt,
      organ: house.directory.organ(file.state.receiver)?.name ?? file.state.receiver,
      firstBy: file.state.clocks[0]?.last ?? null,
      order: file.state.order && !file.state.sealed ? firstLimits(file.state) : null,
      leaf: fingerprintOf(file),
    }
  })
}

function firstLimits({ clocks, order }: State): Registration['order'] {
  const endOf = (...rules: string[]): string | null => clocks.find(({ rule }) => rules.includes(rule))?.dueAt ?? null
  return { dispatchAt: endOf('HL-L3', 'HL-L3u'), answerAt: endOf('HL-L2'), noReply: order?.noReply === true }
}

const fingerprintOf = ({ caseNo, events }: CaseFile): string => {
  const [first] = events
  if (!first) throw new Error(`no event of case ${caseNo}`)
  return leafHash(first.leaf)
}

/** DOC-01: the slip with number, code and QR. Made again at any time; it is the same slip. */
export async function receiptLetter(house: Petitions, caseNo: string, queryCode: string): Promise<LetterModel> {
  const splits = await splitLines(house, caseNo)
  return withFile(house, caseNo, async (_tx, file) => {
    const organ = house.directory.organ(file.state.receiver)
    const sealed = file.state.sealed
    return composeLetter(
      'DOC-01',
      {
        organ: organ?.name ?? file.state.receiver,
        caseNo,
        number: null,
        date: file.receivedAt.slice(0, 10),
        query: { url: trackUrl(house, caseNo), code: queryCode },
        sealed,
        large: asksForLargePrint(file.texts.needs),
        seal: sealOf(house, file.state.receiver),
        sample: house.kernel.demo,
      },
      {
        ...standardContent('DOC-01'),
        ...(sealed ? { rights: sealedRights } : { title: file.texts.title }),
        submissionNo: file.submissionNo,
        receivedOn: file.receivedAt.slice(0, 10),
        channel: channels[file.state.channel as keyof typeof channels] ?? '其他',
        queryCode,
        nextOn: file.state.clocks[0]?.last,
        splits,
        fingerprint: fingerprintOf(file),
        contact: [organ?.name, organ?.phone].filter(Boolean).join(' '),
      },
    )
  })
}

/** All numbers of one letter on one slip: who sent it in holds the codes of every matter in it. */
async function splitLines(house: Petitions, caseNo: string): Promise<string[]> {
  const cases = await withFile(house, caseNo, async (_tx, file) => (file.state.sealed ? [] : file.state.splits))
  const lines: string[] = []
  for (const no of cases) {
    const part = await registrationOf(house, no)
    // Sealed since: its number goes on, what it is about does not (RG-1).
    lines.push([`编号 ${part.caseNo}`, `查询码 ${part.queryCode}`, part.title ?? ''].filter(Boolean).join('　'))
  }
  return lines
}
