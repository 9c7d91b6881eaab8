import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodOf, presetOf, presets } from './period.ts'

for (const [preset, today, from, to] of [
  ['last-week', '2026-12-01', '2026-11-23', '2026-11-30'],
  ['last-week', '2026-11-30', '2026-11-23', '2026-11-30'],
  ['last-week', '2026-11-29', '2026-11-16', '2026-11-23'],
  ['this-month', '2026-12-31', '2026-12-01', '2027-01-01'],
  ['last-month', '2026-01-15', '2025-12-01', '2026-01-01'],
  ['last-quarter', '2026-01-15', '2025-10-01', '2026-01-01'],
  ['last-quarter', '2026-12-01', '2026-07-01', '2026-10-01'],
  ['last-half', '2026-12-01', '2026-01-01', '2026-07-01'],
  ['last-year', '2026-12-01', '2025-01-01', '2026-01-01'],
] as const)
  test(`${preset} on ${today}`, () => assert.deepEqual(presets[preset]?.of(today), { from, to }))

test('days in the address count, and a preset goes before them', () => {
  const typed = new URLSearchParams('from=2026-03-01&to=2026-04-01')
  assert.deepEqual(periodOf(typed, '2026-12-01'), { from: '2026-03-01', to: '2026-04-01' })
  assert.equal(presetOf(typed), '')
  assert.deepEqual(periodOf(new URLSearchParams(''), '2026-12-01'), { from: '2026-01-01', to: '2027-01-01' })
})
