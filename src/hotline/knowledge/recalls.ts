import { sql } from 'kysely'
import type { Kernel, Tx } from '../../kernel/index.ts'
import { type Calendar, type Refusal, refuse } from '../../law/index.ts'
import { openContact } from './answers.ts'
import { entryOf, newId, noSuchEntry, settle, versionsOf } from './entries.ts'
import { openTask } from './tasks.ts'

export const attemptTitles = { reached: '已经告知', 'no-answer': '没有接听', 'wrong-number': '号码不对' } as const
export type AttemptResult = keyof typeof attemptTitles

/** Tries before somebody counts as not to be reached [D]. A wrong number ends it at once. */
const attemptsLeast = 3

/** A person who was told a wrong answer, as the agent's list has it. */
export type RecallItem = {
  id: string
  entry: string
  title: string
  toldAt: string
  wrong: string
  right: string
  /** The version to read out now; null while the entry is being corrected. */
  shown: number | null
  attempts: { at: string; result: AttemptResult }[]
}

/** What the owner of an entry sees: counts, nobody's number. */
export type RecallCounts = {
  entry: string
  title: string
  owner: string
  version: number
  wrongAt: string
  wrong: string
  told: number
  withContact: number
  open: number
  reached: number
  unreachable: number
}

/**
 * A published version was wrong. It is no direct answer from now on; whoever was told it and left a number stands on the
 * agents' list; and the update is a duty with a day (HL-L13). One person is enough: this only takes away.
 */
export async function markWrong(
  tx: Tx,
  id: string,
  found: { version: number; wrong: string; right: string },
  by: string,
  on: { today: string; at: string; calendar: Calendar },
): Promise<Refusal | { told: number; contacts: number }> {
  const entry = await entryOf(tx, id, true)
  if (!entry) return noSuchEntry
  const version = (await versionsOf(tx, id)).find((one) => one.version === found.version)
  if (version?.state !== 'published') return notPublished
  if (version.wrong) return markedAlready
  await sql`update knowledge_version set wrong_at = ${on.at}, wrong_note = ${found.wrong}, right_note = ${found.right} where entry = ${id} and version = ${found.version}`.execute(
    tx,
  )
  const { rows } = await sql<{
    id: string
    contact: boolean
  }>`select id, contact is not null as contact from knowledge_answer
    where entry = ${id} and version = ${found.version} for update`.execute(tx)
  for (const { id: answer, contact } of rows)
    if (contact)
      await sql`insert into knowledge_recall (id, answer, state, opened_at) values (${newId()}, ${answer}, 'open', ${on.at})`.execute(
        tx,
      )
  if (entry.shown === found.version)
    await openTask(
      tx,
      { kind: 'wrong', entry: id, owner: version.owner, says: found.wrong, changedOn: on.today },
      by,
      on,
    )
  await settle(tx, id, on.today, on.at)
  return { told: rows.length, contacts: rows.filter(({ contact }) => contact).length }
}

/** Who still has to be told, the longest waiting first. Numbers are opened one by one, see `openRecall`. */
export async function openRecalls(tx: Tx, most: number): Promise<RecallItem[]> {
  const { rows } =
    await sql<RecallItem>`select r.id, a.entry, v.title, a.at as "toldAt", v.wrong_note as wrong, v.right_note as "right",
      case when e.state = 'published' then e.shown end as shown,
      coalesce((select jsonb_agg(jsonb_build_object('at', to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"'), 'result', t.result) order by t.n)
        from knowledge_recall_attempt t where t.recall = r.id), '[]') as attempts
    from knowledge_recall r join knowledge_answer a on a.id = r.answer
      join knowledge_version v on v.entry = a.entry and v.version = a.version join knowledge_entry e on e.id = a.entry
    where r.state = 'open' order by r.opened_at, r.id limit ${most}`.execute(tx)
  return rows
}

/** The number of one open recall, to be dialled now. */
export async function recallContact(
  tx: Tx,
  { vault }: Pick<Kernel, 'vault'>,
  id: string,
): Promise<Refusal | { phone: string }> {
  const { rows } = await sql<{ answer: string; contact: Buffer | null }>`select r.answer, a.contact
    from knowledge_recall r join knowledge_answer a on a.id = r.answer where r.id = ${id} and r.state = 'open'`.execute(
    tx,
  )
  const [row] = rows
  return row?.contact ? { phone: openContact(vault, row.answer, row.contact) } : recallEnded
}

/** A try to reach somebody. When it ends, told or not to be reached, the number is erased. */
export async function noteAttempt(
  tx: Tx,
  id: string,
  result: AttemptResult,
  at: string,
): Promise<Refusal | { state: 'open' | 'reached' | 'unreachable'; attempts: number }> {
  const { rows } = await sql<{
    answer: string
    attempts: number
  }>`select answer, (select count(*)::int from knowledge_recall_attempt t where t.recall = r.id) as attempts
    from knowledge_recall r where id = ${id} and state = 'open' for update`.execute(tx)
  const [recall] = rows
  if (!recall) return recallEnded
  const attempts = recall.attempts + 1
  await sql`insert into knowledge_recall_attempt (recall, n, at, result) values (${id}, ${attempts}, ${at}, ${result})`.execute(
    tx,
  )
  const state =
    result === 'reached' ? 'reached' : result === 'wrong-number' || attempts >= attemptsLeast ? 'unreachable' : 'open'
  if (state !== 'open') {
    await sql`update knowledge_recall set state = ${state}, ended_at = ${at} where id = ${id}`.execute(tx)
    await sql`update knowledge_answer set contact = null, keep_until = null where id = ${recall.answer}`.execute(tx)
  }
  return { state, attempts }
}

/** Wrong versions and how far the telling has come. @param owners null: all */
export async function recallCounts(tx: Tx, owners: readonly string[] | null): Promise<RecallCounts[]> {
  const { rows } =
    await sql<RecallCounts>`select v.entry, v.title, v.owner, v.version, v.wrong_at as "wrongAt", v.wrong_note as wrong,
      count(a.id)::int as told, count(r.id)::int as "withContact", (count(*) filter (where r.state = 'open'))::int as open,
      (count(*) filter (where r.state = 'reached'))::int as reached, (count(*) filter (where r.state = 'unreachable'))::int as unreachable
    from knowledge_version v left join knowledge_answer a on a.entry = v.entry and a.version = v.version left join knowledge_recall r on r.answer = a.id
    where v.wrong_at is not null and ${owners ? sql`v.owner = any(${owners})` : sql`true`}
    group by v.entry, v.version order by v.wrong_at desc, v.entry`.execute(tx)
  return rows
}

const notPublished = refuse(
  'knowledge-version-not-published',
  '[D]',
  '这一版没有发布过，没有人听到过它。',
  '请选一个发布过的版本；草稿直接改就行。',
)
const markedAlready = refuse('knowledge-marked-wrong', '[D]', '这一版已经标为有误。', '请看“答错更正”里告知得怎样了。')
const recallEnded = refuse(
  'knowledge-recall-ended',
  '[D]',
  '这一位已经告知过，或者联系不上已经结束，号码已删除。',
  '请刷新列表，接着联系下一位。',
)
