import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedCalendar } from './calendar.ts'
import { day } from './day.ts'
import { paths } from './paths.ts'
import { barsOf, barsOn, standingInWords, termEnds, ways } from './ways.ts'

test('the ways have every path of the law, and every bar that they name is the law’s', () => {
  assert.deepEqual([...new Set(ways.map(({ path }) => path))].toSorted(), paths.map(({ path }) => path).toSorted())
  assert.equal(new Set(ways.map(({ id }) => id)).size, ways.length)
  for (const way of ways) {
    assert.equal(barsOf(way).length, way.bars.length)
    for (const option of way.asks?.options ?? []) {
      assert.equal(barsOf(way, option).length, option.bars.length)
      for (const bar of option.bars) assert.ok(way.bars.includes(bar), `${way.id}: ${bar} is asked about and not told`)
    }
  }
})

test('every bar of the citizen that a way asks the day for can be counted from it', () => {
  for (const way of ways)
    for (const asked of [way, ...(way.asks?.options ?? [])])
      if ('since' in asked && asked.since)
        for (const bar of barsOf(way, 'value' in asked ? asked : undefined))
          assert.ok(bar.term, `${way.id}: ${bar.what}`)
})

for (const [term, since, last] of [
  [{ days: 60 }, '2026-10-08', '2026-12-07'], // 行政复议法 20
  [{ months: 6 }, '2026-08-31', '2027-02-28'], // 行政诉讼法 46; no 31 February
  [{ years: 1 }, '2024-02-29', '2025-02-28'],
  [{ workdays: 20 }, '2025-09-19', '2025-10-23'], // over National Day and the made-up 28 September and 11 October
] as const)
  test(`${JSON.stringify(term)} from ${since} end on ${last}`, () => {
    assert.equal(termEnds(term, day(since), publishedCalendar)?.toString(), last)
  })

test('working days without a calendar are not guessed', () => {
  assert.equal(termEnds({ workdays: 5 }, day('2026-11-02'), null), null)
})

for (const [since, is, words] of [
  ['2026-04-02', 'past', '到2026年6月1日（星期一）已经过了'],
  ['2026-04-03', 'close', '到2026年6月2日（星期二）为止，就是今天'],
  ['2026-04-18', 'close', '到2026年6月17日（星期三）为止，只剩15天'],
  ['2026-04-19', 'open', '到2026年6月18日（星期四）为止，还有16天'],
] as const)
  test(`§2.5: reconsideration of an act of ${since} is ${is} on 2 June`, () => {
    const [{ bar, standing } = assert.fail()] = barsOn('31-4', day(since), day('2026-06-02'), publishedCalendar)
    assert.equal(bar.what, '申请行政复议')
    assert.equal(standing?.is, is)
    assert.equal(standing && standingInWords(standing), words)
  })

test('no bar is counted from a day that does not begin it, or from none', () => {
  const today = day('2026-06-02')
  for (const { path } of paths) {
    for (const { bar, standing } of barsOn(path, day('2026-03-01'), today, publishedCalendar))
      assert.equal(standing !== null, bar.fromEvent === true, bar.what)
    for (const { standing } of barsOn(path, null, today, publishedCalendar)) assert.equal(standing, null)
  }
})
