import { type Day, dayNumber, dayOfNumber } from '../days.ts'

/** Days that people ask figures for; the end is not in it. */
export type Period = { from: Day; to: Day }

const monthStart = (year: number, month: number): Day => {
  const at = year * 12 + month - 1
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** The offered periods, by the office's day; `so far` ones end with it. */
export const presets: Readonly<Record<string, { title: string; of: (today: Day) => Period }>> = {
  'last-week': { title: '上周', of: (today) => weeks(today, -1) },
  'this-month': { title: '本月', of: (today) => months(today, 0, 1) },
  'last-month': { title: '上月', of: (today) => months(today, -1, 1) },
  'last-quarter': { title: '上季度', of: (today) => spans(today, 3) },
  'last-half': { title: '上个半年', of: (today) => spans(today, 6) },
  'this-year': { title: '今年', of: (today) => ({ from: `${today.slice(0, 4)}-01-01`, to: months(today, 0, 1).to }) },
  'last-year': { title: '去年', of: (today) => spans(today, 12) },
}
export const firstPreset = 'this-year'

/** 1970-01-01 was a Thursday: Mondays are the numbers that leave 4. */
function weeks(today: Day, step: number): Period {
  const number = dayNumber(today)
  const monday = number - ((((number + 3) % 7) + 7) % 7) + 7 * step
  return { from: dayOfNumber(monday), to: dayOfNumber(monday + 7) }
}

function months(today: Day, step: number, length: number): Period {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return { from: monthStart(year, month + step), to: monthStart(year, month + step + length) }
}

/** The last whole quarter, half or year. */
function spans(today: Day, length: number): Period {
  const month = Number(today.slice(5, 7))
  return months(today, -((month - 1) % length) - length, length)
}

/** What the address says, or the first preset. */
export function periodOf(params: URLSearchParams, today: Day): Period {
  const preset = presets[params.get('preset') ?? '']
  if (preset) return preset.of(today)
  const [from, to] = [params.get('from'), params.get('to')]
  if (from && to) return { from, to }
  return (presets[firstPreset] as (typeof presets)[string]).of(today)
}

/** The chosen preset; none where days were typed. */
export const presetOf = (params: URLSearchParams): string =>
  params.get('preset') ?? (params.get('from') && params.get('to') ? '' : firstPreset)
