import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedCalendar, withYear } from './calendar.ts'
import { cite } from './cite.ts'
import { type Clock, type ClockOptions, lawful, type Pause } from './clock.ts'
import { day } from './day.ts'
import { hourClock } from './hour-clock.ts'
import { RULES } from './limits.ts'
import { cn2005, cn2022, hotlinePacks, packById, packOn, packs } from './packs/index.ts'
import { isRefusal, type Refusal } from './refusal.ts'

const from = (rule: string, day0: string, options?: ClockOptions): Clock =>
  lawful(cn2022.clock(rule, day(day0), publishedCalendar, options))
const pause = (first: string, last: string): Pause => [day(first), day(last)]
const ends = ({ target, last }: Clock) => [String(target), String(last)]

/** The code and article of a refusal. */
function refusedBy(result: Clock | Refusal): string[] {
  assert.ok(isRefusal(result), 'expected a refusal')
  assert.notEqual(result.says, '')
  assert.notEqual(result.remedy, '')
  return [result.code, result.article]
}

// domain.md §9
for (const [id, rule, day0, target, last] of [
  ['T1', 'DL-01', '2025-09-16', '2025-10-01', '2025-10-09'], // CNT-3 rolls past 国庆节 and 中秋节
  ['T2', 'DL-05', '2025-08-02', '2025-10-01', '2025-10-09'], // day 0 may be a Saturday
  ['T3', 'DL-05', '2025-03-03', '2025-05-02', '2025-05-06'],
  ['T5', 'DL-07', '2025-09-05', '2025-10-05', '2025-10-09'],
  ['T6', 'DL-04', '2025-09-26', '2025-10-10', '2025-10-10'], // L22 23(3): Sun 28 Sep is a make-up working day
  ['T7', 'DL-13b', '2025-09-29', '2025-10-10', '2025-10-10'],
  ['T8', 'DL-13c', '2025-09-25', '2025-10-15', '2025-10-15'], // Sat 11 Oct works as well
  ['T9', 'DL-04', '2025-04-25', '2025-05-06', '2025-05-06'], // Sun 27 Apr works
] as const)
  test(`${id}: ${rule} from ${day0} ends ${last}`, () => assert.deepEqual(ends(from(rule, day0)), [target, last]))

test('T4: an extension lengthens the limit before it is rolled', () => {
  assert.deepEqual(ends(from('DL-05', '2025-07-01', { extendDays: 30 })), ['2025-09-29', '2025-09-29'])
  // DL-05 alone ends on Sat 30 Aug and is rolled to 1 Sep. Counted from there, DL-06 would end on 9 Oct.
  const handling = from('DL-05', '2025-07-01')
  assert.deepEqual(ends(handling), ['2025-08-30', '2025-09-01'])
  const extension = lawful(cn2022.clock('DL-06', handling.target, publishedCalendar))
  assert.deepEqual(ends(extension), ['2025-09-29', '2025-09-29'])
})

test('T10: the five days of a hearing are left out of DL-10', () => {
  const clock = from('DL-10', '2025-03-03', { pauses: [pause('2025-03-10', '2025-03-14')] })
  assert.deepEqual(ends(clock), ['2025-04-07', '2025-04-07'])
})

