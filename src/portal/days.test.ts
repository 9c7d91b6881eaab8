import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, daysBetween, fullDay, fullMoment, moment, shortDay } from './views/days.ts'

test('a day is said with its weekday', () => {
  assert.equal(fullDay('2026-12-09'), '2026年12月9日（星期三）')
  assert.equal(fullDay('2027-01-10'), '2027年1月10日（星期日）')
})

test('the year is said when it is not the reader’s', () => {
  assert.equal(dayOf('2026-12-09', '2026-12-03'), '12月9日（星期三）')
  assert.equal(shortDay('2026-12-09', '2027-01-02'), '2026年12月9日')
})

test('an instant is told on the clock of Asia/Shanghai, whatever its offset', () => {
  assert.equal(moment('2026-11-03T01:12:08Z', '2026-12-03'), '11月3日 09:12')
  assert.equal(moment('2026-12-31T16:30:00Z', '2026-12-31'), '2027年1月1日 00:30')
  assert.equal(fullMoment('2026-12-31T16:30:00Z'), '2027年1月1日（星期五）00:30')
})

test('days between are calendar days, over the turn of a year and backwards', () => {
  assert.equal(daysBetween('2026-11-10', '2027-01-11'), 62)
  assert.equal(daysBetween('2027-01-11', '2026-11-10'), -62)
})
