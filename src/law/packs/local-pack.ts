import type { Limit, LimitTable } from '../limits.ts'
import type { LocalLimit } from '../local.ts'
import { promisable } from '../local.ts'
import { limits as national } from './cn-2022.ts'

/**
 * What a province or city has written down beside the national law: 地方规定 (a local regulation, with its article) or
 * 本地做法 (a number without one). Whether a rule from before 2022 still holds beside 《信访工作条例》 is a question for
 * a lawyer (U14), so a local pack is switched on by an administrator from a day, and moves no legal last day: what it
 * sets earlier is shown beside it.
 */
export type LocalPack = LimitTable & {
  readonly title: string
  /** Where it holds, in words: 浙江省. */
  readonly region: string
  /** First and last day of the rule itself; null where it was not read or has no end. */
  readonly from: string | null
  readonly to: string | null
  readonly local: true
  /** How far the text itself was read. */
  readonly evidence: string
  /** Rules without a number, for people to read; the program enforces none of them. */
  readonly provisions: readonly Provision[]
  /** The file it came from; absent for those of the program. */
  readonly file?: string
}

export type Provision = { readonly says: string; readonly article: string; readonly note?: string }

/** A limit as a local pack writes it: what it leaves out is as in the national row of the same id. */
export type LocalRow = Pick<Limit, 'id' | 'amount' | 'unit' | 'article'> & Partial<Omit<Limit, 'id'>>

/** A whole row: title, trigger and duty of the national limit, number and article of the local rule. */
export function localRow(row: LocalRow): Limit {
  const known = national.find(({ id }) => id === row.id)
  if (!known) throw new Error(`no national limit ${row.id}`)
  const { title, trigger, duty, whose, settable } = known
  return { title, trigger, duty, whose, ...(settable ? { settable } : {}), ...row }
}

/** Its numbers as the clock view shows them, for day 0 from `from` to `to`; the rights of people and organs left out. */
export const limitsOfPack = (pack: LocalPack, from: string, to: string | null): LocalLimit[] =>
  pack.limits.flatMap((limit) =>
    promisable(limit) && (limit.unit === '日' || limit.unit === '工作日') && limit.amount !== null
      ? [
          {
            rule: limit.id,
            days: limit.amount,
            unit: limit.unit,
            source: limit.article,
            unverified: limit.practice === true,
            from,
            to,
            pack: pack.id,
          },
        ]
      : [],
  )
