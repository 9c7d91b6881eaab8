import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { canonicalBytes } from '../ledger/index.ts'
import { problem } from './problem.ts'
import type { Tx } from './unit.ts'
import { openText, seal, type Vault } from './vault.ts'

/** A key that a caller sends with a write, so that sending it twice does it once (contract.md §3). */
export type IdempotencyKey = { actor: string; key: string; digest: Buffer }

/** Same key, other body. The route answers 422. */
export class KeyReused extends Error {}

export const idempotencyKey = (actor: string, key: string, body: unknown): IdempotencyKey => ({
  actor,
  key,
  digest: hash('sha256', canonicalBytes(body ?? null), 'buffer'),
})

/** The caller's idempotency key, if it sent one. */
export function keyOf(request: FastifyRequest, actor: string, body: unknown): IdempotencyKey | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key.length < 8 || key.length > 200)
    throw problem('bad-input', { fields: [{ field: 'idempotency-key', says: '长度应为8到200个字符。' }] })
  return idempotencyKey(actor, key, body)
}

/**
 * Claim the key, or get the stored answer. A second call with the same key waits here for the first to commit,
 * because the primary key makes it; so this comes before any other lock.
 */
export async function claim(tx: Tx, vault: Vault, id: IdempotencyKey, at: string): Promise<{ answer: unknown } | null> {
  const { numAffectedRows } =
    await sql`insert into idempotency (actor, key, digest, at) values (${id.actor}, ${id.key}, ${id.digest}, ${at}) on conflict do nothing`.execute(
      tx,
    )
  if (numAffectedRows === 1n) return null
  const { rows } = await sql<{
    digest: Buffer
    answer: Buffer | null
  }>`select digest, answer from idempotency where actor = ${id.actor} and key = ${id.key}`.execute(tx)
  const [row] = rows
  if (!row?.digest.equals(id.digest)) throw new KeyReused()
  if (!row.answer) throw new Error('an idempotency row without answer was committed')
  return { answer: JSON.parse(openText(vault.system, `idempotency|${id.actor}|${id.key}`, row.answer)) }
}

/** Keep the answer under the key, sealed: it may hold a query code. */
export async function keepAnswer(tx: Tx, vault: Vault, id: IdempotencyKey, answer: unknown): Promise<void> {
  const sealed = seal(vault.system, `idempotency|${id.actor}|${id.key}`, JSON.stringify(answer))
  await sql`update idempotency set answer = ${sealed} where actor = ${id.actor} and key = ${id.key}`.execute(tx)
}
