import { sql } from 'kysely'
import { type CaseKeys, jobPrincipal, leafFor, type StoredEvent, type Tx } from '../kernel/index.ts'
import { fold, type State } from '../law/index.ts'
import { canonicalBytes, contentDigest } from '../ledger/index.ts'
import { letterOf } from './documents.ts'
import { headOf } from './head.ts'
import { pageOf } from './pages.ts'
import type { Petitions } from './petitions.ts'
import { lawEvents, recordsOf, textsOf } from './store.ts'
import { type Stored, storedOf } from './stored.ts'

/** One thing that is not as the events say. */
export type Difference = { caseNo: string; what: string; stored: unknown; replayed: unknown }

/** Compares other rooms' copies (facts) with a replay; registered by main.ts. */
export type Checker = (tx: Tx, caseNo: string, events: readonly StoredEvent[], state: State) => Promise<Difference[]>

/** Compares what another room keeps for the whole house with what it is counted from. */
export type WholeChecker = () => Promise<Difference[]>

const portion = 200

/**
 * Replay every event and compare: leaves and their chain, heads, clocks, texts, letters and kept pages by digest, search words,
 * and what other rooms keep. Reads only; finds what somebody changed behind the program's back (B12).
 */
export async function* reconcile(
  house: Petitions,
  checkers: readonly Checker[],
  wholeCheckers: readonly WholeChecker[] = [],
): AsyncGenerator<Difference, { cases: number; events: number }> {
  let after = ''
  let cases = 0
  let events = 0
  for (;;) {
    const batch = await house.kernel.units.read(jobPrincipal('reconcile'), async (tx) => {
      const { rows } = await sql<{
        case_no: string
      }>`select distinct case_no from event where case_no > ${after} order by case_no limit ${portion}`.execute(tx)
      const found: Difference[] = []
      const stored = await storedOf(
        tx,
        house.kernel.vault,
        rows.map(({ case_no }) => case_no),
      )
      for (const { case_no } of rows) {
        const of = stored(case_no)
        events += of.events.length
        found.push(...(await checkCase(tx, house, case_no, of, checkers)))
      }
      return { rows, found }
    })
    yield* batch.found
    cases += batch.rows.length
    const last = batch.rows.at(-1)
    if (!last) break
    after = last.case_no
  }
  yield* await house.kernel.units.read(jobPrincipal('reconcile'), orphans)
  for (const check of wholeCheckers) yield* await check()
  return { cases, events }
}

async function checkCase(
  tx: Tx,
  house: Petitions,
  caseNo: string,
  stored: Stored,
  checkers: readonly Checker[],
): Promise<Difference[]> {
  const { events, head, clocks, reach, pages } = stored
  const keys = stored.keys()
  const differs = (what: string, stored: unknown, replayed: unknown): Difference[] =>
    same(stored, replayed) ? [] : [{ caseNo, what, stored, replayed }]
  const found: Difference[] = []
  let prev: Buffer | null = null
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) found.push({ caseNo, what: 'event.seq', stored: event.seq, replayed: index + 1 })
    const leaf = leafFor({ caseNo, secret: keys.secret }, event, prev)
    if (!leaf.equals(event.leaf))
      found.push({
        caseNo,
        what: `event ${event.seq} leaf`,
        stored: event.leaf.toString('hex'),
        replayed: leaf.toString('hex'),
      })
    prev = event.leaf
  }
  const state = fold(lawEvents(events))
  if (!head) return [...found, { caseNo, what: 'case_head', stored: null, replayed: state.stage }]
  for (const [column, value] of Object.entries(headOf(caseNo, state)))
    found.push(...differs(`case_head.${column}`, head[column], value))
  found.push(...differs('case_head.leaf', head.leaf.toString('hex'), prev?.toString('hex')))
  found.push(
    ...differs(
      'clock',
      clocks,
      // The pauses stand in the event alone; the row has the days that they led to.
      [...state.clocks]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ pauses: _, ...clock }) => ({
          ...clock,
          dueAt: clock.dueAt ?? null,
          metAt: clock.metAt ?? null,
        })),
    ),
  )
  found.push(...differs('search_index.reach', reach, state.sealed ? null : headOf(caseNo, state).reach))
  found.push(...(await checkTexts(tx, house, caseNo, { keys, events, pages }, state)))
  for (const check of checkers) found.push(...(await check(tx, caseNo, events, state)))
  return found
}

/** Texts, records and letters must open, and have the digests that the events committed to. */
async function checkTexts(
  tx: Tx,
  house: Petitions,
  caseNo: string,
  { keys, events, pages }: Pick<Stored, 'events' | 'pages'> & { keys: CaseKeys },
  state: State,
): Promise<Difference[]> {
  const committed = new Set(events.flatMap((event) => (event.data.digests as string[] | undefined) ?? []))
  const found: Difference[] = []
  const must = (what: string, content: string | Uint8Array): void => {
    const digest = contentDigest(keys.secret, content)
    if (!committed.has(digest)) found.push({ caseNo, what, stored: digest, replayed: null })
  }
  try {
    const texts = await textsOf(tx, keys, caseNo)
    must('submission.title', texts.title)
    must('submission.content', texts.content)
    must('submission.requests', JSON.stringify(texts.requests))
    for (const record of await recordsOf(tx, keys, caseNo)) must(`record ${record.id}`, JSON.stringify(record.body))
    for (const { id } of state.documents) {
      const letter = await letterOf(tx, keys, caseNo, id)
      if (letter) must(`document ${id}`, canonicalBytes(letter.model))
      else found.push({ caseNo, what: `document ${id}`, stored: null, replayed: id })
    }
    for (const row of pages)
      await pageOf(house, keys, row).catch((error: Error) =>
        found.push({ caseNo, what: `document ${row.document} page`, stored: error.message, replayed: row.digest }),
      )
  } catch (error) {
    found.push({ caseNo, what: 'sealed text', stored: (error as Error).message, replayed: 'opens' })
  }
  return found
}

/** Rows whose case has no events at all: somebody deleted the stream, or added a row by hand. */
async function orphans(tx: Tx): Promise<Difference[]> {
  const found: Difference[] = []
  for (const table of ['case_head', 'submission', 'clock', 'document', 'record', 'search_index']) {
    const { rows } = await sql<{
      case_no: string
    }>`select distinct t.case_no from ${sql.table(table)} t where not exists (select from event e where e.case_no = t.case_no)`.execute(
      tx,
    )
    found.push(
      ...rows.map(({ case_no }) => ({
        caseNo: case_no,
        what: `${table} without events`,
        stored: 'row',
        replayed: null,
      })),
    )
  }
  const { rows: voids } = await sql<{
    n: number
  }>`select count(*)::int as n from event e where not exists (select from submission s where s.case_no = e.case_no) and e.seq = 1`.execute(
    tx,
  )
  if (voids[0]?.n) found.push({ caseNo: '', what: 'events without submission', stored: voids[0].n, replayed: 0 })
  return found
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || sorted(a) === sorted(b)
/** Key order means nothing here: rows and states name the same columns in another order. */
const sorted = (value: unknown): string => canonicalBytes(JSON.parse(JSON.stringify(value ?? null))).toString()