// Computed apart from this code, with Python's datetime over the published days: a limit, its target, its last day.
for (const [pack, day0, rows] of [
  [
    cn2022,
    '2026-09-16',
    [
      ['DL-01', '2026-10-01', '2026-10-08'],
      ['DL-02', '2026-10-01', '2026-10-08'],
      ['DL-03', '2026-10-01', '2026-10-08'],
      ['DL-04', '2026-09-22', '2026-09-22'],
      ['DL-05', '2026-11-15', '2026-11-16'],
      ['DL-06', '2026-10-16', '2026-10-16'],
      ['DL-07', '2026-10-16', '2026-10-16'],
      ['DL-08', '2026-10-16', '2026-10-16'],
      ['DL-08a', '2026-09-22', '2026-09-22'],
      ['DL-09', '2026-10-16', '2026-10-16'],
      ['DL-10', '2026-10-16', '2026-10-16'],
      ['DL-11', '2026-11-15', '2026-11-16'],
      ['DL-12', '2026-10-16', '2026-10-16'],
      ['DL-13a', '2026-09-17', '2026-09-17'],
      ['DL-13b', '2026-09-20', '2026-09-20'],
      ['DL-13c', '2026-09-30', '2026-09-30'],
      ['DL-14', '2026-10-01', '2026-10-08'],
      ['DL-15', '2026-09-16', '2026-09-16'],
      ['DL-16', '2026-10-13', '2026-10-13'],
      ['DL-17', '2026-10-13', '2026-10-13'],
      ['DL-18', '2026-09-22', '2026-09-22'],
      ['DL-19', '2026-11-15', '2026-11-16'],
      ['DL-20', '2026-10-16', '2026-10-16'],
      ['DL-21', null, null],
      ['DL-30', '2026-09-20', '2026-09-20'],
      ['DL-31', '2026-10-01', '2026-10-08'],
    ],
  ],
  [
    cn2005,
    '2019-04-18',
    [
      ['DL-01', '2019-05-03', '2019-05-05'],
      ['DL-02', '2019-05-03', '2019-05-05'],
      ['DL-03', '2019-05-03', '2019-05-05'],
      ['DL-05', '2019-06-17', '2019-06-17'],
      ['DL-06', '2019-05-18', '2019-05-20'],
      ['DL-07', '2019-05-18', '2019-05-20'],
      ['DL-08', '2019-05-18', '2019-05-20'],
      ['DL-09', '2019-05-18', '2019-05-20'],
      ['DL-10', '2019-05-18', '2019-05-20'],
      ['DL-12', '2019-05-18', '2019-05-20'],
    ],
  ],
] as const)
  test(`every limit of ${pack.id} has an article, words and a vector`, () => {
    assert.deepEqual(
      pack.limits.map((limit) => limit.id),
      rows.map(([id]) => id),
    )
    for (const [rule, target, last] of rows) {
      const limit = pack.limits.find((row) => row.id === rule)
      assert.match(cite(limit?.article ?? ''), /^《|^本系统规则/, rule)
      for (const word of [limit?.title, limit?.trigger, limit?.duty]) assert.match(word ?? '', /\p{Script=Han}/u, rule)
      const result = pack.clock(rule, day(day0), publishedCalendar)
      if (target === null) assert.deepEqual(refusedBy(result), ['limit-not-set', 'L22 41(1)'])
      else assert.deepEqual(ends(lawful(result)), [target, last], rule)
    }
  })

test('every rule stands in some pack, and no pack has another', () => {
  const stored = new Set([...packs, ...hotlinePacks].flatMap((pack) => pack.limits.map((limit) => limit.id)))
  assert.deepEqual([...stored].sort(), [...RULES].sort())
})

test('the day of receipt decides between the packs', () => {
  assert.equal(packOn(day('2026-11-24')), cn2022)
  assert.equal(packOn(day('2022-05-01')), cn2022)
  assert.equal(packOn(day('2022-04-30')), cn2005)
  assert.equal(packOn(day('2005-05-01')), cn2005)
  const before = packOn(day('2005-04-30'))
  assert.ok(isRefusal(before) && before.code === 'no-pack-on-day')
  assert.equal(packById('CN-2005'), cn2005)
  assert.equal(packById('CN-1995'), undefined)
})

