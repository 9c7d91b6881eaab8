import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth, percentOf, wholePercents } from './arithmetic.ts'

test('I1: 1099 + 292 + 473 of 1864 are 58.96, 15.67 and 25.38 percent, in whole percents 59, 16 and 25', () => {
  assert.deepEqual(
    [1099, 292, 473].map((part) => percentOf(part, 1864)),
    [58.96, 15.67, 25.38],
  )
  assert.deepEqual(wholePercents([1099, 292, 473]), [59, 16, 25])
})

test('FR-3: nothing to divide by gives null, never an empty percent', () => {
  assert.equal(percentOf(0, 0), null)
  assert.equal(growth(12, 0), null)
  assert.equal(growth(0, 12), -100)
  assert.equal(growth(281, 420), -33.1)
})

test('FR-4: a half is rounded away from zero, also where binary fractions would lose it', () => {
  assert.equal(percentOf(201, 40_000), 0.5)
  assert.equal(percentOf(1, 800), 0.13)
  assert.equal(percentOf(-1, 800), -0.13)
})

test('FR-4: whole percents of any partition make 100', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (counts) => {
      const total = wholePercents(counts).reduce((sum, share) => sum + share, 0)
      assert.equal(total, counts.some((count) => count > 0) ? 100 : 0)
    }),
  )
})
