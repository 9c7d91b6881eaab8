import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isoAt, keepUpload, open, openText, publicPrincipal, seal, type Tx } from '../kernel/index.ts'
import type { Petitions } from './petitions.ts'

/** An upload that may be interrupted: each piece is sealed as it arrives. `file`: what became of it once it was whole. */
export type UploadState = { received: number; length: number; file: string | null }

/** @returns the id under which it goes on */
export async function beginUpload(
  house: Petitions,
  upload: { name: string; mediaType: string; length: number },
): Promise<string> {
  const { units, vault, clock } = house.kernel
  const id = randomBytes(16).toString('hex')
  const key = randomBytes(32)
  await units.write(publicPrincipal, (tx) =>
    sql`insert into upload (id, name, key, media_type, length, touched_at) values
      (${id}, ${seal(key, `upload|name|${id}`, upload.name)}, ${seal(vault.system, `upload|key|${id}`, key)},
       ${upload.mediaType}, ${upload.length}, ${isoAt(clock.now())})`.execute(tx),
  )
  return id
}

export const uploadState = (house: Petitions, id: string): Promise<UploadState | null> =>
  house.kernel.units.read(publicPrincipal, async (tx) => {
    const { rows } =
      await sql<UploadState>`select received::int as received, length::int as length, file from upload where id = ${id}`.execute(
        tx,
      )
    return rows[0] ?? null
  })

type UploadRow = UploadState & { name: Buffer; key: Buffer; media_type: string; pieces: number }

/**
 * The next piece. Two senders of the same piece cannot both be right: the one that comes second is told.
 * @returns the state after it; null for an unknown upload, `elsewhere` when the piece does not begin where it ends
 */
export async function addPiece(
  house: Petitions,
  id: string,
  offset: number,
  piece: Buffer,
): Promise<UploadState | null | 'elsewhere'> {
  const { units, vault, clock, files } = house.kernel
  return units.write(publicPrincipal, async (tx) => {
    const { rows } =
      await sql<UploadRow>`select name, key, media_type, received::int as received, length::int as length, pieces, file
        from upload where id = ${id} for update`.execute(tx)
    const [row] = rows
    if (!row) return null
    if (row.received !== offset || row.received + piece.length > row.length) return 'elsewhere'
    const key = open(vault.system, `upload|key|${id}`, row.key)
    const at = isoAt(clock.now())
    const received = row.received + piece.length
    await files.put(pieceId(id, row.pieces), seal(key, `upload|piece|${id}|${row.pieces}`, piece))
    const pieces = row.pieces + 1
    const whole = received === row.length
    const file = whole ? await assemble(tx, house, id, key, { ...row, pieces }, at) : null
    await sql`update upload set received = ${received}, pieces = ${pieces}, file = ${file}, touched_at = ${at} where id = ${id}`.execute(
      tx,
    )
    return { received, length: row.length, file }
  })
}

async function assemble(
  tx: Tx,
  house: Petitions,
  id: string,
  key: Buffer,
  row: Pick<UploadRow, 'name' | 'media_type' | 'pieces'>,
  at: string,
): Promise<string> {
  const { vault, files } = house.kernel
  const parts: Buffer[] = []
  for (let n = 0; n < row.pieces; n++) parts.push(open(key, `upload|piece|${id}|${n}`, await files.get(pieceId(id, n))))
  const stored = await keepUpload(tx, vault, files, {
    name: openText(key, `upload|name|${id}`, row.name),
    mediaType: row.media_type,
    content: Buffer.concat(parts),
    at,
  })
  return stored.id
}

/** Remove what nobody went on with, and the pieces of what became a file. @returns how many */
export async function sweepPieces(tx: Tx, house: Petitions, before: string): Promise<number> {
  const { rows } = await sql<{
    id: string
    pieces: number
  }>`delete from upload where touched_at < ${before} returning id, pieces`.execute(tx)
  // One more than was counted: a piece that was written when its transaction failed.
  for (const { id, pieces } of rows) for (let n = 0; n <= pieces; n++) await house.kernel.files.remove(pieceId(id, n))
  return rows.length
}

const pieceId = (id: string, n: number): string => `${id}-${n}`
