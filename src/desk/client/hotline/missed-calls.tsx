import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { clockTime } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { Trouble } from '../frame/trouble.tsx'
import type { CallView } from '../server/api.ts'
import { call as ask } from '../server/request.ts'
import { useCallAct } from './use-call-act.ts'

const refreshMs = 15_000

/** Between two calls: who could not get through, to be called back. */
export function MissedCalls() {
  const act = useCallAct()
  const missed = useQuery({
    queryKey: ['missed-calls'],
    refetchInterval: refreshMs,
    queryFn: () => ask<{ items: CallView[] }>('/calls?list=missed&limit=50'),
  })
  if (missed.error && !missed.data) return <Trouble error={missed.error} onRetry={() => void missed.refetch()} />
  const open = (missed.data?.items ?? []).filter(({ returned }) => !returned)
  return (
    <section className="missed" aria-label="漏接待回拨">
      <h2>漏接待回拨 {open.length > 0 && `${open.length} 个`}</h2>
      {act.error && <FailureNote error={act.error} />}
      {missed.data && open.length === 0 && (
        <p className="hint">今天和昨天没有待回拨的来电。按“就绪”，来电会显示在这里。</p>
      )}
      <ul>
        {open.map((one) => (
          <li key={one.id}>
            <strong>{one.number}</strong>
            <span className="hint">
              {clockTime(one.begunAt)} 来电，等了 {Math.round((one.waitMs ?? 0) / 1000)} 秒
              {one.outcome === 'voicemail' && '，有留言'}
              {one.engine === 'simulated' && '（模拟电话）'}
            </span>
            {!one.withheld && (
              <Button
                size="small"
                loading={act.isPending}
                onClick={() => act.mutate({ path: '/calls', body: { returns: one.id } })}
              >
                我来回拨
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
