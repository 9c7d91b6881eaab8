import { Link } from 'react-router'
import type { Values } from '../acts/form-model.ts'
import { stageTitle } from '../law/words.ts'
import type { Act, Duplicate } from '../server/api.ts'
import { SameWords } from './same-words.tsx'

/** Likely duplicates with the reasons for them. A person decides; each button opens the act with that decision (RG-14). */
export function DuplicateNotice({
  proposals,
  acts,
  onJudge,
}: {
  proposals: readonly Duplicate[]
  acts: readonly Act[]
  onJudge: (action: string, values: Values) => void
}) {
  const mayMerge = acts.some(({ action, allowed }) => action === 'merge' && allowed)
  return (
    <section className="duplicates" aria-label="可能重复的件">
      <h2>可能重复，请判定</h2>
      <ul>
        {proposals.map((one) => (
          <li key={one.caseNo}>
            <p>
              <Link to={`/cases/${one.caseNo}`}>{one.title}</Link>
            </p>
            <p className="hint">
              {one.caseNo}　{stageTitle(one.state)}　文字相同 {Math.round(one.likeness * 100)}%
            </p>
            <p className="hint">{one.reasons.join('')}</p>
            <SameWords sentences={one.sentences} />
            <p className="duplicate-acts">
              <button
                type="button"
                onClick={() => onJudge('confirm-duplicate', { decision: 'repeat', caseNo: one.caseNo })}
              >
                是重复件
              </button>
              <button
                type="button"
                onClick={() => onJudge('confirm-duplicate', { decision: 'related', caseNo: one.caseNo })}
              >
                只是相关
              </button>
              {mayMerge && (
                <button type="button" onClick={() => onJudge('merge', { into: one.caseNo })}>
                  并入这一件
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => onJudge('confirm-duplicate', { decision: 'first' })}>
        都不是，这是初件
      </button>
    </section>
  )
}
