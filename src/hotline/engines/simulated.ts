import { randomBytes } from 'node:crypto'
import type { Clock } from '../../kernel/index.ts'
import type { EventType } from '../calls/event.ts'
import type { Adapter, Command, Report, Taken } from './engine.ts'
import { tone } from './tone.ts'

/**
 * A telephone exchange that is played: callers who ring, wait, talk, hang up; no line, no sound of a person. For trials
 * only, and every screen says so (模拟电话). It keeps its calls in memory: after a restart they are gone, as they are
 * when a real engine fails.
 */
export type Simulated = Adapter & {
  /** Somebody rings. @returns the engine's id of the call */
  ring(options?: { number?: string; withheld?: boolean; queue?: string; patienceMs?: number }): string
  /** The caller hangs up. */
  hangUp(engineCall: string): void
}

export function simulatedEngine(parts: { clock: Clock; report: (report: Report) => void }): Simulated {
  type Live = {
    seq: number
    seat: string | null
    answered: boolean
    held: boolean
    timers: Set<NodeJS.Timeout>
    /** Keys of the commands that were done. */
    done: Set<string>
  }
  const calls = new Map<string, Live>()

  const report = (id: string, type: EventType, facts: Report['facts'] = {}, more: Partial<Report> = {}): void => {
    const call = calls.get(id)
    if (!call) return
    call.seq++
    parts.report({
      id: `${id}-${call.seq}`,
      type,
      engineCall: id,
      seq: call.seq,
      occurredAt: parts.clock.now().toString(),
      facts,
      ...more,
    })
  }
  const later = (id: string, ms: number, run: () => void): void => {
    const call = calls.get(id)
    if (!call) return
    const timer = setTimeout(() => {
      call.timers.delete(timer)
      if (calls.has(id)) run()
    }, ms)
    timer.unref()
    call.timers.add(timer)
  }
  const over = (id: string): void => {
    for (const timer of calls.get(id)?.timers ?? []) clearTimeout(timer)
    calls.delete(id)
  }
  const begin = (): string => {
    const id = `sim-${randomBytes(9).toString('base64url')}`
    calls.set(id, { seq: 0, seat: null, answered: false, held: false, timers: new Set(), done: new Set() })
    return id
  }

  const acts: Record<Command['kind'], (command: Command, id: string, call: Live) => string | null> = {
    assign({ seat, ringMs }, id, call) {
      if (call.answered) return 'answered-already'
      call.seat = seat
      report(id, 'call.offered', seat ? { seat } : {})
      report(id, 'call.ringing', seat ? { seat } : {})
      later(id, ringMs, () => {
        if (call.answered || call.seat !== seat) return
        call.seat = null
        report(id, 'call.agent_missed', seat ? { seat } : {})
      })
      return null
    },
    answer(_command, id, call) {
      if (call.answered) return null
      if (!call.seat) return 'not-ringing'
      call.answered = true
      report(id, 'call.answered', { seat: call.seat })
      report(id, 'recording.started')
      return null
    },
    hold(_command, id, call) {
      if (!call.answered) return 'not-talking'
      call.held = true
      report(id, 'call.held')
      return null
    },
    resume(_command, id, call) {
      if (!call.held) return 'not-held'
      call.held = false
      report(id, 'call.resumed')
      return null
    },
    transfer({ target }, id, call) {
      if (!call.answered || !target) return 'not-talking'
      report(id, 'call.transferred', { to: target })
      finish(id, 'agent')
      return null
    },
    consult({ target }, id, call) {
      if (!call.answered || !target) return 'not-talking'
      report(id, 'call.consulted')
      return null
    },
    hangup(_command, id) {
      finish(id, 'agent')
      return null
    },
    // Nobody is there to be called.
    dial: () => 'cannot-dial',
    'pause-recording'(_command, id) {
      report(id, 'recording.paused')
      return null
    },
    'start-recording'(_command, id) {
      report(id, 'recording.started')
      return null
    },
  }

  function finish(id: string, by: 'caller' | 'agent'): void {
    const call = calls.get(id)
    if (!call) return
    report(id, call.answered ? 'call.ended' : 'call.abandoned', { by })
    if (call.answered) report(id, 'recording.ready', { seconds: recordedSeconds }, { recording: `rec-${id}` })
    over(id)
  }

  return {
    kind: 'simulated',
    title: '模拟电话',
    can: ['assign', 'answer', 'hold', 'resume', 'transfer', 'consult', 'hangup', 'pause-recording', 'start-recording'],
    distributes: false,
    ring({ number, withheld = false, queue = 'main', patienceMs = 90_000 } = {}) {
      const id = begin()
      report(
        id,
        'call.queued',
        { queue },
        { direction: 'in', number: withheld ? null : (number ?? null), withheld, dialled: '12345' },
      )
      later(id, patienceMs, () => {
        if (!calls.get(id)?.answered) finish(id, 'caller')
      })
      return id
    },
    hangUp: (id) => finish(id, 'caller'),
    async perform(command): Promise<Taken> {
      const call = command.engineCall ? calls.get(command.engineCall) : undefined
      if (!call || !command.engineCall) return { taken: false, failure: 'call-is-gone', again: false }
      if (call.done.has(command.key)) return { taken: true }
      const failure = acts[command.kind](command, command.engineCall, call)
      if (failure) return { taken: false, failure, again: false }
      call.done.add(command.key)
      return { taken: true }
    },
    async liveCalls() {
      return [...calls.keys()]
    },
    async recording(reference) {
      return reference.startsWith('rec-sim-')
        ? { content: tone(recordedSeconds), mediaType: 'audio/wav', seconds: recordedSeconds }
        : null
    },
    close() {
      for (const id of [...calls.keys()]) over(id)
    },
  }
}

/** Every played recording is a tone of this length. */
const recordedSeconds = 3
