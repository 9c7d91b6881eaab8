import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { FailureNote } from '../frame/failure-note.tsx'
import { countsQuery } from '../server/queries.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { failedQuery, type MessageView, messagesQuery } from './messages.ts'

/** What the desk does about a notice that did not leave. */
export function SendAgain({ message }: { message: MessageView }) {
  const { may } = useSession()
  const client = useQueryClient()
  const send = useMutation({
    mutationFn: (via: 'again' | 'post') =>
      call(`/cases/${message.caseNo}/messages/${message.id}/again`, { method: 'POST', body: { via } }),
    onSuccess: () =>
      Promise.all(
        [messagesQuery(message.caseNo), failedQuery, countsQuery].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
  if (!message.again || !may('message.again')) return null
  return (
    <p className="paper-acts">
      <Button size="small" loading={send.isPending} onClick={() => send.mutate('again')}>
        重发
      </Button>
      <Button size="small" disabled={send.isPending} onClick={() => send.mutate('post')}>
        改为随文书邮寄
      </Button>
      {send.error && <FailureNote error={send.error} />}
    </p>
  )
}
