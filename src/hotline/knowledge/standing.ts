/** One version, as far as its standing depends on it. */
export type VersionFacts = {
  version: number
  state: 'draft' | 'in-review' | 'published'
  from: string
  to: string | null
  reviewOn: string
  wrong: boolean
}

export type KnowledgeState = 'draft' | 'in-review' | 'published' | 'expired' | 'stopped'
/** Past its review day, past its last day, or found wrong. */
export type ExpiredWhy = 'review' | 'ended' | 'wrong'

export type Standing = {
  state: KnowledgeState
  why: ExpiredWhy | null
  /** The version in force; before its first day, the first one that will be. */
  shown: number | null
  /** What lists show: the version in force, or the newest. */
  face: number
  /** A next version in work. */
  work: 'draft' | 'in-review' | null
}

/** The states in words. */
export const stateTitles: Readonly<Record<KnowledgeState, string>> = {
  draft: '草稿',
  'in-review': '待审',
  published: '发布',
  expired: '过期',
  stopped: '停用',
}

export const whyTitles: Readonly<Record<ExpiredWhy, string>> = {
  review: '过了复核日，没有人重新核对',
  ended: '过了有效期',
  wrong: '查出有误，正在更正',
}

/**
 * How an entry stands on a day. Published versions take over on their first day; one that was found wrong, has ended,
 * or was not looked at again in time is shown as expired and no longer given as a direct answer.
 * @param versions all of the entry, at least one
 */
export function standing(versions: readonly VersionFacts[], stopped: boolean, today: string): Standing {
  const published = versions.filter(({ state }) => state === 'published').sort((a, b) => a.version - b.version)
  const inWork = versions.find(({ state }) => state !== 'published')
  const work = inWork && inWork.state !== 'published' ? inWork.state : null
  const shown = published.findLast(({ from }) => from <= today) ?? published[0] ?? null
  const newest = Math.max(...versions.map(({ version }) => version))
  const base = { shown: shown?.version ?? null, face: shown?.version ?? newest, work }
  if (stopped) return { ...base, state: 'stopped', why: null }
  if (!shown) return { ...base, state: work ?? 'draft', why: null }
  const why = shown.wrong ? 'wrong' : shown.to && shown.to < today ? 'ended' : shown.reviewOn < today ? 'review' : null
  return { ...base, state: why ? 'expired' : 'published', why }
}
