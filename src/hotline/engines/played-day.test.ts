import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callState } from '../calls/call-state.ts'
import { playedDay } from './played-day.ts'

const day = {
  from: Temporal.Instant.from('2026-06-01T00:00:00+08:00'),
  until: Temporal.Instant.from('2026-06-01T12:00:00+08:00'),
  calls: 200,
  seats: ['1', '2'],
  seed: 7,
}

test('a played day is the same for the same seed, ends before now, and leaves no call open', () => {
  const reports = playedDay(day)
  assert.deepEqual(playedDay(day), reports)
  assert.notDeepEqual(playedDay({ ...day, seed: 8 }), reports)
  assert.ok(reports.every(({ occurredAt }) => Temporal.Instant.compare(occurredAt, day.until) <= 0))
  const calls = [...Map.groupBy(reports, ({ engineCall }) => engineCall).values()]
  assert.ok(calls.length > 60 && calls.length < 200)
  assert.ok(calls.every((own) => callState(own).stage === 'ended'))
  const outcomes = new Set(calls.map((own) => callState(own).outcome))
  assert.deepEqual([...outcomes].sort(), ['abandoned', 'answered'])
  assert.equal(new Set(reports.map(({ id }) => id)).size, reports.length)
})

test('numbers of a played day cannot be dialled', () => {
  for (const { number } of playedDay(day)) assert.ok(!number || number.startsWith('0000-'), number ?? '')
})
