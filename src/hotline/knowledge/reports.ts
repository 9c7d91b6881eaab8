import { sql } from 'kysely'
import { type Kernel, openText, seal, type Tx } from '../../kernel/index.ts'
import { type Calendar, type Refusal, refuse } from '../../law/index.ts'
import { entryOf, newId, noSuchEntry, versionsOf } from './entries.ts'
import { openTask } from './tasks.ts'

/** What became of a correction report. */
export const outcomeTitles = { changed: '属实，去改', right: '核对过，没有错', elsewhere: '说的不是这条知识' } as const
export type ReportOutcome = keyof typeof outcomeTitles

export type KnowledgeReport = {
  id: string
  entry: string
  title: string
  version: number
  says: string
  origin: 'public' | 'staff'
  at: string
  outcome: ReportOutcome | null
  reply: string | null
  settledAt: string | null
}

const aadOf = (id: string): string => `knowledge_report|says|${id}`

/** Somebody says that an entry is not right. No name and no address with it; sealed, because people write of themselves. */
export async function reportEntry(
  tx: Tx,
  { vault }: Pick<Kernel, 'vault'>,
  report: { entry: string; version: number; says: string; origin: 'public' | 'staff' },
  at: string,
): Promise<Refusal | { id: string }> {
  const published = (await versionsOf(tx, report.entry)).find(
    ({ version, state }) => version === report.version && state === 'published',
  )
  if (!published) return noSuchEntry
  const id = newId()
  await sql`insert into knowledge_report (id, entry, version, says, origin, at) values
    (${id}, ${report.entry}, ${report.version}, ${seal(vault.system, aadOf(id), report.says)}, ${report.origin}, ${at})`.execute(
    tx,
  )
  return { id }
}

/** Reports that nobody has looked at yet come first, the oldest of them first; then the latest that were settled. */
export async function reportsOf(tx: Tx, { vault }: Pick<Kernel, 'vault'>, most: number): Promise<KnowledgeReport[]> {
  const { rows } = await sql<
    Omit<KnowledgeReport, 'says'> & { says: Buffer }
  >`select r.id, r.entry, v.title, r.version, r.says, r.origin, r.at, r.outcome, r.reply, r.settled_at as "settledAt"
    from knowledge_report r join knowledge_version v on v.entry = r.entry and v.version = r.version
    order by r.outcome is not null, case when r.outcome is null then r.at end, r.settled_at desc, r.id limit ${most}`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, says: openText(vault.system, aadOf(row.id), row.says) }))
}

/** What was done about it. Where it is right, the update is a duty with a day (HL-L13). */
export async function settleReport(
  tx: Tx,
  id: string,
  end: { outcome: ReportOutcome; reply: string },
  by: string,
  on: { today: string; at: string; calendar: Calendar },
): Promise<Refusal | null> {
  const { rows } = await sql<{
    entry: string
  }>`select entry from knowledge_report where id = ${id} and outcome is null for update`.execute(tx)
  const [report] = rows
  if (!report) return settledAlready
  await sql`update knowledge_report set outcome = ${end.outcome}, reply = ${end.reply}, settled_by = ${by}, settled_at = ${on.at} where id = ${id}`.execute(
    tx,
  )
  if (end.outcome !== 'changed') return null
  const [entry, versions] = [await entryOf(tx, report.entry), await versionsOf(tx, report.entry)]
  const face = versions.find(({ version }) => version === entry?.face)
  if (!entry || !face) return noSuchEntry
  await openTask(
    tx,
    { kind: 'correction', entry: entry.id, owner: face.owner, says: end.reply, changedOn: on.today },
    by,
    on,
  )
  return null
}

const settledAlready = refuse('knowledge-report-settled', '[D]', '这条纠错已经有人处理了。', '请刷新列表。')
