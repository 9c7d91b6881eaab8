import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  clockTime,
  dayAtMs,
  dayNumber,
  dayOfNumber,
  daysBetween,
  dayWithWeekday,
  instantMs,
  leftInWords,
  minutesInWords,
  moment,
  shortDay,
  shortMoment,
} from './days.ts'

test('days are counted as Temporal counts them, from 1900 to 2199', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01')
  fc.assert(
    fc.property(fc.integer({ min: -25_567, max: 84_005 }), (number) => {
      const day = epoch.add({ days: number })
      assert.equal(dayOfNumber(number), day.toString())
      assert.equal(dayNumber(day.toString()), number)
      const weekday = `星期${'一二三四五六日'[day.dayOfWeek - 1]}`
      assert.ok(dayWithWeekday(day.toString(), '2026-01-01').endsWith(`（${weekday}）`))
    }),
  )
})

test('an instant is the same moment in every offset, and its day is that of Asia/Shanghai', () => {
  assert.equal(instantMs('2026-11-03T01:12:08Z'), instantMs('2026-11-03T09:12:08+08:00'))
  assert.equal(
    instantMs('2026-11-03T09:12:08.947+08:00'),
    Temporal.Instant.from('2026-11-03T01:12:08.947Z').epochMilliseconds,
  )
  assert.equal(dayAtMs(instantMs('2026-12-31T15:59:59Z')), '2026-12-31')
  assert.equal(dayAtMs(instantMs('2026-12-31T16:00:00Z')), '2027-01-01')
  assert.throws(() => instantMs('2026-12-31'))
})

test('the year is said when it is not this one', () => {
  assert.equal(shortDay('2026-01-09', '2026-11-24'), '1月9日')
  assert.equal(shortDay('2027-01-09', '2026-11-24'), '2027年1月9日')
  assert.equal(dayWithWeekday('2027-01-11', '2027-01-01'), '1月11日（星期一）')
  assert.equal(moment('2026-11-10T15:20:00+08:00', '2026-11-24'), '11月10日 15:20')
  assert.equal(shortMoment('2026-11-10T15:20:00+08:00', '2026-11-24'), '11-10 15:20')
  assert.equal(shortMoment('2025-11-10T15:20:00+08:00', '2026-11-24'), '2025-11-10 15:20')
})

for (const [left, words] of [
  [3, '还有3天'],
  [1, '还有1天'],
  [0, '今天到期'],
  [-5, '已超期5天'],
  [null, '没有期限'],
] as const)
  test(`${left} days left: ${words}`, () => assert.equal(leftInWords(left), words))

test('days between are calendar days, over the turn of a year and backwards', () => {
  assert.equal(daysBetween('2026-11-10', '2027-01-11'), 62)
  assert.equal(daysBetween('2027-01-11', '2026-11-10'), -62)
})

test('minutes that are left, and the time of day, as a clock on the wall says them', () => {
  assert.deepEqual([1, 59 * 60_000, 60 * 60_000, 3 * 3_600_000 + 20 * 60_000, 50 * 3_600_000].map(minutesInWords), [
    '1分钟',
    '59分钟',
    '1小时',
    '3小时20分',
    '2天',
  ])
  assert.equal(clockTime('2026-06-01T06:05:00.000Z'), '14:05')
  assert.equal(clockTime('2026-06-01T00:30:00+08:00'), '00:30')
})
