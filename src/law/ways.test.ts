import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedCalendar } from './calendar.ts'
import { day } from './day.ts'
import { paths } from './paths.ts'
import { barsOf, termEnds, ways } from './ways.ts'

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
