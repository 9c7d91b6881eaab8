import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { localKind, localTarget } from '../../law/index.ts'
import type { Petitions } from '../petitions.ts'

/** The earlier day, and who says so. */
export type PromisedDay = { on: string; kind: ReturnType<typeof localKind> }

/**
 * For the rows of a list: the earlier day of the city or a local rule for the limit that is due. Asks nothing where there
 * is none.
 */
export async function promisedDays(
  tx: Tx,
  house: Petitions,
  rows: readonly { case_no: string; due: string | null; due_rule: string | null }[],
): Promise<Map<string, PromisedDay>> {
  const promised = new Set(house.city.limits().map(({ rule }) => rule))
  const cases = rows.filter(({ due_rule }) => due_rule !== null && promised.has(due_rule))
  if (!cases.length) return new Map()
  const { rows: clocks } = await sql<{ case_no: string; rule: string; day0: string; last: string }>`
    select case_no, rule, day0, last from clock
    where case_no = any(${cases.map(({ case_no }) => case_no)}) and met_on is null and stopped_on is null`.execute(tx)
  const due = new Map(cases.map(({ case_no, due_rule }) => [case_no, due_rule]))
  return new Map(
    clocks.flatMap((clock) => {
      const target = due.get(clock.case_no) === clock.rule && localTarget(house.city.limits(), clock, house.calendar())
      return target ? [[clock.case_no, { on: target.on.toString(), kind: localKind(target) }] as const] : []
    }),
  )
}
