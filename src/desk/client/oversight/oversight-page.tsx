import '../styles/oversight.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { shortDay } from '../days.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { LetterView, OverdueLimit } from '../server/api.ts'
import { today } from '../server/now.ts'
import { useSession } from '../session/session.tsx'
import { lettersQuery, overdueQuery } from './queries.ts'

/** 督查: what organs owe to this office, and what this organ owes to an office. About organs, never people. */
export function OversightPage() {
  usePageTitle('督查')
  const { may } = useSession()
  const [cursors, setCursors] = useState<readonly string[]>([''])
  const letters = useQuery(lettersQuery(cursors[cursors.length - 1]))
  if (letters.error) return <Trouble error={letters.error} onRetry={() => void letters.refetch()} />
  if (letters.isPending) return <Waiting />
  const { items, next, total, counts } = letters.data
  const own = items.filter((letter) => letter.own)
  const got = items.filter((letter) => !letter.own)
  const drafts = may('oversight.draft')
  return (
    <main id="main" className="page oversight">
      <div className="list-head">
        <h1>督查</h1>
        <span className="list-total" role="status">
          共{total}份{counts.open > 0 && `，${counts.open}份等回复`}
          {counts.overdue > 0 && <b className="late-words">，{counts.overdue}份超期没有回复</b>}
        </span>
        {drafts && (
          <Link className="plain-button" to="/oversight/new">
            起草督办函或建议书
          </Link>
        )}
      </div>
      {drafts && <Overdue />}
      <Letters title="收到、待回复" items={got.filter(({ state }) => state === 'issued')} />
      <Letters title="送审、等批准" items={own.filter(({ state }) => state === 'submitted')} />
      <Letters title="起草中" items={own.filter(({ state }) => state === 'draft')} />
      <Letters title="已发出、等回复" items={byDay(own.filter(({ state }) => state === 'issued'))} />
      <Letters title="已回复" items={items.filter(({ state }) => state === 'answered')} />
      {total === 0 && (
        <p className="empty">
          {drafts
            ? '还没有发过督办函。单位超期的件列在上面，可以从那里起草。'
            : '没有收到督办函或者建议书。收到以后在这里回复。'}
        </p>
      )}
      {(next || cursors.length > 1) && (
        <p className="figures-tools">
          {cursors.length > 1 && (
            <button type="button" className="plain-button" onClick={() => setCursors(cursors.slice(0, -1))}>
              较新的
            </button>
          )}
          {next && (
            <button type="button" className="plain-button" onClick={() => setCursors([...cursors, next])}>
              更早的
            </button>
          )}
        </p>
      )}
    </main>
  )
}

const byDay = (letters: readonly LetterView[]): LetterView[] =>
  [...letters].sort((a, b) => ((a.replyOn ?? '') < (b.replyOn ?? '') ? -1 : 1))

function Letters({ title, items }: { title: string; items: readonly LetterView[] }) {
  if (!items.length) return null
  return (
    <section aria-label={title}>
      <h2>
        {title}（{items.length}）
      </h2>
      <ul className="papers">
        {items.map((letter) => (
          <li key={letter.id}>
            <div>
              <Link to={`/oversight/${letter.id}`}>
                {letter.title}
                {letter.no && ` ${letter.no}`}
              </Link>
              <p className="hint">
                {letter.own ? `写给${letter.organName}` : `${letter.officeName}来函`}：{letter.groundTitles.join('；')}
              </p>
            </div>
            <Stand letter={letter} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where it stands, in words; cinnabar only for a reply that is late. */
export function Stand({ letter }: { letter: LetterView }) {
  const { state, replyOn, answeredAt, adopted, late } = letter
  const day = (value: string | null): string => (value ? shortDay(value, today()) : '')
  if (state === 'draft') return <span className="hint">起草中</span>
  if (state === 'submitted') return <span className="hint">已送审</span>
  if (state === 'answered')
    return (
      <span className="done-words">
        {day(answeredAt?.slice(0, 10) ?? null)}回复{adopted && `，${adoptions[adopted]}`}
      </span>
    )
  return <span className={late ? 'late-words' : 'hint'}>{`${late ? '已超期，应于' : ''}${day(replyOn)}前回复`}</span>
}

export const adoptions = { adopted: '采纳', partly: '部分采纳', not: '不采纳' } as const

/** Limits that organs have overrun, by organ: where a letter may begin. */
function Overdue() {
  const overdue = useQuery(overdueQuery(''))
  const items = overdue.data?.items ?? []
  if (!items.length) return null
  const organs = new Map<string, OverdueLimit[]>()
  for (const item of items) organs.set(item.organ, [...(organs.get(item.organ) ?? []), item])
  return (
    <section aria-labelledby="oversight-overdue">
      <h2 id="oversight-overdue">单位超期的件（{items.length}）</h2>
      <p className="hint">只列出超期的期限；要不要督办，由您判断。</p>
      <ul className="papers">
        {[...organs].map(([organ, limits]) => (
          <li key={organ}>
            <div>
              <b>{limits[0]?.organName}</b>
              <p className="hint">
                {limits.length}件，最长超期{Math.max(...limits.map(({ daysLate }) => daysLate))}天：
                {[...new Set(limits.map(({ title }) => title))].join('、')}
              </p>
            </div>
            <Link to={`/oversight/new?organ=${encodeURIComponent(organ)}`}>起草</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
