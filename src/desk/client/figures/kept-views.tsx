import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { lastReceived } from '../lists/filter.ts'
import type { FigureView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { organsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { presets } from './period.ts'
import { viewsQuery } from './queries.ts'

const kept = ['preset', 'from', 'to', 'organ'] as const

/** Periods and organs that this account keeps for a page: a preset stays one, so 上月 is always the month before. */
export function KeptViews({ page }: { page: string }) {
  const client = useQueryClient()
  const [params] = useSearchParams()
  const views = useQuery(viewsQuery)
  const organs = useQuery(organsQuery)
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery.queryKey })
  const here = Object.fromEntries(kept.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])))
  const keep = useMutation({
    mutationFn: () => call('/figure-views', { method: 'POST', body: { page, ...here } }),
    onSuccess: refresh,
  })
  const drop = useMutation({
    mutationFn: (id: string) => call(`/figure-views/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  })
  const mine = (views.data ?? []).filter((view) => view.page === page)
  const isKept = mine.some((view) => kept.every((name) => (view[name] ?? '') === (here[name] ?? '')))
  const inWords = ({ preset, from, to, organ }: FigureView): string =>
    [
      presets[preset ?? '']?.title ??
        (from && to ? `${shortDay(from, today())}至${shortDay(lastReceived(to), today())}` : '今年'),
      organ ? (organs.data?.find(({ code }) => code === organ)?.name ?? organ) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  const address = (view: FigureView): string =>
    new URLSearchParams(Object.fromEntries(kept.flatMap((name) => (view[name] ? [[name, view[name]]] : [])))).toString()
  if (!mine.length && !Object.keys(here).length) return null
  return (
    <>
      <ul className="kept-filters" aria-label="存下的查看">
        {mine.map((view) => (
          <li key={view.id}>
            <Link to={`/${page}?${address(view)}`}>{inWords(view)}</Link>
            <button
              type="button"
              className="link-button"
              disabled={drop.isPending}
              onClick={() => drop.mutate(view.id)}
            >
              <span aria-hidden="true">×</span>
              <span className="sr-only">删去存下的“{inWords(view)}”</span>
            </button>
          </li>
        ))}
        {!isKept && Object.keys(here).length > 0 && (
          <li className="keep-this">
            <button type="button" className="link-button" disabled={keep.isPending} onClick={() => keep.mutate()}>
              存下现在的期间和单位
            </button>
          </li>
        )}
      </ul>
      {(keep.error ?? drop.error) && <FailureNote error={keep.error ?? drop.error} />}
    </>
  )
}
