import { moment } from '../days.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'
import { personWord } from './person-word.ts'

/** Who looked at the identity, as the person sees it (RG-8). */
export function Looks({ view }: { view: CaseView }) {
  const views = view.identityViews
  const person = personWord(view)
  if (!views.length)
    return (
      <p className="hint empty">还没有人查看过身份信息。每次查看和打印送达稿都会列在这里，{person}本人也看得见。</p>
    )
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="hint">{person}在查询页面看到的也是这些。</caption>
        <thead>
          <tr>
            {['时间', '单位', '岗位', '用途', '理由'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...views].reverse().map((look) => (
            <tr key={`${look.at} ${look.post}`}>
              <td>{moment(look.at, today())}</td>
              <td>{look.organ}</td>
              <td>{look.post}</td>
              <td>{look.purpose}</td>
              <td>{look.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
