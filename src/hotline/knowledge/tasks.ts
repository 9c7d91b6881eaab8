import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { type Calendar, day, type Refusal, refuse } from '../../law/index.ts'
import { newId } from './entries.ts'

/** Why the base has to be brought up to date. */
export const taskTitles = { policy: '政策变了', correction: '纠错属实', wrong: '查出有误' } as const
export type TaskKind = keyof typeof taskTitles

export type NewTask = {
  kind: TaskKind
  /** The entry to change; null: it has to be written. */
  entry: string | null
  owner: string
  says: string
  /** First day of the change. */
  changedOn: string
}

export type KnowledgeTask = NewTask & {
  id: string
  title: string | null
  openedAt: string
  due: string
  doneAt: string | null
  doneVersion: number | null
  doneNote: string | null
}

/** HL-L13: within one working day of the change, or of the day on which it became known [D]. */
const updateWorkingDays = 1

/** The day after which an update is late. A change that is still to come counts from its first day. */
export function updateDue(calendar: Calendar, changedOn: string, knownOn: string): string {
  let at = Temporal.PlainDate.from(changedOn > knownOn ? changedOn : knownOn)
  for (let left = updateWorkingDays; left > 0; ) {
    at = at.add({ days: 1 })
    if (!calendar.isRest(day(at.toString()))) left--
  }
  return at.toString()
}

export async function openTask(
  tx: Tx,
  task: NewTask,
  by: string,
  on: { today: string; at: string; calendar: Calendar },
): Promise<string> {
  const id = newId()
  await sql`insert into knowledge_task (id, kind, entry, owner, says, changed_on, opened_by, opened_at, due) values
    (${id}, ${task.kind}, ${task.entry}, ${task.owner}, ${task.says}, ${task.changedOn}, ${by}, ${on.at}, ${updateDue(on.calendar, task.changedOn, on.today)})`.execute(
    tx,
  )
  return id
}

/** Open duties, the earliest due first. @param owners null: all */
export async function openTasks(tx: Tx, owners: readonly string[] | null): Promise<KnowledgeTask[]> {
  const { rows } =
    await sql<KnowledgeTask>`select t.id, t.kind, t.entry, t.owner, t.says, t.changed_on as "changedOn", v.title,
      t.opened_at as "openedAt", t.due, t.done_at as "doneAt", t.done_version as "doneVersion", t.done_note as "doneNote"
    from knowledge_task t left join knowledge_entry e on e.id = t.entry left join knowledge_version v on v.entry = e.id and v.version = e.face
    where t.done_at is null and ${owners ? sql`t.owner = any(${owners})` : sql`true`} order by t.due, t.opened_at, t.id`.execute(
      tx,
    )
  return rows
}

/** Nothing had to change, and why; or the entry that was written for it. */
export async function closeTask(
  tx: Tx,
  id: string,
  end: { note: string } | { entry: string },
  at: string,
): Promise<Refusal | null> {
  const { rows } = await sql<{
    kind: TaskKind
  }>`select kind from knowledge_task where id = ${id} and done_at is null for update`.execute(tx)
  const [task] = rows
  if (!task) return noSuchTask
  if ('entry' in end) await sql`update knowledge_task set entry = ${end.entry} where id = ${id}`.execute(tx)
  // What was found wrong has to be put right; nobody can say that nothing had to change.
  else if (task.kind === 'wrong') return wrongStays
  else await sql`update knowledge_task set done_at = ${at}, done_note = ${end.note} where id = ${id}`.execute(tx)
  return null
}

const noSuchTask = refuse('knowledge-task-done', '[D]', '这项更新任务已经完成。', '请刷新列表。')
const wrongStays = refuse(
  'knowledge-wrong-stays',
  '[D]',
  '查出有误的知识，不能写“不用改”。',
  '请改好、送审、发布；不再需要这条知识的，请停用它再另写。',
)
