import { useQuery } from '@tanstack/react-query'
import { stageTitle } from '../law/words.ts'
import { useRested } from '../register/rested.ts'
import type { Similar } from '../server/api.ts'
import { call as ask } from '../server/request.ts'

const charsLeast = 4

/**
 * Several people call about one burst pipe: how many calls and orders there were of this place within the hour, and orders
 * that say the same. By place and text, never by person; the agent decides.
 */
export function PlaceHint({
  callId,
  region,
  place,
  title,
  content,
}: {
  callId: string
  region: string
  place: string
  title: string
  content: string
}) {
  const where = useRested(place.trim() ? JSON.stringify({ ...(region ? { region } : {}), words: place.trim() }) : '')
  const calls = useQuery({
    queryKey: ['place-calls', callId, where],
    enabled: where !== '',
    gcTime: 0,
    retry: false,
    queryFn: () => ask<{ calls: number }>(`/calls/${callId}/place`, { method: 'PUT', body: JSON.parse(where) }),
  })
  const what = useRested(
    [...title.trim(), ...content.trim()].length < charsLeast
      ? ''
      : JSON.stringify({
          title: title.trim(),
          content: content.trim(),
          ...(place.trim() ? { place: place.trim() } : {}),
        }),
  )
  const orders = useQuery({
    queryKey: ['similar-orders', what],
    enabled: what !== '',
    gcTime: 0,
    retry: false,
    queryFn: () => ask<Similar>('/orders/similar', { method: 'POST', body: JSON.parse(what) }),
  })
  const told = calls.data?.calls ?? 0
  const written = orders.data?.lastHour ?? 0
  const items = orders.data?.items ?? []
  return (
    <div className="place-hint" aria-live="polite">
      {told + written > 0 && (
        <p className="note-done">
          该地点一小时内已有 {told} 个来电、{written} 张工单。可以告诉来电人：已经有人反映，正在处理。
        </p>
      )}
      {items.length > 0 && (
        <details>
          <summary>可能是同一件事的工单 {items.length} 张</summary>
          <ul>
            {items.map((one) => (
              <li key={one.caseNo}>
                <a href={`/desk/cases/${one.caseNo}`} target="_blank" rel="noreferrer">
                  {one.title}
                </a>
                <span className="hint">
                  {one.caseNo}　{one.stateTitle || stageTitle(one.state)}　{one.place}　文字相同{' '}
                  {Math.round(one.likeness * 100)}%
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
