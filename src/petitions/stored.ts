import { sql } from 'kysely'
import { type CaseKeys, manyCaseKeys, type StoredEvent, type Tx, type Vault } from '../kernel/index.ts'
import type { PageRow } from './pages.ts'

/** What stands in the database of one case, as a replay compares it. */
export type Stored = {
  events: readonly StoredEvent[]
  head: (Record<string, unknown> & { leaf: Buffer }) | null
  clocks: readonly object[]
  /** Who finds it by its words; null where it has none. */
  reach: string[] | null
  pages: readonly PageRow[]
  /** @throws when they were erased */
  keys: () => CaseKeys
}

type OfCase = { case_no: string }

/** All of it for a portion of cases, in one question a table instead of one a case. */
export async function storedOf(tx: Tx, vault: Vault, caseNos: readonly string[]): Promise<(caseNo: string) => Stored> {
  const wanted = [...caseNos]
  const keys = await manyCaseKeys(tx, vault, wanted)
  const events = grouped(
    await sql<StoredEvent & OfCase>`
      select case_no, seq, kind, row_id as row, at, actor, organ, data, clocks, leaf
      from event where case_no = any(${wanted}) order by case_no, seq`.execute(tx),
  )
  const heads = grouped(
    await sql<NonNullable<Stored['head']> & OfCase>`select * from case_head where case_no = any(${wanted})`.execute(tx),
  )
  const clocks = grouped(
    await sql<OfCase>`
      select case_no, key, rule, organ, day0, target, last, article, provisional, pack, calendar, met_on as "metOn",
        stopped_on as "stoppedOn", due_at as "dueAt", met_at as "metAt"
      from clock where case_no = any(${wanted}) order by case_no, key`.execute(tx),
  )
  const words = grouped(
    await sql<{ reach: string[] } & OfCase>`
      select case_no, reach from search_index where case_no = any(${wanted})`.execute(tx),
  )
  const pages = grouped(
    await sql<PageRow & OfCase>`
      select case_no, document, file, digest from document_page where case_no = any(${wanted}) order by case_no, document`.execute(
      tx,
    ),
  )
  return (caseNo) => ({
    events: events(caseNo),
    head: heads(caseNo)[0] ?? null,
    clocks: clocks(caseNo).map(({ case_no: _, ...clock }) => clock),
    reach: words(caseNo)[0]?.reach ?? null,
    pages: pages(caseNo),
    keys() {
      const found = keys.get(caseNo)
      if (!found) throw new Error(`no keys for case ${caseNo}`)
      return found
    },
  })
}

function grouped<T extends OfCase>({ rows }: { rows: readonly T[] }): (caseNo: string) => readonly T[] {
  const found = Map.groupBy(rows, ({ case_no }) => case_no)
  return (caseNo) => found.get(caseNo) ?? []
}
