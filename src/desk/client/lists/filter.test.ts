import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterLast, filterFrom, filterQuery, filterWords, lastReceived, type Names } from './filter.ts'

const same = (text: string): string => text
const names: Names = { state: same, category: same, place: same, organ: same, channel: same, day: same }

test('a filter goes into the address and comes out of it, whatever the order', () => {
  const filter = filterFrom(new URLSearchParams('to=2026-07-01&category=01/08&mine=1&tab=x&state='))
  assert.deepEqual(filter, { category: '01/08', to: '2026-07-01', mine: '1' })
  assert.equal(filterQuery(filter), 'category=01%2F08&to=2026-07-01&mine=1')
  assert.deepEqual(filterFrom(new URLSearchParams(filterQuery(filter))), filter)
})

test('the last day of receipt is said as people say it, and asked for as the API wants it', () => {
  assert.equal(afterLast('2026-06-30'), '2026-07-01')
  assert.equal(lastReceived('2026-07-01'), '2026-06-30')
  assert.equal(afterLast(''), '')
  assert.deepEqual(filterWords({ to: '2026-07-01', class: 'appeal', mine: '1' }, names), [
    { name: 'class', says: '申诉求决' },
    { name: 'to', says: '2026-06-30为止收到' },
  ])
})
