import { Button } from 'antd'
import { Link } from 'react-router'
import type { Ticket } from '../server/api.ts'

type Props = {
  ticket: Ticket | undefined
  onMove: (ticket: Ticket, name: 'recall' | 'skip' | 'done') => void
  onRegister: (ticket: Ticket) => void
}

/** The number that stands at this window, and everything that may follow. */
export function CurrentVisit({ ticket, onMove, onRegister }: Props) {
  return (
    <div className="visit-now" aria-live="polite">
      {ticket ? (
        <>
          <p className="visit-number">{ticket.number}</p>
          <p>
            {ticket.people > 1 ? `${ticket.people} 人　` : ''}
            {ticket.counter}号窗口{ticket.calls > 1 ? `　已叫 ${ticket.calls} 次` : ''}
          </p>
          <div className="visit-acts">
            {ticket.caseNo ? (
              <>
                <Link to={`/cases/${ticket.caseNo}`}>{ticket.caseNo}</Link>
                <Link to={`/visits/record/${ticket.caseNo}`}>写笔录</Link>
                <Link to={`/visits/evidence/${ticket.caseNo}`}>收材料</Link>
              </>
            ) : (
              <Button type="primary" onClick={() => onRegister(ticket)}>
                开始登记{' '}
                <span className="key" aria-hidden="true">
                  G
                </span>
              </Button>
            )}
            <Button onClick={() => onMove(ticket, 'recall')}>
              再叫{' '}
              <span className="key" aria-hidden="true">
                R
              </span>
            </Button>
            <Button onClick={() => onMove(ticket, 'skip')}>
              过号{' '}
              <span className="key" aria-hidden="true">
                S
              </span>
            </Button>
            <Button onClick={() => onMove(ticket, 'done')}>
              办完{' '}
              <span className="key" aria-hidden="true">
                D
              </span>
            </Button>
          </div>
        </>
      ) : (
        <p className="hint">没有正在接待的号。</p>
      )}
    </div>
  )
}
