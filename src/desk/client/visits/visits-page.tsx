import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { Field } from '../acts/fields/field.tsx'
import { FailureNote } from '../frame/failure-note.tsx'
import { useKeys } from '../frame/keys.ts'
import { usePageTitle } from '../frame/page-title.ts'
import { Trouble } from '../frame/trouble.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Ticket } from '../server/api.ts'
import { draftId } from '../server/drafts.ts'
import { call } from '../server/request.ts'
import { useSession } from '../session/session.tsx'
import { keepCounter, lastCounter } from './counter.ts'
import { CurrentVisit } from './current-visit.tsx'
import { openPdf } from './open-pdf.ts'
import { VisitQueue } from './visit-queue.tsx'

/** Others draw and call at the same time; the queue is asked for this often. */
const refreshMs = 5_000
const visitsKey = ['visits']

/** The counter for visits: draw a number, call the next one, go on with the one who stands there. */
export function VisitsPage() {
  usePageTitle('来访接待')
  const { may } = useSession()
  if (!may('visit.desk'))
    return (
      <main id="main" className="page">
        <h1>来访接待</h1>
        <p>谁在排队，只有接待单位的接待岗位看得见。请由登记人员接待。</p>
      </main>
    )
  return <Counter />
}

function Counter() {
  const id = useId()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [counter, setCounter] = useState(lastCounter)
  const [people, setPeople] = useState<number | null>(1)
  const visits = useQuery({
    queryKey: visitsKey,
    refetchInterval: refreshMs,
    queryFn: () => call<{ day: string; lanes: Record<string, string>; items: Ticket[] }>('/visits'),
  })
  const write = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      call<Ticket | { ticket: Ticket | null }>(path, { method: 'POST', body, key: draftId() }),
    onSettled: () => client.invalidateQueries({ queryKey: visitsKey }),
  })
  const items = visits.data?.items ?? []
  const [mine] = items.filter((one) => one.mine && one.state === 'called').reverse()
  const waiting = items.filter(({ state }) => state === 'waiting').length
  const next = (): void => {
    if (!counter.trim() || write.isPending) return
    keepCounter(counter.trim())
    write.mutate({ path: '/visits/next', body: { counter: counter.trim() } })
  }
  const move = (ticket: Ticket, name: 'recall' | 'skip' | 'done'): void =>
    write.mutate({
      path: `/visits/${ticket.id}/${name}`,
      body: name === 'recall' && counter.trim() ? { counter: counter.trim() } : {},
    })
  const register = (ticket: Ticket): void => void navigate(`/register?visit=${ticket.id}&people=${ticket.people}`)
  const draw = (event: FormEvent): void => {
    event.preventDefault()
    if (!people || write.isPending) return
    write.mutate(
      { path: '/visits', body: { people } },
      {
        onSuccess: (drawn) => {
          setPeople(1)
          if ('id' in drawn) void openPdf(`/visits/${drawn.id}/slip.pdf`)
        },
      },
    )
  }
  useKeys({
    c: waiting ? next : undefined,
    r: mine ? () => move(mine, 'recall') : undefined,
    s: mine ? () => move(mine, 'skip') : undefined,
    d: mine ? () => move(mine, 'done') : undefined,
    g: mine && !mine.caseNo ? () => register(mine) : undefined,
  })
  if (visits.error && !visits.data)
    return (
      <main id="main" className="page">
        <h1>来访接待</h1>
        <Trouble error={visits.error} onRetry={() => void visits.refetch()} />
      </main>
    )
  if (!visits.data) return <Waiting />
  return (
    <main id="main" className="page visits">
      <h1>来访接待</h1>
      <p className="hint">
        {visits.data.day}　等候 {waiting} 个号。大厅屏幕：<a href="/hall">{window.location.host}/hall</a>
        ，只显示号和窗口。
      </p>
      {write.error && <FailureNote error={write.error} />}
      <div className="visits-parts">
        <section aria-label="我的窗口">
          <h2>我的窗口</h2>
          <div className="visits-call">
            <Field id={`${id}-counter`} title="窗口号" required>
              {(tied) => (
                <Input
                  {...tied}
                  value={counter}
                  maxLength={4}
                  inputMode="numeric"
                  onChange={({ target }) => setCounter(target.value.replace(/[^0-9A-Za-z]/g, ''))}
                />
              )}
            </Field>
            <Button type="primary" size="large" disabled={!counter.trim() || !waiting} onClick={next}>
              叫下一个{' '}
              <span className="key" aria-hidden="true">
                C
              </span>
            </Button>
          </div>
          <CurrentVisit ticket={mine} onMove={move} onRegister={register} />
        </section>
        <section aria-label="取号">
          <h2>取号</h2>
          <form className="visits-call" onSubmit={draw}>
            <Field id={`${id}-people`} title="来了几人" required hint="5人及以上合取一个集体号">
              {(tied) => (
                <InputNumber
                  {...tied}
                  min={1}
                  max={100_000}
                  precision={0}
                  value={people}
                  onChange={(value) => setPeople(value)}
                />
              )}
            </Field>
            <Button size="large" htmlType="submit" disabled={!people}>
              取号并打印
            </Button>
          </form>
          <p className="hint">号条只有号码，不记姓名。来了就取号、就接待，不问来意。</p>
        </section>
      </div>
      <VisitQueue items={items} lanes={visits.data.lanes} onMove={move} onRegister={register} />
    </main>
  )
}
