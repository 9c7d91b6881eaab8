import { Link } from 'react-router'
import type { CaseView } from '../server/api.ts'

/** Confirmed links only: nobody looks up a person across cases (RG-5). */
export function Related({ view }: { view: CaseView }) {
  if (!view.links.length && !view.mergedInto)
    return <p className="hint empty">没有确认过的关联件。判定重复、并案后在这里列出；系统不按人查找其他件。</p>
  const merged = new Set(view.order?.merged ?? [])
  return (
    <ul className="related">
      {merged.size > 0 && <li>并入本单 {merged.size} 件，各自的诉求人凭编号看本单的进度</li>}
      {view.mergedInto && (
        <li>
          并入 <Link to={`/cases/${view.mergedInto}`}>{view.mergedInto}</Link>，这里显示那一件的进度
        </li>
      )}
      {view.links
        .filter((caseNo) => caseNo !== view.mergedInto)
        .map((caseNo) => (
          <li key={caseNo}>
            {view.splitFrom === caseNo
              ? '从这一件分出'
              : view.splits.includes(caseNo)
                ? '分出的件'
                : merged.has(caseNo)
                  ? '并入本单'
                  : '关联件'}{' '}
            <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
          </li>
        ))}
    </ul>
  )
}
