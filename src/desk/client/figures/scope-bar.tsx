import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { DayControl } from '../acts/fields/day.tsx'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { afterLast, lastReceived } from '../lists/filter.ts'
import type { Organ } from '../server/api.ts'
import { today } from '../server/now.ts'
import { organsQuery } from '../server/queries.ts'
import { useSession } from '../session/session.tsx'
import { periodOf, presetOf, presets } from './period.ts'

/** What a page of figures asks for, as its address says it. */
export function useScope(): { from: string; to: string; organ: string; query: string } {
  const [params] = useSearchParams()
  const { from, to } = periodOf(params, today())
  const organ = params.get('organ') ?? ''
  const query = new URLSearchParams({ from, to, ...(organ ? { organ } : {}) }).toString()
  return { from, to, organ, query }
}

/** Period and organ, above every page of figures. Both stand in the address, so that it can be kept and sent. */
export function ScopeBar() {
  const [params, setParams] = useSearchParams()
  const { from, to, organ } = useScope()
  const preset = presetOf(params)
  const change = (changes: Record<string, string | null>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  return (
    <section className="scope" aria-label="期间和单位">
      <fieldset className="scope-presets">
        <legend className="sr-only">期间</legend>
        {Object.entries(presets).map(([id, { title }]) => (
          <button
            type="button"
            key={id}
            className={id === preset ? 'chip' : 'plain-button'}
            aria-pressed={id === preset}
            onClick={() => change({ preset: id, from: null, to: null })}
          >
            {title}
          </button>
        ))}
      </fieldset>
      <Named title="从">
        {(id) => (
          <DayControl tied={{ id }} value={from} onChange={(day) => day && change({ preset: null, from: day, to })} />
        )}
      </Named>
      <Named title="到">
        {(id) => (
          <DayControl
            tied={{ id }}
            value={lastReceived(to)}
            onChange={(day) => day && change({ preset: null, from, to: afterLast(day) })}
          />
        )}
      </Named>
      <Named title="单位">
        {(id) => <OrganSelect id={id} value={organ} onChange={(code) => change({ organ: code || null })} />}
      </Named>
    </section>
  )
}

function Named({ title, children }: { title: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="scope-field">
      <label htmlFor={id}>{title}</label>
      {children(id)}
    </div>
  )
}

/** The organs that one may ask about: the own area, all where the own office is the city's. */
function OrganSelect({ id, value, onChange }: { id: string; value: string; onChange: (code: string) => void }) {
  const { me } = useSession()
  const { data = [], isPending } = useQuery(organsQuery)
  const root = rootOf(data, me.organ)
  const offered = data.filter((organ) => isWithin(data, organ.code, root))
  return (
    <Select
      id={id}
      className="picker"
      value={value || ''}
      loading={isPending}
      onChange={onChange}
      showSearch={{
        filterOption: (typed, option) => {
          const words = typed.trim().toLowerCase()
          return option?.title === '' || String(option?.title).includes(words)
        },
      }}
      options={[
        { value: '', label: '全部（本级及以下）', title: '' },
        ...offered.map(({ code, name, initials }) => ({
          value: code,
          label: name,
          title: `${name}${initials}`.toLowerCase(),
        })),
      ]}
      popupRender={inLandmark}
    />
  )
}

const byCode = (organs: readonly Organ[], code: string | null): Organ | undefined =>
  organs.find((organ) => organ.code === code)

/** An office counts for its whole government. */
function rootOf(organs: readonly Organ[], own: string): string {
  const organ = byCode(organs, own)
  return organ?.kind === 'office' && organ.superior ? organ.superior : own
}

function isWithin(organs: readonly Organ[], code: string, root: string): boolean {
  for (let at = byCode(organs, code); at; at = byCode(organs, at.superior)) if (at.code === root) return true
  return false
}
