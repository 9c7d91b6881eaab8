import { sql } from 'kysely'
import { type CaseKeys, openText, seal, type Tx } from '../kernel/index.ts'
import {
  cite,
  type DocumentCode,
  documentSpec,
  type IssuedDocument,
  missingParts,
  type Refusal,
  refuse,
  type State,
} from '../law/index.ts'
import { canonicalBytes, contentDigest } from '../ledger/index.ts'
import type { ActOn } from './acts.ts'
import { visitChannels } from './codes.ts'
import { contentOf } from './content.ts'
import { composeLetter, type Frame, type LetterModel } from './letters/index.ts'
import type { Petitions } from './petitions.ts'
import { randomId } from './store.ts'

/** A document ready to be written down with the event that issues it. */
export type Issue = { issued: IssuedDocument; title: string; model: LetterModel; digest: string }

/**
 * Compose the documents of an act and give them their numbers.
 * @returns a refusal that names every missing part with its article, if one is incomplete
 */
export async function issueDocuments(tx: Tx, house: Petitions, act: ActOn, after: State): Promise<Issue[] | Refusal> {
  const issues: Issue[] = []
  for (const code of act.documents) {
    const content = contentOf(code, act, after, house)
    const spec = documentSpec(code)
    const missing = missingParts(spec, content)
    if (missing.length) return incomplete(spec.title, missing)
    const no = spec.mark ? await nextNumber(tx, house, act.organ, spec.mark, act.today.year) : null
    const model = composeLetter(code, frameOf(house, act, after, code, no), content)
    issues.push({
      issued: { id: randomId(), code, no, to: spec.to, organ: act.organ, deliveredOn: null },
      title: spec.title,
      model,
      digest: contentDigest(act.keys.secret, canonicalBytes(model)),
    })
  }
  return issues
}

/** What surrounds a document of this act; its addressee is put in by whoever may show the name. */
export const frameOf = (
  house: Petitions,
  act: ActOn,
  after: State,
  code: DocumentCode,
  number: string | null,
): Frame => ({
  organ: house.directory.organ(act.organ)?.name ?? act.organ,
  caseNo: act.caseNo,
  number,
  date: act.today.toString(),
  ...(documentSpec(code).to === 'petitioner' ? { query: { url: trackUrl(house, act.caseNo) } } : {}),
  sealed: after.sealed,
  seal: sealOf(house, act.organ),
  sample: house.kernel.demo,
  ...wordingFor(house, code, act.today.toString()),
})

/** The office's seal has the words that the city says; that of another organ its name. */
export const sealOf = ({ directory, site }: Petitions, organ: string): string =>
  directory.officeFor(undefined)?.code === organ ? site.current().sealText : (directory.organ(organ)?.name ?? organ)

function wordingFor({ city }: Petitions, code: DocumentCode, today: string): Pick<Frame, 'wording'> {
  const wording = city.wording(code, today)
  return wording ? { wording } : {}
}

export const trackUrl = (house: Petitions, caseNo: string): string => `${house.publicUrl()}/track?no=${caseNo}`

export const incomplete = (title: string, missing: { title: string; article: string }[]): Refusal =>
  refuse(
    'document-incomplete',
    [...new Set(missing.map((part) => part.article))].join(';'),
    `《${title}》还缺${missing.length}项：${missing.map((part) => `${part.title}（${cite(part.article)}）`).join('、')}。`,
    '请补齐后再办；已填写的内容没有丢失。',
  )

/** 示信受〔2026〕41号: gap-free per organ, kind and year, because the row is locked until this act commits. */
export async function nextNumber(tx: Tx, house: Petitions, organ: string, mark: string, year: number): Promise<string> {
  const { rows } = await sql<{
    last: number
  }>`insert into document_serial (organ, mark, year, last) values (${organ}, ${mark}, ${year}, 1)
    on conflict (organ, mark, year) do update set last = document_serial.last + 1 returning last`.execute(tx)
  return `${house.directory.organ(organ)?.mark ?? ''}${mark}〔${year}〕${rows[0]?.last}号`
}

export async function saveDocuments(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  seq: number,
  at: string,
  issues: readonly Issue[],
): Promise<void> {
  for (const { issued, title, model, digest } of issues)
    await sql`insert into document (id, case_no, seq, code, title, no, organ, recipient, issued_at, letter, digest) values
      (${issued.id}, ${caseNo}, ${seq}, ${issued.code}, ${title}, ${issued.no}, ${issued.organ}, ${issued.to}, ${at}, ${seal(keys.dek, `document|letter|${issued.id}`, JSON.stringify(model))}, ${digest})`.execute(
      tx,
    )
}

/** Whom a letter greets: of a joint letter or a collective visit the one who is named first, and how many they are. */
export function addresseeOf(name: string, { channel, signerCount, peopleCount }: State): string {
  const many = Math.max(signerCount, visitChannels.has(channel) ? peopleCount : 1)
  return many > 1 ? `${name}等${many}人` : name
}

/** Letters to the person, and what the person declared: withdrawal and rating sheet. */
export const isForPerson = (document: Pick<DocumentRow, 'code' | 'recipient'>): boolean =>
  document.recipient === 'petitioner' || documentSpec(document.code).issuedBy.includes('petitioner')

export type DocumentRow = {
  id: string
  seq: number
  code: DocumentCode
  title: string
  no: string | null
  organ: string
  recipient: string
  issuedAt: string
}

export async function documentsOf(tx: Tx, caseNo: string): Promise<DocumentRow[]> {
  const { rows } =
    await sql<DocumentRow>`select id, seq, code, title, no, organ, recipient, issued_at as "issuedAt" from document where case_no = ${caseNo} order by issued_at, code, id`.execute(
      tx,
    )
  return rows
}

/** The stored letter of a document. The addressee is put in by whoever may show it. */
export async function letterOf(
  tx: Tx,
  keys: CaseKeys,
  caseNo: string,
  id: string,
): Promise<{ row: DocumentRow; model: LetterModel } | null> {
  const { rows } = await sql<
    DocumentRow & { letter: Buffer }
  >`select id, seq, code, title, no, organ, recipient, issued_at as "issuedAt", letter from document where case_no = ${caseNo} and id = ${id}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return null
  const { letter, ...rest } = row
  return { row: rest, model: JSON.parse(openText(keys.dek, `document|letter|${id}`, letter)) as LetterModel }
}
