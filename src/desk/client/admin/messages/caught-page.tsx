import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { moment } from '../../days.ts'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'

type Caught = { id: number; caseNo: string; channel: string; title: string; to: string; words: string; at: string }
const channels: Readonly<Record<string, string>> = { sms: '短信', email: '邮件', wecom: '企业微信', dingtalk: '钉钉' }

/** 消息试收: what a demo or trial kept instead of sending it. */
export function CaughtPage() {
  const caught = useInfiniteQuery({
    queryKey: ['caught-messages'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call<{ items: Caught[]; next: string | null }>(
        `/admin/caught-messages${pageParam ? `?cursor=${pageParam}` : ''}`,
      ),
    getNextPageParam: ({ next }) => next,
  })
  if (caught.error) return <Trouble error={caught.error} onRetry={() => void caught.refetch()} />
  if (caught.isPending) return <Waiting />
  const items = caught.data.pages.flatMap((page) => page.items)
  return (
    <>
      <p className="admin-tools">
        <Button onClick={() => void caught.refetch()} loading={caught.isRefetching}>
          刷新
        </Button>
      </p>
      {items.length ? (
        <ol className="papers">
          {items.map((item) => (
            <li key={item.id}>
              <div>
                <b>{item.title}</b> <span>{channels[item.channel] ?? item.channel}</span> <span>{item.to}</span>
                <p className="caught-words">{item.words}</p>
                <p className="hint">
                  {moment(item.at, today())}，{item.caseNo}
                </p>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="empty">还没有消息。件登记、转送、受理时会有；试收的通道每分钟处理一次。</p>
      )}
      {caught.hasNextPage && (
        <p className="list-more">
          <Button onClick={() => void caught.fetchNextPage()} loading={caught.isFetchingNextPage}>
            再看更早的
          </Button>
        </p>
      )}
    </>
  )
}
