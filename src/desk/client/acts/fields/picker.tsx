import { Select } from 'antd'
import type { Tied } from './field.tsx'
import { fit } from './find.ts'
import { inLandmark } from './in-landmark.tsx'

/** One thing that can be picked; `names` and `spelled` are what it may be found by, in lower case. */
export type Pick = {
  code: string
  title: string
  short?: string
  names: readonly string[]
  /** Pinyin, syllables parted by spaces. */
  spelled?: string
  group?: string
}

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
  why = {},
  recent = [],
  placeholder,
  loading = false,
}: {
  tied: Tied
  value: string
  onChange: (code: string) => void
  picks: readonly Pick[]
  proposals?: readonly string[]
  /** By code: why it is proposed. */
  why?: Readonly<Record<string, string>>
  /** Codes that this person picked last: they come next. */
  recent?: readonly string[]
  placeholder: string
  loading?: boolean
}) {
  const named = (codes: readonly string[]): Pick[] =>
    codes.flatMap((code) => picks.find((pick) => pick.code === code) ?? [])
  const proposed = named(proposals)
  const used = named(recent.filter((code) => !proposals.includes(code)))
  const rest = picks.filter(({ code }) => !proposals.includes(code) && !recent.includes(code))
  return (
    <>
      <Select
        {...tied}
        className="picker"
        value={value || null}
        onChange={(code: string | undefined) => onChange(code ?? '')}
        options={[
          ...proposed.map((pick) => option(pick, ['建议', why[pick.code]].filter(Boolean).join('：'))),
          ...used.map((pick) => option(pick, '最近用过')),
          ...rest.map((pick) => option(pick, pick.group)),
        ]}
        optionRender={({ data }) => (
          <span className="pick">
            {data.label} <small>{data.note}</small>
          </span>
        )}
        popupRender={inLandmark}
        showSearch={{
          filterOption: (typed, option) => fit(typed, option?.names ?? [], option?.spelled) !== null,
          filterSort: (a, b, { searchValue }) =>
            (fit(searchValue, a.names ?? [], a.spelled) ?? 0) - (fit(searchValue, b.names ?? [], b.spelled) ?? 0),
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
              {why[pick.code] && <small>　{why[pick.code]}</small>}
            </button>
          ))}
        </p>
      )}
    </>
  )
}

const option = ({ code, title, names, spelled = '' }: Pick, note = '') => ({
  value: code,
  label: title,
  names,
  spelled,
  note,
})
