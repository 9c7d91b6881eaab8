import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { FailureNote } from '../frame/failure-note.tsx'
import type { CallWords } from '../server/api.ts'
import type { SeatCall } from './call-panel.tsx'
import { useCallAct } from './use-call-act.ts'

/** HL-03: one press and the caller talks to the rescue services. No form and no order; a line in the log. */
export function EmergencyCard({ call, words, onDone }: { call: SeatCall; words: CallWords; onDone: () => void }) {
  const act = useCallAct()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const put = (service: string): void =>
    act.mutate({ path: `/calls/${call.id}/emergency`, body: { service } }, { onSuccess: onDone })
  return (
    <section
      className="emergency"
      aria-label="紧急转接"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <p>
        <strong>有人有危险，先转过去，什么都不用填。</strong>
        {call.engine === 'manual' && '请在话机上转接，这里按一下记下时间。'}
        方向键或 Tab 选，Enter 转接，Esc 收起。
      </p>
      <div className="call-acts">
        {Object.entries(words.services).map(([service, title], index) => (
          <Button
            key={service}
            ref={index === 0 ? first : null}
            danger
            type="primary"
            size="large"
            loading={act.isPending}
            onClick={() => put(service)}
            onKeyDown={(event) => move(event.key, event.currentTarget)}
          >
            {service}　{title}
          </Button>
        ))}
      </div>
      {act.error && <FailureNote error={act.error} />}
    </section>
  )
}

function move(key: string, from: HTMLElement): void {
  const next = key === 'ArrowRight' ? from.nextElementSibling : key === 'ArrowLeft' ? from.previousElementSibling : null
  if (next instanceof HTMLElement) next.focus()
}
