import { sql } from 'kysely'
import { isoAt, jobPrincipal, type Kernel } from '../kernel/index.ts'
import { type Calendar, isRefusal, publishedCalendar, type Refusal, validateYear, withYear } from '../law/index.ts'

/** The calendar in force: the published years of the law room, overridden by years that an administrator entered. */
export async function openCalendar(
  kernel: Kernel,
): Promise<{ current(): Calendar; setYear(year: unknown): Promise<Refusal | null> }> {
  let calendar = publishedCalendar
  const { rows } = await kernel.units.read(jobPrincipal('calendar'), (tx) =>
    sql<{ days: unknown }>`select days from calendar_year order by year`.execute(tx),
  )
  for (const { days } of rows) {
    const year = validateYear(days)
    if (!isRefusal(year)) calendar = withYear(calendar, year)
  }
  return {
    current: () => calendar,
    /** @returns a refusal that lists every mistake, or null when the year is in force */
    async setYear(json) {
      const year = validateYear(json)
      if (isRefusal(year)) return year
      await kernel.units.write(jobPrincipal('calendar'), async (tx) => {
        await sql`insert into calendar_year (year, days, source, updated_at) values (${year.year}, ${JSON.stringify(year)}::jsonb, ${year.source}, ${isoAt(kernel.clock.now())})
          on conflict (year) do update set days = excluded.days, source = excluded.source, updated_at = excluded.updated_at`.execute(
          tx,
        )
      })
      calendar = withYear(calendar, year)
      return null
    },
  }
}
