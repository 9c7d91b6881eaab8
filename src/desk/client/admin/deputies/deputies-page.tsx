import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { dayWithWeekday } from '../../days.ts'
import { FailureNote } from '../../frame/failure-note.tsx'
import { Trouble } from '../../frame/trouble.tsx'
import { Waiting } from '../../frame/waiting.tsx'
import { draftId } from '../../server/drafts.ts'
import { today } from '../../server/now.ts'
import { call } from '../../server/request.ts'
import { useSession } from '../../session/session.tsx'
import type { Deputy } from '../api.ts'
import { accountsKey, deputiesQuery } from '../queries.ts'
import { DeputyForm } from './deputy-form.tsx'
import { deputyReasons } from './reasons.ts'

const parts = [
  ['now', '现在代理的', '现在没有人代理别人。'],
  ['later', '将要代理的', ''],
  ['over', '已经结束的', ''],
] as const

/** 代理: who stands in for whom, on which days. It ends by itself. */
export function DeputiesPage() {
  const { may } = useSession()
  const deputies = useQuery(deputiesQuery)
  if (deputies.error) return <Trouble error={deputies.error} onRetry={() => void deputies.refetch()} />
  if (deputies.isPending) return <Waiting />
  return (
    <div className={may('admin.accounts') ? 'admin-split both' : 'admin-split'}>
      <div className="admin-parts">
        {parts.map(([state, title, none]) => {
          const here = deputies.data.filter((deputy) => deputy.state === state)
          return (
            (here.length > 0 || none) && (
              <section key={state}>
                <h2>{title}</h2>
                {here.length ? <Deputies items={here} title={title} /> : <p className="empty">{none}</p>}
              </section>
            )
          )
        })}
      </div>
      {may('admin.accounts') && <DeputyForm />}
    </div>
  )
}

function Deputies({ items, title }: { items: readonly Deputy[]; title: string }) {
  const { may } = useSession()
  const { modal } = App.useApp()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: (id: string) => call(`/admin/deputies/${id}`, { method: 'DELETE', key: draftId() }),
    onSuccess: () =>
      Promise.all(
        [deputiesQuery.queryKey, accountsKey].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  })
  return (
    <>
      {end.error && <FailureNote error={end.error} />}
      <table className="admin-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">谁代谁</th>
            <th scope="col">单位</th>
            <th scope="col">起止</th>
            <th scope="col">事由</th>
            {may('admin.accounts') && (
              <th scope="col">
                <span className="sr-only">操作</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((deputy) => (
            <tr key={deputy.id}>
              <td>
                <b>{deputy.byName}</b> 代 <b>{deputy.ofName}</b>
              </td>
              <td>{deputy.organName}</td>
              <td>
                {dayWithWeekday(deputy.from, today())}至{dayWithWeekday(deputy.to, today())}
              </td>
              <td>{deputyReasons[deputy.reason] ?? deputy.reason}</td>
              {may('admin.accounts') && (
                <td>
                  {deputy.state !== 'over' && (
                    <Button
                      size="small"
                      aria-label={`提前结束${deputy.byName}代${deputy.ofName}`}
                      onClick={() =>
                        modal.confirm({
                          title: `提前结束${deputy.byName}代${deputy.ofName}？`,
                          content: '立即不能再以代理身份办理；已经办的不变，仍记在代理人名下。',
                          okText: '提前结束',
                          cancelText: '取消',
                          onOk: () => end.mutate(deputy.id),
                        })
                      }
                    >
                      提前结束
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
