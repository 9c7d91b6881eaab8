import type { OrganDirectory } from '../people/index.ts'
import { percentOf } from './arithmetic.ts'

/** An organ of the directory, and whether it has an account that can sign in. */
export type Covered = { level: number; covered: boolean }

export const coveredOrgans = (directory: OrganDirectory, root: string | null): Covered[] =>
  directory
    .organs()
    .filter(({ code, active }) => active && (root === null || directory.within(code, root)))
    .map(({ code, level }) => ({ level, covered: directory.accountsOf(code).length > 0 }))

/** 1 国家 … 5 乡 (domain.md §4.4 LV). */
const levelNames = ['', '国家', '省（区）', '市', '县（市、区）', '乡镇（街道）']

/**
 * NUM-28 系统覆盖: organs that use the system ÷ organs of the directory, in all and by level. Of today: who had an
 * account on a day long past is not kept.
 */
export function coverage(organs: readonly Covered[]) {
  const covered = (list: readonly Covered[]): number => list.filter((organ) => organ.covered).length
  const levels = [...new Set(organs.map(({ level }) => level))].sort()
  return {
    count: covered(organs),
    numerator: covered(organs),
    denominator: organs.length,
    percent: percentOf(covered(organs), organs.length),
    rows: levels.map((level) => {
      const here = organs.filter((organ) => organ.level === level)
      return {
        key: String(level),
        title: levelNames[level] ?? String(level),
        count: covered(here),
        people: null,
        percent: percentOf(covered(here), here.length),
      }
    }),
    notes: [
      '按现在的单位名录和账号计算，不随所选期间变化。',
      ...(organs.length ? [] : ['还没有单位名录，不计算比例。']),
    ],
  }
}
