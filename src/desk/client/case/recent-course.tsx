import { shortMoment } from '../days.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'

const shown = 6

/** The latest steps, under the acts. The tab 经过 has them all. */
export function RecentCourse({ timeline }: { timeline: CaseView['timeline'] }) {
  if (!timeline.length) return null
  return (
    <>
      <h2 className="gap">经过</h2>
      <ol className="recent">
        {[...timeline]
          .reverse()
          .slice(0, shown)
          .map((entry) => (
            <li key={`${entry.at} ${entry.kind}`}>
              <time dateTime={entry.at}>{shortMoment(entry.at, today())}</time>
              {entry.says}
            </li>
          ))}
      </ol>
    </>
  )
}
