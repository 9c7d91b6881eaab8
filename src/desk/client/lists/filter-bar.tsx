import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { DayControl } from '../acts/fields/day.tsx'
import { CategoryPicker, OrganPicker, RegionPicker } from '../acts/fields/directory-pickers.tsx'
import type { Tied } from '../acts/fields/field.tsx'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { useKeys } from '../frame/keys.ts'
import { channels } from '../law/codes.ts'
import { stageTitles } from '../law/words.ts'
import { filtersQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import {
  afterLast,
  classes,
  type Filter,
  type FilterName,
  filterFrom,
  filterQuery,
  filterWords,
  lastReceived,
  sortOf,
  sorts,
} from './filter.ts'
import { queueById } from './queues.ts'
import { useFilterNames } from './use-filter-names.ts'

/** What the list is narrowed by, as chips that can be taken away; the fields behind F; the filters that were kept. */
export function FilterBar({
  queue,
  filter,
  onChange,
}: {
  queue: string
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const [open, setOpen] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const names = useFilterNames()
  useKeys({ f: () => setOpen(!open) })
  useEffect(() => {
    if (open) fields.current?.querySelector<HTMLElement>('input')?.focus()
  }, [open])
  const words = filterWords(filter, names)
  const without = (name: FilterName): void => onChange({ ...filter, [name]: '' })
  const { mine, sort } = filter
  return (
    <section className="filters" aria-label="筛选">
      <p className="filter-chips">
        <button
          type="button"
          className="plain-button"
          aria-expanded={open}
          aria-keyshortcuts="f"
          onClick={() => setOpen(!open)}
        >
          筛选{' '}
          <span className="key" aria-hidden="true">
            F
          </span>
        </button>
        {words.map(({ name, says }) => (
          <button type="button" className="chip" key={name} onClick={() => without(name)}>
            {says}
            <span aria-hidden="true"> ×</span>
            <span className="sr-only">，去掉这个条件</span>
          </button>
        ))}
        {words.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ ...(mine ? { mine } : {}), ...(sort ? { sort } : {}) })}
          >
            全部去掉
          </button>
        )}
      </p>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any field inside
        <div
          className="filter-fields"
          ref={fields}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !(event.target as HTMLElement).closest('[aria-expanded=true]')) setOpen(false)
          }}
        >
          <FilterFields queue={queue} filter={filter} onChange={onChange} />
        </div>
      )}
      <KeptFilters queue={queue} filter={filter} />
    </section>
  )
}

function FilterFields({
  queue,
  filter,
  onChange,
}: {
  queue: string
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const set =
    (name: FilterName) =>
    (value: string | null): void =>
      onChange({ ...filter, [name]: value ?? '' })
  const few = (name: FilterName, options: Readonly<Record<string, string>>) => (tied: Tied) => (
    <Select
      {...tied}
      className="picker"
      allowClear
      placeholder="不限"
      value={filter[name] || null}
      onChange={(value: string | undefined) => set(name)(value ?? '')}
      options={Object.entries(options).map(([value, label]) => ({ value, label }))}
      showSearch={{ optionFilterProp: 'label' }}
      popupRender={inLandmark}
    />
  )
  const day = (name: FilterName) => (tied: Tied) => (
    <DayControl tied={tied} value={filter[name] ?? ''} onChange={set(name)} />
  )
  return (
    <>
      <Named title="状态">{few('state', stageTitles)}</Named>
      <Named title="内容分类">
        {(tied) => <CategoryPicker tied={tied} value={filter.category ?? ''} onChange={set('category')} />}
      </Named>
      <Named title="问题属地">
        {(tied) => <RegionPicker tied={tied} value={filter.place ?? ''} onChange={set('place')} />}
      </Named>
      <Named title="办理或受理单位">
        {(tied) => <OrganPicker tied={tied} value={filter.organ ?? ''} onChange={set('organ')} />}
      </Named>
      <Named title="类别">{few('class', classes)}</Named>
      <Named title="渠道">{few('channel', channels)}</Named>
      <Named title="期限，从">{day('dueFrom')}</Named>
      <Named title="期限，到">{day('due')}</Named>
      <Named title="收到，从">{day('from')}</Named>
      <Named title="收到，到">
        {(tied) => (
          <DayControl
            tied={tied}
            value={lastReceived(filter.to)}
            onChange={(last) => onChange({ ...filter, to: afterLast(last) })}
          />
        )}
      </Named>
      <Named title="排列">
        {(tied) => (
          <Select
            {...tied}
            className="picker"
            value={sortOf(queue, filter)}
            onChange={set('sort')}
            options={Object.entries(sorts).map(([value, label]) => ({ value, label }))}
            popupRender={inLandmark}
          />
        )}
      </Named>
    </>
  )
}

function Named({ title, children }: { title: string; children: (tied: Tied) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {title}
      </label>
      {children({ id })}
    </div>
  )
}

/** Filters of this account: said in their own words, so that nobody's name is ever kept as one. */
function KeptFilters({ queue, filter }: { queue: string; filter: Filter }) {
  const client = useQueryClient()
  const kept = useQuery(filtersQuery)
  const names = useFilterNames()
  const refresh = () => client.invalidateQueries({ queryKey: filtersQuery.queryKey })
  const keep = useMutation({
    mutationFn: () =>
      call('/filters', {
        method: 'POST',
        body: { queue, ...Object.fromEntries(new URLSearchParams(filterQuery(filter))) },
      }),
    onSuccess: refresh,
  })
  const drop = useMutation({
    mutationFn: (id: string) => call(`/filters/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  })
  const items = kept.data ?? []
  const here = filterQuery(filter)
  const address = (query: Record<string, string>): string => filterQuery(filterFrom(new URLSearchParams(query)))
  const isKept = items.some(({ query }) => query.queue === queue && address(query) === here)
  if (!items.length && !here) return null
  return (
    <>
      <ul className="kept-filters" aria-label="存下的筛选">
        {items.map(({ id, query }) => (
          <li key={id}>
            <Link to={`/lists/${query.queue ?? 'all'}?${address(query)}`}>
              {[queueById(query.queue ?? 'all')?.title, ...filterWords(query, names).map(({ says }) => says)].join(
                ' · ',
              )}
              {query.mine ? ' · 我承办的' : ''}
            </Link>
            <button type="button" className="link-button" onClick={() => drop.mutate(id)} disabled={drop.isPending}>
              <span aria-hidden="true">×</span>
              <span className="sr-only">删去这个存下的筛选</span>
            </button>
          </li>
        ))}
        {here && !isKept && (
          <li className="keep-this">
            <Button size="small" onClick={() => keep.mutate()} loading={keep.isPending}>
              存下现在的筛选
            </Button>
          </li>
        )}
      </ul>
      {(keep.error ?? drop.error) && <FailureNote error={keep.error ?? drop.error} />}
    </>
  )
}
