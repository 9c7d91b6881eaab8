import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { openText, problem, seal, type Tx, type Vault } from '../../kernel/index.ts'
import type { Beside } from '../beside.ts'
import type { Basis, Period } from '../compile.ts'

/** A line as it was typed: what they call it, and their numbers as they write them. */
export type TypedLine = { item: string; count: string; people: string; percent: string }

/** A comparison that an office keeps: their table, and what was said of it when it was kept. */
export type Comparison = Period & {
  id: string
  organ: string | null
  basis: Basis
  keptBy: string
  keptAt: string
  /** Numbers of theirs that ours equal, and that they do not. */
  equal: number
  apart: number
}
export type KeptComparison = Comparison & { typed: TypedLine[]; beside: Beside }

const idBytes = 12
const columns = sql.raw(
  'id, organ, from_day as "from", to_day as "to", basis, kept_by as "keptBy", kept_at as "keptAt", equal_lines as equal, apart_lines as apart',
)
const secret = (id: string): string => `figure-comparison|${id}`

/** Comparisons of an office, the latest kept first. */
export async function comparisonsOf(tx: Tx, office: string, most: number): Promise<Comparison[]> {
  const { rows } = await sql<Comparison>`select ${columns} from figure_comparison
    where office = ${office} order by kept_at desc, id limit ${most}`.execute(tx)
  return rows
}

/** @throws problem not-found: also where another office kept it */
export async function comparisonById(tx: Tx, vault: Vault, office: string, id: string): Promise<KeptComparison> {
  const { rows } = await sql<Comparison & { content: Buffer }>`select ${columns}, content from figure_comparison
    where id = ${id} and office = ${office}`.execute(tx)
  if (!rows[0]) throw problem('not-found')
  const { content, ...row } = rows[0]
  return {
    ...row,
    ...(JSON.parse(openText(vault.system, secret(id), content)) as Pick<KeptComparison, 'typed' | 'beside'>),
  }
}

export async function keepComparison(
  tx: Tx,
  vault: Vault,
  office: string,
  account: string,
  kept: Pick<KeptComparison, 'from' | 'to' | 'organ' | 'basis' | 'typed' | 'beside'>,
  at: string,
): Promise<string> {
  const { from, to, organ, basis, typed, beside } = kept
  const id = randomBytes(idBytes).toString('base64url')
  const content = seal(vault.system, secret(id), JSON.stringify({ typed, beside }))
  const equal = beside.lines.filter((line) => line.apart === 0).length
  const apart = beside.lines.filter((line) => line.apart !== null && line.apart !== 0).length
  await sql`insert into figure_comparison (id, office, organ, from_day, to_day, basis, content, equal_lines, apart_lines, kept_by, kept_at)
    values (${id}, ${office}, ${organ}, ${from}, ${to}, ${basis}, ${content}, ${equal}, ${apart}, ${account}, ${at})`.execute(
    tx,
  )
  return id
}

/** @throws problem not-found */
export async function dropComparison(tx: Tx, office: string, id: string): Promise<void> {
  const { numAffectedRows } = await sql`delete from figure_comparison where id = ${id} and office = ${office}`.execute(
    tx,
  )
  if (!numAffectedRows) throw problem('not-found')
}
