import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { instantMs } from '../days.ts'
import { FailureNote } from '../frame/failure-note.tsx'
import type { CallWords, SeatView } from '../server/api.ts'
import { nowMs } from '../server/now.ts'
import { call as ask } from '../server/request.ts'
import { CallerCases } from './caller-cases.tsx'
import { EmergencyCard } from './emergency-card.tsx'
import { useFunctionKeys } from './function-keys.ts'
import { useCallAct } from './use-call-act.ts'

export type SeatCall = NonNullable<SeatView['call']>

const stageTitles: Readonly<Record<SeatCall['stage'], string>> = {
  waiting: '正在接到您的坐席',
  ringing: '来电',
  talking: '通话中',
  held: '保持中',
  ended: '通话已结束，请完成话后处理',
}

/** The call: who rings (masked), for how long, and its buttons with their keys. */
export function CallPanel({ call, words }: { call: SeatCall; words: CallWords }) {
  const act = useCallAct()
  const [emergency, setEmergency] = useState(false)
  const can = (button: string): boolean => (call.buttons as readonly string[]).includes(button)
  const press = (button: string): void => {
    if (!act.isPending) act.mutate({ path: `/calls/${call.id}/${button}` })
  }
  const ringing = call.stage === 'ringing' && can('answer')
  const talking = call.stage === 'talking' || call.stage === 'held'
  const hold = call.stage === 'held' ? 'resume' : 'hold'
  const answer = ringing ? () => press('answer') : undefined
  const hangup = talking ? () => press('hangup') : undefined
  const pause = talking && can(hold) ? () => press(hold) : undefined
  // Not asked for a second time: where somebody burns, nobody looks for the mouse.
  // A call on the desk's own telephone may be over by the time that somebody writes it down.
  const onHand = call.engine === 'manual' && call.answeredAt !== null && !call.wrappedAt
  const rescue = talking || onHand ? () => setEmergency(!emergency) : undefined
  useFunctionKeys({ F2: answer, F4: hangup, F8: pause, F9: rescue })
  return (
    <section className={`call-panel call-${call.stage}`} aria-label="现在的来电">
      <div className="call-head">
        <p role="status" aria-live="assertive">
          <span className="call-stage">{call.direction === 'out' ? '回拨' : stageTitles[call.stage]}</span>
          <strong className="call-number">{call.number}</strong>
        </p>
        <p className="call-time">
          <Since at={call.answeredAt ?? call.begunAt} until={call.endedAt} />
        </p>
      </div>
      <p className="hint">
        {call.engine === 'simulated' && '模拟电话。'}
        {call.engine === 'manual' && '手工登记的来电，在话机上接听和挂断。'}
        {talking && '开头语：您好，12345，请问有什么可以帮您？通话有录音。'}
        {call.guarded && '这个号码在洪峰防护中，排在最后接听。'}
      </p>
      {call.failed && (
        <p className="note-wrong" role="alert">
          <strong>“{call.failed}”没有做成。</strong>请再按一次，或在话机上操作。
        </p>
      )}
      {act.error && <FailureNote error={act.error} />}
      <div className="call-acts">
        {answer && <Key type="primary" name="F2" title="接听" onPress={answer} />}
        {pause && <Key name="F8" title={call.stage === 'held' ? '取回' : '保持'} onPress={pause} />}
        {hangup && <Key name="F4" title="结束通话" onPress={hangup} />}
        {rescue && <Key danger name="F9" title="紧急转接" onPress={rescue} />}
      </div>
      {call.direction === 'out' && call.stage !== 'ended' && <NumberToDial id={call.id} />}
      {emergency && rescue && <EmergencyCard call={call} words={words} onDone={() => setEmergency(false)} />}
      {call.service && (
        <p className="note-done" role="status">
          已转{call.service}（{words.services[call.service]}），已记下时间；不需要工单。
        </p>
      )}
      {call.answeredAt && !call.wrappedAt && call.direction === 'in' && <CallerCases call={call} />}
    </section>
  )
}

/** A call back from the telephone on the desk: the number is opened once, and it is written down who did. */
function NumberToDial({ id }: { id: string }) {
  const open = useMutation({
    gcTime: 0,
    mutationFn: () => ask<{ number: string }>(`/calls/${id}/number`, { method: 'POST', body: {} }),
  })
  return (
    <p>
      {open.data ? (
        <>
          请拨打 <strong className="call-number">{open.data.number}</strong>
        </>
      ) : (
        <Button loading={open.isPending} onClick={() => open.mutate()}>
          打开号码去拨打（留痕）
        </Button>
      )}
      {open.error && <FailureNote error={open.error} />}
    </p>
  )
}

function Key({
  name,
  title,
  onPress,
  ...look
}: {
  name: string
  title: string
  onPress: () => void
  type?: 'primary'
  danger?: boolean
}) {
  return (
    <Button size="large" {...look} onClick={onPress}>
      {title}{' '}
      <span className="key" aria-hidden="true">
        {name}
      </span>
    </Button>
  )
}

/** Minutes and seconds, counted on the office's clock. */
function Since({ at, until }: { at: string; until: string | null }) {
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    if (until) return
    const timer = window.setInterval(() => setNow(nowMs()), 1_000)
    return () => window.clearInterval(timer)
  }, [until])
  const seconds = Math.max(0, Math.floor(((until ? instantMs(until) : now) - instantMs(at)) / 1_000))
  return (
    <span role="timer" aria-live="off">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  )
}
