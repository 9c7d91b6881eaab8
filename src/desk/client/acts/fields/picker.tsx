import { Select } from 'antd'
import type { Tied } from './field.tsx'
import { fit } from './find.ts'
import { inLandmark } from './in-landmark.tsx'

/** One thing that can be picked; `names` are what it may be found by, in lower case. */
export type Pick = { code: string; title: string; short?: string; names: readonly string[]; group?: string }

/** How many proposals stand below the field as buttons; the others come first in its list. */
const chips = 3

/**
 * Find by name, by pinyin initials or by code, and pick. Proposals come first and are marked; none is taken without a
 * person's click (RG-14).
 */
export function Picker({
  tied,
  value,
  onChange,
  picks,
  proposals = [],
  placeholder,
  loading = false,
}: {
  tied: Tied
  value: string
  onChange: (code: string) => void
  picks: readonly Pick[]
  proposals?: readonly string[]
  placeholder: string
  loading?: boolean
}) {
  const proposed = proposals.flatMap((code) => picks.find((pick) => pick.code === code) ?? [])
  const rest = picks.filter(({ code }) => !proposals.includes(code))
  return (
    <>
      <Select
        {...tied}
        className="picker"
        value={value || null}
        onChange={(code: string | undefined) => onChange(code ?? '')}
        options={[...proposed.map((pick) => option(pick, '建议')), ...rest.map((pick) => option(pick, pick.group))]}
        optionRender={({ data }) => (
          <span className="pick">
            {data.label} <small>{data.note}</small>
          </span>
        )}
        popupRender={inLandmark}
        showSearch={{
          filterOption: (typed, option) => fit(typed, option?.names ?? []) !== null,
          filterSort: (a, b, { searchValue }) =>
            (fit(searchValue, a.names ?? []) ?? 0) - (fit(searchValue, b.names ?? []) ?? 0),
        }}
        allowClear
        loading={loading}
        placeholder={placeholder}
        notFoundContent="没有找到，请换个词"
        virtual
        listHeight={320}
      />
      {!value && proposed.length > 0 && (
        <p className="proposals">
          <span>建议</span>
          {proposed.slice(0, chips).map((pick) => (
            <button type="button" key={pick.code} onClick={() => onChange(pick.code)}>
              {pick.short ?? pick.title}
            </button>
          ))}
        </p>
      )}
    </>
  )
}

const option = ({ code, title, names }: Pick, note = '') => ({ value: code, label: title, names, note })
