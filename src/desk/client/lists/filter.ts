import type { Day } from '../days.ts'
import { dayNumber, dayOfNumber } from '../days.ts'

/** What a list is narrowed and sorted by, as it stands in the address and as GET /cases takes it. */
export type Filter = Partial<Record<FilterName, string>>
export const filterNames = [
  'state',
  'category',
  'place',
  'organ',
  'class',
  'channel',
  'dueFrom',
  'due',
  'from',
  'to',
  'mine',
  'sort',
] as const
export type FilterName = (typeof filterNames)[number]

export const classes: Readonly<Record<string, string>> = {
  appeal: '申诉求决',
  suggestion: '建议意见',
  accusation: '检举控告',
}
export const sorts: Readonly<Record<string, string>> = {
  due: '法定最后一日，早的在前',
  received: '新收到的在前',
  oldest: '最早收到的在前',
  soonest: '先到期的在前',
}

export const sortOf = (queue: string, { sort }: Filter): string =>
  sort ?? (queue === 'all' ? 'received' : queue.startsWith('order-') ? 'soonest' : 'due')

export function filterFrom(params: URLSearchParams): Filter {
  const found: Filter = {}
  for (const name of filterNames) {
    const value = params.get(name)
    if (value) found[name] = value
  }
  return found
}

/** Names in one order, so that equal filters are equal addresses. */
export const filterQuery = (filter: Filter): string =>
  new URLSearchParams(
    filterNames.flatMap((name): [string, string][] => {
      const value = filter[name]
      return value ? [[name, value]] : []
    }),
  ).toString()

/** The last day of receipt as a person says it: the API's `to` is the day after. */
export const lastReceived = (to: Day | undefined): Day => (to ? dayOfNumber(dayNumber(to) - 1) : '')
export const afterLast = (day: Day): Day => (day ? dayOfNumber(dayNumber(day) + 1) : '')

/** Where codes get their names from; a code that is not known is said as it is. */
export type Names = {
  state(code: string): string
  category(code: string): string
  place(code: string): string
  organ(code: string): string
  channel(code: string): string
  day(day: Day): string
}

/** Each part of a filter in words; `mine` and `sort` have controls of their own. */
export function filterWords(filter: Filter, names: Names): { name: FilterName; says: string }[] {
  const words: Partial<Record<FilterName, (value: string) => string>> = {
    state: names.state,
    category: names.category,
    place: names.place,
    organ: names.organ,
    class: (code) => classes[code] ?? code,
    channel: names.channel,
    dueFrom: (day) => `期限不早于${names.day(day)}`,
    due: (day) => `期限到${names.day(day)}为止`,
    from: (day) => `${names.day(day)}起收到`,
    to: (day) => `${names.day(lastReceived(day))}为止收到`,
  }
  return filterNames.flatMap((name) => {
    const value = filter[name]
    const say = words[name]
    return value && say ? [{ name, says: say(value) }] : []
  })
}
