import { useQuery } from '@tanstack/react-query'
import { Waiting } from '../frame/waiting.tsx'
import type { QualityCheck } from '../server/api.ts'
import { qualitySheetQuery } from './queries.ts'
import { markWords } from './words.ts'

/** A sheet that was filled in: what was lost and why; whoever filled it in is not named. */
export function SheetLook({ check }: { check: QualityCheck }) {
  const sheet = useQuery(qualitySheetQuery)
  if (!sheet.data) return <Waiting />
  const { items, fatal } = sheet.data
  const marked = items.filter(({ of }) => of.includes(check.subject))
  return (
    <div className="quality-look">
      <p>
        <b>{check.score}分</b>，{check.passed ? '合格' : '不合格'}（{sheet.data.passScore}分合格）
      </p>
      <ul>
        {marked.map(({ code, title }) => {
          const mark = check.marks?.[code] ?? 'n/a'
          return (
            <li key={code} className={mark === 'full' || mark === 'n/a' ? 'hint' : undefined}>
              {title}：{markWords[mark]}
            </li>
          )
        })}
      </ul>
      {check.fatal.length > 0 && (
        <p className="note-wrong">{fatal.filter(({ code }) => check.fatal.includes(code)).map(({ title }) => title)}</p>
      )}
      {check.remark && <p className="pre">检查人：{check.remark}</p>}
      {check.appeal && <p className="pre">异议：{check.appeal}</p>}
      {check.decision && <p className="pre">裁定：{check.decision}</p>}
    </div>
  )
}
