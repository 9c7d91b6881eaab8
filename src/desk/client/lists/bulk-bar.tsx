import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { BulkTransfer } from '../bulk/bulk-start.tsx'
import { useBulk } from '../bulk/use-bulk.ts'
import { useKeys } from '../frame/keys.ts'
import type { CaseItem, Me } from '../server/api.ts'

/** The act that several cases of a list can get at once, and who does it all day. */
const acts: Readonly<Record<string, { action: 'transfer' | 'sign'; title: string; roles: readonly string[] }>> = {
  'to-route': { action: 'transfer', title: '批量转送', roles: ['registrar', 'dispatcher'] },
  'to-sign': { action: 'sign', title: '批量签收', roles: ['liaison'] },
}

export function bulkActOf(queue: string, me: Pick<Me, 'roles'>) {
  const act = acts[queue]
  return act && me.roles.some((role) => act.roles.includes(role)) ? act : null
}

/** What is chosen, and what can be done with it. */
export function BulkBar({
  act,
  chosen,
  onAll,
  onNone,
}: {
  act: NonNullable<ReturnType<typeof bulkActOf>>
  chosen: readonly CaseItem[]
  onAll: () => void
  onNone: () => void
}) {
  const bulk = useBulk()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const begin = (): void => {
    if (!chosen.length || bulk.job) return
    if (act.action === 'transfer') setAsking(true)
    else {
      bulk.start(
        'sign',
        {},
        chosen.map(({ caseNo, title, state }) => ({
          caseNo,
          title,
          ...(state === 'order-dispatched' ? { action: 'sign-order' } : {}),
        })),
      )
      void navigate('/bulk')
    }
  }
  useKeys({ b: begin })
  return (
    <section className="bulk-bar" aria-label={act.title}>
      <span role="status">{chosen.length ? `已选 ${chosen.length} 件` : '勾选几件（X），可以一起办'}</span>
      <button type="button" className="link-button" onClick={onAll}>
        全选
      </button>
      {chosen.length > 0 && (
        <button type="button" className="link-button" onClick={onNone}>
          取消
        </button>
      )}
      <Button type="primary" disabled={!chosen.length || bulk.job !== null} onClick={begin} aria-keyshortcuts="b">
        {act.title} <span className="key">B</span>
      </Button>
      {bulk.job && (
        <button type="button" className="link-button" onClick={() => void navigate('/bulk')}>
          先看上一次的结果
        </button>
      )}
      {asking && <BulkTransfer chosen={chosen} onClose={() => setAsking(false)} />}
    </section>
  )
}
