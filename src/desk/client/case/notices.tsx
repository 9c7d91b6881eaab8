import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { moment } from '../days.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { messagesQuery } from '../messages/messages.ts'
import { SendAgain } from '../messages/send-again.tsx'
import type { CaseView } from '../server/api.ts'
import { today } from '../server/now.ts'

/** 送达与通知: what became of each notice. A reported arrival may be taken into the act of delivery. */
export function Notices({ view }: { view: CaseView }) {
  const messages = useQuery(messagesQuery(view.caseNo))
  const [params, setParams] = useSearchParams()
  if (messages.error) return <Trouble error={messages.error} onRetry={() => void messages.refetch()} />
  if (messages.isPending) return <Waiting />
  if (!messages.data.length)
    return <p className="hint empty">还没有通知。信访人没有留下联系方式的，告知书由本单位送达。</p>
  return (
    <ul className="papers">
      {messages.data.map((message) => (
        <li key={message.id}>
          <div>
            <b>{message.title}</b>
            <p className={message.state === 'failed' ? 'field-wrong' : 'hint'}>
              {moment(message.at, today())}，{message.says}
            </p>
          </div>
          <SendAgain message={message} />
          {message.arrival && !params.get('act') && (
            <Button
              size="small"
              onClick={() =>
                setParams({ tab: 'messages', act: 'deliver', ...message.arrival } as Record<string, string>)
              }
            >
              据此登记送达
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
