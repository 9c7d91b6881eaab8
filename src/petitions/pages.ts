import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { sql } from 'kysely'
import { type CaseKeys, caseKeys, isoAt, jobPrincipal, open, problem, seal, type Tx } from '../kernel/index.ts'
import { contentDigest } from '../ledger/index.ts'
import { letterOf } from './documents.ts'
import type { LetterModel } from './letters/index.ts'
import type { Petitions } from './petitions.ts'

/** What is recorded of a kept page. */
export type PageRow = { document: string; file: string; digest: string }

const keeper = jobPrincipal('keep-pages')
const place = (document: string): string => `document_page|page|${document}`

/**
 * Keep the pages of a case's letters that are not kept yet: right after an act, by a job. Whoever looks at a letter
 * before the job does keeps it then; what was kept first is what everybody sees from then on.
 */
export async function keepPages(house: Petitions, caseNo: string): Promise<void> {
  const missing = await house.kernel.units.read(keeper, async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`select id from document where case_no = ${caseNo} and not exists (select from document_page p where p.document = document.id) order by issued_at, id`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  })
  for (const id of missing) await keptPage(house, caseNo, id)
}

/** Asked for with the act that issues them: its transaction does not wait for a page. */
export async function askToKeepPages(tx: Tx, caseNo: string): Promise<void> {
  await sql`select enqueue('keep-pages', ${JSON.stringify({ caseNo })}::json, ${`keep-pages:${caseNo}`})`.execute(tx)
}

/**
 * The kept page of a letter with the name on it that whoever asks may see.
 * @throws problem `page-damaged` when the stored bytes are not those that were kept; UnprintableText
 */
export async function shownPage(house: Petitions, caseNo: string, id: string, model: LetterModel): Promise<Uint8Array> {
  const kept = await keptPage(house, caseNo, id)
  return house.letters.named(kept, model.addressee ?? '信访人')
}

async function keptPage(house: Petitions, caseNo: string, id: string): Promise<Buffer> {
  const { units, vault, files, clock } = house.kernel
  const { keys, row, model } = await units.read(keeper, async (tx) => {
    const keys = await caseKeys(tx, vault, caseNo)
    const row = (await pageRows(tx, caseNo)).find(({ document }) => document === id)
    return { keys, row, model: row ? null : ((await letterOf(tx, keys, caseNo, id))?.model ?? null) }
  })
  if (row) return pageOf(house, keys, row)
  if (!model) throw problem('not-found')
  const page = Buffer.from(await house.letters.kept(model))
  const file = randomBytes(16).toString('hex')
  await files.put(file, seal(keys.dek, place(id), await promisify(deflate)(page)))
  const { templates, fonts } = house.letters.version
  const winner = await units.write(keeper, async (tx) => {
    const { rows } =
      await sql`insert into document_page (document, case_no, file, bytes, digest, templates, fonts, kept_at)
      values (${id}, ${caseNo}, ${file}, ${page.length}, ${contentDigest(keys.secret, page)}, ${templates}, ${fonts}, ${isoAt(clock.now())})
      on conflict do nothing returning 1`.execute(tx)
    return rows.length ? null : (await pageRows(tx, caseNo)).find(({ document }) => document === id)
  })
  if (!winner) return page
  await files.remove(file)
  return pageOf(house, keys, winner)
}

export async function pageRows(tx: Tx, caseNo: string): Promise<PageRow[]> {
  const { rows } =
    await sql<PageRow>`select document, file, digest from document_page where case_no = ${caseNo} order by document`.execute(
      tx,
    )
  return rows
}

/** @throws problem `page-damaged` */
export async function pageOf(house: Petitions, keys: CaseKeys, row: PageRow): Promise<Buffer> {
  const page = await opened(house, keys, row)
  if (!page || contentDigest(keys.secret, page) !== row.digest) throw problem('page-damaged')
  return page
}

async function opened(house: Petitions, keys: CaseKeys, { document, file }: PageRow): Promise<Buffer | null> {
  try {
    return await promisify(inflate)(open(keys.dek, place(document), await house.kernel.files.get(file)))
  } catch (error) {
    // Gone, or changed on the disk: both are told to whoever asks, and found by `reconcile`.
    house.kernel.log.error({ file, reason: (error as Error).message }, 'a kept page does not open')
    return null
  }
}
