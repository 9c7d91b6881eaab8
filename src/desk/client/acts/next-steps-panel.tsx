import { dayWithWeekday } from '../days.ts'
import { useKeys } from '../frame/keys.ts'
import { ArticleLink } from '../law/article-link.tsx'
import { articleInWords, limitTitle } from '../law/words.ts'
import type { Act } from '../server/api.ts'
import { today } from '../server/now.ts'
import type { NextSteps, Refused, Step } from './next-steps.ts'

/** So many acts stand with their explanation; the rest with their names. */
const explained = 4

/** 下一步: what can be done as buttons, the likely one first; what cannot, with the reason and the article. */
export function NextStepsPanel({ steps, onOpen }: { steps: NextSteps; onOpen: (action: string) => void }) {
  useKeys(
    Object.fromEntries(steps.ready.flatMap(({ act, letter }) => (letter ? [[letter, () => onOpen(act.action)]] : []))),
  )
  return (
    <>
      {steps.ready.slice(0, explained).map((step, index) => (
        <ActButton key={step.act.action} step={step} first={index === 0} onOpen={onOpen} />
      ))}
      {steps.ready.length > explained && (
        <div className="acts-brief">
          {steps.ready.slice(explained).map((step) => (
            <ActButton key={step.act.action} step={step} first={false} onOpen={onOpen} />
          ))}
        </div>
      )}
      {!steps.ready.length && <p className="hint">您现在没有要办的步骤。</p>}
      {steps.held.map((refused) => (
        <Held key={refused.act.action} refused={refused} />
      ))}
      {steps.later.length > 0 && (
        <details className="later">
          <summary>另有 {steps.later.length} 项不到时候或不适用</summary>
          {steps.later.map((refused) => (
            <Held key={refused.act.action} refused={refused} />
          ))}
        </details>
      )}
    </>
  )
}

function ActButton({
  step: { act, letter },
  first,
  onOpen,
}: {
  step: Step
  first: boolean
  onOpen: (action: string) => void
}) {
  const says = [act.hint, articleInWords(act.article), dueInWords(act)].filter(Boolean).join('，')
  const hint = `act-${act.action}-hint`
  return (
    <div className={first ? 'act main' : 'act'}>
      <button
        type="button"
        aria-describedby={hint}
        {...(letter ? { 'aria-keyshortcuts': letter } : {})}
        onClick={() => onOpen(act.action)}
      >
        {act.title}
      </button>
      {letter && (
        <span className="key" aria-hidden="true">
          {letter.toUpperCase()}
        </span>
      )}
      <small id={hint}>{says}</small>
    </div>
  )
}

function dueInWords(act: Act): string {
  if (!act.due) return ''
  const [rule] = act.starts
  return `${rule ? limitTitle(rule) : '期限'}到${dayWithWeekday(act.due, today())}`
}

function Held({ refused: { act, says, article, remedy } }: { refused: Refused }) {
  return (
    <div className="act no">
      <span>{act.title}</span>
      <small>
        {says}
        <span className="act-why">
          {remedy}（<ArticleLink article={article} />）
        </span>
      </small>
    </div>
  )
}
