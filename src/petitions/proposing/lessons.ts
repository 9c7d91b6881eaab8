import { sql } from 'kysely'
import { caseKeys, jobPrincipal } from '../../kernel/index.ts'
import type { Petitions } from '../petitions.ts'
import { textsOf } from '../store.ts'
import type { TaughtText } from './school.ts'

/** Texts that are opened at once. */
const PORTION = 200

type Row = {
  case_no: string
  class3: string
  path: string | null
  category: string | null
  holder: string | null
  office: string
}

/**
 * The office's own closed cases, the newest first, as people classified them. Sealed cases are never among them, nor
 * are accusations, whatever their seal says (RG-1); a case whose text was erased teaches nothing any more.
 */
export async function* closedCases(house: Petitions, most: number): AsyncGenerator<TaughtText[]> {
  let after: { on: string; no: string } | null = null
  for (let given = 0; given < most; ) {
    const portion: { texts: TaughtText[]; last: (Row & { ended_on: string }) | undefined; rows: number } =
      await house.kernel.units.read(jobPrincipal('proposals'), async (tx) => {
        const { rows } = await sql<Row & { ended_on: string }>`
          select case_no, class3, path, category, holder, office, ended_on from case_head
          where ended_on is not null and not sealed and class3 in ('appeal', 'suggestion') and category is not null
            and merged_into is null
            ${after ? sql`and (ended_on, case_no) < (${after.on}, ${after.no})` : sql``}
          order by ended_on desc, case_no desc limit ${Math.min(PORTION, most - given)}`.execute(tx)
        const texts: TaughtText[] = []
        for (const row of rows) {
          const keys = await caseKeys(tx, house.kernel.vault, row.case_no)
          const { title, content } = await textsOf(tx, keys, row.case_no)
          if (content) texts.push({ title, content, answers: answersOf(row) })
        }
        return { texts, last: rows.at(-1), rows: rows.length }
      })
    yield portion.texts
    if (!portion.last) return
    given += portion.rows
    after = { on: portion.last.ended_on, no: portion.last.case_no }
  }
}

function answersOf({ class3, path, category, holder, office }: Row): TaughtText['answers'] {
  const way = class3 === 'suggestion' ? 'suggestion' : path
  return {
    ...(category ? { category } : {}),
    ...(way ? { path: way } : {}),
    // What an office kept to itself was sent nowhere.
    ...(holder && holder !== office ? { organ: holder } : {}),
  }
}
