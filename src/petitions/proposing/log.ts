import { sql } from 'kysely'
import { isoAt, type Tx } from '../../kernel/index.ts'
import type { Projector } from '../petitions.ts'
import type { Guess } from './model.ts'
import type { Question } from './study.ts'

/** What was offered at a form; asked again before the person decided, the newest counts. */
export async function keepOffer(
  tx: Tx,
  caseNo: string,
  question: Question,
  { code, share }: Guess,
  model: string,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into machine_proposal (case_no, question, offered, share_percent, model, offered_at)
    values (${caseNo}, ${question}, ${code}, ${Math.round(share * 100)}, ${model}, ${isoAt(now)})
    on conflict (case_no, question) do update
    set offered = excluded.offered, share_percent = excluded.share_percent, model = excluded.model, offered_at = excluded.offered_at
    where machine_proposal.chosen is null`.execute(tx)
}

/**
 * Writes down what the person chose beside what was offered, in the transaction of the act. It changes no case. A case
 * that is sealed leaves nothing here (RG-1).
 */
export const proposalProjector: Projector = async (tx, changes) => {
  for (const { caseNo, events, before, after } of changes) {
    if (after.sealed) {
      if (!before.sealed && before.seq > 0)
        await sql`delete from machine_proposal where case_no = ${caseNo}`.execute(tx)
      continue
    }
    for (const { kind, data, at } of events)
      for (const [question, code] of Object.entries(chosenIn(kind, data)))
        await sql`update machine_proposal set chosen = ${code}, chosen_at = ${at}
          where case_no = ${caseNo} and question = ${question} and chosen is null`.execute(tx)
  }
}

function chosenIn(kind: string, data: Readonly<Record<string, unknown>>): Partial<Record<Question, string>> {
  if (kind === 'transferred' || kind === 'assigned') return { organ: String(data.to) }
  if (kind !== 'classified') return {}
  return {
    ...(data.category ? { category: String(data.category) } : {}),
    path: data.class3 === 'suggestion' ? 'suggestion' : String(data.path),
  }
}
