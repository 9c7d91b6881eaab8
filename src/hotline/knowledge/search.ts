import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import type { OrganDirectory } from '../../people/index.ts'
import type { ExpiredWhy } from './standing.ts'
import { soughtIn } from './words.ts'

/** A hit, as agents and the public see it. `state`: only `published` may be told as an answer. */
export type KnowledgeHit = {
  id: string
  version: number
  title: string
  /** The short answer. */
  answer: string
  /** The document it stands on: title and number. */
  source: string
  issuer: string
  region: string | null
  category: string
  from: string
  to: string | null
  reviewOn: string
  publishedOn: string
  state: 'published' | 'expired'
  why: ExpiredWhy | null
}
export type KnowledgeFound = { items: KnowledgeHit[]; next: string | null; total: number }

export type KnowledgeAsked = {
  q?: string | undefined
  /** What holds there: its own entries and those of the regions above it. */
  region?: string | undefined
  /** First or second level. */
  category?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** A question matches where this share of its pairs does; a single word has to match whole. */
const shareLeast = 0.5
const pairsOfOneWord = 3

/**
 * Search what is published, best first: pairs in title and questions count three times those in the answer, and what has
 * expired comes behind what holds. Without words, the most used first.
 */
export async function searchKnowledge(
  tx: Tx,
  directory: OrganDirectory,
  asked: KnowledgeAsked,
): Promise<KnowledgeFound> {
  const sought = asked.q ? soughtIn(asked.q) : null
  if (asked.q?.trim() && !sought) return { items: [], next: null, total: 0 }
  const score =
    sought && 'pairs' in sought
      ? sql`(select sum(case when e.search @@ (pair || ':A')::tsquery then 3 when e.search @@ pair::tsquery then 1 else 0 end) * 100 from unnest(${sought.pairs}::text[]) pair) + least(e.hits, 99)`
      : sql`least(e.hits, 1000000)`
  const regions = regionAndAbove(directory, asked.region)
  const [after, afterId] = asked.cursor ? cursorOf(asked.cursor) : [null, '']
  const { rows } = await sql<KnowledgeHit & { score: number; total: number }>`
    with hit as (
      select e.id, e.state, e.why, e.shown,
        (${score})::int + case when e.state = 'published' then 10000000 else 0 end as score
      from knowledge_entry e join knowledge_version v on v.entry = e.id and v.version = e.shown
      where e.state in ('published', 'expired') and ${matches(sought)}
        and ${regions ? sql`(v.region is null or v.region = any(${regions}))` : sql`true`}
        and ${asked.category ? sql`(v.category = ${asked.category} or v.category like ${`${asked.category}/%`})` : sql`true`}
    ), counted as (select *, count(*) over ()::int as total from hit)
    select c.id, c.state, c.why, c.score, c.total, v.version, v.title, v.short as answer,
      concat_ws(' ', '《' || v.source_title || '》', nullif(v.source_no, '')) as source, v.issuer, v.region, v.category,
      v.from_day as "from", v.to_day as "to", v.review_on as "reviewOn", (v.published_at at time zone 'Asia/Shanghai')::date as "publishedOn"
    from counted c join knowledge_version v on v.entry = c.id and v.version = c.shown
    where ${after === null ? sql`true` : sql`(c.score, c.id) < (${after}, ${afterId})`}
    order by c.score desc, c.id desc limit ${asked.limit + 1}`.execute(tx)
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ score: _score, total: _total, ...hit }) => hit),
    next: rows.length > asked.limit && last ? `${last.score}.${last.id}` : null,
    total: rows[0]?.total ?? (asked.cursor ? (await searchKnowledge(tx, directory, first(asked))).total : 0),
  }
}

const first = ({ cursor: _cursor, ...asked }: KnowledgeAsked): KnowledgeAsked => ({ ...asked, limit: 1 })

function matches(sought: ReturnType<typeof soughtIn>) {
  if (!sought) return sql`true`
  if ('initials' in sought) return sql`e.initials like ${`%${sought.initials}%`}`
  if ('char' in sought)
    return sql`(v.title like ${`%${sought.char}%`} or array_to_string(v.variants, ' ') like ${`%${sought.char}%`})`
  const { pairs } = sought
  const least = pairs.length <= pairsOfOneWord ? pairs.length : Math.ceil(pairs.length * shareLeast)
  // The index finds whoever has one of the pairs; then they are counted.
  return sql`e.search @@ ${pairs.join(' | ')}::tsquery and (select count(*) from unnest(${pairs}::text[]) pair where e.search @@ pair::tsquery) >= ${least}`
}

/** A region code that is not known finds what holds in the whole city. */
function regionAndAbove(directory: OrganDirectory, region: string | undefined): string[] | null {
  if (!region) return null
  const found: string[] = []
  for (let at: string | null | undefined = region; at; at = directory.region(at)?.parent) found.push(at)
  return found
}

/** A cursor that is not ours begins again. */
function cursorOf(cursor: string): [score: number | null, id: string] {
  const [score = '', id = ''] = cursor.split('.')
  return /^\d{1,10}$/.test(score) ? [Number(score), id] : [null, '']
}

/** One more search at this place on this day, and whether it found something to tell (HK-13). */
export async function countSearch(tx: Tx, place: 'desk' | 'portal', day: string, found: boolean): Promise<void> {
  await sql`insert into knowledge_search (day, place, searches, found) values (${day}, ${place}, 1, ${found ? 1 : 0})
    on conflict (day, place) do update set searches = knowledge_search.searches + 1, found = knowledge_search.found + excluded.found`.execute(
    tx,
  )
}
