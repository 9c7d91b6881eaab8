import { sql } from 'kysely'
import type { Tx } from '../../kernel/index.ts'
import { procedure } from '../../law/index.ts'

/** How often something was refused or filed away in a month, and why. */
export type RefusalCount = { month: string; act: string; ground: string; cases: number }

const commands: Readonly<Record<string, string>> = {
  refused: 'refuse',
  'not-accepted': 'not-accept',
  'finally-refused': 'finally-refuse',
  'filed-away': 'file-away',
}

/** Every refusal and filing-away of the city by month, act and ground: the office is counted, not the person (RG-13). */
export async function refusals(tx: Tx, from: string, to: string): Promise<RefusalCount[]> {
  const { rows } = await sql<{ month: string; kind: string; ground: string; cases: number }>`
    select month, kind, ground, cases from refusals_by_month()
    where month >= ${from}::date and month < ${to}::date order by month desc, kind, cases desc`.execute(tx)
  return rows.map(({ month, kind, ground, cases }) => {
    const row = procedure.find(({ command }) => command === commands[kind])
    const options = row?.input?.ground?.options as readonly (readonly [string, string])[] | undefined
    return {
      month: month.slice(0, 7),
      act: row?.title ?? kind,
      ground: options?.find(([code]) => code === ground)?.[1] ?? '已经复核终结，没有新的事实和理由',
      cases,
    }
  })
}
