import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { today } from '../../server/now.ts'
import { calendarQuery } from '../queries.ts'
import { YearForm } from './year-form.tsx'

/** Years whose limits the law room computes (law/calendar.ts). */
const firstYear = 1980
const lastYear = 2199

/** 放假安排: one year at a time, in the address. */
export function CalendarPage() {
  const [params, setParams] = useSearchParams()
  const thisYear = Number(today().slice(0, 4))
  const asked = Number(params.get('year'))
  const year = Number.isInteger(asked) && asked >= firstYear && asked <= lastYear ? asked : thisYear
  const known = useQuery(calendarQuery(year))
  const go = (to: number): void => setParams(to === thisYear ? {} : { year: String(to) }, { replace: true })
  return (
    <>
      <nav className="year-steps" aria-label="年份">
        <Button onClick={() => go(year - 1)} disabled={year <= firstYear}>
          {year - 1}年
        </Button>
        <strong aria-current="page">{year}年</strong>
        <Button onClick={() => go(year + 1)} disabled={year >= lastYear}>
          {year + 1}年
        </Button>
      </nav>
      {known.error ? (
        <Trouble error={known.error} onRetry={() => void known.refetch()} />
      ) : known.isPending ? (
        <Waiting />
      ) : (
        <YearForm key={year} known={known.data} onYear={go} />
      )}
    </>
  )
}
