import { articleInWords } from '../law/words.ts'
import type { CaseView } from '../server/api.ts'
import { personWord } from './person-word.ts'

const classes: Readonly<Record<string, string>> = { appeal: '申诉求决', suggestion: '建议意见', accusation: '检举控告' }
const urgencies: Readonly<Record<string, string>> = { urgent: '紧急', critical: '特急' }
const duplicates: Readonly<Record<string, string>> = { first: '初次', repeat: '重复' }

/** Number, channel, first or repeat; title; what kind of matter it is and who has it. */
export function CaseHead({ view }: { view: CaseView }) {
  return (
    <header className="case-head">
      <p className="case-no">
        <span>{view.caseNo}</span>
        <span>{view.channelTitle}</span>
        {view.dup && <span>{duplicates[view.dup] ?? view.dup}</span>}
      </p>
      <h1>{view.title}</h1>
      <ul className="tags" aria-label="这一件">
        <li className="tag-state">{view.stateTitle}</li>
        {view.sealed && <li className="tag-sealed">密封件</li>}
        <li>{view.holder}办</li>
        {view.categoryTitle && <li>{view.categoryTitle}</li>}
        {view.class3 && (
          <li>{[classes[view.class3], view.path && pathInWords(view.path)].filter(Boolean).join(' · ')}</li>
        )}
        {(view.placeTitle || view.place) && <li>{[view.placeTitle, view.place].filter(Boolean).join(' ')}</li>}
        {view.order && <li>{view.order.typeTitle}</li>}
        {urgencies[view.urgency] && <li>{urgencies[view.urgency]}</li>}
        {view.order?.noReply && <li>不要答复</li>}
        {view.order && view.order.redone > 0 && <li>重办 {view.order.redone} 次</li>}
        {view.order?.bound && <li>热线中心指定，不能再退</li>}
        {view.order && view.order.mergedCount > 0 && <li>并入 {view.order.mergedCount} 单</li>}
        {view.confidential && <li>{personWord(view)}要求保密</li>}
        {view.signerCount > 1 && <li>联名 {view.signerCount} 人</li>}
        {view.peopleCount > 1 && <li>{view.peopleCount} 人</li>}
        {view.caseworkers.length > 0 && <li>承办 {view.caseworkers.join('、')}</li>}
      </ul>
    </header>
  )
}

/** `31-6` → 第三十一条第六项 */
const pathInWords = (path: string): string => articleInWords(`L22 ${path.replace('-', '(')})`)
