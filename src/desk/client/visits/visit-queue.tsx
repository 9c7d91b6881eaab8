import { Button } from 'antd'
import { Link } from 'react-router'
import type { Ticket } from '../server/api.ts'
import { openPdf } from './open-pdf.ts'

const states: Readonly<Record<Ticket['state'], string>> = {
  waiting: '等候',
  called: '正在接待',
  skipped: '过号',
  done: '办完',
}
const order: readonly Ticket['state'][] = ['called', 'waiting', 'skipped', 'done']

/** Today's numbers, those that need somebody first. They go after a week; what remains is the case. */
export function VisitQueue({
  items,
  lanes,
  onMove,
  onRegister,
}: {
  items: readonly Ticket[]
  lanes: Readonly<Record<string, string>>
  onMove: (ticket: Ticket, name: 'recall' | 'skip' | 'done') => void
  onRegister: (ticket: Ticket) => void
}) {
  if (!items.length) return <p className="hint empty">今天还没有人取号。</p>
  const sorted = [...items].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <table className="visit-table">
      <caption>今天的号（{items.length}）</caption>
      <thead>
        <tr>
          <th scope="col">号</th>
          <th scope="col">人数</th>
          <th scope="col">取号</th>
          <th scope="col">现在</th>
          <th scope="col">可以</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((ticket) => (
          <tr key={ticket.id} className={`visit-${ticket.state}`}>
            <th scope="row">
              {ticket.number} <small>{lanes[ticket.lane]}</small>
            </th>
            <td>{ticket.people}</td>
            <td>{ticket.issuedAt.slice(11, 16)}</td>
            <td>
              {states[ticket.state]}
              {ticket.state === 'called' && `（${ticket.counter}号窗口）`}{' '}
              {ticket.caseNo && <Link to={`/cases/${ticket.caseNo}`}>{ticket.caseNo}</Link>}
            </td>
            <td>
              {ticket.state === 'skipped' && <Button onClick={() => onMove(ticket, 'recall')}>再叫</Button>}
              {ticket.state === 'waiting' && (
                <>
                  <Button onClick={() => void openPdf(`/visits/${ticket.id}/slip.pdf?sheet=a5`)}>打印A5</Button>{' '}
                  <Button onClick={() => onMove(ticket, 'done')}>不等了</Button>
                </>
              )}
              {ticket.state === 'skipped' && !ticket.caseNo && (
                <Button onClick={() => onRegister(ticket)}>开始登记</Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
