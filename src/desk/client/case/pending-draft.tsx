import { moment } from '../days.ts'
import { actTitle } from '../law/words.ts'
import type { CaseView, Pending } from '../server/api.ts'
import { today } from '../server/now.ts'
import { OpinionText } from './opinion-text.tsx'
import { ReadableInput } from './readable-input.tsx'

/** What somebody drafted and another has to approve or sign: the thing itself, not its name. */
export function PendingDraft({ pending, view }: { pending: Pending; view: CaseView }) {
  const verb = pending.verb === 'issue-opinion' ? 'draft-opinion' : pending.verb
  const isOpinion = verb === 'draft-opinion' && Array.isArray(pending.input.answers)
  return (
    <section className="pending" aria-label="等待审批">
      <h2>{isOpinion ? '等待签发：处理意见书' : `等待审批：${actTitle(verb)}`}</h2>
      <p className="hint">
        {pending.by}，{moment(pending.at, today())}拟办
      </p>
      {isOpinion ? (
        <OpinionText input={pending.input} />
      ) : (
        <ReadableInput verb={verb} input={pending.input} view={view} />
      )}
      {view.envelopeOnly && <p className="hint">拟办内容随件密封，审批只看信封。</p>}
    </section>
  )
}
