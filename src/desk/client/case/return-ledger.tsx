import { minutesInWords, moment } from '../days.ts'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'

/** 退单台账: where the order lay without being handled, for the centre and the unit alike (HL-06). */
export function ReturnLedger({ view }: { view: CaseView }) {
  const lines = view.order?.returns ?? []
  const lostMinutes = lines.reduce((sum, line) => sum + line.lostMinutes, 0)
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="hint">
          {lines.length}次退单，从派单到决定共用去{minutesInWords(lostMinutes * 60_000)}
          ；办理期限从第一次派单算起，不因退单延长。
        </caption>
        <thead>
          <tr>
            {['单位', '派到', '决定', '用去', '退单理由', '热线中心'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.organ} ${line.to}`}>
              <td>{line.organ}</td>
              <td>{moment(line.from, today())}</td>
              <td>{moment(line.to, today())}</td>
              <td>{minutesInWords(line.lostMinutes * 60_000)}</td>
              <td>{line.ground}</td>
              <td>{line.decided === 'accepted' ? '同意，重新派单' : '不同意，由它办理'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
