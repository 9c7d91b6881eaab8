import { type KeyboardEvent, useRef, useState } from 'react'
import { type Day, dayNumber, dayOfNumber, shortDay } from '../../days.ts'
import { daysOfMonth, isWeekend, weekdayOf, type Year } from './year.ts'

const heads = ['一', '二', '三', '四', '五', '六', '日']
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Twelve months. One stop of the Tab key for all days; the arrow keys go from day to day, Enter and Space turn. */
export function MonthGrids({ year, onTurn }: { year: Year; onTurn: (day: Day) => void }) {
  const place = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Day>(`${year.year}-01-01`)
  const listed = new Map(year.days.map((day) => [day.date, day]))
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = dayOfNumber(dayNumber(at) + step)
    if (!next.startsWith(`${year.year}-`)) return
    setAt(next)
    place.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside
    <div className="months" ref={place} onKeyDown={press}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month} className="month">
          <caption>{month}月</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" abbr={`星期${head}`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(daysOfMonth(year.year, month)).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, column) =>
                  day ? (
                    <td key={day}>
                      <DayButton
                        day={day}
                        entry={listed.get(day)}
                        stop={day === at}
                        onFocus={() => setAt(day)}
                        onTurn={() => onTurn(day)}
                      />
                    </td>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty place in a week has no other name
                    <td key={column} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function DayButton({
  day,
  entry,
  stop,
  onFocus,
  onTurn,
}: {
  day: Day
  entry: { rest: boolean; name: string } | undefined
  stop: boolean
  onFocus: () => void
  onTurn: () => void
}) {
  const state = entry ? (entry.rest ? 'off' : 'work') : isWeekend(day) ? 'weekend' : 'plain'
  const says = { off: `${entry?.name}放假`, work: `${entry?.name}调休上班`, weekend: '周末休息', plain: '工作日' }[
    state
  ]
  return (
    <button
      type="button"
      data-day={day}
      className={`month-day day-${state}`}
      tabIndex={stop ? 0 : -1}
      aria-label={`${shortDay(day, day)}星期${heads[weekdayOf(day)]}，${says}`}
      title={says}
      onFocus={onFocus}
      onClick={onTurn}
    >
      {Number(day.slice(8))}
    </button>
  )
}

/** Weeks from Monday, with empty places before the first and after the last day. */
function weeksOf(days: readonly Day[]): (Day | null)[][] {
  const [first] = days
  const places: (Day | null)[] = [...Array<null>(first ? weekdayOf(first) : 0).fill(null), ...days]
  while (places.length % 7) places.push(null)
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7))
}
