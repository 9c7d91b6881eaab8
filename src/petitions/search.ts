import { sql } from 'kysely'
import { dayAt, manyCaseKeys, openText, type Tx } from '../kernel/index.ts'
import type { Staff } from '../people/index.ts'
import { byFormerNo } from './backfill/former-no.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import { item, type ListItem } from './queues.ts'
import { openTitle } from './store.ts'

/** The newest that were found; `more` when there are, or may be, older ones besides. */
export type Found = { items: ListItem[]; more: boolean }

/**
 * Search by number, by its number in the old ledger, or by words of title, content and place. Words are found by their
 * keyed pairs; a candidate counts only when its opened text really holds the words next to each other. Within the
 * organ's own reach only, and never by person (RG-5).
 */
export async function searchCases(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  words: string,
  limit: number,
): Promise<Found> {
  const no = parseCaseNo(words)
  const byNumber = no ? [no] : await byFormerNo(tx, house.kernel.vault, staff.organ, words)
  const { found, more } = byNumber ? { found: byNumber, more: false } : await byWords(tx, house, staff, words, limit)
  if (!found.length) return { items: [], more }
  const { rows } = await sql<
    Parameters<typeof item>[2]
  >`select case_no, title, stage, queue, desk, office, holder, channel, category, place_region, received_on, due, due_at, due_rule, pending, dup, urgency, sealed
    from case_head where case_no = any(${found}) order by received_on desc, case_no desc`.execute(tx)
  const keys = await manyCaseKeys(
    tx,
    house.kernel.vault,
    rows.map((row) => row.case_no),
  )
  const today = dayAt(house.kernel.clock.now())
  return { items: rows.map((row) => item(house, staff, row, keys.get(row.case_no), today)), more }
}

async function byWords(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  words: string,
  limit: number,
): Promise<{ found: string[]; more: boolean }> {
  const { vault, settings } = house.kernel
  const wanted = words
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => [...word].length >= 2)
  const tokens = [...new Set(wanted.flatMap((word) => vault.searchTokens(word)))]
  if (!tokens.length) return { found: [], more: false }
  const query = tokens.map((token) => `'${token}'`).join(' & ')
  const candidates = async (most: number): Promise<string[]> => {
    const { rows } = await sql<{
      case_no: string
    }>`select case_no from search_cases(${query}::tsquery, ${staff.reach}::text[], ${most})`.execute(tx)
    return rows.map((row) => row.case_no)
  }
  // A pair of characters found is the word itself; only longer words must be looked for side by side in the text.
  const longer = wanted.filter((word) => [...word].length > 2)
  if (!longer.length) {
    const found = await candidates(limit + 1)
    return { found: found.slice(0, limit), more: found.length > limit }
  }
  const found: string[] = []
  let looked = 0
  let last = false
  // Few candidates are much cheaper to find than many, and usually fill the page.
  for (const most of [limit, 2 * limit, settings.searchCandidates]) {
    const portion = (await candidates(most)).slice(looked)
    const texts = await textsFor(tx, house, portion)
    found.push(...portion.filter((no) => longer.every((word) => texts.get(no)?.includes(word))))
    looked += portion.length
    last = looked < most
    if (found.length >= limit || last) break
  }
  return { found: found.slice(0, limit), more: found.length > limit || !last }
}

async function textsFor(tx: Tx, house: Petitions, caseNos: readonly string[]): Promise<Map<string, string>> {
  const texts = await caseTexts(tx, house, caseNos)
  return new Map(
    [...texts].map(([no, { title, content, place }]) => [
      no,
      `${title}\n${content}\n${place}`.normalize('NFKC').toLowerCase(),
    ]),
  )
}

/** Title, content and place of cases that this principal may read. */
export async function caseTexts(
  tx: Tx,
  house: Petitions,
  caseNos: readonly string[],
): Promise<Map<string, { title: string; content: string; place: string }>> {
  const keys = await manyCaseKeys(tx, house.kernel.vault, caseNos)
  const { rows } = await sql<{
    case_no: string
    title: Buffer
    content: Buffer
    place: Buffer | null
  }>`select case_no, title, content, place from submission where case_no = any(${caseNos})`.execute(tx)
  return new Map(
    rows.flatMap((row) => {
      const key = keys.get(row.case_no)
      if (!key) return []
      const at = (column: 'content' | 'place'): string =>
        row[column] ? openText(key.dek, `submission|${column}|${row.case_no}`, row[column]) : ''
      return [
        [row.case_no, { title: openTitle(key, row.case_no, row.title), content: at('content'), place: at('place') }],
      ]
    }),
  )
}
