import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { shortDay } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import { stageTitle } from '../law/words.ts'
import type { CallerCase } from '../server/api.ts'
import { today } from '../server/now.ts'
import { call as ask } from '../server/request.ts'
import type { SeatCall } from './call-panel.tsx'

/**
 * The caller's own open matters: asked for aloud first, shown while the call lasts, gone with the wrap-up (RG-5). Kept in
 * no cache: what was seen is not there for the next caller.
 */
export function CallerCases({ call }: { call: SeatCall }) {
  const agree = useMutation({
    gcTime: 0,
    mutationFn: () => ask<{ items: CallerCase[] }>(`/calls/${call.id}/agreement`, { method: 'POST', body: {} }),
  })
  const again = useQuery({
    queryKey: ['caller-cases', call.id],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    // After a reload: the yes was given, and is kept with its time.
    enabled: call.agreed && !agree.data && !agree.isPending,
    queryFn: () => ask<{ items: CallerCase[] }>(`/calls/${call.id}/cases`),
  })
  const items = agree.data?.items ?? again.data?.items
  if (call.withheld) return <p className="hint">来电人没有显示号码，不查他本人的件；可以请他报编号。</p>
  return (
    <section className="caller-cases" aria-label="来电人本人未办结的事项">
      {!items && (
        <p>
          “可以查一下您本人正在办的事项吗？”{' '}
          <Button size="small" loading={agree.isPending} onClick={() => agree.mutate()}>
            来电人同意
          </Button>{' '}
          <span className="hint">没有同意就不查；查看留痕，话后处理完就看不到了。</span>
        </p>
      )}
      {agree.error && <FailureNote error={agree.error} />}
      {items && items.length === 0 && <p className="hint">按这个号码没有他本人未办结的事项。</p>}
      {items && items.length > 0 && (
        <ul>
          {items.map((one) => (
            <li key={one.caseNo}>
              <strong>{one.title}</strong>
              <span className="hint">
                {one.caseNo}　{stageTitle(one.stage)}　{one.holder}　{shortDay(one.receivedOn, today())}收到
                {one.due && `，最迟${shortDay(one.due, today())}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
