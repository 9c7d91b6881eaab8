import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { contentDigest } from '../ledger/index.ts'
import type { Tx } from './unit.ts'
import { type CaseKeys, open, openText, seal, type Vault } from './vault.ts'

/** A stored file as rooms see it; `name` is opened. */
export type StoredFile = { id: string; name: string; mediaType: string; bytes: number }

/** Where sealed bytes lie: a local folder now; an S3 store has the same three calls. */
export type ByteStore = {
  put(id: string, sealed: Buffer): Promise<void>
  get(id: string): Promise<Buffer>
  remove(id: string): Promise<void>
}

export function folderStore(dir: string): ByteStore {
  const path = (id: string): string => join(dir, id.slice(0, 2), id.slice(2, 4), id)
  return {
    async put(id, sealed) {
      await mkdir(dirname(path(id)), { recursive: true, mode: 0o700 })
      const partial = `${path(id)}.part`
      await writeFile(partial, sealed, { mode: 0o600, flush: true })
      await rename(partial, path(id))
    },
    get: (id) => readFile(path(id)),
    remove: (id) => rm(path(id), { force: true }),
  }
}

/**
 * Keep an upload under a key of its own. It belongs to nobody until a submission claims it; unclaimed files are
 * removed after `fileUnclaimedMs`.
 */
export async function keepUpload(
  tx: Tx,
  vault: Vault,
  store: ByteStore,
  upload: { name: string; mediaType: string; content: Buffer; at: string },
): Promise<StoredFile> {
  const id = randomBytes(16).toString('hex')
  const key = randomBytes(32)
  await store.put(id, seal(key, `file|content|${id}`, upload.content))
  await sql`insert into file (id, name, key, media_type, bytes, digest, created_at) values
    (${id}, ${seal(key, `file|name|${id}`, upload.name)}, ${seal(vault.system, `file|key|${id}`, key)}, ${upload.mediaType},
     ${upload.content.length}, ${Buffer.from(contentDigest(vault.system, upload.content), 'hex')}, ${upload.at})`.execute(
    tx,
  )
  return { id, name: upload.name, mediaType: upload.mediaType, bytes: upload.content.length }
}

/**
 * Give uploads to a case: their keys are sealed again, by the case key, so that erasing the case erases them.
 * @returns digests of the files under the case secret, or null when one is not there or taken already
 */
export async function claimUploads(
  tx: Tx,
  vault: Vault,
  caseNo: string,
  keys: CaseKeys,
  ids: readonly string[],
): Promise<string[] | null> {
  const digests: string[] = []
  for (const id of ids) {
    const { rows } = await sql<{
      key: Buffer
      digest: Buffer
    }>`select key, digest from file where id = ${id} and case_no is null for update`.execute(tx)
    const [row] = rows
    if (!row) return null
    const key = open(vault.system, `file|key|${id}`, row.key)
    await sql`update file set case_no = ${caseNo}, key = ${seal(keys.dek, `file|key|${id}`, key)} where id = ${id}`.execute(
      tx,
    )
    digests.push(contentDigest(keys.secret, row.digest))
  }
  return digests
}

export async function filesOf(tx: Tx, caseNo: string, keys: CaseKeys): Promise<StoredFile[]> {
  const { rows } =
    await sql<FileRow>`select id, name, key, media_type, bytes from file where case_no = ${caseNo} order by created_at, id`.execute(
      tx,
    )
  return rows.map((row) => described(row, open(keys.dek, `file|key|${row.id}`, row.key)))
}

/** An upload that no case has claimed yet: what a form shows again on its next page. */
export async function pendingUpload(tx: Tx, vault: Vault, id: string): Promise<StoredFile | null> {
  const { rows } =
    await sql<FileRow>`select id, name, key, media_type, bytes from file where id = ${id} and case_no is null`.execute(
      tx,
    )
  const [row] = rows
  return row ? described(row, open(vault.system, `file|key|${id}`, row.key)) : null
}

/** The bytes of an upload that no case has claimed yet: the scan beside the form that is being filled in. */
export async function pendingContent(tx: Tx, vault: Vault, store: ByteStore, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ key: Buffer }>`select key from file where id = ${id} and case_no is null`.execute(tx)
  const [row] = rows
  if (!row) return null
  return open(open(vault.system, `file|key|${id}`, row.key), `file|content|${id}`, await store.get(id))
}

export async function fileContent(
  tx: Tx,
  store: ByteStore,
  caseNo: string,
  keys: CaseKeys,
  id: string,
): Promise<(StoredFile & { content: Buffer }) | null> {
  const { rows } =
    await sql<FileRow>`select id, name, key, media_type, bytes from file where id = ${id} and case_no = ${caseNo}`.execute(
      tx,
    )
  const [row] = rows
  if (!row) return null
  const key = open(keys.dek, `file|key|${id}`, row.key)
  return { ...described(row, key), content: open(key, `file|content|${id}`, await store.get(id)) }
}

/** Remove uploads that nobody claimed. @returns how many */
export async function sweepUploads(tx: Tx, store: ByteStore, before: string): Promise<number> {
  const { rows } = await sql<{
    id: string
  }>`delete from file where case_no is null and created_at < ${before} returning id`.execute(tx)
  for (const { id } of rows) await store.remove(id)
  return rows.length
}

type FileRow = { id: string; name: Buffer; key: Buffer; media_type: string; bytes: number }

const described = (row: FileRow, key: Buffer): StoredFile => ({
  id: row.id,
  name: openText(key, `file|name|${row.id}`, row.name),
  mediaType: row.media_type,
  bytes: row.bytes,
})
