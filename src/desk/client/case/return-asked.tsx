import { moment } from '../days.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { ReadableInput } from './readable-input.tsx'

/** What the unit wrote when it asked to give the order back: whoever decides reads it beside the decision. */
export function ReturnAsked({ view }: { view: CaseView }) {
  if (view.state !== 'order-return-asked') return null
  const asked = [...view.records].reverse().find(({ kind }) => kind === 'request-order-return')
  if (!asked) return null
  return (
    <section className="duplicates" aria-label="退单申请">
      <h2>{view.holder}申请退单</h2>
      <p className="hint">{moment(asked.at, today())}提出，期限照算</p>
      <ReadableInput verb={asked.kind} input={asked.body} view={view} />
    </section>
  )
}
