import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '../acts/fields/field.tsx'
import { inLandmark } from '../acts/fields/in-landmark.tsx'
import { clockTime } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import type { CallWords, SeatView } from '../server/api.ts'
import { call as ask } from '../server/request.ts'
import { useCallAct } from './use-call-act.ts'

/** What the seat is doing, and what it can do next: ready, rest, leave; a call without any engine. */
export function SeatBar({ seat, words, live }: { seat: SeatView; words: CallWords; live: boolean }) {
  const act = useCallAct()
  const [writing, setWriting] = useState(false)
  const { engine, state } = seat
  const set = (next: string, reason?: string): void =>
    act.mutate({ path: '/seat', method: 'PUT', body: { state: next, ...(reason ? { reason } : {}) } })
  const free = !seat.call
  return (
    <section className="seat-bar" aria-label="我的坐席">
      <p className={`seat-state seat-${state}`} role="status">
        <strong>{words.seats[state]}</strong>
        {seat.reason && <span>（{words.breaks[seat.reason]}）</span>}
        <span className="hint">
          坐席 {seat.seat}，{clockTime(seat.since)} 起　排队 {seat.waiting} 人
        </span>
      </p>
      <EngineNote engine={engine} live={live} />
      {act.error && <FailureNote error={act.error} />}
      {free && (
        <div className="seat-acts">
          <Button
            type={state === 'ready' ? 'default' : 'primary'}
            disabled={state === 'ready'}
            onClick={() => set('ready')}
          >
            就绪
          </Button>
          <Select
            aria-label="小休的原因"
            placeholder="小休……"
            value={null}
            style={{ width: '9rem' }}
            popupRender={inLandmark}
            options={Object.entries(words.breaks)
              .filter(([code]) => code !== 'no-answer')
              .map(([value, label]) => ({ value, label }))}
            onChange={(reason: string) => set('break', reason)}
          />
          <Button disabled={state === 'offline'} onClick={() => set('offline')}>
            离席
          </Button>
          <Button aria-expanded={writing} onClick={() => setWriting(!writing)}>
            手工登记来电
          </Button>
          {engine?.kind === 'simulated' && (
            <Button
              onClick={() =>
                void ask('/telephony/simulated-calls', { method: 'POST', body: { number: '13800000000' } })
              }
            >
              打一个模拟电话
            </Button>
          )}
        </div>
      )}
      {free && writing && <HandEntry onDone={() => setWriting(false)} />}
    </section>
  )
}

/** Whether calls come by themselves, and whether what comes is real. */
function EngineNote({ engine, live }: { engine: SeatView['engine']; live: boolean }) {
  return (
    <>
      {!engine && <p className="hint">没有接话务平台：话机响了，请用“手工登记来电”。</p>}
      {engine?.kind === 'simulated' && (
        <p className="note-played">模拟电话：没有真的来电人，来电、号码、录音都是演示。</p>
      )}
      {engine?.lost && (
        <p className="note-wrong" role="alert">
          <strong>话务平台没有消息。</strong>请用话机接听，用“手工登记来电”登记；恢复以后照常。
        </p>
      )}
      {!live && (
        <p className="hint" role="status">
          实时连接断开，每几秒自动更新；写的内容都在。
        </p>
      )}
    </>
  )
}

/** The telephone on the desk rang: who, and it begins. */
function HandEntry({ onDone }: { onDone: () => void }) {
  const id = useId()
  const act = useCallAct()
  const [number, setNumber] = useState('')
  const [withheld, setWithheld] = useState(false)
  const begin = (event: FormEvent): void => {
    event.preventDefault()
    const told = number.trim()
    act.mutate(
      { path: '/calls', body: { ...(told && !withheld ? { number: told } : {}), withheld } },
      { onSuccess: onDone },
    )
  }
  return (
    <form className="seat-acts" onSubmit={begin}>
      <Field id={`${id}-number`} title="来电号码" required={false}>
        {(tied) => (
          <Input
            {...tied}
            autoFocus
            disabled={withheld}
            value={number}
            inputMode="tel"
            maxLength={30}
            onChange={({ target }) => setNumber(target.value.replace(/[^0-9 ()+-]/g, ''))}
          />
        )}
      </Field>
      <Checkbox checked={withheld} onChange={({ target }) => setWithheld(target.checked)}>
        没有显示号码
      </Checkbox>
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        开始登记
      </Button>
      {act.error && <FailureNote error={act.error} />}
    </form>
  )
}
