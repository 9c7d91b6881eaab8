import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { byHalfHour, type CountedCall, callFigures, rate, spread } from './call-figures.ts'
import { callState } from './call-state.ts'
import { type CallEvent, type EventType, msOf } from './event.ts'

const start = Temporal.Instant.from('2026-11-24T09:00:00+08:00')
const at = (ms: number): string => start.add({ milliseconds: ms }).toString()
const call = (parts: Partial<CountedCall> & { queued?: number; answered?: number; ended?: number }): CountedCall => ({
  queuedAt: parts.queued === undefined ? null : at(parts.queued),
  answeredAt: parts.answered === undefined ? null : at(parts.answered),
  endedAt: parts.ended === undefined ? null : at(parts.ended),
  wrappedAt: null,
  ringMs: null,
  holdMs: 0,
  missedRings: 0,
  outcome: parts.answered !== undefined ? 'answered' : parts.ended !== undefined ? 'abandoned' : null,
  mark: null,
  direct: false,
  returned: false,
  ...Object.fromEntries(Object.entries(parts).filter(([key]) => !['queued', 'answered', 'ended'].includes(key))),
})

test('HK-01, HK-02, HK-04: each rate with its two numbers; fifteen seconds count in, five seconds of hanging up count out', () => {
  const found = callFigures([
    call({ queued: 0, answered: 15_000, ended: 90_000 }), // exactly fifteen seconds is in time
    call({ queued: 0, answered: 15_001, ended: 90_000 }),
    call({ queued: 0, ended: 5_000 }), // hung up at once
    call({ queued: 0, ended: 5_001, returned: true }),
    call({ queued: 0 }), // waits still
  ])
  assert.deepEqual(found.answerRate, { numerator: 2, denominator: 4, percent: 50 })
  assert.deepEqual(found.fastOfAnswered, { numerator: 1, denominator: 2, percent: 50 })
  assert.deepEqual(found.fastOfRequested, { numerator: 1, denominator: 5, percent: 20 })
  assert.deepEqual(found.abandonRate, { numerator: 2, denominator: 5, percent: 40 })
  assert.deepEqual(found.missedReturned, { numerator: 1, denominator: 1, percent: 100 })
  assert.equal(found.shortAbandoned, 1)
})

test('HK-10: silent, wrong-number, nuisance and test calls were answered, and are not valid', () => {
  const marks = ['silent', 'wrong-number', 'nuisance', 'test', null]
  const found = callFigures(marks.map((mark) => call({ queued: 0, answered: 1000, ended: 9000, mark })))
  assert.deepEqual([found.answered, found.valid], [5, 1])
})

test('HK-02: a call written down by hand has no time of waiting: it makes no rate look better', () => {
  const found = callFigures([call({ queued: 0, ended: 60_000 }), call({ answered: 0, ended: 60_000 })])
  assert.deepEqual([found.requested, found.answered, found.byHand], [1, 0, 1])
  assert.equal(found.answerRate.percent, 0)
  assert.equal(found.talk.count, 1)
})

