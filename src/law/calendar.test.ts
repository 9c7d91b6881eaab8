import assert from 'node:assert/strict'
import test from 'node:test'
import { type CalendarYear, calendarFrom, publishedCalendar, withYear } from './calendar.ts'
import { validateYear } from './calendar-year.ts'
import { day, isWeekend, numberOf, parseDay, zhDayWeek } from './day.ts'
import { isRefusal } from './refusal.ts'

const calendar = publishedCalendar
const year2027: CalendarYear = {
  year: 2027,
  source: '国务院办公厅',
  notices: ['测试通知'],
  days: [
    { date: '2027-01-01', rest: true, name: '元旦' },
    { date: '2027-05-01', rest: true, name: '劳动节' },
    { date: '2027-05-02', rest: true, name: '劳动节' },
    { date: '2027-05-08', rest: false, name: '劳动节' },
    ...['2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, rest: true, name: '国庆节' })),
  ],
}

test('rest days and their names', () => {
  for (const [date, rest, name] of [
    ['2025-10-08', true, '国庆节、中秋节'],
    ['2025-10-09', false, null],
    ['2025-09-28', false, null], // a Sunday that works
    ['2025-09-27', true, '周末'],
    ['2026-11-24', false, null],
  ] as const) {
    assert.equal(calendar.isRest(day(date)), rest, date)
    assert.equal(calendar.name(day(date)), name, date)
  }
  assert.equal(calendar.makeup(numberOf(day('2025-09-28'))), '国庆节、中秋节')
  assert.equal(calendar.makeup(numberOf(day('2025-09-27'))), null)
})

test('every published year passes the check that an administrator has to pass', () => {
  assert.deepEqual(
    calendar.years.map(({ year }) => year),
    Array.from({ length: 23 }, (_, index) => 2004 + index),
  )
  for (const year of calendar.years) assert.deepEqual(validateYear(year), year)
})

test('a year without notice is provisional, and an unknown one rests on fixed days only', () => {
  assert.deepEqual(
    [2003, 2004, 2006, 2007, 2026, 2027].map((year) => calendar.provisional(year)),
    [true, true, true, false, false, true],
  )
  assert.equal(calendar.name(day('2027-01-01')), '元旦')
  assert.equal(calendar.name(day('2028-10-03')), '国庆节')
  assert.equal(calendar.isRest(day('2027-02-08')), false) // a Monday of Spring Festival: not guessed
  assert.equal(calendar.name(day('2027-02-06')), '周末')
})

test('withYear overrides one year in a new calendar', () => {
  const later = withYear(calendar, year2027)
  assert.equal(later.provisional(2027), false)
  assert.equal(later.isRest(day('2027-05-08')), false)
  assert.equal(calendar.isRest(day('2027-05-08')), true)
  assert.equal(later.isRest(day('2026-10-01')), true)
  assert.throws(() => calendarFrom([year2027, year2027]), RangeError)
})

test('the version follows the data, and nothing else', () => {
  const version = (...years: CalendarYear[]) => calendarFrom(years).version
  const { days } = year2027
  assert.equal(version(year2027), version({ ...year2027, days: days.toReversed() }))
  const others = [
    { ...year2027, days: days.slice(1) },
    { ...year2027, days: days.map((entry) => (entry.rest ? entry : { ...entry, date: '2027-05-09' })) },
    { ...year2027, days: days.map((entry) => ({ ...entry, rest: true })) },
    { ...year2027, notices: [] },
    { ...year2027, year: 2028 },
  ]
  assert.equal(new Set([year2027, ...others].map((year) => version(year))).size, 6)
  assert.match(calendar.version, /^2004-2026\.[0-9a-f]{16}$/)
  assert.match(version(), /^none/)
})

for (const [why, change, says] of [
  ['no object', null, /一个对象/],
  ['year as text', { year: '2027' }, /year（年份）/],
  ['no source', { source: ' ' }, /source（来源）/],
  ['notices as text', { notices: '通知' }, /notices/],
  ['days missing', { days: undefined }, /days（日期）应当是列表/],
  ['a day that does not exist', { days: [{ date: '2027-02-30', rest: true, name: '春节' }] }, /2027-02-30"不存在/],
  ['a day of another year', { days: [{ date: '2028-01-01', rest: true, name: '元旦' }] }, /不在2027年内/],
  ['the same day twice', { days: [...year2027.days, ...year2027.days.slice(0, 1)] }, /2027-01-01重复/],
  ['rest as text', { days: [{ date: '2027-01-01', rest: '是', name: '元旦' }] }, /的 rest 应当/],
  ['no name', { days: [{ date: '2027-01-01', rest: true }] }, /的 name/],
  ['a working day declared working', { days: [{ date: '2027-05-07', rest: false, name: '节' }] }, /（星期五）本来就是/],
  ['国庆节 forgotten', { days: year2027.days.slice(0, 4) }, /2027-10-01（国庆节）是法定节假日/],
] as const)
  test(`validateYear refuses ${why}`, () => {
    assert.deepEqual(validateYear(year2027), year2027)
    const result = validateYear(change && { ...year2027, ...change })
    assert.ok(isRefusal(result))
    assert.equal(result.code, 'calendar-year-invalid')
    assert.match(result.says, says)
  })

test('days are read strictly and written in Chinese', () => {
  assert.equal(String(parseDay('2024-02-29')), '2024-02-29')
  for (const text of ['2025-02-29', '2025-2-9', '20250209', '2025-02-09T00:00', ' 2025-02-09', '', 20250209, null])
    assert.equal(parseDay(text), null, String(text))
  assert.throws(() => day('2025-02-30'), RangeError)
  assert.equal(zhDayWeek(day('2026-11-10')), '2026年11月10日（星期二）')
  assert.equal(isWeekend(numberOf(day('1969-12-28'))), true) // a Sunday, before the epoch
  assert.equal(isWeekend(numberOf(day('1969-12-29'))), false)
})
