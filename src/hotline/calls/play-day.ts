import { sql } from 'kysely'
import { dayAt, publicPrincipal, zone } from '../../kernel/index.ts'
import { playedDay } from '../engines/played-day.ts'
import type { Hotline } from '../hotline.ts'
import { receive } from './receive.ts'

const batch = 200
const exchange = 'played'

/**
 * The simulated exchange of a sample city, with the calls of today until now.
 * @returns how many calls were played
 */
export async function playDay(hotline: Hotline, organ: string, calls: number): Promise<number> {
  const { kernel } = hotline.house
  await kernel.units.write(publicPrincipal, (tx) =>
    sql`insert into telephony_engine (code, organ, kind, title, active) values (${exchange}, ${organ}, 'simulated', '模拟电话', true)
      on conflict (code) do nothing`.execute(tx),
  )
  await hotline.reload()
  const engine = hotline.engine(exchange)
  if (!engine) return 0
  const now = kernel.clock.now()
  const reports = playedDay({
    from: dayAt(now).toZonedDateTime(zone).toInstant(),
    until: now,
    calls,
    seats: ['1001', '1002', '1003', '1004'],
    seed: dayAt(now).dayOfYear,
  })
  for (let at = 0; at < reports.length; at += batch) await receive(hotline, engine, reports.slice(at, at + batch))
  return new Set(reports.map(({ engineCall }) => engineCall)).size
}
