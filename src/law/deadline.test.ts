import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { publishedCalendar } from './calendar.ts'
import { deadline } from './deadline.ts'
import { RULES } from './limits.ts'

const lawful = { pack: 'CN-2022', rule: 'DL-05', from: '2025-07-01' }

test('a command or batch line is answered in plain values', () => {
  const answer = deadline({ ...lawful, extend: 30 }, publishedCalendar)
  assert.ok(!('error' in answer))
  const { steps, ...rest } = answer
  assert.deepEqual(rest, { target: '2025-09-29', last: '2025-09-29', article: 'L22 34', provisional: false })
  assert.equal(steps.length, 7)
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer)
})

test('pauses come as pairs of days', () => {
  const answer = deadline(
    { pack: 'CN-2022', rule: 'DL-10', from: '2025-03-03', pauses: [['2025-03-10', '2025-03-14']] },
    publishedCalendar,
  )
  assert.ok(!('error' in answer) && answer.last === '2025-04-07')
})

for (const [why, change, code, article] of [
  ['an impossible date', { from: '2025-02-30' }, 'impossible-date', '[D]'],
  ['a date as a number', { from: 20250701 }, 'impossible-date', '[D]'],
  ['an unknown pack', { pack: 'CN-1995' }, 'unknown-pack', '[D]'],
  ['a missing pack', { pack: undefined }, 'bad-input', '[D]'],
  ['an unknown rule', { rule: 'DL-99' }, 'unknown-rule', '[D]'],
  ['a rule that is no text', { rule: 5 }, 'bad-input', '[D]'],
  ['a rule that the pack lacks', { pack: 'CN-2005', rule: 'DL-04' }, 'rule-not-in-pack', 'L05'],
  ['an extension as text', { extend: '30' }, 'bad-input', '[D]'],
  ['an extension over 30 days', { extend: 31 }, 'extension-too-long', 'L22 34'],
  ['a second extension', { extend: [10, 10] }, 'only-one-extension', 'L22 34'],
  ['an extension of the extension', { rule: 'DL-06', extend: 10 }, 'only-one-extension', 'L22 34'],
  ['an infinite extension', { extend: Number.POSITIVE_INFINITY }, 'not-whole-days', '[D]'],
  ['a pause outside DL-10', { pauses: [['2025-07-10', '2025-07-14']] }, 'pause-not-lawful', 'L22 36(2)'],
  ['pauses that are no list', { pauses: '2025-07-10..2025-07-14' }, 'bad-input', '[D]'],
  ['a pause of one day', { pauses: [['2025-07-10']] }, 'bad-input', '[D]'],
  ['a pause without such a day', { pauses: [['2025-07-10', '2025-07-32']] }, 'impossible-date', '[D]'],
] as const)
  test(`${why} is answered with an error`, () => {
    assert.ok(!('error' in deadline(lawful, publishedCalendar)))
    const answer = deadline({ ...lawful, ...change }, publishedCalendar)
    assert.ok('error' in answer)
    assert.deepEqual([answer.error.code, answer.error.article], [code, article])
    assert.deepEqual(Object.keys(answer.error), ['code', 'article', 'says', 'remedy'])
  })

test('no JSON makes it throw, and every answer is a result or an error', () => {
  const odd = fc.jsonValue()
  const mostly = <T>(value: T) => fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: odd })
  const two = (value: number) => String(value).padStart(2, '0')
  const days = fc
    .tuple(fc.integer({ min: 1970, max: 2210 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`)
  const someDay = fc.oneof(days, odd)
  const line = fc.record(
    {
      pack: mostly('CN-2022'),
      rule: fc.oneof(fc.constantFrom(...RULES), odd),
      from: someDay,
      extend: fc.oneof(fc.integer(), fc.double(), odd),
      pauses: fc.oneof(fc.array(fc.array(someDay, { maxLength: 3 })), odd),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(odd, line), (input) => {
      const answer = deadline(input, publishedCalendar)
      assert.ok('error' in answer ? answer.error.says.length > 0 : answer.steps.length > 0)
    }),
    { numRuns: 5000 },
  )
})