test('HK-03: times by nearest rank; nothing to count is null, not 0', () => {
  assert.deepEqual(spread([]), { count: 0, meanMs: null, medianMs: null, p90Ms: null })
  assert.deepEqual(spread([5, 1, 3]), { count: 3, meanMs: 3, medianMs: 3, p90Ms: 5 })
  assert.deepEqual(spread([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), { count: 10, meanMs: 6, medianMs: 5, p90Ms: 9 })
  assert.equal(rate(0, 0).percent, null)
  assert.equal(rate(1, 8).percent, 12.5)
  assert.equal(rate(1, 800).percent, 0.13, 'halves go up')
})

const someCalls = fc.array(
  fc
    .record({
      queued: fc.nat({ max: 7_200_000 }),
      wait: fc.nat({ max: 60_000 }),
      talk: fc.nat({ max: 600_000 }),
      answered: fc.boolean(),
      mark: fc.constantFrom(null, null, null, 'silent', 'test'),
    })
    .map(({ queued, wait, talk, answered, mark }) =>
      answered
        ? call({ queued, answered: queued + wait, ended: queued + wait + talk, mark })
        : call({ queued, ended: queued + wait }),
    ),
  { maxLength: 60 },
)

test('HK-01…04: the figures are those of a plain loop over the calls, and half hours add up to them', () => {
  fc.assert(
    fc.property(someCalls, (calls) => {
      const plain = { requested: 0, answered: 0, fast: 0, short: 0, abandoned: 0, valid: 0, waits: 0 }
      for (const one of calls) {
        plain.requested++
        const queued = msOf(one.queuedAt ?? '')
        if (one.answeredAt) {
          plain.answered++
          const waited = msOf(one.answeredAt) - queued
          plain.waits += waited
          if (waited <= 15_000) plain.fast++
          if (!one.mark) plain.valid++
        } else {
          plain.abandoned++
          if (msOf(one.endedAt ?? '') - queued <= 5_000) plain.short++
        }
      }
      const found = callFigures(calls)
      assert.deepEqual(
        [found.requested, found.answered, found.abandoned, found.shortAbandoned, found.valid],
        [plain.requested, plain.answered, plain.abandoned, plain.short, plain.valid],
      )
      assert.deepEqual(
        [found.answerRate.denominator, found.fastOfAnswered.numerator, found.fastOfRequested.denominator],
        [plain.requested - plain.short, plain.fast, plain.requested],
      )
      if (plain.answered) assert.equal(found.wait.meanMs, Math.round(plain.waits / plain.answered))
      const halves = byHalfHour(calls)
      for (const key of ['requested', 'answered', 'abandoned', 'shortAbandoned'] as const)
        assert.equal(
          halves.reduce((sum, half) => sum + half[key], 0),
          found[key],
          key,
        )
    }),
  )
})

// Recorded from a real engine, given by path: they are not part of the repository.
const fixtures = process.env.DENGWEN_CALL_FIXTURES ?? ''

test('HK-01: calls of a real engine are counted as the trial counted them', (context) => {
  if (!existsSync(fixtures)) return context.skip('DENGWEN_CALL_FIXTURES names no folder with recorded calls')
  const names: Record<string, EventType> = {
    queued: 'call.queued',
    offered: 'call.offered',
    ringing: 'call.ringing',
    agent_no_answer: 'call.agent_missed',
    answered: 'call.answered',
    held: 'call.held',
    resumed: 'call.resumed',
    ended: 'call.ended',
    abandoned: 'call.abandoned',
    recording_ready: 'recording.ready',
  }
  type Line = { id: string; type: string; at: string; agent?: string; waitMs?: number; talkMs?: number }
  const lines = readdirSync(fixtures)
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => readFileSync(join(fixtures, name), 'utf8').split('\n'))
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => JSON.parse(line) as Line)
  const streams = Map.groupBy(lines, ({ id }) => id)
  assert.ok(streams.size >= 3, 'read something')
  const states = [...streams.values()].map((own) => {
    const events = own.map(
      (line, seq): CallEvent => ({
        id: `${seq}`,
        type: names[line.type] ?? assert.fail(`unknown ${line.type}`),
        seq,
        occurredAt: line.at,
        facts: line.agent ? { seat: line.agent } : {},
      }),
    )
    const state = callState(events)
    const waited = own.find(({ type }) => type === 'answered')?.waitMs
    if (waited !== undefined) assert.equal(callFigures([counted(state)]).wait.meanMs, waited)
    const talked = own.find(({ type }) => type === 'ended')?.talkMs
    if (talked !== undefined) assert.ok(Math.abs((callFigures([counted(state)]).talk.meanMs ?? 0) - talked) <= 1)
    return state
  })
  const figures = callFigures(states.map(counted))
  assert.equal(figures.answered, lines.filter(({ type }) => type === 'answered').length)
  assert.equal(figures.abandoned, lines.filter(({ type }) => type === 'abandoned').length)
  assert.equal(figures.missedRings, lines.filter(({ type }) => type === 'agent_no_answer').length)
})

const counted = (state: ReturnType<typeof callState>): CountedCall => ({
  ...state,
  mark: null,
  direct: false,
  returned: false,
})
