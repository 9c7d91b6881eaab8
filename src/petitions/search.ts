import { sql } from 'kysely'
import { dayAt, manyCaseKeys, openText, type Tx } from '../kernel/index.ts'
import type { Staff } from '../people/index.ts'
import { parseCaseNo } from './numbers.ts'
import type { Petitions } from './petitions.ts'
import { item, type ListItem } from './queues.ts'
import { openTitle } from './store.ts'

/**
 * Search by number or by words of title, content and place. Words are found by their keyed pairs; a candidate counts
 * only when its opened text really holds the words next to each other. Within the organ's own reach only, and never by
 * person (RG-5).
 */
export async function searchCases(
  tx: Tx,
  house: Petitions,
  staff: Staff,
  words: string,
  limit: number,
): Promise<ListItem[]> {
  const no = parseCaseNo(words)
  const found = no ? [no] : await byWords(tx, house, staff, words, limit)
  if (!found.length) return []
  const { rows } = await sql<
    Parameters<typeof item>[2]
  >`select case_no, title, stage, queue, desk, office, holder, channel, category, place_region, received_on, due, due_rule, pending, dup, urgency, sealed
    from case_head where case_no = any(${found}) order by received_on desc, case_no desc`.execute(tx)
  const keys = await manyCaseKeys(
    tx,
    house.kernel.vault,
    rows.map((row) => row.case_no),
  )
  const today = dayAt(house.kernel.clock.now())
  return rows.map((row) => item(house, staff, row, keys.get(row.case_no), today))
}

async function byWords(tx: Tx, house: Petitions, staff: Staff, words: string, limit: number): Promise<string[]> {
  const { vault, settings } = house.kernel
  const wanted = words
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => [...word].length >= 2)
  const tokens = [...new Set(wanted.flatMap((word) => vault.searchTokens(word)))]
  if (!tokens.length) return []
  const query = tokens.map((token) => `'${token}'`).join(' & ')
  const candidates = async (most: number): Promise<string[]> => {
    const { rows } = await sql<{
      case_no: string
    }>`select case_no from search_cases(${query}::tsquery, ${staff.reach}::text[], ${most})`.execute(tx)
    return rows.map((row) => row.case_no)
  }
  // A pair of characters found is the word itself; only longer words must be looked for side by side in the text.
  const longer = wanted.filter((word) => [...word].length > 2)
  if (!longer.length) return candidates(limit)
  const found: string[] = []
  let looked = 0
  // Few candidates are much cheaper to find than many, and usually fill the page.
  for (const most of [limit, 2 * limit, settings.searchCandidates]) {
    const portion = (await candidates(most)).slice(looked)
    const texts = await textsFor(tx, house, portion)
    found.push(...portion.filter((no) => longer.every((word) => texts.get(no)?.includes(word))))
    looked += portion.length
    if (found.length >= limit || looked < most) break
  }
  return found.slice(0, limit)
}

async function textsFor(tx: Tx, house: Petitions, caseNos: readonly string[]): Promise<Map<string, string>> {
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
        [
          row.case_no,
          `${openTitle(key, row.case_no, row.title)}\n${at('content')}\n${at('place')}`.normalize('NFKC').toLowerCase(),
        ],
      ]
    }),
  )
}
