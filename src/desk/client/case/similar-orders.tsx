import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Values } from '../acts/form-model.ts'
import { moment } from '../days.ts'
import type { CaseView, Similar } from '../server/api.ts'
import { today } from '../server/now.ts'
import { similarOrdersQuery } from '../server/queries.ts'

/** Open orders that say the same about the same place. A person decides; the button opens 并单 filled in (RG-14). */
export function SimilarOrders({ view, onMerge }: { view: CaseView; onMerge: (values: Values) => void }) {
  const { data } = useQuery(similarOrdersQuery(view))
  // Ended ones cannot be joined to; what they were answered is read there.
  const items = data?.items ?? []
  if (!items.length) return null
  const line = (one: Similar['items'][number]) => {
    const percent = Math.round(one.likeness * 100)
    return (
      <li key={one.caseNo}>
        <p>
          <Link to={`/cases/${one.caseNo}`}>{one.title}</Link>
        </p>
        <p className="hint">
          {one.caseNo}　{one.stateTitle}　{moment(one.createdAt, today())}　文字相同 {percent}%
          {one.place ? `　${one.place}` : ''}
          {one.merged ? `　已并入 ${one.merged} 单` : ''}
        </p>
        {!ended.has(one.state) && (
          <p className="duplicate-acts">
            <button
              type="button"
              onClick={() =>
                onMerge({ into: one.caseNo, reason: `地点、事由与${one.caseNo}相同（文字相同${percent}%）。` })
              }
            >
              并入这一单
            </button>
          </p>
        )}
      </li>
    )
  }
  return (
    <section className="duplicates" aria-label="可能是同一件事的工单">
      <h2>可能是同一件事{data && data.lastHour > 1 ? `：这里一小时内有 ${data.lastHour} 个来电` : ''}</h2>
      <ul>{items.slice(0, shownFirst).map(line)}</ul>
      {items.length > shownFirst && (
        <details className="more">
          <summary>另有 {items.length - shownFirst} 单</summary>
          <ul>{items.slice(shownFirst).map(line)}</ul>
        </details>
      )}
    </section>
  )
}

/** The likeliest; the rest are folded away. */
const shownFirst = 3

const ended = new Set([
  'order-closed',
  'order-answered',
  'order-refused',
  'order-terminated',
  'order-archived',
  'order-merged',
])
