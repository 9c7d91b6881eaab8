import { useQuery } from '@tanstack/react-query'
import type { Category, Organ, Region, Spelled } from '../../server/api.ts'
import { categoriesQuery, organsQuery, regionsQuery } from '../../server/queries.ts'
import { useSession } from '../../session/session.tsx'
import type { Tied } from './field.tsx'
import { type Pick, Picker } from './picker.tsx'
import { keepRecent, recentCodes } from './recent.ts'

export type DirectoryPickerProps = {
  tied: Tied
  value: string
  onChange: (code: string) => void
  proposals?: readonly string[]
  why?: Readonly<Record<string, string>>
}

export function OrganPicker(props: DirectoryPickerProps) {
  const { data = [], isPending } = useQuery(organsQuery)
  const recent = useRecent('organ', props)
  return <Picker {...props} {...recent} picks={data.map(organPick)} loading={isPending} placeholder="单位名称或拼音" />
}

export function CategoryPicker(props: DirectoryPickerProps) {
  const { data = [], isPending } = useQuery(categoriesQuery)
  const recent = useRecent('category', props)
  return <Picker {...props} {...recent} picks={categoryPicks(data)} loading={isPending} placeholder="分类名称或拼音" />
}

export function RegionPicker(props: DirectoryPickerProps) {
  const { data = [], isPending } = useQuery(regionsQuery)
  const recent = useRecent('region', props)
  return (
    <Picker
      {...props}
      {...recent}
      picks={regionPicks(data)}
      loading={isPending}
      placeholder="县区、乡镇街道名称或拼音"
    />
  )
}

/** What this person picked last comes first, and what is picked now is kept for the next time. */
function useRecent(kind: 'organ' | 'category' | 'region', { onChange }: DirectoryPickerProps) {
  const { me } = useSession()
  return {
    recent: recentCodes(me.account, kind),
    onChange(code: string) {
      keepRecent(me.account, kind, code)
      onChange(code)
    },
  }
}

const lower = (...names: string[]): string[] => names.map((name) => name.toLowerCase())

const kinds: Readonly<Record<Organ['kind'], string>> = {
  department: '部门',
  township: '乡镇街道',
  office: '信访部门',
  government: '党委政府',
  discipline: '纪检监察机关',
  litigation: '政法机关',
  enterprise: '企事业单位',
}

const organPick = ({ code, name, shortName, initials, kind, spelled }: Spelled<Organ>): Pick => ({
  code,
  title: name,
  short: shortName,
  names: lower(name, shortName, initials, code),
  spelled,
  group: kinds[kind],
})

/** Second-level categories carry the name of the first; that one can be picked too. */
function categoryPicks(categories: readonly Spelled<Category>[]): Pick[] {
  const inUse = new Set(categories.filter(({ active }) => active).map(({ code }) => code))
  const names = new Map(categories.map(({ code, name }) => [code, name]))
  const offered = categories.filter(({ active, parent }) => active && (!parent || inUse.has(parent)))
  return offered.map(({ code, name, initials, parent, spelled }) => {
    const above = parent ? (names.get(parent) ?? '') : ''
    return {
      code,
      title: above ? `${above} / ${name}` : `${name}（大类）`,
      short: name,
      names: lower(name, initials, code, above + name),
      spelled,
    }
  })
}

/** Regions below the county stand with it. */
function regionPicks(regions: readonly Spelled<Region>[]): Pick[] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  return regions.map(({ code, name, parent, level, spelled }) => {
    const above = parent ? byCode.get(parent) : undefined
    const county = level >= 5 ? above : undefined
    return {
      code,
      title: county ? `${county.name} ${name}` : name,
      short: name,
      names: lower(name, code, (above?.name ?? '') + name),
      spelled,
      group: county?.name ?? (level === 4 ? name : '全市'),
    }
  })
}
