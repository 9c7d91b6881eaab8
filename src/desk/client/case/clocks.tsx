import { useState } from 'react'
import { dayWithWeekday } from '../days.ts'
import type { Clock } from '../server/api.ts'
import { nowMs, today } from '../server/now.ts'
import { clockFace, inOrder } from './clock-face.ts'

/** Cards beside each other; more limits stay behind one button. */
const shownFirst = 3

/** The limits of a case: how much is used, what is left, and how the last day was computed. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  const [all, showAll] = useState(false)
  const ordered = inOrder(clocks)
  const shown = all ? ordered : ordered.slice(0, shownFirst)
  if (!ordered.length) return null
  return (
    <section className="clocks" aria-label="期限">
      {shown.map((clock) => (
        <ClockCard key={`${clock.rule}-${clock.day0}`} clock={clock} />
      ))}
      {ordered.length > shownFirst && (
        <button type="button" className="link-button clocks-more" onClick={() => showAll(!all)}>
          {all ? '只看主要期限' : `另有 ${ordered.length - shownFirst} 个期限`}
        </button>
      )}
    </section>
  )
}

function ClockCard({ clock }: { clock: Clock }) {
  const face = clockFace(clock, today(), nowMs())
  return (
    <article className={`clock ${face.tone}`}>
      <h2>
        {clock.title} <span>{clock.rule}</span>
      </h2>
      <strong>{face.says}</strong>
      <div className="clock-bar" aria-hidden="true">
        <i style={{ width: `${Math.round(face.share * 100)}%` }} />
      </div>
      {face.foot.map((line) => (
        <small key={line}>{line}</small>
      ))}
      {clock.local && !clock.metAt && !clock.stoppedAt && (
        <details>
          <summary>
            {clock.local.kind} {dayWithWeekday(clock.local.on, today())}
          </summary>
          <p className="hint">{clock.local.says}</p>
        </details>
      )}
      {clock.steps.length > 0 && (
        <details>
          <summary>怎么算的</summary>
          <ol>
            {clock.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
    </article>
  )
}
