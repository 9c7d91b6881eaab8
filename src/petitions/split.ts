import { sql } from 'kysely'
import {
  type CaseKeys,
  fileContent,
  isoAt,
  keepUpload,
  openText,
  pendingContent,
  pendingUpload,
  problem,
  type StoredFile,
  type Tx,
} from '../kernel/index.ts'
import { type Input, lastClock, type State } from '../law/index.ts'
import { maskedParties, revealedParties, type Staff } from '../people/index.ts'
import { type Matter, partOf, type SubmissionAnswer, type SubmissionInput } from './arrival.ts'
import { nextSerials, type Opening, openNewCase } from './opening.ts'
import type { Petitions } from './petitions.ts'

/** A further matter with the number that it will have. */
type Part = Pick<Opening, 'by' | 'receiver' | 'serials' | 'receivedOn'> & { by: Staff; matter: Matter }

/**
 * Numbers for the matters that are taken out of a case. Their limits count from the day from which those of the case
 * count: a split gains no time.
 */
export async function partsOf(tx: Tx, house: Petitions, by: Staff, state: State, given: Input): Promise<Part[]> {
  const receiver = house.directory.organ(state.office)
  if (!receiver) throw new Error(`case with unknown office ${state.office}`)
  const day0 = lastClock(state, receiver.kind === 'office' ? 'DL-01' : 'DL-02')?.day0 ?? state.receivedOn
  const receivedOn = Temporal.PlainDate.from(day0)
  const parts: Part[] = []
  for (const matter of (given.matters ?? []) as Matter[])
    parts.push({ by, receiver, receivedOn, matter, serials: await nextSerials(tx, receiver.region, receivedOn.year) })
  return parts
}

/**
 * Open a case for each matter. The people go along sealed: from row to row inside the transaction, shown to nobody.
 * What came with the letter goes along as copies, under the key of the new case: each case is erased by itself.
 */
export async function openParts(
  tx: Tx,
  house: Petitions,
  from: string,
  keys: CaseKeys,
  state: State,
  parts: readonly Part[],
): Promise<SubmissionAnswer[]> {
  if (!parts.length) return []
  const { whole, receivedAt } = await wholeOf(tx, from, keys, state)
  const opened: SubmissionAnswer[] = []
  for (const { matter, ...part } of parts) {
    const files = await copyOfLetter(tx, house, from, keys)
    const input = partOf(whole, { ...matter, requests: matter.requests ?? [] }, files)
    const now = house.kernel.clock.now()
    opened.push((await openNewCase(tx, house, { ...part, input, from, receivedAt, now, idempotency: null })).answer)
  }
  return opened
}

/** What was registered of the letter, as far as its further matters share it. */
async function wholeOf(
  tx: Tx,
  caseNo: string,
  keys: CaseKeys,
  state: State,
): Promise<{ whole: SubmissionInput; receivedAt: Temporal.Instant }> {
  const { rows } = await sql<{
    received_at: string
    letter_date: string | null
    event_date: string | null
    addressed_to: string | null
    source_kind: string
    source_level: number | null
    about: Buffer | null
    needs: Buffer | null
  }>`select received_at, letter_date, event_date, addressed_to, source_kind, source_level, about, needs from submission where case_no = ${caseNo}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error(`no submission of case ${caseNo}`)
  const at = (column: 'about' | 'needs'): string => {
    const sealed = row[column]
    return sealed ? openText(keys.dek, `submission|${column}|${caseNo}`, sealed) : ''
  }
  const authorities = new Map((await maskedParties(tx, caseNo, keys)).map((party) => [party.id, party.scope]))
  const people = await revealedParties(tx, caseNo, keys)
  const self = people.find(({ role }) => role === 'self')
  const needs = at('needs')
  return {
    receivedAt: Temporal.Instant.from(row.received_at),
    whole: {
      channel: state.channel,
      title: '',
      content: '',
      ...(self ? { petitioner: identityOf(self) } : {}),
      parties: people
        .filter(({ role }) => role !== 'self')
        .map((party) => ({ role: party.role, ...identityOf(party), scope: authorities.get(party.id) ?? '' })),
      anonymous: state.anonymous,
      confidential: state.confidential,
      eService: state.eService,
      peopleCount: state.peopleCount,
      signerCount: state.signerCount,
      sourceKind: row.source_kind,
      ...(state.purpose ? { purpose: state.purpose } : {}),
      ...(state.placeRegion ? { placeRegion: state.placeRegion } : {}),
      ...(row.letter_date ? { letterDate: row.letter_date } : {}),
      ...(row.event_date ? { eventDate: row.event_date } : {}),
      ...(row.addressed_to ? { addressedTo: row.addressed_to } : {}),
      ...(row.source_level ? { sourceLevel: row.source_level } : {}),
      ...(row.about ? { about: at('about') } : {}),
      ...(needs ? { needs: JSON.parse(needs) as string[] } : {}),
    },
  }
}

const identityOf = <T extends { id: string; role: string }>({ id: _, role: __, ...identity }: T) => identity

/** Copies of uploads that the letter itself is about to claim. @throws problem `file-not-usable` */
export async function copyPending(tx: Tx, house: Petitions, ids: readonly string[]): Promise<string[]> {
  const { vault, files } = house.kernel
  const copies: string[] = []
  for (const id of ids) {
    const known = await pendingUpload(tx, vault, id)
    const content = known && (await pendingContent(tx, vault, files, id))
    if (!content) throw problem('file-not-usable')
    copies.push(await copied(tx, house, known, content))
  }
  return copies
}

/** Copies of scan, attachments and authority that came with the letter; what was added later stays where it is. */
async function copyOfLetter(tx: Tx, house: Petitions, caseNo: string, keys: CaseKeys): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select f.id from file f join submission s on s.case_no = f.case_no where f.case_no = ${caseNo} and f.created_at <= s.registered_at order by f.created_at, f.id`.execute(
    tx,
  )
  const copies: string[] = []
  for (const { id } of rows) {
    const file = await fileContent(tx, house.kernel.files, caseNo, keys, id)
    if (file) copies.push(await copied(tx, house, file, file.content))
  }
  return copies
}

async function copied(
  tx: Tx,
  { kernel }: Petitions,
  { name, mediaType }: Pick<StoredFile, 'name' | 'mediaType'>,
  content: Buffer,
): Promise<string> {
  const at = isoAt(kernel.clock.now())
  return (await keepUpload(tx, kernel.vault, kernel.files, { name, mediaType, content, at })).id
}
