import { sql } from 'kysely'
import { type CaseKeys, openText, type Tx } from '../kernel/index.ts'
import { type Input, mustDiffer, overlapOf, type State } from '../law/index.ts'
import { recordBody } from './store.ts'

/** Texts of earlier steps that review and re-review need again. They are records beside the events. */

/** What the person asked and why, of the request in hand. */
export async function askedOf(tx: Tx, keys: CaseKeys, caseNo: string, state: State): Promise<string | null> {
  const review = state.reviews.at(-1)
  if (!review) return null
  const { rows } = await sql<{
    id: string
    body: Buffer
  }>`select id, body from record where case_no = ${caseNo} and kind = ${`request-${review.step}`} order by seq desc limit 1`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return null
  const { requests, facts } = JSON.parse(openText(keys.dek, `record|body|${row.id}`, row.body)) as Record<
    string,
    string
  >
  const ended = (text: string | undefined): string => (text ?? '').trim().replace(/[。；;.]$/, '')
  return `请求：${ended(requests)}。理由：${ended(facts)}。`
}

type Answer = { facts?: unknown; reasons?: unknown }

/** With how much of each answer's facts and reasons stood in the annulled opinion already: shown, and judged by law. */
export async function withRepeats(tx: Tx, keys: CaseKeys, caseNo: string, state: State, given: Input): Promise<Input> {
  const { repeats: _, ...input } = given
  const former = state.annulled.at(-1)
  if (!former || !mustDiffer(state) || !Array.isArray(input.answers)) return input
  const before = ((await recordBody(tx, keys, caseNo, former.draft))?.answers ?? []) as Answer[]
  const words = (answer: Answer | undefined): string =>
    `${String(answer?.facts ?? '')}\n${String(answer?.reasons ?? '')}`
  return {
    ...input,
    repeats: (input.answers as Answer[]).map((answer, at) => overlapOf(words(answer), words(before[at]))),
  }
}
