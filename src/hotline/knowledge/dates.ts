import { sql } from 'kysely'
import { dayAt, isoAt, jobPrincipal, type Kernel } from '../../kernel/index.ts'
import type { RoundJob } from '../../petitions/index.ts'
import { eraseContacts } from './answers.ts'
import { settle } from './entries.ts'

/** Entries in one transaction. */
const portion = 200

/**
 * What a new day brings to the base: versions whose first day has come take over, what ended or was not reviewed in time
 * is marked expired, contacts that nobody needed are erased. Safe at any time and twice at once.
 * @returns entries that changed
 */
export async function turnDay({ units, clock }: Pick<Kernel, 'units' | 'clock'>): Promise<number> {
  const today = dayAt(clock.now()).toString()
  const at = isoAt(clock.now())
  const job = jobPrincipal('knowledge')
  await units.write(job, (tx) => eraseContacts(tx, today))
  let changed = 0
  for (let after = ''; ; ) {
    const { rows } = await units.read(job, (tx) =>
      sql<{
        id: string
      }>`select distinct e.id from knowledge_entry e join knowledge_version v on v.entry = e.id and v.state = 'published'
        where e.stopped_at is null and e.id > ${after} and
          ((v.from_day <= ${today} and v.version > e.shown) or (v.version = e.shown and e.state = 'published' and (v.review_on < ${today} or v.to_day < ${today})))
        order by e.id limit ${portion}`.execute(tx),
    )
    const last = rows.at(-1)
    if (!last) return changed
    after = last.id
    await units.write(job, async (tx) => {
      for (const { id } of rows) if (await settle(tx, id, today, at)) changed++
    })
  }
}

/** Every hour: a server that slept over midnight is late by an hour at most. */
export const knowledgeJob = (kernel: Pick<Kernel, 'units' | 'clock'>): RoundJob => ({
  task: 'turn-knowledge-day',
  match: '2 * * * *',
  run: async () => void (await turnDay(kernel)),
})