test('a rule that the old law lacks is refused, an invented one otherwise', () => {
  const old = (rule: string) => cn2005.clock(rule, day('2019-04-18'), publishedCalendar)
  assert.ok(!isRefusal(old('DL-03')))
  assert.deepEqual(refusedBy(old('DL-04')), ['rule-not-in-pack', 'L05'])
  assert.deepEqual(refusedBy(old('DL-13a')), ['rule-not-in-pack', 'L05'])
  assert.deepEqual(refusedBy(old('DL-99')), ['unknown-rule', '[D]'])
  assert.deepEqual(refusedBy(old('constructor')), ['unknown-rule', '[D]'])
})

test('handling is extended once, by 30 days at most, and nothing else is', () => {
  const extended = (rule: string, extendDays: number) =>
    cn2022.clock(rule, day('2025-03-03'), publishedCalendar, { extendDays })
  assert.equal(String(lawful(extended('DL-05', 30)).target), '2025-06-01')
  assert.equal(String(lawful(extended('DL-05', 0)).target), '2025-05-02')
  assert.deepEqual(refusedBy(extended('DL-05', 31)), ['extension-too-long', 'L22 34'])
  assert.deepEqual(refusedBy(extended('DL-05', -1)), ['not-whole-days', '[D]'])
  assert.deepEqual(refusedBy(extended('DL-05', 1.5)), ['not-whole-days', '[D]'])
  assert.deepEqual(refusedBy(extended('DL-06', 1)), ['only-one-extension', 'L22 34'])
  assert.deepEqual(refusedBy(extended('DL-08', 10)), ['extension-not-lawful', 'L22 35'])
  const old = cn2005.clock('DL-05', day('2019-04-18'), publishedCalendar, { extendDays: 31 })
  assert.deepEqual(refusedBy(old), ['extension-too-long', 'L05 33'])
})

test('a letter sets the days of DL-06, DL-11 and DL-14, and of no other', () => {
  const set = (rule: string, limitDays: number) =>
    cn2022.clock(rule, day('2025-03-03'), publishedCalendar, { limitDays })
  assert.equal(String(lawful(set('DL-06', 10)).target), '2025-03-13')
  assert.deepEqual(refusedBy(set('DL-06', 31)), ['extension-too-long', 'L22 34'])
  assert.equal(String(lawful(set('DL-11', 20)).target), '2025-03-23')
  assert.deepEqual(refusedBy(set('DL-11', 0)), ['not-whole-days', '[D]'])
  assert.equal(String(lawful(set('DL-14', 3)).target), '2025-03-06') // the city's share
  assert.deepEqual(refusedBy(set('DL-14', 16)), ['limit-too-long', '满意度办法 6'])
  assert.equal(String(lawful(set('DL-21', 60)).target), '2025-05-02')
  assert.deepEqual(refusedBy(set('DL-01', 20)), ['limit-is-fixed', 'L22 22(1)'])
})

test('only the hearing of a re-review lets time stand still', () => {
  const paused = (rule: string, ...pauses: Pause[]) =>
    cn2022.clock(rule, day('2025-03-03'), publishedCalendar, { pauses })
  const hearing = pause('2025-03-10', '2025-03-14')
  assert.ok(!isRefusal(paused('DL-10', hearing)))
  assert.deepEqual(refusedBy(paused('DL-08', hearing)), ['pause-not-lawful', 'L22 36(2)'])
  assert.deepEqual(refusedBy(paused('DL-05', hearing)), ['pause-not-lawful', 'L22 36(2)'])
  assert.deepEqual(refusedBy(paused('DL-10', pause('2025-03-14', '2025-03-10'))), ['pause-inverted', 'L22 36(2)'])
  const sharesADay = pause('2025-03-14', '2025-03-15')
  assert.deepEqual(refusedBy(paused('DL-10', sharesADay, hearing)), ['pauses-overlap', 'L22 36(2)'])
})

