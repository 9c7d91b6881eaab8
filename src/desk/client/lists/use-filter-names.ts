import { useQuery } from '@tanstack/react-query'
import { shortDay } from '../days.ts'
import { channels } from '../law/codes.ts'
import { stageTitle } from '../law/words.ts'
import { today } from '../server/now.ts'
import { categoriesQuery, organsQuery, regionsQuery } from '../server/queries.ts'
import type { Names } from './filter.ts'

/** Names for the codes of a filter, as soon as the directory is here. */
export function useFilterNames(): Names {
  const organs = useQuery(organsQuery).data
  const categories = useQuery(categoriesQuery).data
  const regions = useQuery(regionsQuery).data
  const nameIn = (list: readonly { code: string; name: string }[] | undefined, code: string): string =>
    list?.find((one) => one.code === code)?.name ?? code
  return {
    state: stageTitle,
    category: (code) => nameIn(categories, code),
    place: (code) => nameIn(regions, code),
    organ: (code) => organs?.find((one) => one.code === code)?.shortName ?? code,
    channel: (code) => channels[code] ?? code,
    day: (day) => shortDay(day, today()),
  }
}
