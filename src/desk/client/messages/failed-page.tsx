import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { moment } from '../days.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { today } from '../server/now.ts'
import { failedQuery } from './messages.ts'
import { SendAgain } from './send-again.tsx'

/** 没有发出的通知: of this organ's cases. */
export function FailedMessagesPage() {
  usePageTitle('没有发出的通知')
  const failed = useQuery(failedQuery)
  if (failed.error) return <Trouble error={failed.error} onRetry={() => void failed.refetch()} />
  if (failed.isPending) return <Waiting />
  return (
    <main id="main" className="page">
      <h1>没有发出的通知（{failed.data.length}）</h1>
      {failed.data.length ? (
        <ul className="papers">
          {failed.data.map((message) => (
            <li key={message.id}>
              <div>
                <b>{message.title}</b> <Link to={`/cases/${message.caseNo}?tab=messages`}>{message.caseNo}</Link>
                <p className="hint">
                  {moment(message.at, today())}，{message.says}
                </p>
              </div>
              <SendAgain message={message} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">都发出去了。发不出去的通知会列在这里，可以重发，或改为随文书邮寄。</p>
      )}
    </main>
  )
}