// 30 days from 2025-03-03 end on 2025-04-02.
for (const [why, pauses, target] of [
  ['before day 1: without effect', [pause('2025-02-24', '2025-03-03')], '2025-04-02'],
  ['across day 0: only what follows it counts', [pause('2025-03-01', '2025-03-05')], '2025-04-04'],
  ['on the last day: moves it', [pause('2025-04-02', '2025-04-02')], '2025-04-03'],
  ['after the end: without effect', [pause('2025-04-03', '2025-04-10')], '2025-04-02'],
  [
    'in two parts, the second inside only because of the first, given in any order',
    [pause('2025-04-03', '2025-04-04'), pause('2025-03-10', '2025-03-11')],
    '2025-04-06',
  ],
  ['one day after the other', [pause('2025-03-10', '2025-03-11'), pause('2025-03-12', '2025-03-12')], '2025-04-05'],
] as const)
  test(`pause ${why}`, () => assert.equal(String(from('DL-10', '2025-03-03', { pauses }).target), target))

test('a clock is provisional where a year without notice decided its end', () => {
  const provisional = (rule: string, day0: string) => from(rule, day0).provisional
  assert.equal(provisional('DL-07', '2026-11-30'), false) // ends 2026-12-30
  assert.equal(provisional('DL-07', '2026-12-02'), true) // ends 2027-01-01, and is rolled
  assert.equal(provisional('DL-04', '2026-12-24'), false) // fifth working day 2026-12-31
  assert.equal(provisional('DL-04', '2026-12-25'), true)
  assert.equal(provisional('DL-07', '2006-11-01'), true) // 2006 has no notice
  assert.equal(provisional('DL-07', '2006-12-20'), false) // 2007 has one, and it decides alone
})

test('a clock names the calendar it was computed with, and another one computes another end', () => {
  const moved = withYear(publishedCalendar, {
    year: 2027,
    source: '测试',
    notices: ['测试通知'],
    days: [{ date: '2027-01-04', rest: true, name: '元旦' }],
  })
  const [before, after] = [from('DL-07', '2026-12-03'), lawful(cn2022.clock('DL-07', day('2026-12-03'), moved))]
  assert.deepEqual(ends(before), ['2027-01-02', '2027-01-04'])
  assert.deepEqual(ends(after), ['2027-01-02', '2027-01-05'])
  assert.equal(before.calendar, publishedCalendar.version)
  assert.notEqual(after.calendar, before.calendar)
  assert.equal(after.provisional, false)
})

test('days that no clock can mean are refused', () => {
  const at = (day0: string, options?: ClockOptions) => cn2022.clock('DL-11', day(day0), publishedCalendar, options)
  assert.ok(!isRefusal(at('2199-01-01')))
  assert.deepEqual(refusedBy(at('2199-12-01')), ['day-out-of-range', '[D]'])
  assert.deepEqual(refusedBy(at('0202-09-16')), ['day-out-of-range', '[D]'])
  assert.deepEqual(refusedBy(at('2025-03-03', { limitDays: 2 ** 40 })), ['day-out-of-range', '[D]'])
})

test('lawful throws on a refusal: the procedure table asked for what the law lacks', () => {
  assert.throws(() => lawful(cn2022.clock('DL-99', day('2025-03-03'), publishedCalendar)), /unknown-rule/)
})

test('DL-15 counts hours through the night and the holiday', () => {
  const start = Temporal.ZonedDateTime.from('2026-10-01T23:30[Asia/Shanghai]')
  const result = hourClock(cn2022, 'DL-15', start)
  assert.ok(!isRefusal(result))
  assert.equal(String(result.alarmAt.toPlainDateTime()), '2026-10-02T00:30:00')
  assert.equal(String(result.escalateAt.toPlainDateTime()), '2026-10-02T01:30:00')
  const days = hourClock(cn2022, 'DL-01', start)
  assert.ok(isRefusal(days) && days.code === 'limit-not-in-hours')
  // Given a day only, a holiday does not move it either.
  assert.deepEqual(ends(from('DL-15', '2026-10-01')), ['2026-10-01', '2026-10-01'])
})
