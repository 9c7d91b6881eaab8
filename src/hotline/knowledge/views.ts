import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { OrganDirectory, Staff } from '../../people/index.ts'
import { type Entry, entryOf, type Version, versionsOf } from './entries.ts'
import { isOwn } from './publishing.ts'
import type { Standing } from './standing.ts'
import { type ExpiredWhy, type KnowledgeState, whyTitles } from './standing.ts'

/** A line of the editor's list. */
export type KnowledgeRow = {
  id: string
  state: KnowledgeState
  why: string | null
  work: Standing['work']
  title: string
  category: string
  owner: string
  region: string | null
  reviewOn: string
  hits: number
  openReports: number
  openTasks: number
  changedAt: string
}

export type KnowledgeCounts = Record<KnowledgeState | 'work' | 'due' | 'reports' | 'tasks' | 'late' | 'recalls', number>

/** An entry with all its versions, as an editor opens it. */
export type KnowledgeDetail = Omit<Entry, 'why'> & {
  why: string | null
  versions: (Omit<Version, 'authors' | 'reviewer'> & { authors: string[]; reviewer: string | null; told: number })[]
  /** Whether this person wrote on the version in work, and so cannot publish it. */
  own: boolean
  tasks: { id: string; says: string; due: string; changedOn: string }[]
}

export type RowsAsked = {
  state?: KnowledgeState | 'work' | 'due' | undefined
  owner?: string | undefined
  category?: string | undefined
  q?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** How early a review shows in the list "due" [D]. */
const dueSoonDays = 14

/** The editor's list: by what has to be looked at first. @param owners null: all */
export async function knowledgeRows(
  tx: Tx,
  asked: RowsAsked,
  owners: readonly string[] | null,
  today: string,
): Promise<{ items: KnowledgeRow[]; next: string | null; total: number }> {
  const soon = Temporal.PlainDate.from(today).add({ days: dueSoonDays }).toString()
  const state =
    asked.state === 'due'
      ? sql`e.state in ('published', 'expired') and e.review_on <= ${soon}`
      : asked.state === 'draft'
        ? sql`e.work = 'draft'`
        : asked.state === 'in-review'
          ? sql`e.work = 'in-review'`
          : asked.state === 'work'
            ? sql`e.work is not null`
            : asked.state
              ? sql`e.state = ${asked.state}`
              : sql`true`
  const [after = '', afterId = ''] = (asked.cursor ?? '').split('.')
  const { rows } = await sql<KnowledgeRow & { total: number }>`
    with fit as (
      select e.*, v.title, v.category, v.owner, v.region, count(*) over ()::int as total
      from knowledge_entry e join knowledge_version v on v.entry = e.id and v.version = e.face
      where ${state} and ${owners ? sql`v.owner = any(${owners})` : sql`true`}
        and ${asked.owner ? sql`v.owner = ${asked.owner}` : sql`true`}
        and ${asked.category ? sql`(v.category = ${asked.category} or v.category like ${`${asked.category}/%`})` : sql`true`}
        and ${asked.q?.trim() ? sql`v.title like ${`%${asked.q.trim().replace(/[%_\\]/g, '\\$&')}%`}` : sql`true`}
    )
    select id, state, why, work, title, category, owner, region, review_on as "reviewOn", hits, changed_at as "changedAt", total,
      (select count(*)::int from knowledge_report r where r.entry = fit.id and r.outcome is null) as "openReports",
      (select count(*)::int from knowledge_task t where t.entry = fit.id and t.done_at is null) as "openTasks"
    from fit where ${/^\d{4}-\d\d-\d\d$/.test(after) ? sql`(review_on, id) > (${after}::date, ${afterId})` : sql`true`}
    order by review_on, id limit ${asked.limit + 1}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ total: _total, why, ...row }) => ({ ...row, why: why ? whyTitles[why as ExpiredWhy] : null })),
    next: rows.length > asked.limit && last ? `${last.reviewOn}.${last.id}` : null,
    total: rows[0]?.total ?? 0,
  }
}

/** What stands on each tab. @param owners null: all */
export async function knowledgeCounts(
  tx: Tx,
  owners: readonly string[] | null,
  today: string,
): Promise<KnowledgeCounts> {
  const soon = Temporal.PlainDate.from(today).add({ days: dueSoonDays }).toString()
  const own = owners ? sql`v.owner = any(${owners})` : sql`true`
  const { rows } = await sql<KnowledgeCounts>`
    select (count(*) filter (where e.work = 'draft'))::int as draft, (count(*) filter (where e.work = 'in-review'))::int as "in-review",
      (count(*) filter (where e.state = 'published'))::int as published, (count(*) filter (where e.state = 'expired'))::int as expired,
      (count(*) filter (where e.state = 'stopped'))::int as stopped, (count(*) filter (where e.work is not null))::int as work,
      (count(*) filter (where e.state in ('published', 'expired') and e.review_on <= ${soon}))::int as due,
      (select count(*)::int from knowledge_report r where r.outcome is null) as reports,
      (select count(*)::int from knowledge_task v where v.done_at is null and ${own}) as tasks,
      (select count(*)::int from knowledge_task v where v.done_at is null and v.due < ${today} and ${own}) as late,
      (select count(*)::int from knowledge_recall r where r.state = 'open') as recalls
    from knowledge_entry e join knowledge_version v on v.entry = e.id and v.version = e.face where ${own}`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('a count without a row')
  return counts
}

/** @returns null where there is none */
export async function knowledgeDetail(
  tx: Tx,
  directory: OrganDirectory,
  staff: Staff,
  id: string,
): Promise<KnowledgeDetail | null> {
  const entry = await entryOf(tx, id)
  if (!entry) return null
  const versions = await versionsOf(tx, id)
  const { rows: told } = await sql<{
    version: number
    told: number
  }>`select version, count(*)::int as told from knowledge_answer where entry = ${id} group by version`.execute(tx)
  const { rows: tasks } = await sql<
    KnowledgeDetail['tasks'][number]
  >`select id, says, due, changed_on as "changedOn" from knowledge_task where entry = ${id} and done_at is null order by due`.execute(
    tx,
  )
  const nameOf = (account: string): string => directory.account(account)?.name ?? account
  const inWork = versions.find(({ state }) => state !== 'published')
  return {
    ...entry,
    why: entry.why ? whyTitles[entry.why] : null,
    own: inWork ? isOwn(inWork, staff) : false,
    tasks,
    versions: versions.reverse().map((version) => ({
      ...version,
      authors: version.authors.map(nameOf),
      reviewer: version.reviewer ? nameOf(version.reviewer) : null,
      told: told.find((one) => one.version === version.version)?.told ?? 0,
    })),
  }
}
