import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Http, isoAt, jobPrincipal, type Kernel, problem, refusalProblem } from '../kernel/index.ts'
import { type Calendar, isRefusal, publishedCalendar, type Refusal, validateYear, withYear } from '../law/index.ts'
import { perform } from './perform.ts'
import type { Petitions } from './petitions.ts'

export type CalendarDesk = {
  current(): Calendar
  /** Put a year's holidays in force. @returns a refusal that lists every mistake, or null */
  setYear(json: unknown): Promise<Refusal | null>
}

/** The calendar in force: the published years of the law room, overridden by years that an administrator entered. */
export async function openCalendar(kernel: Kernel): Promise<CalendarDesk> {
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

/**
 * After a change of the calendar: every open limit whose end became another day is started again under its key, by an
 * event that says so (CNT-8).
 * @param year the year that was changed; without it, any
 * @returns how many cases changed
 */
export async function recomputeClocks(house: Petitions, year?: number): Promise<number> {
  // What was computed with this very calendar cannot move; and a count looks at no day after its last one, so limits
  // that ran wholly outside the year stay as they are.
  const touched =
    year === undefined ? sql`` : sql`and last >= ${`${year}-01-01`}::date and day0 < ${`${year}-12-31`}::date`
  const { rows } = await house.kernel.units.read(jobPrincipal('calendar'), (tx) =>
    sql<{
      case_no: string
    }>`select distinct case_no from clock where met_on is null and stopped_on is null and calendar <> ${house.calendar().version} ${touched} order by case_no`.execute(
      tx,
    ),
  )
  let changed = 0
  for (const { case_no } of rows)
    if (!isRefusal(await perform(house, 'system', case_no, 'recompute-clocks', {}))) changed++
  return changed
}

/**
 * A new version of the program may bring other published holidays: the first routine after it computes the open limits
 * again, once for each version of the calendar.
 */
export async function recomputeForNewCalendar(house: Petitions): Promise<number> {
  const { version } = house.calendar()
  const { rows } = await house.kernel.units.read(jobPrincipal('calendar'), (tx) =>
    sql<{ value: unknown }>`select value from setting where key = 'calendar'`.execute(tx),
  )
  if (rows[0]?.value === version) return 0
  const changed = await recomputeClocks(house)
  await house.kernel.units.write(jobPrincipal('calendar'), (tx) =>
    sql`insert into setting (key, value, updated_at) values ('calendar', ${JSON.stringify(version)}::jsonb, ${isoAt(house.kernel.clock.now())})
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`.execute(tx),
  )
  return changed
}

/** Holidays of a year as data: read by all staff, changed by the system administrator. */
export function calendarRoutes(app: Http, house: Petitions, desk: CalendarDesk): void {
  const Year = Type.Object({ year: Type.String({ pattern: '^(19|20|21)[0-9]{2}$' }) })

  app.get(
    '/api/v1/calendars/:year',
    { config: { policy: 'signed-in' }, schema: { summary: '某年的放假安排', params: Year } },
    async (request) => {
      const year = desk.current().years.find((known) => known.year === Number(request.params.year))
      return year ?? { year: Number(request.params.year), provisional: true, days: [] }
    },
  )

  app.put(
    '/api/v1/calendars/:year',
    {
      config: { policy: 'calendar.edit' },
      schema: {
        summary: '录入放假安排，重算未完的期限',
        params: Year,
        body: Type.Object({}, { additionalProperties: true }),
      },
    },
    async (request) => {
      if ((request.body as { year?: unknown }).year !== Number(request.params.year))
        throw problem('bad-input', { fields: [{ field: 'year', says: '内容里的年份要与地址一致。' }] })
      const refusal = await desk.setYear(request.body)
      if (refusal) throw refusalProblem(refusal, 400)
      return {
        year: Number(request.params.year),
        casesChanged: await recomputeClocks(house, Number(request.params.year)),
      }
    },
  )
}
