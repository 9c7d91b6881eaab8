import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { callState, progress } from './call-state.ts'
import { type CallEvent, type EventType, eventTypes } from './event.ts'

const start = Temporal.Instant.from('2026-11-24T09:00:00+08:00')
const at = (seconds: number): string => start.add({ milliseconds: Math.round(seconds * 1000) }).toString()
const event = (seq: number, type: EventType, seconds: number, facts: CallEvent['facts'] = {}): CallEvent => ({
  id: `e${seq}-${type}`,
  type,
  seq,
  occurredAt: at(seconds),
  facts,
})

const answeredCall = [
  event(1, 'call.queued', 0, { queue: 'main' }),
  event(2, 'call.offered', 1, { seat: 'a' }),
  event(3, 'call.agent_missed', 5, { seat: 'a' }),
  event(4, 'call.offered', 5.5, { seat: 'b' }),
  event(5, 'call.ringing', 5.6, { seat: 'b' }),
  event(6, 'call.answered', 8, { seat: 'b' }),
  event(7, 'call.held', 20),
  event(8, 'call.resumed', 32),
  event(9, 'call.ended', 60, { by: 'caller' }),
  event(10, 'call.wrapped', 75),
]

test('a call is what its events say: who it rang at, who answered, how long each part took', () => {
  assert.deepEqual(callState(answeredCall), {
    stage: 'ended',
    outcome: 'answered',
    begunAt: at(0),
    queuedAt: at(0),
    answeredAt: at(8),
    endedAt: at(60),
    wrappedAt: at(75),
    ringMs: 2500,
    holdMs: 12_000,
    missedRings: 1,
    queue: 'main',
    offeredTo: null,
    seat: 'b',
    endedBy: 'caller',
    cause: null,
    score: null,
  })
  const stages = answeredCall.map((_, index) => callState(answeredCall.slice(0, index + 1)).stage)
  assert.deepEqual(stages, [
    'waiting',
    'ringing',
    'waiting',
    'ringing',
    'ringing',
    'talking',
    'held',
    'talking',
    'ended',
    'ended',
  ])
})

test('whoever hangs up before anybody answers has abandoned; whoever was answered has not, even if the engine says so later', () => {
  const abandoned = [
    event(1, 'call.queued', 0),
    event(2, 'call.offered', 1, { seat: 'a' }),
    event(3, 'call.abandoned', 7),
  ]
  assert.deepEqual(
    [callState(abandoned).stage, callState(abandoned).outcome, callState(abandoned).endedBy],
    ['ended', 'abandoned', 'caller'],
  )
  const answered = [...abandoned, event(2.5 as number, 'call.answered', 6, { seat: 'a' })]
  assert.equal(callState(answered).outcome, 'answered')
})

test('a hold that nobody took back ends with the call; an engine clock that jumps back makes no negative time', () => {
  const held = [
    event(1, 'call.queued', 0),
    event(2, 'call.answered', 3, { seat: 'a' }),
    event(3, 'call.held', 10),
    event(4, 'call.ended', 25),
  ]
  assert.equal(callState(held).holdMs, 15_000)
  const jumped = [event(1, 'call.queued', 10), event(2, 'call.offered', 9, { seat: 'a' }), event(3, 'call.answered', 8)]
  assert.equal(callState(jumped).ringMs, 0)
})

test('a transfer moves the call to the other seat; one to a rescue service does not', () => {
  const talking = [event(1, 'call.queued', 0), event(2, 'call.answered', 3, { seat: 'a' })]
  assert.equal(callState([...talking, event(3, 'call.transferred', 9, { seat: 'b', to: 'b' })]).seat, 'b')
  assert.equal(callState([...talking, event(3, 'call.transferred', 9, { to: '119' })]).seat, 'a')
})

const anyEvents = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    type: fc.constantFrom(...(Object.keys(eventTypes) as EventType[])),
    seq: fc.nat({ max: 12 }),
    occurredAt: fc.integer({ min: 0, max: 600 }).map(at),
    facts: fc.record({ seat: fc.constantFrom('a', 'b', 'c') }),
  }),
  { minLength: 1, maxLength: 14, selector: ({ id }) => id },
)

test('however events arrive, late, twice or in any order, the call is the same', () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(), (events, seed) => {
      const shuffled = [...events].sort((a, b) => ((hash(a.id) ^ seed) % 97) - ((hash(b.id) ^ seed) % 97))
      assert.deepEqual(callState(shuffled), callState(events))
    }),
  )
})

test('one event more never moves a call backwards', () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(), (events, which) => {
      if (events.length < 2) return
      const late = events[which % events.length]
      const before = events.filter((one) => one !== late)
      const then = callState(before)
      const now = callState(events)
      assert.ok(progress[now.stage] >= progress[then.stage], `${then.stage} → ${now.stage}`)
      if (then.outcome === 'answered') assert.equal(now.outcome, 'answered')
    }),
  )
})

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0, 7)
